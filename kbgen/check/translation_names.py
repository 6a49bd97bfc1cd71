"""Weekdays, months, countries and negations that differ between a translation and its source."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kbgen.check.likeness import related
from kbgen.check.pairing import ExtentPair, pair_pieces, pair_sections
from kbgen.check.prose import Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.facts import Name, find_names, name_of
from kbgen.languages import language_of
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.names import is_markdown
from kbgen.model.outline import Extent

_KINDS = ("weekday", "month", "country")


@dataclass(frozen=True)
class Text:
    """A file with the names in it."""

    prose: Prose
    locale: Locale
    names: tuple[Name, ...]

    def within(self, extent: Extent, kind: str) -> dict[str, Name]:
        """Return the names of a kind in a piece, the first of each by its code."""
        first, last = (bisect_left(self._starts, edge) for edge in extent)
        names = (name for name in reversed(self.names[first:last]) if name.kind == kind)
        return {name.code: name for name in names}

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    def said(self, extent: Extent) -> str:
        return self.prose.text[extent.start : extent.end]


def _run(checked: Checked) -> Iterator[Diagnostic]:
    snippets = [one for one in checked.beside if is_markdown(one.source.path)]
    for pair in related(checked, (*checked.articles, *snippets)):
        ours, theirs = (_text(checked, article) for article in pair)
        for section in pair_sections(ours.prose, theirs.prose).sections:
            pieces = pair_pieces(ours.prose, theirs.prose, section)
            for kind in _KINDS:
                yield from _names(ours, theirs, kind, section, pieces)
            yield from _negations(ours, theirs, pieces)


def _text(checked: Checked, article: Article) -> Text:
    prose = prose_of(checked, article)
    return Text(prose, article.locale, _read(prose, article.locale))


@lru_cache(maxsize=256)
def _read(prose: Prose, locale: Locale) -> tuple[Name, ...]:
    return tuple(find_names(prose.text, locale))


def _names(
    ours: Text, theirs: Text, kind: str, section: ExtentPair, pieces: Iterable[ExtentPair]
) -> Iterator[Diagnostic]:
    """Report the names of a section that differ, each once, where its text or row has them."""
    here, there = ours.within(section.ours, kind), theirs.within(section.theirs, kind)
    reported = set[str]()
    for pair in (*pieces, section):
        extra, missing = _differences(ours, theirs, kind, pair)
        # A sentence may stand in the next paragraph; a row has a meaning of its own.
        if pair.kind != "row" and not (
            any(name.code not in there for name in extra)
            or any(name.code not in here for name in missing)
        ):
            continue
        for name in missing:
            if name.code not in reported and (extra or _is_listed(ours, kind, pair)):
                reported.add(name.code)
                yield _finding(ours, theirs, pair, name, extra[:1])


def _differences(
    ours: Text, theirs: Text, kind: str, pair: ExtentPair
) -> tuple[list[Name], list[Name]]:
    """Return the names that only our piece has, and those that only theirs has."""
    here, there = ours.within(pair.ours, kind), theirs.within(pair.theirs, kind)
    extra = [name for code, name in here.items() if code not in there]
    return extra, [name for code, name in there.items() if code not in here]


def _is_listed(ours: Text, kind: str, pair: ExtentPair) -> bool:
    """Tell whether our text names others of the kind: then the one that is missing was lost.

    Otherwise the translation may say it in another way: "here", "at the weekend".
    """
    return kind == "country" and bool(ours.within(pair.ours, kind))


def _finding(
    ours: Text, theirs: Text, pair: ExtentPair, name: Name, extra: Iterable[Name]
) -> Diagnostic:
    origin = theirs.prose.span(name.start)
    own = name_of(name.kind, name.code, ours.locale)
    hint = f"Compare {origin.path}:{origin.line}. In {ours.locale.name}, the name is `{own}`."
    for other in extra:
        message = f"`{other.text}` is `{name.text}` in the source"
        return problem("KB409", ours.prose.span(other.start), message, hint)
    message = f"The {name.kind} `{name.text}` of the source is missing here"
    return problem("KB409", ours.prose.span(pair.ours.start), message, hint)


def _negations(ours: Text, theirs: Text, pieces: Iterable[ExtentPair]) -> Iterator[Diagnostic]:
    """Report texts without any negation whose source forbids something or rules it out."""
    forbids = language_of(theirs.locale).prohibitions
    negates = language_of(ours.locale).negations
    if not forbids or not negates:
        return
    for pair in pieces:
        match = re.search(forbids, theirs.said(pair.theirs), re.IGNORECASE)
        if match and not re.search(negates, ours.said(pair.ours), re.IGNORECASE):
            origin = theirs.prose.span(pair.theirs.start + match.start())
            message = f"The source says `{match[0]}` here, and this has no negation"
            hint = f"Compare {origin.path}:{origin.line}: does it still say the same?"
            yield problem("KB409", ours.prose.span(pair.ours.start), message, hint)


RULE = Rule("translation-names", "KB409", _run)
