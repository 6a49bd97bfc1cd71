"""`content/translations.lock`: which source each section of a translation was made from.

TOML, one line a section, sorted, so that branches merge line by line:

    "returns/refunds".de."when" = "human 3f2a9c1d07be 91d0c2aa5e14"

Article, locale, section; then who made the translation, and hashes of the source section and of the
translated one.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kbgen import files
from kbgen.errors import KbgenError
from kbgen.model.names import TRANSLATIONS

#: Who made a section: a person; a program; a program, and a person has read it since.
STATES = ("human", "machine", "reviewed")
_NAME = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf'({_NAME})\.([\w-]+)\.({_NAME}) = "(\w+) ([0-9a-f]{{12}}) ([0-9a-f]{{12}})"')
_HEAD = "# Which source each translated section was made from. Written by `kbgen translate`.\n"


class Place(NamedTuple):
    """A section of a translation."""

    article: str
    tag: str
    section: str


class Entry(NamedTuple):
    """What a translated section was made from."""

    state: str
    """One of `STATES`."""
    source: str
    """Hash of the section it was made from."""
    translation: str
    """Hash of the translated section."""


Lock = Mapping[Place, Entry]


def read_lock(content: Path) -> dict[Place, Entry]:
    """Read the file; empty without one. Raises KbgenError, with the line of every error."""
    shown = f"content/{TRANSLATIONS}"
    try:
        text = files.read_text(content / TRANSLATIONS, inside=content, most=_LARGEST)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise files.unusable(shown, error) from error
    entries: dict[Place, Entry] = {}
    wrong = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.rstrip())
        if found is None or found[4] not in STATES:
            wrong.append(f"{shown}:{number}: not a line of this file: `{line[:60]}`")
            continue
        place = Place(json.loads(found[1]), found[2], json.loads(found[3]))
        if place in entries:
            wrong.append(f"{shown}:{number}: `{line[:60]}` is a duplicate")
        entries[place] = Entry(found[4], found[5], found[6])
    if wrong:
        hint = "After a merge, keep one of both lines, and delete the marks of the conflict."
        raise KbgenError("\n".join(wrong[:_MOST]), hint)
    return entries


#: Bytes: a hundred thousand articles in five languages.
_LARGEST = 500_000_000
#: Errors in one message.
_MOST = 20


def lock_text(entries: Lock) -> str:
    """Return the file's text."""
    return _HEAD + "".join(sorted(map(_line, entries.items())))


def _line(item: tuple[Place, Entry]) -> str:
    place, entry = item
    article, section = (json.dumps(name, ensure_ascii=False) for name in (place[0], place[2]))
    return f'{article}.{place.tag}.{section} = "{" ".join(entry)}"\n'


def machine_made(entries: Lock) -> frozenset[tuple[str, str]]:
    """Return article and tag of the translations of which a section awaits its review."""
    return frozenset(
        (place.article, place.tag) for place, entry in entries.items() if entry.state == "machine"
    )
