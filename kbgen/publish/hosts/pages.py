"""Hosts that read what is in every site, and say more with one line at most."""

from urllib.parse import urlsplit

from kbgen.errors import KbgenError
from kbgen.publish.hosts.host import Host, HostedSite

#: Lines of `_redirects` that Cloudflare reads.
_MOST = 2_000
#: Rules of `_headers` that it reads. Sites have one for each language, and one that matters less.
_MOST_HEADERS = 100
_SHARED = (".github.io", ".gitlab.io", ".codeberg.page")


def _cname(site: HostedSite) -> str:
    name = urlsplit(site.url).hostname or ""
    is_own = name and not name.endswith(_SHARED) and not name[-1].isdigit()  # a number: no domain
    return f"{name}\n" if is_own else ""


def _cloudflare(site: HostedSite) -> str:
    count = len(site.rules.redirects)
    if count > _MOST:
        message = f"Cloudflare Pages reads {_MOST} redirects, and the site has {count}"
        raise KbgenError(message, "Drop `host`: the others then work in the browser only.")
    # The last rules only name the guide of each language to programs.
    count = sum(set(rule.headers) != {"Link"} for rule in site.rules.headers)
    if count > _MOST_HEADERS:
        message = f"Cloudflare Pages reads {_MOST_HEADERS} rules of _headers; the site has {count}"
        raise KbgenError(message, "Drop `host`: some languages are then cached too long.")
    return ""


GITHUB = Host(
    name="github-pages",
    about="It lies in the site as CNAME, for a domain of your own; every site has .nojekyll.",
    file="CNAME",
    in_site=True,
    make=_cname,
)
NETLIFY = Host(
    name="netlify",
    about="Nothing to add: Netlify reads _headers and _redirects, which are in the site.",
    file="",
    in_site=True,
    make=lambda _: "",
)
CLOUDFLARE = Host(
    name="cloudflare-pages",
    about="Nothing to add: Cloudflare Pages reads _headers and _redirects, which are in the site.",
    file="",
    in_site=True,
    make=_cloudflare,
)
