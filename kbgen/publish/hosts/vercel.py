import json
import re
from urllib.parse import unquote

from kbgen.publish.hosts.host import Host, HostedSite

#: Signs that mean something in its patterns.
_SPECIAL = re.compile(r"[:()*+?{}\[\]|^$\\.]")


def _vercel(site: HostedSite) -> str:
    data = {
        "trailingSlash": True,
        "redirects": [
            {"source": _plain(unquote(one.old)), "destination": one.new, "statusCode": 301}
            for one in site.rules.redirects
        ],
        "headers": [
            {"source": "/(.*)", "headers": _pairs(site.everywhere)},
            # Later ones replace earlier ones.
            *(
                {"source": _pattern(rule.pattern), "headers": _pairs(dict(rule.headers))}
                for rule in site.special
            ),
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _pattern(pattern: str) -> str:
    is_folder = pattern.endswith("*")
    return _plain(pattern.rstrip("*")) + ("(.*)" if is_folder else "")


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", text)


def _pairs(headers: dict[str, str]) -> list[dict[str, str]]:
    return [{"key": name, "value": value} for name, value in headers.items()]


HOST = Host(
    name="vercel",
    about="It lies in the site as vercel.json.",
    file="vercel.json",
    in_site=True,
    make=_vercel,
)
