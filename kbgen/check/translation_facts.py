"""Numbers, amounts, times and dates that a translation has otherwise than its source."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kbgen.check.comparing import Atom, Said, atoms
from kbgen.check.facts import Fact, reader_of
from kbgen.check.prose_text import Prose, read_prose
from kbgen.check.rule import Checked, Rule
from kbgen.check.translations import pairs, source_prose
from kbgen.diagnostics import Diagnostic, Severity, Span, problem
from kbgen.model.article import Article
from kbgen.model.policy import Duration, Number, Words, references

#: Of the text above the body: title, description, notice.
_HEAD = "\0"
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


class Part(NamedTuple):
    """One section of a text."""

    start: int
    said: Said


class Reading(NamedTuple):
    """An article as it is compared."""

    article: Article
    prose: Prose
    parts: dict[str, Part]
    whole: Said

    def span(self, position: int) -> Span:
        return self.prose.span(self.article, position)


def read(checked: Checked, article: Article, prose: Prose) -> Reading:
    """Read the facts of an article, whole and by section."""
    reader = reader_of(article.locale)
    facts = reader.read(prose.text)
    bounds = {_HEAD: (0, prose.body), **prose.sections()}

    def part(start: int, end: int) -> Said:
        here = tuple(fact for fact in facts if start <= fact.start < end)
        names = {one.text for one in prose.policies if start <= one.start < end}
        return Said(
            facts=here,
            text=prose.text[start:end],
            raw=prose.raw[start:end],
            reader=reader,
            given=_given(checked, names),
        )

    parts = {name: Part(start, part(start, end)) for name, (start, end) in bounds.items()}
    return Reading(article, prose, parts, part(0, len(prose.text)))


def _given(checked: Checked, names: set[str]) -> frozenset[Atom]:
    """Return what policy values say, those inside of their texts included, in every market."""
    found: set[Atom] = set()
    seen: set[str] = set()
    while names:
        name = names.pop()
        seen.add(name)
        for market in ("", *checked.project.config.markets):
            form = checked.values.form(name, market)
            found.update(atom for atom, _ in atoms(form))
            if isinstance(form, Words):
                texts = (form.text, *dict(form.texts).values())
                names |= {one.name for text in texts for one in references(text)} - seen
    return frozenset(found)


def _run(checked: Checked) -> Iterator[Diagnostic]:
    sources: dict[Article, Reading] = {}
    for pair in pairs(checked):
        if pair.source not in sources:
            prose = source_prose(checked.read(pair.source))
            sources = {pair.source: read(checked, pair.source, prose)}
        prose = read_prose(checked.read(pair.translation))
        yield from compare(read(checked, pair.translation, prose), sources[pair.source])


def compare(translation: Reading, source: Reading) -> Iterator[Diagnostic]:
    """Report what a translation says otherwise, each mistake once."""
    differences = list(_differences(translation, source))
    moved_in = {atom for _, _, extra, _ in differences for f in extra for atom, _ in atoms(f.form)}
    moved_out = {atom for *_, lost in differences for f in lost for atom, _ in atoms(f.form)}
    for start, origin, extra, missing in differences:
        lost = [fact for fact in missing if not _moved(fact, moved_in)]
        for fact in (one for one in extra if not _moved(one, moved_out)):
            partner = next((one for one in lost if type(one.form) is type(fact.form)), None)
            if partner:
                lost.remove(partner)
            elif _is_article(fact):
                continue
            yield _extra(translation, source, fact, partner, origin)
        for fact in lost:
            yield _missing(translation, source, fact, start)


def _is_article(fact: Fact) -> bool:
    """Tell whether it may only be grammar: "ein Tag" is one day or a day."""
    is_one = isinstance(fact.form, Duration) and fact.form.most == 1
    return is_one and not any(map(str.isdecimal, fact.text))


def _moved(fact: Fact, there: set[Atom]) -> bool:
    return all(atom in there for atom, _ in atoms(fact.form))


def _differences(
    translation: Reading, source: Reading
) -> Iterator[tuple[int, int, list[Fact], list[Fact]]]:
    """Yield where a section begins in both, what only the translation says, and only the source."""
    ours, theirs = translation.parts, source.parts
    # A description may leave out what the text says, and say what the other text says.
    head, other = ours[_HEAD].said, theirs[_HEAD].said
    extra = [fact for fact in head.without(other) if fact in head.without(source.whole)]
    missing = [fact for fact in other.without(head) if fact in other.without(translation.whole)]
    yield 0, 0, extra, missing
    if ours.keys() != theirs.keys():
        body, origin = _body(translation), _body(source)
        yield (
            translation.prose.start,
            source.prose.body,
            [*body.without(origin)],
            [*origin.without(body)],
        )
        return
    for name, part in ours.items():
        if name != _HEAD:
            said, there = part.said, theirs[name].said
            yield (
                part.start if name else translation.prose.start,
                theirs[name].start,
                [*said.without(there)],
                [*there.without(said)],
            )


def _body(reading: Reading) -> Said:
    """Return what the text below the front matter says."""
    start = reading.prose.body
    facts = tuple(fact for fact in reading.whole.facts if fact.start >= start)
    return replace(
        reading.whole, facts=facts, text=reading.prose.text[start:], raw=reading.prose.raw[start:]
    )


def _extra(
    translation: Reading, source: Reading, fact: Fact, partner: Fact | None, origin: int
) -> Diagnostic:
    place = source.span(partner.start if partner else origin)
    kind = _KINDS[type(fact.form).__name__]
    message = f"`{_short(fact)}`: the source has no such {kind} here"
    hint = f"See {place.path}:{place.line}; correct the one that is wrong."
    if partner:
        hint = f"The source says {_short(partner)} in {place.path}:{place.line}."
    found = problem("KB403", translation.span(fact.start), message, hint)
    # A plain number may be part of a name or of another way to say the same.
    return replace(found, severity=Severity.WARNING) if isinstance(fact.form, Number) else found


def _missing(translation: Reading, source: Reading, fact: Fact, start: int) -> Diagnostic:
    place = source.span(fact.start)
    kind = _KINDS[type(fact.form).__name__]
    message = f"The {kind} `{_short(fact)}` of the source is missing here"
    hint = f"The source says it in {place.path}:{place.line}."
    found = problem("KB403", translation.span(start), message, hint)
    return replace(found, severity=Severity.WARNING)


def _short(fact: Fact) -> str:
    return " ".join(fact.text.split())


RULE = Rule("translation-facts", "KB403", _run)
