"""Numbers, amounts, times and dates that differ between a translation and its source."""

from collections import deque
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from kbgen.check.comparing import Atom, Said, atoms
from kbgen.check.likeness import related
from kbgen.check.pairing import pair_sections
from kbgen.check.prose import Place, prose_of
from kbgen.check.readings import Reading, read
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Severity, Span, problem
from kbgen.facts import Fact
from kbgen.model.names import is_markdown
from kbgen.model.policy import Duration, Number

#: Name of each form in messages.
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
    """The facts that differ between the two texts of a section."""

    start: int
    """Of the section, in the translation."""
    origin: int
    """Of the section, in the source."""
    there: Said
    """The section of the source."""
    extra: tuple[Fact, ...]
    missing: tuple[Fact, ...]


def _run(checked: Checked) -> Iterator[Diagnostic]:
    sources: dict[str, Reading] = {}
    # Not `_category.toml`: each language may order its folders differently.
    snippets = [one for one in checked.beside if is_markdown(one.source.path)]
    for pair in related(checked, (*checked.articles, *snippets)):
        path = pair.source.source.path
        if path not in sources:
            prose = prose_of(checked, pair.source)
            sources = {path: read(checked, pair.source, prose)}
        prose = prose_of(checked, pair.translation)
        yield from compare(read(checked, pair.translation, prose), sources[path])


def compare(translation: Reading, source: Reading) -> Iterator[Diagnostic]:
    """Report the facts that differ, each once."""
    differences = list(_differences(translation, source))
    pairing = pair_sections(translation.prose, source.prose)
    moved_in = _atoms(fact for difference in differences for fact in difference.extra)
    moved_out = _atoms(fact for difference in differences for fact in difference.missing)
    if not pairing.is_whole:
        moved_in |= _stated(translation, pairing.extra)
        moved_out |= _stated(source, pairing.missing)
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


def _stated(reading: Reading, headings: Iterable[Place]) -> set[Atom]:
    """Return the facts of sections that the other text does not have: another rule reports them."""
    extents = (reading.sections[heading.text] for heading in headings)
    return _atoms(fact for extent in extents for fact in reading.said(*extent).facts)


def _is_among(fact: Fact, there: AbstractSet[Atom]) -> bool:
    return all(atom in there for atom, _ in atoms(fact.form))


def _is_article(fact: Fact) -> bool:
    """Tell whether a number may be an article: "ein Tag" is one day or a day."""
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
    for pair in pair_sections(translation.prose, source.prose).sections:
        said, there = translation.said(*pair.ours), source.said(*pair.theirs)
        begin = max(pair.ours.start, translation.prose.start)
        origin = max(pair.theirs.start, source.prose.start)
        yield Difference(begin, origin, there, said.without(there), there.without(said))


def _swapped(translation: Reading, source: Reading) -> Iterator[Diagnostic]:
    """Report facts that are in a different table row than in the source."""
    for pair in pair_sections(translation.prose, source.prose).sections:
        ours, theirs = translation.rows(*pair.ours), source.rows(*pair.theirs)
        if len(ours) != len(theirs) or len(ours) < 2:  # a head and one row
            continue
        section = source.said(*pair.theirs)
        for row, other in zip(ours, theirs, strict=True):
            there = source.said(*other)
            for fact in translation.said(*row).without(there):
                if _is_among(fact, section.atoms):
                    message = f"`{_short(fact)}` is in a different row of the source's table"
                    hint = _says(source, there, fact, other[0])
                    finding = problem("KB403", translation.span(fact.start), message, hint)
                    yield _graded(finding, fact)


def _graded(finding: Diagnostic, fact: Fact) -> Diagnostic:
    """Make it a warning for a plain number: it may be part of a name, or written differently."""
    is_plain = isinstance(fact.form, Number)
    return replace(finding, severity=Severity.WARNING) if is_plain else finding


def _extra(fact: Fact, place: Span, hint: str) -> Diagnostic:
    kind = _KINDS[type(fact.form).__name__]
    return problem("KB403", place, f"`{_short(fact)}`: the source has no such {kind} here", hint)


def _says(source: Reading, there: Said, fact: Fact, otherwise: int) -> str:
    """Return a hint: the facts of that kind in the source and their place, else where to look."""
    meant = there.kinds.get(type(fact.form), ())
    # Most plain numbers are unrelated.
    if not meant or (isinstance(fact.form, Number) and len(there.facts) > 1):
        return f"Compare {source.place(otherwise)} and correct the wrong one."
    texts = list(dict.fromkeys(map(_short, meant[:_MOST_READ])))[:_MOST_OFFERED]
    return f"The source has {', '.join(texts)} in {source.place(meant[0].start)}."


def _missing(translation: Reading, source: Reading, fact: Fact, start: int) -> Diagnostic:
    kind = _KINDS[type(fact.form).__name__]
    message = f"The {kind} `{_short(fact)}` of the source is missing here"
    hint = f"The source has it in {source.place(fact.start)}."
    finding = problem("KB403", translation.span(start), message, hint)
    return replace(finding, severity=Severity.WARNING)


def _short(fact: Fact) -> str:
    return " ".join(fact.text.split())


RULE = Rule("translation-facts", "KB403", _run)
