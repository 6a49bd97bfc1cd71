"""Facts that texts repeat, and that could be one policy value: nothing is written here.

Two facts are the same promise if their sentences say the same: equal numbers alone say nothing.
Translations are joined by where they stand in the same article, not by their words.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kbgen.check.promises import stems_of, topics_by_stem
from kbgen.check.prose import Prose, prose_of
from kbgen.check.rule import Checked
from kbgen.check.translations import pairs
from kbgen.diagnostics import Span
from kbgen.digest import digest
from kbgen.facts import Fact, FactForm, find_facts
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.policy import Clock, Duration, Money, Percent
from kbgen.text import slugify, squash

_TYPES: Mapping[type, str] = {
    Duration: "duration", Money: "money", Percent: "percent", Clock: "time",
}  # fmt: skip
#: Characters of a line to look at on each side of a fact.
_REACH = 160
#: Part of the words, by their weight, that sentences share: the same promise, or perhaps.
_SAME, _ALIKE = 0.5, 0.3
#: Other numbers in a sentence that promises one.
_MOST_BESIDE = 2
#: Words that they share at least.
_LEAST_SHARED = 2
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[.!?;:](?=\s)|[。！？；]|\n")


class Occurrence(NamedTuple):
    """A fact in its sentence."""

    article: str
    """Id, which translations share."""
    locale: Locale
    place: Span
    start: int
    """In the file."""
    text: str
    """As it is written."""
    sentence: str
    stems: frozenset[str]
    topic: str
    """That the nearest telling word names, such as `returns`; empty: none does."""
    number: int
    """Of the facts of its form in the file, from 0."""
    beside: int
    """Other numbers in the sentence."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for `content/policies.toml`, and the texts that state it."""

    id: str
    """Stays the same while the texts do."""
    name: str
    type: str
    value: str
    """As `policies.toml` has it."""
    form: FactForm
    places: tuple[Occurrence, ...]
    is_certain: bool
    """False: the sentences are only perhaps about the same."""


def find_repeated(checked: Checked, least: int = 3) -> tuple[Proposal, ...]:
    """Return the values that texts state in at least so many places, the most frequent first."""
    written = checked.written
    paired = {
        pair.translation.source.path: written(pair.source.source.path).span(0).path
        for pair in pairs(checked, (*checked.articles, *checked.beside))
    }
    by_form: dict[tuple[type, FactForm], list[Occurrence]] = defaultdict(list)
    translated: dict[tuple[str, type, FactForm], list[Occurrence]] = defaultdict(list)
    for article in (*checked.articles, *checked.beside):
        source = paired.get(article.source.path)
        for form, one in _occurrences(checked, article):
            if source:
                translated[source, type(form), form].append(one)
            else:
                by_form[type(form), form].append(one)
    weights = _weights(one for found in by_form.values() for one in found)
    taken: set[str] = set()
    proposals = []
    for (kind, form), found in by_form.items():
        for group in _groups(found, weights):
            places = [*group, *_translations(group, found, kind, form, translated)]
            if len(places) >= least:
                proposals.append(_proposal(form, group, places, weights))
    proposals.sort(key=lambda one: (not one.is_certain, -len(one.places), one.value))
    return tuple(_with_own_name(one, taken) for one in proposals)


def _occurrences(checked: Checked, article: Article) -> Iterator[tuple[FactForm, Occurrence]]:
    prose = prose_of(checked, article)
    facts = [fact for fact in find_facts(prose.text, article.locale) if _is_promise(fact)]
    count: Counter[FactForm] = Counter()
    headings = {prose.line(heading.start) for heading in prose.headings}
    for fact in facts:
        span = prose.span(fact.start)
        number = count[fact.form]
        count[fact.form] += 1
        if span.line in headings or "\n" in fact.text:
            continue
        others = [one for one in facts if type(one.form) is type(fact.form) and one is not fact]
        yield fact.form, _occurrence(article, prose, fact, others, number, span)


