"""Abbreviations without an explanation."""

import re
import unicodedata
from collections.abc import Iterator

from kbgen.check.prose import Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.facts import country_abbreviations
from kbgen.model.locale import Locale, currencies

_ABBREVIATION = re.compile(r"(?<![\w&/.@#-])[A-Z]{2,6}(?=s?(?![\w&/@]|-\d))")
#: A line or phrase in capitals is emphasis, not an abbreviation.
_LOUD = re.compile(r"(?<![A-Z])[A-Z]{2,}+(?:[ \t,]++[A-Z]{2,}+)+")
_ROMAN = re.compile(r"[IVXLC]+")
_EXPLAINED = re.compile(
    r"\((?:[^()\n]{0,40}[\s,;])?([A-Z]{2,6})s?\)"  # Long Form (ABC)
    r"|\b([A-Z]{2,6})\s*\([^()\n]{6,}\)"  # ABC (long form)
    r"|<abbr\b(?=[^<>]*title)[^<>]*+>\s*([A-Z]{2,6})"
    r"|^\*\[([A-Z]{2,6})\]:",
    re.MULTILINE,
)
#: Every shopper knows these, in all languages with Latin letters.
KNOWN = frozenset(
    re.findall(
        r"\w+",
        """
        AG AI AM BBQ CD CEO CSV CPU DHL DIY DPD DVD EU FAQ GB GIF GLS GPS HD HTML HTTP HTTPS IA
        IBAN ID IP IT JPEG JPG KB KI LED LTE MB MMS NFC OK PC PDF PIN PM PNG PS QR RAM SA SIM SMS
        TB TIP TV UE UHD UK UN UPS URL US USA USB UV VIP WC WWW XL XS XXL XXXL ZIP
        """,
    )
)


def _run(checked: Checked) -> Iterator[Diagnostic]:
    known = KNOWN | currencies() | {term.upper() for term in checked.project.config.check.terms}
    known |= set(checked.project.config.markets)
    for article in checked.articles:
        if not _is_latin(article.locale):
            continue
        prose = prose_of(checked, article)
        seen = {*known, *country_abbreviations(article.locale)}
        count = len(seen)
        for match in _ABBREVIATION.finditer(_quiet(prose)):
            term = match[0]
            if term in seen or _ROMAN.fullmatch(term):
                continue
            if len(seen) == count:
                seen |= explained(prose)
            if term not in seen:
                message = f"`{term}` is not explained"
                hint = f"Write it out once, as in `Long form ({term})`, or add it to [check] terms."
                yield problem("KB722", prose.span(match.start()), message, hint)
            seen.add(term)


def _is_latin(locale: Locale) -> bool:
    """Tell whether a language is written in Latin letters, going by its own name."""
    return unicodedata.name(locale.own_name[0], "").startswith("LATIN")


def explained(prose: Prose) -> set[str]:
    """Return the abbreviations that a text explains, also where other tools would read that."""
    match = _EXPLAINED.findall(prose.raw[prose.body :])
    return {term for groups in match for term in groups if term}


def _quiet(prose: Prose) -> str:
    """Return the prose without phrases in capitals."""
    return _LOUD.sub(lambda loud: " " * len(loud[0]), prose.text)


RULE = Rule("terms", "KB722", _run)
