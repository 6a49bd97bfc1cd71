"""HTML pages in a folder: what a crawler or another generator wrote."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from kbgen import files
from kbgen.importing.gather import Gathering
from kbgen.importing.model import Collection, Problem, Text
from kbgen.importing.names import short_slug
from kbgen.importing.reading import day_of, host_of, path_of
from kbgen.importing.soup import TooDeepError, parse
from kbgen.model.locale import Locale
from kbgen.text import squash

#: Bytes of a page; a whole manual on one page is smaller.
LARGEST = 20_000_000
#: Where the text of a page is, the best first.
_MAINS = (
    "main", "article", "[itemprop=articleBody]", "[role=main]", "#content", "#main-content",
    "#article",
)  # fmt: skip
#: Around the text: menus, forms of a search, bars.
_AROUND = ("nav", "header", "footer", "script", "style", "noscript", "form", "template")
_HINT = "Name the folder of the pages, which end with .html or .htm."


def read_html(source: Path, assumed: Locale | None = None) -> Collection:
    """Return the articles of a folder of pages. Raises KbgenError if it has none."""
    folder = source if source.is_dir() else source.parent
    found = Gathering("html", folder, assumed)
    pages = list(read_pages(source, found.problems))
    ways = {place: _way(place) for place, _ in pages}
    groups = _groups(pages)
    taken: dict[tuple[str, Locale], str] = {}
    for place, soup in pages:
        tag = soup.html.get("lang") if soup.html else None
        locale = ways[place][0] or found.locale(str(tag or "").replace("_", "-"), place)
        text = _text(found, soup, place, locale) if locale else None
        if locale is None or text is None:
            continue
        inner = ways[groups.get(place, place)][1]
        if (inner, locale) in taken:
            inner = ways[place][1] if ways[place][1] != inner else f"{locale.tag.lower()}/{inner}"
        taken[inner, locale] = place
        found.text(inner, text, path=inner)
    return found.collection(_HINT)


def read_pages(source: Path, problems: list[Problem]) -> Iterator[tuple[str, BeautifulSoup]]:
    """Yield the place below the folder, and the tree, of each page."""
    folder = source if source.is_dir() else source.parent
    listed = sorted(source.rglob("*")) if source.is_dir() else [source]
    for file in listed:
        place = file.relative_to(folder).as_posix()
        is_page = file.suffix.lower() in {".html", ".htm", ".xhtml"} and file.is_file()
        if not is_page or any(part[0] in "._" for part in file.relative_to(folder).parts):
            continue
        try:
            yield place, parse(files.read_text(file, inside=folder, most=LARGEST))
        except (OSError, TooDeepError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            hint = getattr(error, "hint", "")
            problems.append(Problem(place, f"The file cannot be read: {reason}", hint))


def _way(place: str) -> tuple[Locale | None, str]:
    """Return the locale that a path names, and the path of the article below it."""
    *folders, name = PurePosixPath(place).parts
    locale = None
    if folders and re.fullmatch(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?", folders[0]):
        try:
            locale = Locale.parse(folders[0])
            folders = folders[1:]
        except ValueError:
            locale = None
    stem = name.rpartition(".")[0]
    parts = [short_slug(part) or "x" for part in folders]
    own = short_slug(stem) or "x"
    # A file of that name is the text of its folder here.
    return locale, f"{'/'.join([*parts, 'readme-1' if own == 'readme' else own])}.md"


def _groups(pages: list[tuple[str, BeautifulSoup]]) -> dict[str, str]:
    """Return place → place of the page that it is a translation of, by their `hreflang`."""
    by_address: dict[str, str] = {}
    for place, _ in pages:
        by_address.setdefault(_bare(f"/{place}"), place)
    groups: dict[str, str] = {}
    for place, soup in pages:
        for link in soup.find_all("link", hreflang=True, href=True):
            path = path_of(urljoin(f"https://x/{place}", str(link["href"])))
            other = by_address.get(_bare(path))
            if other and other != place and other not in groups.values():
                groups.setdefault(other, groups.get(place, place))
    return groups


def _bare(path: str) -> str:
    path = re.sub(r"\.(?:html?|xhtml)$", "", path.lower())
    return path.removesuffix("/index").rstrip("/")


def _text(found: Gathering, soup: BeautifulSoup, place: str, locale: Locale) -> Text | None:
    """Return the text of a page; None: it only leads to another one."""
    if soup.find("meta", attrs={"http-equiv": re.compile("^refresh$", re.IGNORECASE)}):
        return None
    canonical = soup.find("link", rel="canonical")
    href = str(canonical.get("href") or "") if isinstance(canonical, Tag) else ""
    found.site = found.site or host_of(href)
    title, notes = _title(soup), []
    if "noindex" in _meta(soup, "robots").lower():
        notes.append("Search engines were asked to leave it out; it is public here")
    body = main_of(soup)
    heading = body.find("h1")
    if isinstance(heading, Tag):
        title = squash(heading.get_text(" ")) or title
        heading.decompose()
    address = f"/{place}"
    bare = re.sub(r"(?:index)?\.(?:html?|xhtml)$", "", address)
    own = [address, bare, path_of(href)]
    return Text(
        locale=locale,
        title=title,
        body=body.decode_contents(),
        description=_meta(soup, "description"),
        updated=day_of(_meta(soup, "article:modified_time"), _meta(soup, "last-modified")),
        addresses=tuple(dict.fromkeys(one for one in own if one.strip("/"))),
        place=place,
        notes=tuple(notes),
    )


def main_of(soup: BeautifulSoup) -> Tag:
    """Return the element that holds the text of a page, without what stands around it."""
    candidates = (soup.select_one(one) for one in _MAINS)
    body = next((one for one in candidates if one), soup.body or soup)
    inner = body.find_all("article") if body.name == "main" else []
    body = inner[0] if len(inner) == 1 else body
    for element in body.find_all(_AROUND):
        # A heading stands in the header of the article itself.
        if element.name == "header" and element.find("h1"):
            continue
        element.decompose()
    return body


def _title(soup: BeautifulSoup) -> str:
    title = squash(soup.title.get_text(" ")) if soup.title else ""
    return re.split(r"\s+[|–—·]\s+|\s+-\s+", title)[0]


def _meta(soup: BeautifulSoup, name: str) -> str:
    for key in ("name", "property", "http-equiv"):
        found = soup.find("meta", attrs={key: re.compile(f"^{re.escape(name)}$", re.IGNORECASE)})
        if isinstance(found, Tag):
            return squash(str(found.get("content") or ""))
    return ""
