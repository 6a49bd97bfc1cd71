import json
import re
from urllib.parse import unquote

from kbgen.publish.hosts.host import Host, HostedSite


def _firebase(site: HostedSite) -> str:
    rules = [("**", site.everywhere)]
    rules += [(_glob(rule.pattern), dict(rule.headers)) for rule in site.special]
    hosting = {
        "public": "site",
        "ignore": ["firebase.json", "**/.kbgen*"],
        "trailingSlash": True,
        "redirects": [
            {"source": _escaped(unquote(one.old)), "destination": one.new, "type": 301}
            for one in site.rules.redirects
        ],
        "headers": [
            {
                "source": source,
                "headers": [{"key": name, "value": value} for name, value in headers.items()],
            }
            for source, headers in rules
        ],
    }
    return json.dumps({"hosting": hosting}, ensure_ascii=False, indent=1) + "\n"


def _glob(pattern: str) -> str:
    """Return the glob of a path, a folder, or files whose names begin alike."""
    end = "**" if pattern.endswith("/*") else "*" if pattern.endswith("*") else ""
    return _escaped(pattern.rstrip("*")) + end


def _escaped(text: str) -> str:
    """Return a path without the signs that mean something in a glob."""
    return re.sub(r"[*?\[\]{}()!+@:]", lambda match: f"\\{match[0]}", text)


HOST = Host(
    name="firebase",
    about="Save it as firebase.json beside site/, and run firebase deploy --only hosting.",
    file="firebase.json",
    in_site=False,
    make=_firebase,
)
