"""An article as its facts are compared: whole, by section and by row of a table."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from kbgen.check.comparing import Atom, Said, atoms
from kbgen.check.prose import Prose
from kbgen.check.rule import Checked
from kbgen.diagnostics import Span
from kbgen.facts import Fact, FactReader, reader_of
from kbgen.model.article import Article
from kbgen.model.outline import Extent
from kbgen.model.policy import Words, references


@dataclass(frozen=True)
class Reading:
    """An article with its facts."""

    article: Article
    prose: Prose
    reader: FactReader
    facts: tuple[Fact, ...]
    """In order."""
    given: tuple[tuple[int, frozenset[Atom]], ...]
    """Positions of policy values, and the facts of each in any market; in order."""

    def said(self, start: int, end: int) -> Said:
        """Return what stands between two positions."""
        facts = _between(self._places, start, end)
        given = _between(self._given_places, start, end)
        return Said(
            facts=self.facts[facts],
            text=self.prose.text[start:end],
            raw=self.prose.raw[start:end],
            reader=self.reader,
            given=frozenset().union(*(some for _, some in self.given[given])),
        )

    @cached_property
    def _places(self) -> list[int]:
        return [fact.start for fact in self.facts]

    @cached_property
    def _given_places(self) -> list[int]:
        return [at for at, _ in self.given]

    @cached_property
    def whole(self) -> Said:
        return self.said(0, len(self.prose.raw))

    @cached_property
    def head(self) -> Said:
        """The facts of title, description and notice."""
        return self.said(0, self.prose.body)

    @cached_property
    def body(self) -> Said:
        return self.said(self.prose.body, len(self.prose.raw))

    @property
    def sections(self) -> dict[str, tuple[int, int]]:
        return self.prose.sections

    def rows(self, start: int, end: int) -> tuple[Extent, ...]:
        """Return where the rows of tables begin and end."""
        rows = self.prose.written.outline.rows
        return rows[bisect_left(rows, (start,)) : bisect_left(rows, (end,))]

    def span(self, position: int) -> Span:
        return self.prose.span(position)

    def place(self, position: int) -> str:
        """Return file and line, for a hint."""
        return f"{self.article.source.project_path}:{self.prose.line(position)}"


def read(checked: Checked, article: Article, prose: Prose) -> Reading:
    """Read the facts of an article."""
    reader = reader_of(article.locale)
    said = {name: frozenset(_given(checked, name)) for name in {one.text for one in prose.policies}}
    return Reading(
        article=article,
        prose=prose,
        reader=reader,
        facts=tuple(reader.read(prose.text)),
        given=tuple(
            sorted(((one.start, said[one.text]) for one in prose.policies), key=itemgetter(0))
        ),
    )


def _between(places: list[int], start: int, end: int) -> slice:
    """Return the slice of what stands between two positions."""
    return slice(bisect_left(places, start), bisect_left(places, end))


def _given(checked: Checked, name: str) -> Iterator[Atom]:
    """Yield the facts of a policy value in every market, with those of values in its texts."""
    names, seen = [name], {name}
    for one in names:
        for market in ("", *checked.project.config.markets):
            form = checked.values.form(one, market)
            yield from (atom for atom, _ in atoms(form))
            texts = (form.text, *dict(form.texts).values()) if isinstance(form, Words) else ()
            inner = {reference.name for text in texts for reference in references(text)}
            names += sorted(inner - seen)
            seen |= inner
