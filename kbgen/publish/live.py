"""Compares a published site with the built one: `kbgen publish --check URL`."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import quote, unquote, urljoin, urlsplit

from kbgen.errors import KbgenError
from kbgen.files import read_bytes
from kbgen.model.artifact import IMMUTABLE
from kbgen.publish.asking import Answer, ask, is_web
from kbgen.publish.fault import Fault
from kbgen.publish.judging import judge
from kbgen.publish.rules import Redirect, SiteRules, read_rules

#: Requests at a time.
_AT_ONCE = 8
#: Files of a kind whose headers are looked at.
_SAMPLES = 3
#: Addresses and redirects that are requested; of more, as many at equal distances.
MOST = 2_000
#: Faults of one kind that are listed.
_EXAMPLES = 5
#: Begins the only fault of a host that does not answer.
NO_ANSWER = "No answer"
Item = TypeVar("Item")
#: Does not exist anywhere.
_MISSING = ("kbgen-has-no-such-page/", "{}/kbgen-has-no-such-page")


class LiveSite(NamedTuple):
    """A published site and the built one."""

    url: str
    """With a slash at its end."""
    folder: Path
    paths: frozenset[str]
    """Files of the built site."""
    rules: SiteRules
    base: str = "/"
    """Path of the site by its configuration: redirects are written with it."""

    def address(self, path: str) -> str:
        """Return where a file is seen."""
        shown = path.removesuffix("index.html") if _is_page(path) else path
        return self.url + quote(shown)

    def moved(self, address: str) -> str:
        """Return an address of a redirect as a full one, on the site that is looked at."""
        if address.startswith(self.base) and not address.startswith("//"):
            return self.url + address.removeprefix(self.base)
        return urljoin(self.url, address)

    def data(self, path: str) -> bytes:
        return read_bytes(self.folder / path)


def open_live(url: str, folder: Path, paths: frozenset[str], base: str) -> LiveSite:
    """Return what is compared. base: see `LiveSite`.

    Raises KbgenError for a wrong address, and without a built site.
    """
    if not is_web(url):
        raise KbgenError(f"`{url}` is not an http address", "kbgen publish --check https://…")
    parts = urlsplit(url)  # hosts answer with their name in small letters
    url = parts._replace(netloc=parts.netloc.lower()).geturl()
    return LiveSite(url.rstrip("/") + "/", folder, paths, read_rules(folder), base)


def check_live(
    site: LiveSite, progress: Callable[[str, int], None] = lambda *_: None
) -> tuple[Fault, ...]:
    """Return all that is wrong, errors first."""
    first = ask(site.url)
    if not first.status:
        return (Fault("error", site.url, f"{NO_ANSWER}: {first.problem}"),)
    steps: Sequence[tuple[str, Callable[[LiveSite], Iterable[Fault]]]] = (
        ("Looking at files", _files),
        ("Looking for missing pages", _missing),
        ("Following redirects", _redirects),
        ("Looking at addresses", _addresses),
        ("Looking at encryption", _encryption),
    )
    found: list[Fault] = []
    for name, step in steps:
        progress(name, 0)
        found += step(site)
    return tuple(sorted(_together(found), key=lambda fault: (fault.severity, fault.message)))


def _together(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield each fault once, with the number of addresses that have it."""
    groups: dict[Fault, list[Fault]] = {}
    for fault in faults:
        groups.setdefault(fault._replace(address=""), []).append(fault)
    for some in groups.values():
        more = f", also at {_counted(len(some) - 1, 'other address')}" if len(some) > 1 else ""
        yield some[0]._replace(message=some[0].message + more)


def read_live(site: LiveSite) -> Callable[[str], bytes]:
    """Return a reader of the published files. It raises OSError for those that do not come."""

    def read(path: str) -> bytes:
        answer = ask(site.url + quote(path))
        if answer.status != 200 or answer.problem:
            raise OSError(f"{answer.address}: {answer.problem or answer.status}")
        return answer.body

    return read


def _files(site: LiveSite) -> Iterator[Fault]:
    """Look at some files of each kind: type, headers, caching, compression, content."""
    sample = _sample(site)
    others = []
    for path, answer in zip(sample, _ask_all(map(site.address, sample)), strict=True):
        if answer.status != 200:
            goal = f", to {answer.goal}" if answer.goal else ""
            message = f"The answer is {answer.status or answer.problem}{goal}, expected 200"
            yield Fault("error", answer.address, message)
            continue
        if answer.problem:
            yield Fault("error", answer.address, f"It cannot be read: {answer.problem}")
        elif answer.body != site.data(path):
            others.append(answer.address)
        yield from judge(path, answer, site.rules.headers_of(path))
    if others:
        message = f"{len(others)} of {len(sample)} files differ from {site.folder}"
        yield Fault("error", others[0], message, "Publish the site, or wait for a cache to expire.")
    yield from _vary(site)


def _sample(site: LiveSite) -> list[str]:
    """Return files: pages of each locale, those with headers of their own, the fixed ones."""
    pages = sorted(filter(_is_page, site.paths), key=lambda path: (path.count("/"), path))
    by_folder: dict[tuple[str, int], list[str]] = {}
    for path in pages:
        by_folder.setdefault((path.partition("/")[0], path.count("/")), []).append(path)
    chosen = [path for some in by_folder.values() for path in some[:1]]
    kinds: dict[tuple[str, str], list[str]] = {}
    for path in sorted(site.paths - set(pages)):
        rule = next((r.pattern for r in site.rules.headers[1:] if r.fits(f"/{path}")), "")
        if site.rules.headers_of(path).get("Cache-Control") == "no-cache":
            rule = path  # entrances and lists: each changes with its language
        if rule or path in {"robots.txt", "sitemap.xml"}:
            kinds.setdefault((rule, Path(path).suffix), []).append(path)
    redirects = {_page_of(site, one) for one in site.rules.redirects}
    return [
        *(path for path in chosen if path not in redirects),
        *(path for some in kinds.values() for path in some[:_SAMPLES]),
    ]


