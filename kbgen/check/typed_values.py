"""Policy values that are typed by hand: when the value changes, the text stays wrong."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kbgen.check.likeness import related
from kbgen.check.prose import Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.check.topics import Topics
from kbgen.check.translations import Pair
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.facts import Fact, FactForm, MonthDay, find_facts, fold
from kbgen.i18n.values import formats_of
from kbgen.model.article import Article
from kbgen.model.policy import Day, Duration, Form, Number, Reference, Words

#: Smaller numbers occur everywhere and mean little.
_LEAST_NUMBER = 100
_LONGEST_LIST = 3
_PHONE_GAPS = r"[\s()./‑-]{0,3}"


#: With its type: named tuples of different types with equal values are equal (12 and 12 %).
_FormKey = tuple[type, FactForm]


def _key(form: FactForm) -> _FormKey:
    return type(form), form


class Typed(NamedTuple):
    """A text that states a policy value."""

    names: tuple[str, ...]
    start: int
    text: str
    form: Form | None
    """The form of the fact; None if the text is exactly the value."""
    is_certain: bool = True
    """False if no nearby word tells which value it is, or whether it is one."""


class _ValueIndex:
    """The values on a day, in any market, by their facts and texts."""

    def __init__(self, checked: Checked) -> None:
        self.facts: dict[_FormKey, list[str]] = defaultdict(list)
        self.words: dict[str, list[str]] = defaultdict(list)
        self.bare: dict[str, list[str]] = {}
        """Names by the digits of a text."""
        self.kinds: dict[str, str] = {}
        patterns: dict[str, str] = {}
        for value in checked.policies.values:
            period = value.on(checked.day)
            self.kinds[value.name] = value.type
            for form in (period.form, *(form for _, form in period.markets)) if period else ():
                self._add(value.name, form, patterns)
        for text, names in self.words.items():
            self.bare.setdefault(_digits(text), names)
        self.pattern = re.compile("|".join(patterns.values())) if patterns else None

    def _add(self, name: str, form: Form, patterns: dict[str, str]) -> None:
        if not isinstance(form, Words):
            if not (isinstance(form, Number) and form.value < _LEAST_NUMBER):
                _append(self.facts[_key(form)], name)
            if isinstance(form, Day):
                _append(self.facts[_key(MonthDay(form.date.month, form.date.day))], name)
            return
        for text in {form.text, *dict(form.texts).values()} if form.kind in _EXACT else ():
            if form.kind == "phone":
                signs = [re.escape(char) for char in text if char in "+0123456789"]
                pattern = rf"(?<!\d){_PHONE_GAPS.join(signs)}(?!\d)"
            else:
                pattern = rf"(?<![\w.@-]){re.escape(text)}(?![\w@-])"
            patterns.setdefault(_squeezed(text), pattern)
            _append(self.words[_squeezed(text)], name)


_EXACT = frozenset({"phone", "email", "url"})


def _append(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s()/‑-]", "", text) if text[:1] in "+0123456789(" else text


def _run(checked: Checked) -> Iterator[Diagnostic]:
    index = _ValueIndex(checked)
    if not index.kinds:
        return
    topics = Topics(checked)
    texts = (*checked.articles, *checked.beside)
    lacking = {
        pair.translation.source.path: _lacking(checked, pair) for pair in related(checked, texts)
    }
    for article in texts:
        prose = prose_of(checked, article)
        lacks = lacking.get(article.source.path, frozenset())
        for typed in _typed(index, topics, article, prose, lacks):
            yield _finding(checked, index, article, prose.span(typed.start), typed)


def _lacking(checked: Checked, pair: Pair) -> frozenset[str]:
    """Return the values that a translation names less often than its source."""
    ours, theirs = (
        Counter(place.text for place in prose_of(checked, article).policies) for article in pair
    )
    return frozenset(theirs - ours)


def _typed(
    index: _ValueIndex, topics: Topics, article: Article, prose: Prose, lacks: AbstractSet[str]
) -> Iterator[Typed]:
    """Yield the values of a text that are typed by hand. lacks: those that should be in it."""
    facts = find_facts(prose.text, article.locale) if index.facts else ()
    ranges: dict[type, list[tuple[int, int]]] = defaultdict(list)
    for fact in facts:
        ranges[type(fact.form)].append((fact.start, fact.start + len(fact.text)))
    for fact in facts:
        names = () if _is_article(fact) else index.facts.get(_key(fact.form), ())
        if not names:
            continue
        # Two values may look alike: a return may cost what a delivery costs.
        place = (fact.start, fact.start + len(fact.text))
        about = topics.around(article, prose, place, ranges[type(fact.form)])
        lacking = tuple(name for name in names if name in lacks)
        meant = tuple(name for name in names if name.partition(".")[0] in about.topics)
        meant = lacking or meant
        if meant or not about.topics:
            form = None if isinstance(fact.form, MonthDay) else fact.form
            is_certain = bool(lacking or (meant and about.is_near))
            yield Typed(meant or tuple(names), fact.start, fact.text, form, is_certain)
    for match in index.pattern.finditer(prose.marked) if index.pattern else ():
        yield Typed(tuple(_lookup(index, match[0])), match.start(), match[0], None)


def _is_article(fact: Fact) -> bool:
    """Tell whether a unit stands there without a number: "on a working day", "an einem Werktag"."""
    form = fact.form
    return isinstance(form, Duration) and form.most == 1 and not re.search(r"\d", fact.text)


def _lookup(index: _ValueIndex, text: str) -> Iterable[str]:
    exact = index.words.get(text) or index.words.get(_squeezed(text))
    return exact or index.bare.get(_digits(text), [])


def _digits(text: str) -> str:
    return re.sub(r"[^\d+]", "", text)


def _finding(
    checked: Checked, index: _ValueIndex, article: Article, place: Span, typed: Typed
) -> Diagnostic:
    category = article.source.folder.partition("/")[0]
    names = sorted(typed.names, key=lambda name: (name.partition(".")[0] != category, name))
    offered = [
        str(Reference(name, _format(checked, index, article, name, typed)))
        for name in names[:_LONGEST_LIST]
    ]
    last = f", or {offered[-1]}" if len(offered) > 1 else ""
    write = f"rite {', '.join(offered[:-1]) or offered[-1]}{last}."
    text = f"`{' '.join(typed.text.split())}`"
    if typed.is_certain:
        return problem("KB720", place, f"{text} is a policy value typed by hand", f"W{write}")
    hint = f"If it is that value, w{write} If it only looks like one, leave it."
    return problem("KB720", place, f"{text} may be a policy value typed by hand", hint)


def _format(checked: Checked, index: _ValueIndex, article: Article, name: str, typed: Typed) -> str:
    """Return the format in which a value is written like the text; empty: the usual one."""
    formats = ("", *formats_of(index.kinds[name], article.locale))
    written = _plain(typed.text)
    for market in ("", *checked.project.config.markets):
        for how in formats:
            shown = checked.values.in_market(Reference(name, how), article.locale, market)
            if _plain(shown) == written:
                return how
    return "day" if typed.form is None and index.kinds[name] == "date" else ""


def _plain(text: str) -> str:
    return "".join(fold(text).lower().split())


RULE = Rule("typed-values", "KB720", _run)
