"""Confluence: the HTML export of a space."""

import datetime as dt
import re
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

from kbgen.importing.gather import Gathering
from kbgen.importing.model import Attachment, CategoryText, Collection, Text
from kbgen.importing.pages import read_pages
from kbgen.importing.reading import path_of
from kbgen.model.locale import Locale
from kbgen.text import squash

_NUMBER = re.compile(r"(?:_|^)(\d+)$")
_DAY = re.compile(r"(?:last modified|updated)\b.{0,200}?\bon\s+(\w{3} \d{1,2}, \d{4})", re.DOTALL)
_BRUSH = re.compile(r"brush:\s*(\w+)")
#: Word in the class of a macro → kind of callout.
_MACROS = {"tip": "tip", "note": "warning", "warning": "caution"}
_HINT = "Export the space as HTML, unpack it, and name its folder: the one with index.html."


def read_confluence(source: Path, assumed: Locale | None = None) -> Collection:
    """Return the pages of an exported space. Raises KbgenError if it has none."""
    folder = source if source.is_dir() else source.parent
    found = Gathering("confluence", folder, assumed)
    locale = found.assumed
    pages = {}
    bodies: dict[str, Tag] = {}
    for place, soup in read_pages(source, found.problems):
        body = soup.find(id="main-content")
        if isinstance(body, Tag):
            pages[place], bodies[place] = soup, body
    above = {place: _crumbs(soup) for place, soup in pages.items()}
    parents = {crumbs[-1] for crumbs in above.values() if crumbs}
    # All pages are below the home of the space.
    firsts = {crumbs[0] for crumbs in above.values() if crumbs}
    home = min(firsts) if len(firsts) == 1 and all(map(above.get, pages.keys() - firsts)) else ""
    for place, soup in pages.items():
        crumbs = [one for one in above[place] if one in pages and one != home]
        category = crumbs[-1] if crumbs else ""
        if place in parents and place != home:
            title = _title(soup)
            found.category(place, locale, CategoryText(title=title), parent=category)
            category = place
        found.text(
            _key(place),
            _text(soup, bodies[place], place, locale),
            category=category,
            keywords=tuple(
                squash(one.get_text())
                for one in soup.select(".label-list a, a.aui-label-split-main")
            ),
            attachments=tuple(_attachments(soup)),
        )
    return found.collection(_HINT)


def _key(place: str) -> str:
    stem = place.rpartition(".")[0]
    number = _NUMBER.search(stem)
    return number[1] if number else stem


def _crumbs(soup: BeautifulSoup) -> list[str]:
    """Return the files that a page is below; the first is the index."""
    links = soup.select("#breadcrumbs a[href]")
    return [unquote(str(link["href"])) for link in links if str(link["href"]) != "index.html"]


def _title(soup: BeautifulSoup) -> str:
    heading = soup.find(id="title-text") or soup.title
    words = squash(heading.get_text(" ")) if heading else ""
    # The name of the space comes first.
    return words.partition(" : ")[2] or words


def _text(soup: BeautifulSoup, body: Tag, place: str, locale: Locale) -> Text:
    for element in body.select(
        ".toc-macro, .page-metadata, .aui-icon, .expand-control-icon, .hidden"
    ):
        element.decompose()
    _name_blocks(body)
    metadata = soup.select_one(".page-metadata")
    modified = _DAY.search(metadata.get_text(" ")) if metadata else None
    draft = bool(soup.select_one("#title-text .draft, .status-draft"))
    links = {str(one["href"]) for one in soup.select('a[href*="/pages/viewpage.action"]')}
    return Text(
        locale=locale,
        title=_title(soup),
        body=body.decode_contents(),
        updated=_day(modified[1]) if modified else None,
        is_draft=draft,
        addresses=(f"/{place}", f"/{place.rpartition('.')[0]}"),
        place=place,
        notes=tuple(f"Link to {path_of(one)} leads to Confluence itself" for one in sorted(links)),
    )


def _day(written: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(f"{written} +0000", "%b %d, %Y %z").date()
    except ValueError:
        return None


def _name_blocks(body: Tag) -> None:
    """Name macros as `soup.shape` knows them."""
    for fold in body.select(".expand-container"):
        _fold(fold)
    for code in body.select(".code.panel, .preformatted.panel"):
        pre = code.find("pre")
        if isinstance(pre, Tag):
            brush = _BRUSH.search(str(pre.get("data-syntaxhighlighter-params") or ""))
            if brush:
                pre["class"] = f"language-{brush[1]}"
            code.replace_with(pre.extract())
    for panel in body.select("div.panel"):
        if panel.select_one(".panelContent"):
            panel["class"] = "callout note"
        for header in panel.select(".panelHeader"):
            header["class"] = "title"
    for macro in body.select(".confluence-information-macro"):
        names = str(macro.get("class"))
        kind = next((one for word, one in _MACROS.items() if f"macro-{word}'" in names), "note")
        macro["class"] = f"callout {kind}"
        for inner in macro.select(".confluence-information-macro-body"):
            inner.unwrap()


def _fold(element: Tag) -> None:
    """Make a fold of HTML of the one that Confluence has."""
    title, content = (
        element.select_one(".expand-control-text"),
        element.select_one(".expand-content"),
    )
    if not isinstance(content, Tag):
        return
    summary = Tag(name="summary")
    summary.string = squash(title.get_text(" ")) if title else ""
    inner = list(content.contents)
    element.clear()
    element.name, element.attrs = "details", {}
    element.extend([summary, *inner])


def _attachments(soup: BeautifulSoup) -> list[Attachment]:
    """Return the attachments that the page lists below its text."""
    heading = soup.find(id="attachments")
    section = heading.find_parent(class_="pageSection") if isinstance(heading, Tag) else None
    return [
        Attachment(address=str(link["href"]), name=squash(link.get_text(" ")))
        for link in (section.select("a[href]") if isinstance(section, Tag) else ())
    ]