def _vary(site: LiveSite) -> Iterator[Fault]:
    """Look whether caches know that there are two forms of a page."""
    packed, plain = ask(site.url), ask(site.url, encoding="identity")
    is_chosen = packed.header("Content-Encoding") and not plain.header("Content-Encoding")
    if is_chosen and "accept-encoding" not in packed.header("Vary").lower():
        message = "Vary: Accept-Encoding is missing beside Content-Encoding"
        hint = "Caches may send a compressed page to who cannot read it."
        yield Fault("warning", site.url, message, hint)


def _missing(site: LiveSite) -> Iterator[Fault]:
    page = site.data("404.html")
    pages = [path for path in site.paths if _is_page(path) and path.count("/") == 1]
    locale = min(pages, default="").partition("/")[0]
    for name in _MISSING:
        answer = ask(site.url + name.format(locale))
        if answer.status != 404:
            shown = answer.status or answer.problem
            message = f"A page that does not exist answers {shown}, expected 404"
            yield Fault("error", answer.address, message, "Search engines list such pages.")
        elif answer.body != page:
            hint = "Set 404.html as the page for missing ones."
            yield Fault("warning", answer.address, "A missing page is not 404.html", hint)
    without = ask(f"{site.url}{locale}")
    if without.goal not in {f"{site.url}{locale}/", ""} or without.status not in {
        200,
        301,
        302,
        308,
    }:
        message = f"The answer is {without.status}, expected a redirect to {locale}/"
        yield Fault("error", without.address, message, "Readers leave the last slash out.")


def _redirects(site: LiveSite) -> Iterator[Fault]:
    """Request each former address."""
    chosen = _some(site.rules.redirects)
    answers = _ask_all(site.moved(one.old) for one in chosen)
    lost, temporary, in_browser = [], [], []
    for one, answer in zip(chosen, answers, strict=True):
        goal = site.moved(one.new)
        if answer.status == 200 and answer.body == site.data(_page_of(site, one)):
            in_browser.append(answer.address)
        elif unquote(answer.goal) != unquote(goal):
            shown = answer.goal or answer.status or answer.problem
            lost.append(Fault("error", answer.address, f"It leads to {shown}, expected {goal}"))
        elif answer.status not in {301, 308}:
            temporary.append(answer.address)
    yield from _first(lost, "redirects are lost")
    if temporary:
        message = f"Temporary, expected 301: {_counted(len(temporary), 'former address')}"
        hint = "Search engines keep the old address."
        yield Fault("warning", temporary[0], message, hint)
    if in_browser:
        message = f"Redirected in the browser only: {_counted(len(in_browser), 'former address')}"
        hint = "Fine where the host has no redirects; else: kbgen hosting prints them."
        yield Fault("warning", in_browser[0], message, hint)


def _page_of(site: LiveSite, redirect: Redirect) -> str:
    """Return the page that redirects in the browser."""
    return f"{unquote(redirect.old.removeprefix(site.base)).strip('/')}/index.html"


def _addresses(site: LiveSite) -> Iterator[Fault]:
    """Request all addresses of the built site, and of the publication that is seen now."""
    answer = ask(f"{site.url}_kb/urls.json")
    try:
        live = json.loads(answer.body)["urls"] if answer.status == 200 else []
    except (ValueError, KeyError, TypeError):
        yield Fault("error", answer.address, "It is not the list of published addresses")
        live = []
    own = json.loads(site.data("_kb/urls.json"))["urls"]
    urls = _some(sorted({*own, *(url for url in live if isinstance(url, str))}))
    gone = [
        Fault("error", one.address, f"The answer is {one.status or one.problem}, expected 200")
        for one in _ask_all((site.url + quote(url) for url in urls), method="HEAD")
        if one.status not in {200, 301, 308}
    ]
    yield from _first(gone, "addresses are gone")
    named = _some(sorted(path for path in site.paths if path.startswith(IMMUTABLE)))
    missing = [
        Fault("error", one.address, f"The answer is {one.status or one.problem}, expected 200")
        for one in _ask_all(map(site.address, named), method="HEAD")
        if one.status != 200
    ]
    yield from _first(missing, "files that pages load are missing")


def _encryption(site: LiveSite) -> Iterator[Fault]:
    if not site.url.startswith("https:"):
        return
    answer = ask("http" + site.url.removeprefix("https"))
    if answer.status and not answer.goal.startswith("https:"):
        message = f"Without encryption the answer is {answer.status}, expected a redirect to https"
        yield Fault("warning", answer.address, message)


def _first(faults: Sequence[Fault], what: str) -> Iterator[Fault]:
    """Yield some faults of a kind, and how many more there are."""
    yield from faults[:_EXAMPLES]
    if len(faults) > _EXAMPLES:
        more = len(faults) - _EXAMPLES
        yield Fault("error", faults[_EXAMPLES].address, f"{more} more {what}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'es' if count > 1 else ''}"


def _some(items: Sequence[Item]) -> list[Item]:
    step = max(1, -(-len(items) // MOST))
    return list(items[::step])


def _ask_all(addresses: Iterable[str], method: str = "GET") -> list[Answer]:
    with ThreadPoolExecutor(_AT_ONCE, "kbgen-check") as threads:
        return list(threads.map(lambda address: ask(address, method=method), addresses))


def _is_page(path: str) -> bool:
    return path.endswith("/index.html") or path == "index.html"
