"""Notion: pages exported as Markdown & CSV. Names of files and folders end with the page's id."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kbgen import files
from kbgen.importing.component_rules import Context
from kbgen.importing.components import blocks_of
from kbgen.importing.gather import Gathering
from kbgen.importing.model import Collection, Problem, Text
from kbgen.importing.names import short_slug
from kbgen.importing.reading import day_of
from kbgen.model.locale import Locale

_ID = re.compile(r"[ _-]?([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$")
_TITLE = re.compile(r"\A\s*#[ \t]+([^\n]*)\n?")
#: Properties of a page of a database, below its title: `Status: Done`.
_PROPERTIES = re.compile(r"\A\s*((?:[A-Z][\w /&?()-]{0,60}:[ \t][^\n]*\n)+)(?:\n|\Z)")
_HINT = "Export as Markdown & CSV with subpages, unpack it, and name its folder."
_DONE = frozenset({"published", "public", "done", "live", "complete", "completed", "ready", "yes"})


def read_notion(folder: Path, assumed: Locale | None = None) -> Collection:
    """Return the pages of an export. Raises KbgenError if it has none."""
    found = Gathering("notion", folder, assumed)
    pages = [file for file in sorted(folder.rglob("*.md")) if file.is_file()]
    folders = {file.with_suffix("") for file in pages if file.with_suffix("").is_dir()}
    ways = list(_ways(folder, pages, folders))
    for file, place, path in ways:
        try:
            source = files.read_text(file, inside=folder)
        except OSError as error:
            reason = f"The file cannot be read: {error.strerror or error}"
            found.problems.append(Problem(place, reason, getattr(error, "hint", "")))
            continue
        number = _ID.search(file.stem)
        key = number[1].replace("-", "") if number else path
        found.text(key, _text(source, file, place, found.assumed), path=path)
    for file in sorted(folder.rglob("*.csv")):
        # The rows of a database are pages beside it.
        if not file.stem.endswith("_all") and not (folder_of(file)).is_dir():
            message = "A database without pages was not imported"
            found.problems.append(Problem(file.relative_to(folder).as_posix(), message))
    return found.collection(_HINT)


def folder_of(file: Path) -> Path:
    """Return the folder of the pages of a database: its name may lack the id."""
    own = file.with_suffix("")
    return own if own.is_dir() else own.with_name(_ID.sub("", own.name))


def _ways(folder: Path, pages: list[Path], folders: set[Path]) -> Iterator[tuple[Path, str, str]]:
    """Yield file, place, and the path that the article gets. Names alone need not be unique."""
    taken: set[str] = set()
    for file in pages:
        place = file.relative_to(folder).as_posix()
        parts = [_name(part) for part in PurePosixPath(place).with_suffix("").parts]
        # The page of a folder is the text of the folder.
        path = "/".join([*parts, "index"]) if file.with_suffix("") in folders else "/".join(parts)
        number = 1
        while f"{path}.md" in taken:
            number += 1
            path = f"{path.removesuffix(f'-{number - 1}')}-{number}"
        taken.add(f"{path}.md")
        yield file, place, f"{path}.md"


def _name(part: str) -> str:
    bare = _ID.sub("", part)
    return short_slug(bare) or short_slug(part) or "x"


def _text(source: str, file: Path, place: str, locale: Locale) -> Text:
    heading = _TITLE.match(source)
    title = heading[1] if heading else _ID.sub("", file.stem)
    body = source[heading.end() :] if heading else source
    extra: dict[str, str] = {}
    if properties := _PROPERTIES.match(body):
        body = body[properties.end() :]
        extra = dict(line.split(": ", 1) for line in properties[1].splitlines() if ": " in line)
    status = next((extra[key] for key in ("Status", "State", "Published") if key in extra), "")
    is_draft = bool(status) and status.lower() not in _DONE
    context = Context()
    updated = next(
        (extra[key] for key in ("Last edited time", "Updated", "Date") if key in extra), ""
    )
    return Text(
        locale=locale,
        title=re.sub(r"[*_`]{1,2}(\S.*?\S|\S)[*_`]{1,2}", r"\1", title),
        body=blocks_of(body, context),
        form="markdown",
        updated=day_of(updated),
        is_draft=is_draft,
        place=place,
        notes=(f"Its status was {status}: it is a draft now",) if is_draft else (),
        extra=extra,
    )
