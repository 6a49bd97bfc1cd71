"""Links from the shop into the help centre that lead nowhere; with `--shop`."""

import email
import email.policy
import re
import time
import urllib.error
from collections import defaultdict, deque
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from kbgen.check.dead_paths import hint_for, place_of
from kbgen.check.fetch import AGENT, TooLarge, get
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.errors import KbgenError
from kbgen.files import read_bytes
from kbgen.moved import DeadPath, Moves

NAME, CODE = "dead-shop-link", "KB228"
#: Endings of addresses that are no pages, and so hold no links.
_NO_PAGE: Final = re.compile(
    r"\.(?!(?:html?|php|aspx?)$)[a-z0-9]{2,5}$|/(?:cart|checkout|login|logout|account)\b",
    re.IGNORECASE,
)
#: What continues an address in a template: its end is not known then.
_TEMPLATE: Final = "{[<%*$"
#: Bytes of one page or file.
_LARGEST: Final = 3_000_000
#: Files of a folder of templates.
_MOST_FILES: Final = 2000
#: Places that a finding names.
_NAMED: Final = 3


class Pace(NamedTuple):
    """How far a crawl goes."""

    pages: int = 200
    delay: float = 0.5
    """Seconds between two requests; `robots.txt` can ask for more."""
    each: float = 20
    """Seconds for one page."""
    all: float = 300
    """Seconds for all pages."""


class Shop(NamedTuple):
    """The links of a shop into the help centre."""

    links: tuple[tuple[str, tuple[str, ...]], ...]
    """Path on the help centre's host, and the pages or files (`file:line`) that link it."""
    read: int
    """Pages or files."""
    is_cut: bool
    """Whether a limit ended it."""

    @property
    def dead(self) -> Iterator[DeadPath]:
        """The links in the form of addresses that readers ask for."""
        return (DeadPath(path, 2, 2, places, 0) for path, places in self.links)


def read_shop(source: str, help_centre: str, pace: Pace | None = None) -> Shop:
    """Read the links of a shop: of its pages from an address on, or of a file or a folder.

    help_centre: its address. Raises KbgenError for what cannot be read.
    """
    if not help_centre:
        hint = "Set `url` in [site]: it says which links lead into the help centre."
        raise KbgenError("--shop requires the address of the site", hint)
    links = _Links(help_centre)
    if "://" in source:
        return _crawl(source, links, pace or Pace())
    return _read_files(Path(source), links)


def rule(shop: Shop) -> Rule:
    """Return the rule that looks for pages at the links of a shop."""
    return Rule(NAME, CODE, lambda checked: _run(checked, shop))


def _run(checked: Checked, shop: Shop) -> Iterator[Diagnostic]:
    moves = Moves(checked.site, checked.project.config.site.url)
    for address, places in shop.links:
        path = moves.path_of(address)
        if path.startswith("_kb/") or _has_ending(path) or moves.exists(path):
            continue
        move = moves.find(path)
        named = ", ".join(places[:_NAMED])
        more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
        message = f"The shop links to {address}, which has no page: {named}{more}"
        yield problem(CODE, place_of(checked.project, move), message, hint_for(move))


def _has_ending(path: str) -> bool:
    """Tell whether a path is that of a file, such as a picture or a guide to download."""
    return bool(re.search(r"\.(?!html?/?$)[A-Za-z0-9]{2,5}/?$", path))


