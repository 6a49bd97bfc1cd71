"""Validators of texts in `kbgen.toml`: addresses, origins, networks, extensions."""

import ipaddress
import re
import zoneinfo
from urllib.parse import urlsplit

from kbgen.model.filetypes import RUNNING, SOURCES
from kbgen.model.html import ACTIVE_TAGS, HOOK, is_active
from kbgen.model.locale import currencies
from kbgen.urls import AddressError, split_url, web_address

#: The address of the collector in `kbgen serve`.
PREVIEW_ENDPOINT = "/v1/events"


def absolute_url(text: str) -> str:
    check_address(text, "https://help.example.com")
    if "?" in text or "#" in text:
        raise ValueError("expected an address without ? and #")
    return text if text.isascii() else web_address(text)


def check_address(text: str, example: str) -> None:
    """Raise ValueError for what browsers and headers do not take as an http address."""
    try:
        web_address(text)
    except AddressError as error:
        raise ValueError(f"expected a full address such as {example}; {error}") from error


def site_url(text: str) -> str:
    return absolute_url(text).rstrip("/") + "/" if text else ""


def organization_url(text: str) -> str:
    return absolute_url(text) if text else ""


def endpoint(text: str) -> str:
    if text and not text.endswith("/v1/events"):
        raise ValueError("expected an address that ends with /v1/events")
    # `kbgen serve` collects under its own address, which the browser knows better than we do.
    return text if not text or text == PREVIEW_ENDPOINT else absolute_url(text)


def time_zone(text: str) -> str:
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("expected a name such as Europe/Amsterdam") from error
    return text


def store(text: str) -> str:
    if not re.match(r"sqlite:///.|postgresql(\+psycopg)?://", text):
        raise ValueError("expected sqlite:///FILE or postgresql://…")
    return text


def origin(text: str) -> str:
    parts = urlsplit(absolute_url(text))
    if parts.path not in {"", "/"}:
        raise ValueError("expected an origin such as https://help.example.com, without a path")
    return f"{parts.scheme}://{parts.netloc}".lower()


def network(text: str) -> str:
    try:
        return str(ipaddress.ip_network(text, strict=False))
    except ValueError as error:
        raise ValueError("expected an address such as 10.0.0.7, or 10.0.0.0/8") from error


def no_script(text: str) -> str:
    scheme = re.match(r"([\w+.-]+)\s*:", text.strip())
    allowed = scheme is None or scheme[1].lower() in {"http", "https", "mailto", "tel", "sms"}
    # Browsers skip control characters: `\x01javascript:` runs.
    if not allowed or not text.isprintable() or split_url(text) is None:
        raise ValueError("expected an address that starts with https:, mailto: or tel:")
    return text


def harmless_tags(tags: list[str]) -> list[str]:
    if refused := sorted({tag.lower() for tag in tags} & ACTIVE_TAGS):
        raise ValueError(f"`<{refused[0]}>` is never allowed: pages run nothing from articles")
    return tags


def harmless_attributes(attributes: dict[str, list[str]]) -> dict[str, list[str]]:
    for name in (name.lower() for names in attributes.values() for name in names):
        if name.startswith(HOOK):
            raise ValueError(f"`{name}` is never allowed: the pages' scripts rely on it")
        if is_active(name):
            raise ValueError(f"`{name}` is never allowed: pages run nothing from articles")
    return attributes


def download(text: str) -> str:
    suffix = text.lower()
    if not re.fullmatch(r"\.[a-z0-9]{1,16}", suffix):
        raise ValueError('expected a file extension such as ".dwg"')
    if suffix in SOURCES:
        raise ValueError(f"`{suffix}` is never published: it is source text")
    if suffix in RUNNING:
        raise ValueError(f"`{suffix}` is never published: it could run under the site's address")
    return suffix


def currency(text: str) -> str:
    if text and text not in currencies():
        raise ValueError("expected a currency such as EUR")
    return text


def action_url(text: str) -> str:
    host, slash, path = text.partition("//")[2].partition("/")
    filled = f"{text.partition('//')[0]}//{host}{slash}{re.sub(r'[{}]', '', path)}"
    check_address(filled, "https://shop.example.com/orders")
    return text
