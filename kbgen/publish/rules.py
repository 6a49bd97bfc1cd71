"""The rules of a built site's own `_headers` and `_kb/redirects.json`, for hosts without them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kbgen.errors import KbgenError
from kbgen.files import read_text

#: Bytes. A site of 100,000 articles that were all renamed in five languages has less.
_LARGEST = 200_000_000


class HeaderRule(NamedTuple):
    """Headers of all files whose path fits a pattern."""

    pattern: str
    """From the root of the site: a path, or the beginning of paths with `*` at its end."""
    headers: Mapping[str, str]

    def fits(self, path: str) -> bool:
        """Tell whether a path, which begins with `/`, has these headers."""
        if self.pattern.endswith("*"):
            return path.startswith(self.pattern[:-1])
        return path == self.pattern


class Redirect(NamedTuple):
    """A former address. Both are from the root of the host, percent-encoded."""

    old: str
    new: str


class SiteRules(NamedTuple):
    """What a host should do with the files of a site."""

    headers: Sequence[HeaderRule]
    redirects: Sequence[Redirect]

    def headers_of(self, path: str) -> dict[str, str]:
        """Return the headers of a file (a path without slash at its start), by name."""
        found: dict[str, str] = {}
        for rule in self.headers:
            if rule.fits(f"/{path}"):
                found |= rule.headers
        return found


def read_rules(folder: Path) -> SiteRules:
    """Read the rules of a built site. Raises KbgenError where they are missing or malformed."""
    try:
        headers = parse_headers(read_text(folder / "_headers", most=_LARGEST))
        pairs = json.loads(read_text(folder / "_kb/redirects.json", most=_LARGEST))
        redirects = [Redirect(str(pair["from"]), str(pair["to"])) for pair in pairs]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{folder} is not a built site: {error}"
        raise KbgenError(message, "Run kbgen build.") from error
    return SiteRules(headers, redirects)


def parse_headers(text: str) -> list[HeaderRule]:
    """Return the rules of a `_headers` file: a path, then indented `Name: value` lines."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line.strip(), {}))
        elif line.strip() and rules:
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return [HeaderRule(pattern, headers) for pattern, headers in rules]
