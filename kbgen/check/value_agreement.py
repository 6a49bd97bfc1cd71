"""Words beside a policy value that would not fit another number, and cases that are missing.

A value changes in one place; articles, verbs and nouns around it do not. `Agreement` says which
words of a language that concerns. A text for each plural category is never reported, unless one of
the language's is missing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kbgen.analysis.folding import fold
from kbgen.check.mentions import Mention, mentions_of
from kbgen.check.prose import prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.i18n.values import categories_of
from kbgen.languages import Language, language_of
from kbgen.languages.units import CASES
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.policy import Reference

_CODE = "KB750"
#: Characters before and after a value that are looked at.
_NEAR = 80
#: With the vowel marks of Arabic.
_NEXT_WORD = re.compile(r" ([^\W\d_][\w’'\u064b-\u0652-]*)")
_SYMBOLS = frozenset(
    re.findall(
        r"\S+",
        "kg g mg km m cm mm l ml cl m² m³ B kB KB MB GB TB W kW kWh Wh V A mAh Hz px in ft lb oz",
    )
)
#: Whole numbers among which every plural category occurs that a shop promises.
_NUMBERS = range(1, 201)


class Trouble(NamedTuple):
    """What another number would make wrong."""

    message: str
    hint: str


class _Pattern(NamedTuple):
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def found(self, before: str, after: str) -> str:
        """Return the words that are beside a value; empty: others are."""
        lead = self.before.search(before) if self.before else None
        tail = self.after.match(after) if self.after else None
        if (self.before and not lead) or (self.after and not tail):
            return ""
        return " … ".join(match[0].strip() for match in (lead, tail) if match)


def _pattern(written: str) -> _Pattern:
    before, after = written.split("{}")
    return _Pattern(
        re.compile(rf"(?<!\w)(?:{before})$", re.IGNORECASE) if before else None,
        re.compile(rf"(?:{after})(?!\w)" if " " in after else after, re.IGNORECASE)
        if after
        else None,
    )


class _Patterns(NamedTuple):
    durations: tuple[_Pattern, ...]
    numbers: tuple[_Pattern, ...]
    cases: tuple[tuple[str, _Pattern], ...]
    invariable: frozenset[str]


@lru_cache(maxsize=64)
def _patterns(language: Language) -> _Patterns:
    own = language.agreement
    return _Patterns(
        durations=tuple(map(_pattern, own.durations)),
        numbers=tuple(map(_pattern, own.numbers)),
        cases=tuple((case, _pattern(written)) for case, written in own.cases.items()),
        invariable=frozenset(own.invariable.lower().split("|")),
    )


def _run(checked: Checked) -> Iterator[Diagnostic]:
    kinds = {value.name: value.type for value in checked.policies.values}
    articles = (*checked.articles, *checked.beside)
    originals = {
        article.id: _texts_in(checked, article)
        for article in articles
        if article.locale == checked.project.default_locale
    }
    for article in articles:
        prose = prose_of(checked, article)
        for mention in mentions_of(prose):
            trouble = trouble_of(mention, kinds.get(mention.reference.name, ""), article.locale)
            if not trouble and article.locale.language != checked.project.default_locale.language:
                trouble = _untranslated(mention.reference, originals.get(article.id, frozenset()))
            if trouble:
                yield problem(_CODE, prose.span(mention.start), *trouble)


def _texts_in(checked: Checked, article: Article) -> frozenset[str]:
    """Return the texts for plural categories in an article."""
    references = checked.written(article.source.path).outline.references
    found = (Reference(place.name, place.format).texts for place in references)
    return frozenset(text for texts in found for text in texts.values())


def _untranslated(reference: Reference, originals: frozenset[str]) -> Trouble | None:
    """Report texts for plural categories that are those of the original, word for word."""
    same = [text for text in reference.texts.values() if text in originals]
    if not any(map(str.isalpha, "".join(same))):
        return None
    return Trouble(f"`{same[0]}` is not translated", "Translate the texts inside the braces.")


def trouble_of(mention: Mention, kind: str, locale: Locale) -> Trouble | None:
    """Return what another number or unit of a value would make wrong in its sentence.

    kind: its type. locale: of the sentence.
    """
    reference = mention.reference
    if kind not in {"duration", "number"}:
        return None
    if reference.texts:
        return _missing_texts(reference, locale)
    language = language_of(locale)
    before, after = mention.around(_NEAR)
    patterns = _patterns(language)
    if kind == "number" or "number" in reference.formats:
        unfit = _first(patterns.numbers, before, after)
        unfit = unfit or _noun(language, patterns.invariable, after)
        return _unfit(reference, unfit, locale) if unfit else None
    if unfit := _first(patterns.durations, before, after):
        return _unfit(reference, unfit, locale)
    if "short" not in reference.formats and not set(reference.formats) & set(CASES):
        for case, pattern in patterns.cases:
            if governing := pattern.found(before, after):
                with_case = Reference(reference.name, f"{reference.format} {case}".strip())
                return Trouble(f"`{governing}` takes the {case}", f"Write {with_case}.")
    return None


def _first(patterns: tuple[_Pattern, ...], before: str, after: str) -> str:
    return next(filter(None, (one.found(before, after) for one in patterns)), "")


def _noun(language: Language, invariable: frozenset[str], after: str) -> str:
    """Return the noun or adjective that follows a number and changes with it; empty: none does."""
    found = _NEXT_WORD.match(after.replace("\xa0", " ")) if language.agreement.has_plurals else None
    if not found or found[1] in _SYMBOLS or found[1].lower() in invariable:
        return ""
    return "" if fold(found[1]) in language.stop_words else found[1]


def _unfit(reference: Reference, unfit: str, locale: Locale) -> Trouble:
    categories = [name for name in categories_of(locale) if name in _needed(locale)]
    texts = " | ".join(f"{name}: …" for name in dict.fromkeys((*categories, "other")))
    inner = f"policy.{' | '.join((reference.name, *reference.formats))}"
    chosen = f"{{{{ {inner.removesuffix(' | number')} | {texts} }}}}"
    message = f"`{unfit}` does not fit every number that `{reference.name}` may become"
    return Trouble(message, f"Say it without that word, or let the number choose: {chosen}.")


def _missing_texts(reference: Reference, locale: Locale) -> Trouble | None:
    missing = [name for name in _needed(locale) if name not in reference.texts]
    if not missing or "other" in missing:  # without `other` it is an error of its own
        return None
    message = f"`{reference.name}` has no text for {', '.join(missing)}"
    return Trouble(message, f"Add {', '.join(f'`| {name}: …`' for name in missing)}.")


@lru_cache(maxsize=64)
def _needed(locale: Locale) -> tuple[str, ...]:
    """Return the plural categories that whole numbers have."""
    found = {str(locale.babel.plural_form(number)) for number in _NUMBERS}
    return tuple(name for name in categories_of(locale) if name in found)


RULE = Rule("value-agreement", _CODE, _run)
