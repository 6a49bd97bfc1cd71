"""Files that static hosts read: `_headers` and `_redirects`."""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

from kbgen.config import Project
from kbgen.model.artifact import IMMUTABLE, SAVED_FOLDER, SHOWN_FOLDER
from kbgen.model.site import Site
from kbgen.render.sitemap import ARTICLES, POLICIES
from kbgen.urls import IN_URL

_FOREVER = "public, max-age=31536000, immutable"
#: For a file that a writer put beside an article: it gets no origin and runs nothing.
_SANDBOX = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
_WRITERS_FILES = {
    SHOWN_FOLDER: _SANDBOX,
    SAVED_FOLDER: {**_SANDBOX, "Content-Disposition": "attachment"},
}


def security_headers(
    endpoint: str, extra: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> dict[str, str]:
    """Return the headers of every response. Pages send nothing except to the endpoint.

    extra: directive → sources that the configuration adds to the site itself.
    """
    directives = {"default-src": ["'self'"], "frame-ancestors": ["'self'"]}
    parts = urlsplit(endpoint)
    if parts.netloc:
        origin = f"{parts.scheme}://{parts.netloc}"
        directives |= {name: ["'self'", origin] for name in ("connect-src", "form-action")}
    for name, sources in extra.items():
        directives[name] = list(dict.fromkeys([*directives.get(name, ["'self'"]), *sources]))
    policy = "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }


def headers_file(project: Project, site: Site) -> bytes:
    endpoint = project.config.feedback.used_endpoint
    same = urlsplit(project.config.site.url)[:2] == urlsplit(endpoint)[:2]
    extra = {str(name): sources for name, sources in project.config.hosting.csp.items()}
    if chats := _chat_origins(project):
        extra["script-src"] = [*extra.get("script-src", ()), *chats]
    every = security_headers("" if same else endpoint, extra)
    embed = project.config.embed.origins
    if embed:
        # A static header names one origin or all: what stands there is public either way.
        every["Access-Control-Allow-Origin"] = embed[0] if len(embed) == 1 else "*"
    rules = {"/*": every}
    # Hosts merge the headers of all matching rules, so these paths must not overlap.
    for folder in IMMUTABLE:
        rules[f"/{folder}*"] = {**_WRITERS_FILES.get(folder, {}), "Cache-Control": _FOREVER}
    # Not `/_kb/search/*`: it would fit the immutable files below.
    entrances = (f"/_kb/search/{locale.segment}.json" for locale in site.locales)
    # One rule for the lists of all locales: Cloudflare Pages reads a hundred rules. An asterisk at
    # the end fits whatever follows on every host that reads this file.
    lists = (f"/{ARTICLES}*", f"/{POLICIES}*")
    scripts = ["/_kb/embed.js"] if embed else []
    for path in ("/_kb/urls.json", *entrances, *lists, *scripts):
        rules[path] = {"Cache-Control": "no-cache"}
    if project.config.agents.twins:
        base = quote(urlsplit(project.config.site.url).path or "/", safe=IN_URL)
        for one in site.locales:
            guide = f'<{base}{one.segment}/llms.txt>; rel="describedby"; type="text/markdown"'
            rules[f"/{one.segment}/*"] = {"Link": guide}
    blocks = [
        "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items())])
        for path, headers in rules.items()
    ]
    return ("\n\n".join(blocks) + "\n").encode()


def _chat_origins(project: Project) -> list[str]:
    """Return where the scripts of live chats come from: who names one wants it to load."""
    scripts = (channel.script for channel in project.config.contact.channels if channel.script)
    return sorted({"{0.scheme}://{0.netloc}".format(urlsplit(script)) for script in scripts})


def redirects_file(project: Project, site: Site) -> bytes:
    """Return the redirects for Netlify, Cloudflare Pages and others: three words per line."""
    lines = [f"{old} {new} 301" for old, new in _pairs(project, site)]
    return "".join(f"{line}\n" for line in lines).encode()


def nginx_map(project: Project, site: Site) -> bytes:
    """Return the redirects for a `map $uri $kb_redirect { include …; }` of nginx.

    nginx compares with the decoded address. In its values `$` begins a variable and cannot
    be escaped, so both sides are percent-encoded first, where `$` is `%24`.
    """
    lines = [f"{_nginx(unquote(old))} {_nginx(new)};" for old, new in _pairs(project, site)]
    return "".join(f"{line}\n" for line in lines).encode()


def _nginx(text: str) -> str:
    """Return a word of nginx's configuration."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def redirects_json(project: Project, site: Site) -> bytes:
    """Return the redirects for any other server."""
    data = [{"from": old, "to": new} for old, new in _pairs(project, site)]
    return (json.dumps(data, ensure_ascii=False, indent=0) + "\n").encode()


def _pairs(project: Project, site: Site) -> list[tuple[str, str]]:
    """Return (former address, address), both from the root of the host, percent-encoded."""
    base = quote(urlsplit(project.config.site.url).path or "/", safe=IN_URL)
    return [
        (
            f"{base}{quote(old)}",
            quote(new, safe=IN_URL) if "://" in new else f"{base}{quote(new, safe='/#')}",
        )
        for old, new in site.redirects
    ]