def _is_promise(fact: Fact) -> bool:
    """Leave out what promises nothing: numbers without a unit, years, dates, and numbers in words.

    "One day" and "a week" are mostly figures of speech.
    """
    form = fact.form
    if type(form) not in _TYPES or not re.search(r"\d", fact.text):
        return False
    if re.match(r"[A-Z]{2,}\d", fact.text):  # `ESP32` is a product, not 32 pesetas
        return False
    if isinstance(form, Percent):
        return form.value not in {100, 0}
    if isinstance(form, Clock):
        return form.time.hour > 0  # `0:18` is a timer
    return not (isinstance(form, Money) and not form.amount)


def _occurrence(  # noqa: PLR0913, PLR0917  # all of them known only here
    article: Article, prose: Prose, fact: Fact, others: Sequence[Fact], number: int, span: Span
) -> Occurrence:
    start, end = _clause(prose.text, fact)
    sentence = prose.text[start:end]
    own = stems_of(fact.text, article.locale)
    for other in others:
        if start <= other.start < end:
            own |= stems_of(other.text, article.locale)
    return Occurrence(
        article=article.id,
        locale=article.locale,
        place=span,
        start=fact.start,
        text=fact.text,
        sentence=squash(sentence),
        stems=stems_of(sentence, article.locale) - own,
        topic=_topic(prose.text, (start, end), fact, others, article.locale),
        number=number,
        beside=len(re.findall(r"\d+(?:[.,:]\d+)*", sentence.replace(fact.text, " ", 1))),
    )


def _clause(text: str, fact: Fact) -> tuple[int, int]:
    """Return where the sentence of a fact begins and ends; a line of a list or table is one."""
    stop = fact.start + len(fact.text)
    first = max(0, fact.start - _REACH)
    before = [found.end() for found in _CLAUSE.finditer(text, first, fact.start)]
    after = _CLAUSE.search(text, stop, stop + _REACH)
    return before[-1] if before else first, after.start() if after else min(
        stop + _REACH, len(text)
    )


def _topic(
    text: str, clause: tuple[int, int], fact: Fact, others: Sequence[Fact], locale: Locale
) -> str:
    """Return the topic of the nearest word that has one and is not nearer to another number."""
    named = topics_by_stem(locale)
    nearest: dict[int, str] = {}
    own = stems_of(fact.text, locale)
    for word in _WORD.finditer(text, *clause):
        topic = next((named[one] for one in stems_of(word[0], locale) - own if one in named), "")
        distance = _distance(word.span(), fact) if topic else -1
        if 0 <= distance <= min((_distance(word.span(), one) for one in others), default=distance):
            nearest.setdefault(distance, topic)
    return nearest[min(nearest)] if nearest else ""


def _distance(word: tuple[int, int], fact: Fact) -> int:
    """Return how far a word is from a fact: one that follows has to be twice as near."""
    end = fact.start + len(fact.text)
    if word[1] <= fact.start:
        return fact.start - word[1]
    return 2 * (word[0] - end) if word[0] >= end else 0


def _weights(occurrences: Iterable[Occurrence]) -> Mapping[str, float]:
    """Return stem → how much it says: rare ones say more."""
    articles: dict[str, set[str]] = defaultdict(set)
    every: set[str] = set()
    for one in occurrences:
        every.add(one.article)
        for stem in one.stems:
            articles[stem].add(one.article)
    return {stem: math.log(1 + len(every) / len(found)) for stem, found in articles.items()}


def _groups(
    found: Sequence[Occurrence], weights: Mapping[str, float]
) -> Iterator[list[Occurrence]]:
    """Yield the occurrences of one form that say the same; each is in one group."""
    groups: list[list[Occurrence]] = []
    for one in found:
        scored = [(_least_alike(one, group, weights), at) for at, group in enumerate(groups)]
        best, at = max(scored, default=(0.0, 0))
        if best >= _ALIKE:
            groups[at].append(one)
        else:
            groups.append([one])
    yield from groups


def _least_alike(
    one: Occurrence, group: Sequence[Occurrence], weights: Mapping[str, float]
) -> float:
    return min(alike(one, other, weights) for other in group)


