"""Numbers, amounts, times and dates that differ between a translation and its source."""

from collections import deque
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from kbgen.check.comparing import Atom, Said, atoms
from kbgen.check.prose import prose_of
from kbgen.check.readings import Reading, read
from kbgen.check.rule import Checked, Rule
from kbgen.check.translations import pairs
from kbgen.diagnostics import Diagnostic, Severity, Span, problem
from kbgen.facts import Fact
from kbgen.model.article import Article
from kbgen.model.names import is_markdown
from kbgen.model.policy import Duration, Number

#: What a form is called in a message.
_KINDS = {
    "Duration": "period",
    "Money": "amount",
    "Number": "number",
    "Percent": "percentage",
    "Day": "date",
    "MonthDay": "date",
    "Clock": "time",
}
_MOST_OFFERED = 3
_MOST_READ = 100


class Difference(NamedTuple):
    """What the two texts of a section say differently."""

    start: int
    """Of the section, in the translation."""
    origin: int
    """Of the section, in the source."""
    there: Said
    """The section of the source."""
    extra: tuple[Fact, ...]
    missing: tuple[Fact, ...]


def _run(checked: Checked) -> Iterator[Diagnostic]:
    sources: dict[Article, Reading] = {}
    # Not `_category.toml`: the order of folders may be another one in each language.
    snippets = [one for one in checked.beside if is_markdown(one.source.path)]
    for pair in pairs(checked, (*checked.articles, *snippets)):
        if pair.source not in sources:
            prose = prose_of(checked, pair.source)
            sources = {pair.source: read(checked, pair.source, prose)}
        prose = prose_of(checked, pair.translation)
        yield from compare(read(checked, pair.translation, prose), sources[pair.source])


def compare(translation: Reading, source: Reading) -> Iterator[Diagnostic]:
    """Report the facts that differ, each once."""
    differences = list(_differences(translation, source))
    moved_in = _atoms(fact for one in differences for fact in one.extra)
    moved_out = _atoms(fact for one in differences for fact in one.missing)
    for start, origin, there, extra, missing in differences:
        lost: dict[type, deque[Fact]] = {}
        for fact in missing:
            if not _is_among(fact, moved_in):
                lost.setdefault(type(fact.form), deque()).append(fact)
        for fact in extra:
            if _is_among(fact, moved_out):
                continue
            partners = lost.get(type(fact.form))
            if not partners and _is_article(fact):
                continue
            meant = replace(there, facts=(partners.popleft(),)) if partners else there
            hint = _says(source, meant, fact, origin)
            yield _graded(_extra(fact, translation.span(fact.start), hint), fact)
        for fact in sorted(chain(*lost.values()), key=attrgetter("start")):
            yield _missing(translation, source, fact, start)
    yield from _swapped(translation, source)


def _atoms(facts: Iterator[Fact]) -> set[Atom]:
    return {atom for fact in facts for atom, _ in atoms(fact.form)}


def _is_among(fact: Fact, there: AbstractSet[Atom]) -> bool:
    return all(atom in there for atom, _ in atoms(fact.form))


def _is_article(fact: Fact) -> bool:
    """Tell whether it may only be grammar: "ein Tag" is one day or a day."""
    is_one = isinstance(fact.form, Duration) and fact.form.most == 1
    return is_one and not any(map(str.isdecimal, fact.text))


def _differences(translation: Reading, source: Reading) -> Iterator[Difference]:
    # A description may leave out facts of its text, and state facts of the other text.
    head, other = translation.head, source.head
    beyond, lacking = set(head.without(source.whole)), set(other.without(translation.whole))
    yield Difference(
        0,
        0,
        other,
        tuple(fact for fact in head.without(other) if fact in beyond),
        tuple(fact for fact in other.without(head) if fact in lacking),
    )
    if translation.sections.keys() == source.sections.keys():
        for name, (start, end) in translation.sections.items():
            said, there = translation.said(start, end), source.said(*source.sections[name])
            begin = start if name else translation.prose.start
            origin = source.sections[name][0]
            yield Difference(begin, origin, there, said.without(there), there.without(said))
    else:
        said, there = translation.body, source.body
        yield Difference(
            translation.prose.start,
            source.prose.start,
            there,
            said.without(there),
            there.without(said),
        )


def _swapped(translation: Reading, source: Reading) -> Iterator[Diagnostic]:
    """Report facts that stand in another row of a table than in the source."""
    if translation.sections.keys() != source.sections.keys():
        return
    for name, bounds in translation.sections.items():
        ours, theirs = translation.rows(*bounds), source.rows(*source.sections[name])
        if len(ours) != len(theirs) or len(ours) < 2:  # a head and one row
            continue
        section = source.said(*source.sections[name])
        for row, other in zip(ours, theirs, strict=True):
            there = source.said(*other)
            for fact in translation.said(*row).without(there):
                if _is_among(fact, section.atoms):
                    message = f"`{_short(fact)}` stands in another row of the source's table"
                    hint = _says(source, there, fact, other[0])
                    found = problem("KB403", translation.span(fact.start), message, hint)
                    yield _graded(found, fact)


def _graded(found: Diagnostic, fact: Fact) -> Diagnostic:
    """Make it a warning for a plain number: it may be part of a name, or be written another way."""
    is_plain = isinstance(fact.form, Number)
    return replace(found, severity=Severity.WARNING) if is_plain else found


def _extra(fact: Fact, place: Span, hint: str) -> Diagnostic:
    kind = _KINDS[type(fact.form).__name__]
    return problem("KB403", place, f"`{_short(fact)}`: the source has no such {kind} here", hint)


def _says(source: Reading, there: Said, fact: Fact, otherwise: int) -> str:
    """Return a hint: what the source has of the same kind and where, else where to look."""
    meant = there.kinds.get(type(fact.form), ())
    # Of plain numbers there are many that have nothing to do with each other.
    if not meant or (isinstance(fact.form, Number) and len(there.facts) > 1):
        return f"See {source.place(otherwise)}; correct the one that is wrong."
    texts = list(dict.fromkeys(map(_short, meant[:_MOST_READ])))[:_MOST_OFFERED]
    return f"The source says {', '.join(texts)} in {source.place(meant[0].start)}."


def _missing(translation: Reading, source: Reading, fact: Fact, start: int) -> Diagnostic:
    kind = _KINDS[type(fact.form).__name__]
    message = f"The {kind} `{_short(fact)}` of the source is missing here"
    hint = f"The source says it in {source.place(fact.start)}."
    found = problem("KB403", translation.span(start), message, hint)
    return replace(found, severity=Severity.WARNING)


def _short(fact: Fact) -> str:
    return " ".join(fact.text.split())


RULE = Rule("translation-facts", "KB403", _run)
