"""Classifies addresses by their scheme or beginning: safe, within the site, on another host."""

import re

#: Schemes that a link may have. Others run something or open programs.
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "whatsapp"})
#: Browsers remove these anywhere in an address, and the others at its beginning.
_DROPPED = re.compile(r"[\t\n\r]")
_LEADING = "".join(map(chr, range(33)))
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*+):")


def as_browsers_read(address: str) -> str:
    return _DROPPED.sub("", address).lstrip(_LEADING)


def scheme_of(address: str) -> str:
    """Return the scheme in lower case; empty: the address has none."""
    match = _SCHEME.match(as_browsers_read(address))
    return match[1].lower() if match else ""


def is_safe(address: str) -> bool:
    """Tell whether a link may have this address."""
    scheme = scheme_of(address)
    return not scheme or scheme in SAFE_SCHEMES


def leads_somewhere(address: str) -> bool:
    """Tell whether a link may have this address; one relative to a file is broken on pages."""
    leads = address.startswith(("#", "//")) or is_from_root(address) or bool(scheme_of(address))
    return leads and is_safe(address)


def is_own(address: str) -> bool:
    """Tell whether an address is within the site, as addresses of images must be."""
    return is_from_root(address) and not is_foreign(address)


def is_from_root(address: str) -> bool:
    """Tell whether the host may serve this address; it never serves an article's file."""
    path = address.partition("#")[0].partition("?")[0]
    return path.startswith("/") and not path.lower().endswith(".md")


def is_foreign(address: str) -> bool:
    """Tell whether loading an address would request another host, or no host at all."""
    # A backslash is a slash to browsers.
    read = as_browsers_read(address).replace("\\", "/")
    return bool(scheme_of(address)) or read.startswith("//")