def alike(one: Occurrence, other: Occurrence, weights: Mapping[str, float]) -> float:
    """Return which part of the words, by weight, two sentences share; 0: about other things."""
    if one.topic != other.topic or one.locale != other.locale:
        return 0.0
    shared = one.stems & other.stems
    if len(shared) < _LEAST_SHARED:
        return 0.0
    smaller = min(_weight(one.stems, weights), _weight(other.stems, weights))
    return _weight(shared, weights) / smaller if smaller else 0.0


def _weight(stems: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(stem, 0.0) for stem in stems)


def _translations(
    group: Sequence[Occurrence],
    found: Sequence[Occurrence],
    kind: type,
    form: FactForm,
    translated: Mapping[tuple[str, type, FactForm], list[Occurrence]],
) -> Iterator[Occurrence]:
    """Yield the same facts of translations: where both texts have as many, in their order."""
    count = Counter(one.place.path for one in found)
    for one in group:
        beside: dict[Locale, list[Occurrence]] = defaultdict(list)
        for other in translated.get((one.place.path, kind, form), ()):
            beside[other.locale].append(other)
        for others in beside.values():
            if len(others) == count[one.place.path]:
                at = sorted(o.number for o in found if o.place.path == one.place.path)
                yield sorted(others, key=lambda o: o.number)[at.index(one.number)]


def _proposal(
    form: FactForm,
    group: Sequence[Occurrence],
    places: Sequence[Occurrence],
    weights: Mapping[str, float],
) -> Proposal:
    pairs_of = [(a, b) for at, a in enumerate(group) for b in group[at + 1 :]]
    # One sentence with its translations may be an example; many numbers in a sentence are one, or
    # a calculation.
    is_certain = (
        len(group) > 1
        and bool(group[0].topic)
        and all(one.beside <= _MOST_BESIDE for one in group)
        and all(alike(a, b, weights) >= _SAME for a, b in pairs_of)
    )
    where = ",".join(f"{one.place.path}:{one.text}:{one.number}" for one in places)
    return Proposal(
        id=digest(f"{form!r} {where}")[:10],
        name=_name(form, group, weights),
        type=_TYPES[type(form)],
        value=_value(form),
        form=form,
        places=tuple(places),
        is_certain=is_certain,
    )


def _name(form: FactForm, group: Sequence[Occurrence], weights: Mapping[str, float]) -> str:
    """Return a name of what the sentences share: `returns.items-days`."""
    first = group[0]
    folders = first.place.path.split("/")[2:-1]
    table = slugify(folders[-1]) if folders else first.topic or "shop"
    shared = frozenset.intersection(*(one.stems for one in group))
    words = [
        word.lower()
        for word in _WORD.findall(first.sentence)
        if word.isascii() and stems_of(word, first.locale) & shared and not word[0].isdigit()
    ]
    words.sort(key=lambda word: -max(weights.get(one, 0) for one in stems_of(word, first.locale)))
    what = "_".join(list(dict.fromkeys(words))[:2]) or "value"
    unit = f"_{form.unit.replace('-', '_')}s" if isinstance(form, Duration) else ""
    return f"{table if table.isascii() else 'shop'}.{what}{unit}"


def _with_own_name(proposal: Proposal, taken: set[str]) -> Proposal:
    name, number = proposal.name, 1
    while name in taken:
        number += 1
        name = f"{proposal.name}_{number}"
    taken.add(name)
    return Proposal(proposal.id, name, proposal.type, proposal.value, proposal.form,
                    proposal.places, proposal.is_certain)  # fmt: skip


def _value(form: FactForm) -> str:
    match form:
        case Duration(least, most, unit):
            number = str(least) if least == most else f"{least}-{most}"
            return f"{number} {unit.replace('-', ' ')}{'' if most == 1 else 's'}"
        case Money(amount, currency):
            return f"{amount} {currency}"
        case Percent(value):
            return str(value)
        case Clock(time):
            return f"{time:%H:%M}"
    raise TypeError(form)
