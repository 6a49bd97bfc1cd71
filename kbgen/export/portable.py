"""HTML of kbgen as other tools can show it: no scripts, no icons, blocks in plain elements."""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

from kbgen.export.site import ROOT

#: What works on our pages only.
_OURS = ".deadline-form, svg, .footnote-backref, [data-kb-channel-note]"
_KEPT = frozenset({
    "href", "src", "alt", "title", "id", "class", "colspan", "rowspan", "width", "height", "lang",
    "dir", "start", "type", "poster", "controls", "open", "scope", "name", "allowfullscreen",
})  # fmt: skip
#: Classes that say what an element is, to people and to importers.
_CLASSES = re.compile(r"callout\b|callout-|language-|tabs?$|tab-title|steps$|details$|faq$")
_KIND = re.compile(r"alert-(\w+)")
_FILM = re.compile(r"https?://(?:www\.)?(?:youtube\.com/watch\?v=|youtu\.be/)([\w-]+)")
_VIMEO = re.compile(r"https?://(?:www\.)?vimeo\.com/(\d+)")


def portable(html: str) -> str:
    """Return the HTML of a body for other tools. Addresses on the site still begin with ROOT."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(_OURS):
        element.decompose()
    for picture in soup.find_all("picture"):
        image = picture.find("img")
        picture.replace_with(image.extract() if isinstance(image, Tag) else "")
    for callout in soup.select(".alert"):
        _name_callout(callout)
    for film in soup.select("figure.video"):
        _plain_film(soup, film)
    for table in soup.select("div.table"):
        table.unwrap()
    for element in soup.find_all(True):
        kept = {name: value for name, value in element.attrs.items() if name in _KEPT}
        names = [one for one in str(element.get("class") or "").split() if _CLASSES.match(one)]
        if isinstance(element.get("class"), list):
            names = [one for one in element.get_attribute_list("class") if _CLASSES.match(str(one))]
        kept.pop("class", None)
        element.attrs = {**kept, **({"class": " ".join(map(str, names))} if names else {})}
        if element.name == "span" and not element.attrs:
            element.unwrap()
    return str(soup).strip()


def _name_callout(element: Tag) -> None:
    kind = _KIND.search(" ".join(map(str, element.get_attribute_list("class"))))
    element["class"] = f"callout callout-{kind[1] if kind else 'note'}"
    title = element.select_one(".markdown-alert-title")
    if isinstance(title, Tag):
        title["class"] = "callout-title"
        if not title.get_text().strip():
            title.decompose()


def _plain_film(soup: BeautifulSoup, element: Tag) -> None:
    """Make a player of a film on a site that others embed, or of a file, else a link."""
    link = element.select_one("a.video-link")
    address = str(link.get("href") or "") if isinstance(link, Tag) else ""
    found = _FILM.match(address)
    vimeo = _VIMEO.match(address)
    if found or vimeo:
        source = (f"https://www.youtube.com/embed/{found[1]}" if found
                  else f"https://player.vimeo.com/video/{vimeo[1] if vimeo else ''}")  # fmt: skip
        player = soup.new_tag("iframe", src=source, allowfullscreen="")
        link.replace_with(player) if isinstance(link, Tag) else None
    elif isinstance(link, Tag):
        for small in link.find_all("small"):
            small.decompose()
        words = " ".join(link.get_text(" ").split())
        link.string = words or address
    element.name = "div"
    for caption in element.find_all("figcaption"):
        caption.unwrap()


def with_addresses(html: str, address: Callable[[str], str]) -> str:
    """Return HTML with other addresses. address: of a path below the root, without `#…`."""

    def change(found: re.Match[str]) -> str:
        path, mark, fragment = found[1].partition("#")
        return f"{address(path)}{mark}{fragment}"

    return re.sub(rf"{re.escape(ROOT)}([^\"'\s<>]*)", change, html)
