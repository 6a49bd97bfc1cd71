"""The translations that a project has already, by their sources."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kbgen.translate.corpus import DocumentPair
from kbgen.translate.document import Unit
from kbgen.translate.parts import Parts, identity, keys
from kbgen.translate.status import State, status_of


class Memorised(NamedTuple):
    """A text and its translation."""

    source: Parts
    translation: Parts


class Memory:
    """Finds the translation of a text that stands elsewhere word for word."""

    def __init__(self, pairs: Iterable[DocumentPair]) -> None:
        self._known: dict[str, Memorised | None] = {}
        for pair in pairs:
            for one in _memorised(pair):
                self._add(one)

    def _add(self, one: Memorised) -> None:
        text = identity(one.source)
        before = self._known.setdefault(text, one)
        # Of a text that is translated in two ways, only a person can tell which one fits.
        if before and identity(before.translation) != identity(one.translation):
            self._known[text] = None

    def __iter__(self) -> Iterator[Memorised]:
        return (one for one in self._known.values() if one)

    def translation(self, unit: Unit) -> Parts:
        """Return the translation of a block; nothing where none or several are known."""
        known = self._known.get(identity(unit.parts))
        # Addresses differ between articles: those of the source are taken.
        if known is None or keys(known.translation) != keys(unit.parts):
            return ()
        return _with_codes(known.translation, unit.parts)


def _memorised(pair: DocumentPair) -> Iterator[Memorised]:
    if pair.translation is None:
        return
    states = {one.section.name: one.state for one in status_of(pair).sections}
    for section in pair.sections():
        if states[section.source.name] is State.MACHINE:
            continue
        for unit in section.units:
            if unit.source.is_text and unit.translation and unit.is_exact:
                yield Memorised(unit.source.parts, unit.translation.parts)


def _with_codes(translation: Parts, source: Parts) -> Parts:
    """Return a translation with the codes as another source has them."""
    left = [part for part in source if not isinstance(part, str)]
    made = []
    for part in translation:
        if not isinstance(part, str):
            part = next(code for code in left if code.key == part.key)  # noqa: PLW2901  # the same one
            left.remove(part)
        made.append(part)
    return tuple(made)
