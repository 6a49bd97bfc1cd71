"""Files that static hosts read: `_headers` and `_redirects`."""

from urllib.parse import quote, urlsplit

from kbgen.config import Project
from kbgen.model.artifact import IMMUTABLE
from kbgen.model.site import Site

_FOR_EVER = "public, max-age=31536000, immutable"


def security_headers(endpoint: str) -> dict[str, str]:
    """Return the headers of every response. Nothing leaves but what goes to the endpoint."""
    policy = "default-src 'self'"
    parts = urlsplit(endpoint)
    if parts.netloc:
        origin = f"{parts.scheme}://{parts.netloc}"
        policy += f"; connect-src 'self' {origin}; form-action 'self' {origin}"
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }


def headers_file(project: Project, site: Site) -> bytes:
    endpoint = project.config.feedback.used_endpoint
    same = urlsplit(project.config.site.url)[:2] == urlsplit(endpoint)[:2]
    rules = {"/*": security_headers("" if same else endpoint)}
    # Hosts join the headers of all rules that match, so these paths must not overlap.
    for folder in IMMUTABLE:
        rules[f"/{folder}*"] = {"Cache-Control": _FOR_EVER}
    for path in ("urls.json", *(f"search/{locale.segment}.json" for locale in site.locales)):
        rules[f"/_kb/{path}"] = {"Cache-Control": "no-cache"}
    blocks = [
        "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items())])
        for path, headers in rules.items()
    ]
    return ("\n\n".join(blocks) + "\n").encode()


def redirects_file(project: Project, site: Site) -> bytes:
    base = urlsplit(project.config.site.url).path or "/"
    lines = [f"{base}{quote(old)} {base}{quote(new)} 301" for old, new in site.redirects]
    return "".join(f"{line}\n" for line in lines).encode()
