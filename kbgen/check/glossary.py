"""Names, terms, words, forms of address and buttons that differ from the glossary."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from kbgen.check.phrases import Phrases
from kbgen.check.prose import Prose, prose_of
from kbgen.check.register import find_register
from kbgen.check.rule import Checked, Rule
from kbgen.check.translations import Pair, pairs
from kbgen.config.glossary import SHOWN, Glossary, of_locale
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.i18n import display_language
from kbgen.languages import language_of
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.policy import BUTTON, Words

_ENGLISH = Locale("en")
#: No heading is called so.
_FRONT = "\n"
_report = partial(problem, "KB742")


def _run(checked: Checked) -> Iterator[Diagnostic]:
    glossary = checked.glossary
    names = [(name, re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")) for name in glossary.keep]
    for pair in pairs(checked) if glossary.keep or glossary.terms else ():
        ours, theirs = prose_of(checked, pair.translation), prose_of(checked, pair.source)
        yield from _names(glossary, names, pair, ours, theirs)
        yield from _terms(glossary, pair, ours, theirs)
    forbidden = {
        locale: (Phrases(locale, words), words)
        for locale in checked.site.locales
        if (words := of_locale(glossary.forbid, locale))
    }
    for article in (*checked.articles, *checked.beside):
        prose = prose_of(checked, article)
        if article.locale in forbidden:
            yield from _forbidden(article, prose, *forbidden[article.locale])
        yield from _register(glossary, article, prose)
    yield from _registers(checked)
    yield from _buttons(checked)


def _names(
    glossary: Glossary,
    names: list[tuple[str, re.Pattern[str]]],
    pair: Pair,
    ours: Prose,
    theirs: Prose,
) -> Iterator[Diagnostic]:
    """Report names of the source, section by section, that the translation lacks there."""
    terms = {term.text: of_locale(term.words, pair.translation.locale) for term in glossary.terms}
    sections = dict(_sections(ours))
    for section, (start, end) in _sections(theirs):
        first, last = sections.get(section, (0, len(ours.text)))
        here = ours.text[first:last]
        for name, pattern in names:
            match = pattern.search(theirs.text, start, end)
            written = (name, *(terms.get(name) or ()))
            if match and not any(word in here for word in written):
                line = theirs.line(match.start())
                hint = f"Names to `keep` are not translated; see {theirs.written.path}:{line}."
                message = f"The source has `{name}` here, the translation does not"
                yield _report(ours.span(_text_start(ours, first)), message, hint)


def _sections(prose: Prose) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the front matter and the sections of the text."""
    yield _FRONT, (0, prose.body)
    yield from prose.sections.items()


def _text_start(prose: Prose, position: int) -> int:
    return prose.start if position == prose.body else position


def _terms(glossary: Glossary, pair: Pair, ours: Prose, theirs: Prose) -> Iterator[Diagnostic]:
    """Report terms of the source for which the translation has another word throughout."""
    locale = pair.translation.locale
    for term in glossary.terms:
        words = of_locale(term.words, locale)
        if not words or Phrases(locale, words).is_in(ours.text):
            continue
        own = Phrases(pair.source.locale, [term.text])
        hit = next(own.find(theirs.text), None)
        if hit is not None:
            line = theirs.line(hit.start)
            hint = f"The glossary has `{words[0]}` for it; see {theirs.written.path}:{line}."
            message = f"`{term.text}` of the source is not `{words[0]}` here"
            yield _report(ours.span(ours.start), message, hint)


def _forbidden(
    article: Article, prose: Prose, phrases: Phrases, words: Mapping[str, str]
) -> Iterator[Diagnostic]:
    for hit in phrases.find(prose.text):
        better = words[hit.phrase]
        hint = f"Write `{better}`." if better else "Write another word; the glossary forbids it."
        shown = prose.text[hit.start : hit.end]
        message = f"`{shown}` is not a word for {display_language(article.locale, _ENGLISH)} texts"
        yield _report(prose.span(hit.start), message, hint)


def _register(glossary: Glossary, article: Article, prose: Prose) -> Iterator[Diagnostic]:
    usual = of_locale(glossary.register, article.locale) or ""
    # Straight marks of the front matter are YAML's.
    head = prose.text[: prose.body].replace('"', " ")
    for hit in find_register(head + prose.text[prose.body :], article.locale, usual):
        other = usual or hit.usual
        hint = f"Write to readers as `{other}`; quoted words do not count."
        message = f"`{hit.word}` addresses readers as `{hit.name}`, not as `{other}`"
        if not usual:
            message += ", as the rest of the article does"
        yield _report(prose.span(hit.start), message, hint)


def _registers(checked: Checked) -> Iterator[Diagnostic]:
    """Report forms of address that no rule can look for."""
    for tag, name in checked.glossary.register.items():
        known = language_of(Locale(tag)).registers
        if name not in known:
            hint = f"Known for {tag}: {', '.join(f'`{one}`' for one in known)}."
            place = Span(path=SHOWN, line=checked.glossary.lines[tag])
            hint = hint if known else f"There are none for {tag}; delete the line."
            yield _report(place, f"Unknown form of address `{name}`", hint)


def _buttons(checked: Checked) -> Iterator[Diagnostic]:
    """Report buttons without a label in a locale whose texts name them."""
    named: dict[str, set[Locale]] = {}
    for article in checked.articles:
        for cited in article.cited:
            named.setdefault(cited.reference.name, set()).add(article.locale)
    for button in checked.glossary.buttons:
        form = button.periods[0].form
        labels = dict(form.texts) if isinstance(form, Words) else {}
        for locale in sorted(named.get(button.name, ())):
            # One label for all languages is a name.
            if labels and of_locale(labels, locale) is None:
                name = button.name.removeprefix(BUTTON)
                label = checked.values.in_market(button.reference, locale, "")
                message = f"Button `{name}` has no label for `{locale}`: readers see `{label}`"
                place = Span(path=SHOWN, line=button.line)
                yield _report(place, message, f'Add {locale} = "…" to it.')


RULE = Rule("glossary", "KB742", _run)