class _Links:
    """Finds links into a help centre."""

    def __init__(self, help_centre: str) -> None:
        parts = urlsplit(help_centre)
        self._host = parts.netloc.lower()
        self._base = parts.path or "/"
        self._pattern = re.compile(
            rf"(?:https?:)?//{re.escape(self._host)}(/[^\s\"'<>()\[\]{{}}|\\^`*$%]*"
            rf"(?:%[0-9a-f]{{2}}[^\s\"'<>()\[\]{{}}|\\^`*$%]*)*)?",
            re.IGNORECASE,
        )

    def in_text(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield position and path of each address that is written out."""
        for match in self._pattern.finditer(text):
            if text[match.end() : match.end() + 1] and text[match.end()] in _TEMPLATE:
                continue
            path = unescape(match[1] or "/").rstrip(".,;:!?")
            if self._is_ours(path):
                yield match.start(), re.split(r"[?#]", path)[0]

    def of_address(self, address: str) -> str:
        """Return the path of an address if it leads into the help centre, else nothing."""
        parts = urlsplit(address)
        is_ours = parts.netloc.lower() == self._host and self._is_ours(parts.path or "/")
        return (parts.path or "/") if is_ours else ""

    def _is_ours(self, path: str) -> bool:
        return f"{path}/".startswith(self._base)


class _Anchors(HTMLParser):
    """Collects the targets of a page's links."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.base = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = dict(attrs).get("href")
        if target and tag in {"a", "area"}:
            self.targets.append(target.strip())
        elif target and tag == "base":
            self.base = target


def _crawl(start: str, links: _Links, pace: Pace) -> Shop:
    end = time.monotonic() + pace.all
    robots, delay = _robots(start, pace)
    waiting, seen = deque([start]), {start}
    found: dict[str, list[str]] = defaultdict(list)
    read = 0
    while waiting and read < pace.pages and time.monotonic() < end:
        address = waiting.popleft()
        if not robots.can_fetch(AGENT, address):
            continue
        time.sleep(delay if read else 0)
        read += 1
        try:
            page = get(address, most=_LARGEST, longest=pace.each).decode("utf-8", "replace")
        except (OSError, TooLarge) as error:
            if address == start:
                raise KbgenError(f"{start} cannot be read: {_reason(error)}") from error
            continue
        targets = _targets(page, address)
        paths = [links.of_address(target) for target in targets]
        paths += [path for _, path in links.in_text(page.replace("\\/", "/"))]
        for path in dict.fromkeys(filter(None, paths)):
            found[path].append(address)
        for target in targets:
            if target not in seen and _is_next(target, start) and not links.of_address(target):
                seen.add(target)
                waiting.append(target)
    return Shop(_sorted(found), read, is_cut=bool(waiting))


def _targets(page: str, address: str) -> list[str]:
    """Return the full addresses that a page links, without queries and anchors."""
    anchors = _Anchors()
    anchors.feed(page)
    targets = []
    for target in anchors.targets:
        try:
            full = urljoin(urljoin(address, anchors.base), target)
            parts = urlsplit(full)
        except ValueError:
            continue  # such as `https://[`
        if parts.scheme in {"http", "https"} and not parts.query:
            targets.append(parts._replace(fragment="").geturl())
    return list(dict.fromkeys(targets))


def _is_next(target: str, start: str) -> bool:
    """Tell whether a crawl goes on to a page: one of the same host."""
    same = urlsplit(target)[:2] == urlsplit(start)[:2]
    return same and not _NO_PAGE.search(urlsplit(target).path)


def _robots(start: str, pace: Pace) -> tuple[RobotFileParser, float]:
    """Return the rules of the host, and the seconds between two requests."""
    robots = RobotFileParser()
    try:
        text = get(urljoin(start, "/robots.txt"), most=500_000, longest=pace.each)
        robots.parse(text.decode("utf-8", "replace").splitlines())
    except (OSError, TooLarge):
        robots.parse([])  # none: everything may be read
    wanted = robots.crawl_delay(AGENT)
    return robots, max(pace.delay, min(float(wanted or 0), 10.0))


def _read_files(source: Path, links: _Links) -> Shop:
    if not source.exists():
        hint = "Name the shop's address, a mail template, or a folder of templates."
        raise KbgenError(f"{source} not found", hint)
    files = sorted(one for one in source.rglob("*") if one.is_file()) if source.is_dir() else []
    files = files or [source]
    found: dict[str, list[str]] = defaultdict(list)
    for file in files[:_MOST_FILES]:
        for text in _texts(file):
            for position, path in links.in_text(text.replace("\\/", "/")):
                line = text.count("\n", 0, position) + 1
                place = f"{file.as_posix()}:{line}"
                if place not in found[path]:
                    found[path].append(place)
    return Shop(_sorted(found), len(files), is_cut=len(files) > _MOST_FILES)


def _texts(file: Path) -> Iterator[str]:
    """Yield the text of a template, or those of the parts of a saved message."""
    try:
        data = read_bytes(file, most=_LARGEST)
    except OSError as error:
        raise KbgenError(f"{file} cannot be read: {_reason(error)}") from error
    if file.suffix.lower() != ".eml":
        yield data.decode("utf-8", "replace")
        return
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if part.get_content_maintype() == "text":
            yield str(part.get_content())


def _sorted(found: dict[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((path, tuple(places)) for path, places in sorted(found.items()))


def _reason(error: OSError) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"{error.code} {error.reason}"
    return error.strerror or str(error)
