"""Reads what `[theme]` in kbgen.toml names: the logo and fonts, and how the colours turn out."""

from collections.abc import Iterator
from pathlib import Path
from posixpath import splitext
from typing import NamedTuple
from urllib.parse import quote

from kbgen import files
from kbgen.config import Project
from kbgen.config.theme import CARDS, FONTS, ThemeTable
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.images import look_at, pillow_version, touch_icon
from kbgen.model.look import CardFile, LogoFile, Look
from kbgen.styles import Sheet, grounds, made_sheet, sheet_findings, shown_colors
from kbgen.text import did_you_mean
from kbgen.themes import Theme, is_packaged, read_file
from kbgen.toml import line_of

#: Folder, among the static files, of those that come from the content folder.
_OWN = "own"
#: Below the static files: the icon on the home screen of a phone. The site's root has another name.
_TOUCH_ICON, _ROOT_ICON = "touch-icon.png", "static/root/apple-touch-icon.png"
#: Colours that the elements of other pages need before the style sheets are there.
EMBEDDED = (
    *("accent", "on-accent", "accent-soft", "ink", "muted"),
    *("surface", "raised", "sunken", "border", "line"),
)
#: How the files of each kind of font begin.
_FONT_MARKS = {
    ".woff2": (b"wOF2",),
    ".woff": (b"wOFF",),
    ".ttf": (b"\0\1\0\0", b"true"),
    ".otf": (b"OTTO", b"\0\1\0\0"),
}


class _File(NamedTuple):
    static: str
    """Path below the folder of static files."""
    data: bytes
    is_added: bool
    """Whether the theme does not have it."""
    size: tuple[int, int]


def read_look(project: Project, theme: Theme) -> tuple[Look, tuple[Diagnostic, ...]]:
    """Read logo and fonts, make the style sheet, and check it with those of the theme."""
    table = project.config.theme
    found: list[Diagnostic] = []
    read: dict[str, _File] = {}
    for path, keys in table.files.items():
        file = _read(project, theme, path)
        if isinstance(file, _File):
            read[path] = file
            continue
        place = Span(path=project.file_name, line=line_of(project.config_text, [*keys]))
        found.append(problem("KB507", place, *file))
    css = made_sheet(table, {path: quote(file.static) for path, file in read.items()})
    sheets = [*_sheets(theme), *([Sheet(project.file_name, css)] if css else [])]
    found += sheet_findings(project, sheets)
    added = {file.static: file.data for file in read.values() if file.is_added}
    icon = _touch_icon(theme, read.get(table.logo or ""))
    look = Look(
        scheme=table.scheme,
        css=css,
        files={**added, **({_TOUCH_ICON: icon} if icon else {})},
        card=_card(table, read),
        touch_icon=_TOUCH_ICON if icon or _TOUCH_ICON in theme.files("static") else "",
        has_root_icon=(project.root / _ROOT_ICON).is_file(),
        bars=_bars(table, sheets),
        logo=_logo(table, read),
        fonts=tuple(_preloaded(table, read)),
        colors=_colors(sheets) if project.config.embed.origins else {},
    )
    return look, tuple(found)


def _logo(table: ThemeTable, read: dict[str, _File]) -> LogoFile | None:
    light, dark = (read.get(path or "") for path in (table.logo, table.logo_dark))
    if light is None:
        return None
    if table.scheme == "dark" and dark:
        light, dark = dark, None
    is_both = dark is not None and table.scheme == "auto"
    return LogoFile(light.static, dark.static if dark and is_both else "", *light.size)


def _card(table: ThemeTable, read: dict[str, _File]) -> CardFile | None:
    """Return the picture for shared links: the one that is named, else the logo."""
    for path, is_large in ((table.image, True), (table.logo, False)):
        if path in read and path.lower().endswith(CARDS):
            return CardFile(read[path].static, *read[path].size, is_large)
    return None


def _touch_icon(theme: Theme, logo: _File | None) -> bytes:
    """Return an icon made of the logo; empty: the theme has one, or none can be made."""
    if logo is None or _TOUCH_ICON in theme.files("static"):
        return b""
    is_drawn = logo.static.lower().endswith(CARDS)
    return touch_icon(logo.data, pillow_version()) if is_drawn else b""


def _bars(table: ThemeTable, sheets: list[Sheet]) -> tuple[tuple[str, str], ...]:
    """Return conditions and colours of a phone's bars: they continue the page's ground."""
    found = {scheme: str(color) for scheme, color in grounds(sheets).items()}
    if table.scheme != "auto" or len(set(found.values())) == 1:
        colors = [found[one] for one in (table.scheme, *found) if one in found]
        return (("", colors[0]),) if colors else ()
    return tuple((f"(prefers-color-scheme: {scheme})", color) for scheme, color in found.items())


def _colors(sheets: list[Sheet]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name in EMBEDDED:
        for scheme, color in shown_colors(sheets, name).items():
            found.setdefault(scheme, {})[name] = str(color)
    return found


def _preloaded(table: ThemeTable, read: dict[str, _File]) -> Iterator[str]:
    """Yield the first font of texts and of headings: late ones are not used on a first page."""
    for family in dict.fromkeys((table.fonts.body, table.fonts.headings)):
        faces = (face.file for face in table.fonts.files if face.family == family)
        first = next((read[file] for file in faces if file in read), None)
        if first:
            yield first.static


def _read(project: Project, theme: Theme, path: str) -> _File | tuple[str, str]:
    """Return a file of the theme or the content folder, else message and hint."""
    static = theme.files("static")
    is_theirs = path in static
    place = static[path] if is_theirs else project.content / path
    if not is_theirs and leads_out(place, project.content):
        return f"File `{path}` is a link that leaves the content folder", "Copy its target there."
    try:
        data = read_file(place) if is_theirs else files.read_bytes(place)
    except FileNotFoundError:
        near = did_you_mean(path, [*static, *_listed(project.content)])
        hint = near or "It is looked for in the theme's static/ folder, then in content/."
        return f"File `{path}` not found", hint
    except OSError as error:
        return f"File `{path}` cannot be read: {error.strerror or error}", ""
    wrong, shown, size = _inspected(path, data)
    if wrong:
        return wrong
    return _File(path if is_theirs else f"{_OWN}/{path}", shown, not is_theirs, size)


def _inspected(path: str, data: bytes) -> tuple[tuple[str, str] | None, bytes, tuple[int, int]]:
    """Return message and hint for a file that is not what its name says, else bytes and size."""
    suffix = splitext(path)[1].lower()
    if suffix in FONTS:
        is_font = data.startswith(_FONT_MARKS[suffix])
        wrong = (f"File `{path}` is not a {suffix} font", "Save it again as .woff2.")
        return None if is_font else wrong, data, (0, 0)
    facts, cleaned = look_at(suffix, data, "")
    if not facts.is_published:
        return (f"File `{path}`: {facts.findings[0].message}", facts.findings[0].hint), b"", (0, 0)
    return None, cleaned or data, (facts.width, facts.height)


def _listed(content: Path) -> list[str]:
    return [file.name for file in content.iterdir() if file.is_file()] if content.is_dir() else []


def _sheets(theme: Theme) -> Iterator[Sheet]:
    """Yield the style sheets of a theme, in the order in which they are served."""
    for path, file in theme.files("static").items():
        if path.startswith("css/"):
            folder = next(f for f in theme.folders if file.is_relative_to(f))
            name = theme.names[theme.folders.index(folder)]
            shown = "" if is_packaged(folder) else f"themes/{name}/static/{path}"
            yield Sheet(shown, read_file(file).decode(errors="replace"))
