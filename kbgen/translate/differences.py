"""What changed in the source of a stale section."""

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.translate.corpus import DocumentPair, is_outdated
from kbgen.translate.document import FRONT
from kbgen.translate.pairing import pair_sections
from kbgen.translate.parts import written
from kbgen.translate.status import State, status_of


class Difference(NamedTuple):
    """A section that is not done."""

    section: str
    title: str
    state: State
    line: int
    """In the source."""
    former: str | None
    """The source it was translated from; None: it has not been translated, or that is not kept."""
    source: str
    translation: str | None

    @property
    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield every line of the source with `+`, `-` or a blank."""
        before = self.source if self.former is None else self.former
        for line in difflib.ndiff(before.strip().split("\n"), self.source.strip().split("\n")):
            if line[0] != "?":
                yield line[0], line[2:]


def differences(pair: DocumentPair, *, everything: bool = False) -> Iterator[Difference]:
    """Yield the sections of a document that are not done, or all of them."""
    there = pair_sections(pair.source, pair.translation) if pair.translation else {}
    texts = None
    for one in status_of(pair).sections:
        if one.state is State.DONE and not everything:
            continue
        section, former = one.section, None
        entry = pair.entry(section.name)
        if entry and is_outdated(entry, section):
            texts = pair.corpus.earlier.read(pair.id) if texts is None else texts
            former = texts.get(entry.source)
        ours = there.get(section.name)
        yield Difference(
            section.name,
            section.title,
            one.state,
            pair.source.text.count("\n", 0, section.start) + 1,
            _shown(former, section.name),
            _shown(section.text, section.name) or "",
            _shown(ours.text, section.name) if ours else None,
        )


def _shown(text: str | None, section: str) -> str | None:
    """Return a section for people: of front matter, the texts that are translated."""
    if text is None or section != FRONT or not text.startswith("---\n"):
        return text
    from kbgen.frontmatter import text_values
    from kbgen.translate.parts import value_parts

    return "\n".join(f"{one.field}: {written(value_parts(one.value))}" for one in text_values(text))
