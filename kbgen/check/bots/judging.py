"""What is wrong with an answer: its facts, against those of the shop in the shopper's market."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from kbgen.check.bots.free import says_free
from kbgen.check.bots.questions import BotQuestion
from kbgen.check.comparing import Atom, atoms
from kbgen.facts import Fact, find_facts, find_names, reader_of
from kbgen.model.locale import Locale
from kbgen.model.policy import Duration, Form, Money, Number, Percent, Words

#: Kinds of facts that are reported wherever they stand: bots work out days and count things.
_PROMISES: Final = (Duration, Money, Percent)
#: Marks around words, tags, and numbers of sources: `**30** days`, `<b>30</b> days`, `[1]`.
_MARKS: Final = re.compile(r"\*+|`+|__+|<[^<>]{1,200}>|\[\d{1,2}\]")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_SENTENCE: Final = re.compile(r"(?<=[.!?؟])\s+|(?<=[。！？])|\n+")
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
_PHONE: Final = re.compile(r"(?<![\d.,])\+?\(?\d[\d \xa0()/.‑-]{6,20}\d(?![\d.,]?\d)")
#: Digits at the end of a telephone number that stay when it is written with another prefix.
_OWN_DIGITS: Final = 8


#: The numbers of one fact, with what they count; a range has two.
Atoms = frozenset[Atom]


class Verdict(NamedTuple):
    """Something that is wrong with an answer."""

    kind: str
    """`wrong`, `foreign` (of another market), `forbidden`, `missing` or `unknown`."""
    text: str
    """What the answer says; empty: it is silent."""
    right: str
    """What it should say, in the answer's language; empty: nothing is known."""
    name: str = ""
    """Of the policy value; empty: a text of the question, or none."""
    market: str = ""
    """Where the text would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """What the shop says in each market on a day."""

    forms: Mapping[str, Mapping[str, Form]]
    """Market → policy value → form; an empty market where the site has none."""
    stated: Mapping[Locale, frozenset[Atoms]]
    """The facts that articles state without a policy value."""
    countries: Mapping[str, str]
    """ISO 3166 → market."""
    labels: Mapping[str, tuple[str, ...]]
    """Market → its names in all locales."""
    show: Callable[[str, Locale, str], str]
    """Name, locale and market → the value as readers see it."""


class _Said(NamedTuple):
    fact: Fact
    is_allowed: bool
    """Whether it is true in the market, or the question says it."""


def judge(question: BotQuestion, answer: str, promises: Promises) -> Iterator[Verdict]:
    """Yield what is wrong with an answer; nothing where it is right."""
    text = _plain(answer)
    allowed = _allowed(question, promises)
    facts = _facts(text, question.locale)
    ends = frozenset[Atom]().union(*allowed)
    said = [_Said(fact, _is_allowed(_atoms(fact.form), allowed, ends)) for fact in facts]
    found = [*_required(question, text, said, promises), *_banned(question, text, said, promises)]
    named = {start for start, _ in found}
    yield from (verdict for _, verdict in found)
    for fact, is_allowed in said:
        is_promise = isinstance(fact.form, _PROMISES) and not _is_one(fact)
        if is_promise and not is_allowed and fact.start not in named:
            yield from _stray(fact, text, question, promises)
    yield from _wrong_contacts(text, promises, question)


def _required(
    question: BotQuestion, text: str, said: list[_Said], promises: Promises
) -> Iterator[tuple[int, Verdict]]:
    """Yield position (-1: none) and verdict of what an answer must say and does not."""
    values = promises.forms.get(question.market, {})
    facts = [one.fact for one in said]
    for entry in question.must:
        form = values.get(entry)
        if form is None:
            if not _says(entry, text, question.locale, facts):
                yield -1, Verdict("missing", "", entry)
        elif not _has(form, text, facts, question.locale):
            yield from _instead(entry, form, said, question, promises)


def _banned(
    question: BotQuestion, text: str, said: list[_Said], promises: Promises
) -> Iterator[tuple[int, Verdict]]:
    """Yield position (-1: none) and verdict of what an answer must not say and says."""
    values = promises.forms.get(question.market, {})
    due = {atom for entry in question.must for atom in _atoms(values.get(entry))}
    for entry in question.must_not:
        form = values.get(entry)
        if isinstance(form, Words):
            if _has_words(form, text):
                yield -1, Verdict("forbidden", form.text, "", entry)
        elif form is None:
            if _says(entry, text, question.locale, [one.fact for one in said]):
                yield -1, Verdict("forbidden", entry, "")
        else:
            for fact, _ in said:
                if _atoms(fact.form) == _atoms(form) and not _atoms(form) <= due:
                    yield fact.start, Verdict("forbidden", _squeezed(fact.text), "", entry)


def _plain(answer: str) -> str:
    """Return an answer without the marks of Markdown and HTML."""
    return _MARKS.sub("", _LINK.sub(r"\1", answer))


def _facts(text: str, locale: Locale) -> list[Fact]:
    """Return the facts of an answer; one in English to a question in another language as well."""
    facts = find_facts(text, locale)
    if any(isinstance(fact.form, Duration | Money | Percent) for fact in facts):
        return facts
    return max(facts, find_facts(text, Locale.parse("en")), key=_weight)


def _weight(facts: list[Fact]) -> int:
    return sum(isinstance(fact.form, _PROMISES) for fact in facts)


def _is_allowed(said: Atoms, allowed: Collection[Atoms], ends: Atoms) -> bool:
    """Tell whether a fact is one of those that are allowed, or an end of one."""
    return said in allowed or (len(said) < 2 and said <= ends)


def _atoms(form: object) -> Atoms:
    return frozenset(atom for atom, _ in atoms(form))


def _allowed(question: BotQuestion, promises: Promises) -> frozenset[Atoms]:
    """Return the facts that are true in the market of a question, or given by it."""
    forms = promises.forms.get(question.market, {}).values()
    asked = (question.ask, *question.must)
    given = (fact.form for text in asked for fact in find_facts(text, question.locale))
    stated = promises.stated.get(question.locale, frozenset())
    return stated | set(map(_atoms, forms)) | set(map(_atoms, given))


def _has(form: Form, text: str, facts: Iterable[Fact], locale: Locale) -> bool:
    """Tell whether an answer states a value. The end of a range is enough: "up to 5 days"."""
    if isinstance(form, Words):
        return _has_words(form, text)
    if isinstance(form, Number) and int(form.value) in reader_of(locale).number_words(text):
        return True
    if isinstance(form, Money) and not form.amount and says_free(text, locale):
        return True
    wanted = [_atoms(form)]
    if isinstance(form, Duration):
        wanted.append(_atoms(form._replace(least=form.most)))
    return any(_atoms(fact.form) in wanted for fact in facts)


def _has_words(form: Words, text: str) -> bool:
    texts = {form.text, *dict(form.texts).values()}
    if form.kind == "phone":
        said = {_own_digits(match[0]) for match in _PHONE.finditer(text)}
        return any(_own_digits(one) in said for one in texts)
    return any(_key(one) in _key(text) for one in texts)


def _instead(
    name: str, form: Form, said: Iterable[_Said], question: BotQuestion, promises: Promises
) -> Iterator[tuple[int, Verdict]]:
    """Yield position and verdict of what an answer says in place of a value, or that it is silent.

    A number that is true of something else is taken for it only where it counts the same unit.
    """
    right = promises.show(name, question.locale, question.market)
    is_named = False
    for fact, is_allowed in said:
        market = _market_of(name, fact, promises, question.market)
        if _is_one(fact) or not (market or _is_alike(fact.form, form, is_true=is_allowed)):
            continue
        is_named = True
        kind = "foreign" if market else "wrong"
        yield fact.start, Verdict(kind, _squeezed(fact.text), right, name, market)
    if not is_named:
        yield -1, Verdict("missing", "", right, name)


def _is_alike(said: object, form: Form, *, is_true: bool) -> bool:
    if isinstance(said, Duration) and isinstance(form, Duration):
        return said.unit == form.unit or not is_true
    is_kind = type(said) is type(form) and not isinstance(form, Words | Number)
    return is_kind and not is_true


def _is_one(fact: Fact) -> bool:
    """Tell whether a unit stands without a number: "on a working day"."""
    form = fact.form
    return isinstance(form, Duration) and form.most == 1 and not re.search(r"\d", fact.text)


def _market_of(name: str, fact: Fact, promises: Promises, market: str) -> str:
    """Return a market in which a value is what an answer says; empty: there is none."""
    for other, values in promises.forms.items():
        if other != market and name in values and _atoms(values[name]) == _atoms(fact.form):
            return other
    return ""


def _stray(fact: Fact, text: str, question: BotQuestion, promises: Promises) -> Iterator[Verdict]:
    """Yield what is wrong with a number that is not true in the market."""
    atoms_said = _atoms(fact.form)
    about = _markets_named(_sentence_at(text, fact.start), question, promises)
    if any(_is_said_in(market, atoms_said, promises) for market in about):
        return  # "In Norway it is €12.95."
    for market, values in promises.forms.items():
        for name, form in values.items() if market != question.market else ():
            if _atoms(form) == atoms_said:
                right = ""
                if name in promises.forms.get(question.market, {}):
                    right = promises.show(name, question.locale, question.market)
                yield Verdict("foreign", _squeezed(fact.text), right, name, market)
                return
    yield Verdict("unknown", _squeezed(fact.text), "")


def _is_said_in(market: str, said: Atoms, promises: Promises) -> bool:
    allowed = set(map(_atoms, promises.forms.get(market, {}).values()))
    return _is_allowed(said, allowed, frozenset[Atom]().union(*allowed))


def _markets_named(sentence: str, question: BotQuestion, promises: Promises) -> set[str]:
    """Return the other markets that a sentence is about."""
    countries = (one.code for one in find_names(sentence, question.locale) if one.kind == "country")
    named = {promises.countries[code] for code in countries if code in promises.countries}
    key = _key(sentence)
    named |= {
        market
        for market, labels in promises.labels.items()
        if any(_key(label) in key for label in labels if label)
    }
    named |= {one for one in promises.forms if re.search(rf"\b{re.escape(one)}\b", sentence)}
    return named - {question.market, ""}


def _sentence_at(text: str, position: int) -> str:
    start = 0
    for match in _SENTENCE.finditer(text):
        if match.start() >= position:
            return text[start : match.start()]
        start = match.end()
    return text[start:]


def _says(entry: str, text: str, locale: Locale, facts: Collection[Fact]) -> bool:
    """Tell whether an answer says a text: its facts if it has any, else its words."""
    wanted = {atom for fact in find_facts(entry, locale) for atom in _atoms(fact.form)}
    if wanted:
        return wanted <= {atom for fact in facts for atom in _atoms(fact.form)}
    return bool(re.search(rf"(?<!\w){re.escape(_key(entry))}", _key(text)))


def _wrong_contacts(text: str, promises: Promises, question: BotQuestion) -> Iterator[Verdict]:
    """Yield addresses and telephone numbers that are not the shop's."""
    forms = promises.forms.get(question.market, {})
    words = {name: form for name, form in forms.items() if isinstance(form, Words)}
    mails = {name: form for name, form in words.items() if form.kind == "email"}
    phones = {name: form for name, form in words.items() if form.kind == "phone"}
    for match in _EMAIL.finditer(text) if mails else ():
        if all(match[0].lower() not in form.text.lower() for form in mails.values()):
            name = next(iter(mails))
            yield Verdict("wrong", match[0], mails[name].text, name)
    if phones:
        own = {_own_digits(form.text) for form in phones.values()}
        for match in _PHONE.finditer(text):
            digits = re.sub(r"\D", "", match[0])
            is_number = match[0].startswith(("+", "0", "(")) and len(digits) > _OWN_DIGITS
            if is_number and _own_digits(match[0]) not in own:
                name = next(iter(phones))
                yield Verdict("wrong", match[0], phones[name].text, name)


def _own_digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-_OWN_DIGITS:]


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _squeezed(text: str) -> str:
    return " ".join(text.split())
