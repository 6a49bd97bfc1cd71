"""Addresses as text: addresses of pages, and of the web."""

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import SplitResult, quote, unquote, urlsplit

#: Bytes that file systems take for one name, and some of them for a whole path.
LONGEST_NAME, LONGEST_PATH = 255, 1000
#: In characters. Browsers and proxies cut off what is much longer.
LONGEST_ADDRESS = 2000
#: ASCII that means the same in a URL, a file's name and the settings of every host.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!&()+,=@/")
#: Words of Persian and Hindi hold them; some file systems do not look at them.
_JOINERS = "\u200c\u200d"
_SAME = str.maketrans("ς", "σ", _JOINERS)
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
#: Names of devices on Windows, with any ending.
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
#: What a URL may hold as it is; the rest is percent-encoded, `$` with it, which nginx fills in.
IN_URL = "%/:?#[]@!&'()*+,;=~"
#: A place to fill, by its name: `{order}`.
PLACE = re.compile(r"\{(\w+)\}")


class AddressError(ValueError):
    """A problem of an address, and the remedy."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.hint = hint


_FROM_ROOT = "Write the path from the root of the site, such as /en/old-folder/old-name/."
_PLAINLY = (
    "Use letters, digits and -._~!&()+,=@ in names that a file can have; redirect other addresses "
    "in the settings of your host."
)


def page_path(written: str) -> str:
    """Return the path that an address from the site's root means: decoded, NFC, `en/old/`.

    Raises AddressError for what cannot be the address of a page on every host and file system.
    """
    _check_parts_of_url(written)
    path = unicodedata.normalize("NFC", _decoded(written))
    parts = path.strip("/").split("/")
    if parts[-1].lower() == "index.html":
        parts.pop()
    if not any(parts):
        raise AddressError("it is the root of the site", _FROM_ROOT)
    if "" in parts:
        raise AddressError("it has an empty part, `//`", _FROM_ROOT)
    for part in parts:
        if problem := name_problem(part):
            raise AddressError(problem, _PLAINLY)
    if len(path.encode()) > LONGEST_PATH:
        raise AddressError(f"it is longer than {LONGEST_PATH} bytes", _PLAINLY)
    return "/".join(parts) + "/"


def _check_parts_of_url(written: str) -> None:
    """Raise AddressError for what a static host does not look up as a file."""
    if "://" in written or written.startswith("//"):
        raise AddressError("it is an address of another site", _FROM_ROOT)
    for mark, reason, hint in (
        (
            "?",
            "it has a query, and static hosts ignore what follows `?`",
            "Write the path alone, or redirect it in the settings of your host.",
        ),
        (
            "#",
            "it has an anchor, and browsers do not send what follows `#`",
            "Write the path alone.",
        ),
        (
            "*",
            "wildcards (`*`) are not supported",
            "Write each former address, or a rule in the settings of your host.",
        ),
    ):
        if mark in written:
            raise AddressError(reason, hint)


def _decoded(written: str) -> str:
    """Return an address without percent-encoding, as it is copied from a browser."""
    if "%" not in written:
        return written
    hint = "Write the letters themselves: /de/größen/."
    if _BAD_PERCENT.search(written):
        raise AddressError("it has a `%` that is not part of a code such as %20", hint)
    try:
        decoded = unquote(written, errors="strict")
    except UnicodeDecodeError as error:
        raise AddressError("its `%` codes are not UTF-8", hint) from error
    if decoded.count("/") > written.count("/"):
        raise AddressError("it has an encoded slash", hint)
    return decoded


def name_problem(name: str) -> str:
    """Return why a part of an address cannot be a folder on every file system; empty: it can."""
    odd = next((char for char in name if not _is_plain(char)), "")
    if odd.isspace():
        return "it has white space"
    if odd:
        return f"it has the character {f'`{odd}`' if odd.isprintable() else f'U+{ord(odd):04X}'}"
    problems = {
        f"a part of it is longer than {LONGEST_NAME} bytes": len(name.encode()) > LONGEST_NAME,
        f"Windows does not allow files named `{name}`": _DEVICE.fullmatch(name),
        "it continues below the file `index.html`": name.lower() == "index.html",
        f"hosts do not publish `{name}`, which begins with a dot": name[0] == "."
        and name != ".well-known",
        f"Windows does not keep the dot at the end of `{name}`": name[-1] == ".",
    }
    return next((problem for problem, is_so in problems.items() if is_so), "")


def _is_plain(char: str) -> bool:
    if char.isascii():
        return char in _PLAIN
    return char.isprintable() or char in _JOINERS


def same_file(path: str) -> str:
    """Return what paths have in common that are one file where case does not count.

    So it is on macOS and Windows, and in the maps of nginx.
    """
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", path).lower().translate(_SAME)


def split_url(text: str) -> SplitResult | None:
    """Cut an address into its parts; None: it is malformed, such as `https://[`."""
    try:
        return urlsplit(text)
    except ValueError:
        return None


def is_web_address(text: str) -> bool:
    """Tell whether an http(s) address names a host, and a port if any that there can be."""
    parts = split_url(text)
    try:
        return parts is not None and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def web_address(text: str) -> str:
    """Return an http(s) address as it goes over the wire, in ASCII.

    Raises AddressError.
    """
    hint = "Write a full address such as https://shop.example/returns."
    parts = split_url(text)
    try:
        port = parts.port if parts else None
    except ValueError as error:
        raise AddressError("its port is not a number up to 65535", hint) from error
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise AddressError("it is not an http address", hint)
    if not text.isprintable() or any(char in ' "<>\\^`{|}' for char in text):
        raise AddressError(
            "it has white space, quotes or other characters that addresses cannot contain", hint
        )
    if any(char in f"ßς{_JOINERS}" for char in parts.hostname):
        # The codec is of 2003: it would name the host without them.
        raise AddressError(f"`{parts.hostname}` must be written as xn--…", hint)
    try:
        host = parts.hostname.encode("idna").decode() if ":" not in parts.hostname else ""
    except UnicodeError as error:
        raise AddressError(f"`{parts.hostname}` is not the name of a host", hint) from error
    host = host or f"[{parts.hostname}]"
    if not _HOST.fullmatch(host) or "@" in parts.netloc:
        raise AddressError(f"`{parts.netloc}` is not the name of a host", hint)
    netloc = host if port is None else f"{host}:{port}"
    address = quote(parts._replace(netloc=netloc).geturl(), safe=IN_URL)
    if len(address) > LONGEST_ADDRESS:
        raise AddressError(f"it is longer than {LONGEST_ADDRESS:,} characters", hint)
    return address


def fill_places(address: str, places: Mapping[str, str]) -> str:
    """Fill the places of an address. Parameters without a value are left out.

    The twin of `fillPlaces` in `static/js/places.js`.
    """
    address, hash_mark, fragment = address.partition("#")
    path, _, query = address.partition("?")

    def fill(text: str) -> str:
        return PLACE.sub(lambda match: quote(places.get(match[1], ""), safe=""), text)

    def has_value(pair: str) -> bool:
        names = PLACE.findall(pair)
        return not names or any(places.get(name) for name in names)

    pairs = [fill(pair) for pair in query.split("&") if pair and has_value(pair)]
    return fill(path) + ("?" + "&".join(pairs) if pairs else "") + hash_mark + fill(fragment)
