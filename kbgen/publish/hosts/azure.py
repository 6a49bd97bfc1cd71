import json
from typing import Any
from urllib.parse import unquote

from kbgen.errors import KbgenError
from kbgen.publish.hosts.host import Host, HostedSite

#: Bytes that the host accepts.
_LARGEST = 20_000


def _azure(site: HostedSite) -> str:
    routes: list[dict[str, Any]] = [
        {"route": unquote(one.old), "redirect": one.new, "statusCode": 301}
        for one in site.rules.redirects
    ]
    routes += [{"route": rule.pattern, "headers": dict(rule.headers)} for rule in site.special]
    data = {
        "trailingSlash": "always",
        "routes": routes,
        "globalHeaders": site.everywhere,
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
        "mimeTypes": {
            ".atom": "application/atom+xml",
            ".kb": "application/octet-stream",
            ".md": "text/markdown; charset=utf-8",
        },
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if len(text.encode()) <= _LARGEST:
        return text
    # Without its redirects: the pages at the old addresses still redirect in the browser.
    data["routes"] = routes[len(site.rules.redirects) :]
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if len(text.encode()) > _LARGEST:
        raise KbgenError("staticwebapp.config.json would have more than 20 kB, the host's limit")
    return text


HOST = Host(
    name="azure-static-web-apps",
    about="It lies in the site as staticwebapp.config.json.",
    file="staticwebapp.config.json",
    in_site=True,
    make=_azure,
)
