"""The theme's static files, all in one folder whose name carries their digest.

Scripts import each other by relative paths, so the folder and not the file gets the name: a change
moves all of them, and nothing has to be rewritten.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import rcssmin
import rjsmin

from kbgen import templates
from kbgen.digest import short_digest
from kbgen.model.artifact import Artifact
from kbgen.model.foreign import unmarked
from kbgen.model.locale import Locale
from kbgen.model.look import Look, decide_scheme
from kbgen.render.embed import EMBED_SHEET, embed_files
from kbgen.render.names import shortened
from kbgen.render.page import words
from kbgen.render.scripts import joined
from kbgen.themes import BUILT_IN, Theme, ThemeFiles, read_file

#: The script that runs before the page is painted: no module, and served by itself.
_CLASSIC = "js/first.js"

#: `a) :is(b)`, which the minifier takes for a declaration inside of `@layer`, without the space.
_BELOW = re.compile(rb"(?<=[\w)\]]) +(?=:(?:is|where|not|has)\()")


def static_files(
    theme: Theme, look: Look, texts: Mapping[str, str] = MappingProxyType({}), embed: str = ""
) -> tuple[str, tuple[Artifact, ...]]:
    """Return the folder's path (with a slash at the end) and the files.

    texts: the words that scripts show, by locale, see `script_words`.
    embed: colour scheme of the elements for other pages; empty: the site has none.

    The style sheets `css/*.css` of the whole chain become one `site.css`, in the order of their
    names: `10-…` of the built-in theme first, a shop's `90-…` last. Those of a folder `css/lists/`
    become `lists.css`. The built-in scripts become
    a few files, unless the chain replaces one of them: then each is served by itself.
    """
    files = {
        path: file
        for path, file in theme.files("static").items()
        if not path.startswith(("css/", "js/embed/")) and not path.endswith(".d.ts")
    }
    ours = {
        path: file
        for path, file in files.items()
        if path.endswith(".js") and path != _CLASSIC and file.is_relative_to(BUILT_IN)
    }
    theirs = [path for path in files if path.endswith(".js") and path not in {*ours, _CLASSIC}]
    contents = {path: _content(path, file) for path, file in files.items() if path not in ours}
    replaces = any((BUILT_IN / "static" / path).exists() for path in theirs)
    if replaces:
        contents |= {path: _content(path, file) for path, file in ours.items()}
    else:
        sources = {path: read_file(file).decode() for path, file in ours.items()}
        bundles = joined(sources, with_modules=bool(theirs))
        contents |= {path: text.encode() for path, text in bundles.items()}
    contents |= look.files
    sheets = _style_sheets(theme, look)
    contents |= {name: sheet for name, sheet in sheets.items() if name != EMBED_SHEET}
    if embed:
        contents |= embed_files(sheets, embed)
    for tag, text in texts.items():
        contents[f"js/words/{tag}.js"] = f"export const words={text};\n".encode()
    folder = f"_kb/theme/{short_digest(tuple(sorted(contents.items())))}/"
    return folder, tuple(Artifact(folder + path, data) for path, data in sorted(contents.items()))


def script_words(files: ThemeFiles, locales: Iterable[Locale]) -> dict[str, str]:
    """Return the words that scripts show after an action, as JSON, by locale.

    They are the same on each page, so pages do not carry them.
    """
    made = {
        locale.tag: templates.render(files, "parts/words.html", words(files, locale.tag))
        for locale in locales
    }
    return {tag: unmarked(text).strip() for tag, text in made.items()}


def embed_sheet(theme: Theme, look: Look) -> bytes:
    """Return the style sheet of the elements for other pages before they are used."""
    return _style_sheets(theme, look)[EMBED_SHEET]


def style_sheet(theme: Theme, look: Look) -> bytes:
    """Return `site.css`, our own sheets without comments and indentation: a tenth less to load."""
    return _style_sheets(theme, look)["site.css"]


def _style_sheets(theme: Theme, look: Look) -> dict[str, bytes]:
    """Return the sheets by name: `site.css`, and one for each folder below `css/`."""
    sheets: dict[str, list[bytes]] = {"site.css": []}
    for path, file in theme.files("static").items():
        folder, is_css, rest = path.partition("css/")
        if is_css and not folder:
            name = f"{rest.partition('/')[0]}.css" if "/" in rest else "site.css"
            sheets.setdefault(name, []).append(_sheet(file))
    sheets["site.css"] += [look.css.encode()] if look.css else []
    return {
        name: decide_scheme(b"\n".join(parts), look.scheme) + b"\n"
        for name, parts in sheets.items()
    }


def _sheet(file: Path) -> bytes:
    data = read_file(file).strip()
    return _minified(data) if file.is_relative_to(BUILT_IN) else data


@lru_cache(maxsize=64)
def _minified(data: bytes) -> bytes:
    minified: bytes = rcssmin.cssmin(_BELOW.sub(b" *", data))
    return minified


def _content(path: str, file: Path) -> bytes:
    """Return the served bytes: our own scripts without comments and indentation.

    That is three tenths of what a phone has to load. The first one, which pages wait for, has
    short names as well. A shop's own scripts may be written in ways
    that the minifier misunderstands: they stay as they are.
    """
    data = read_file(file)
    if not path.endswith(".js") or not file.is_relative_to(BUILT_IN):
        return data
    minified: bytes = rjsmin.jsmin(data)
    return shortened(minified.decode()).encode() if path == _CLASSIC else minified
