"""Answers of a chatbot that are wrong in the shopper's market, or silent; with `--bots`."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from kbgen.check.bots.judging import Atoms, Promises, Verdict, judge
from kbgen.check.bots.questions import BotQuestion
from kbgen.check.comparing import atoms
from kbgen.check.prose import prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Severity, problem
from kbgen.facts import find_facts
from kbgen.i18n import market_label
from kbgen.model.locale import Locale
from kbgen.model.policy import Form, Reference
from kbgen.text import shorten, squash

NAME: Final = "bot-answers"
CODE: Final = "KB760"
_WARNINGS: Final = {"missing", "unknown"}
#: Characters of a question and an answer that a finding quotes.
_QUESTION: Final = 70
_ANSWER: Final = 200


@dataclass(slots=True)
class Result:
    """How a bot did, question by question."""

    answers: Counter[str] = field(default_factory=Counter)
    """`right`, `wrong`, `incomplete` or `failed` → questions."""

    def __str__(self) -> str:
        parts = [f"{count} {name}" for name, count in self.answers.items() if count]
        count = self.answers.total()
        return f"{count} answer{'' if count == 1 else 's'}: {', '.join(parts) or 'none'}"


def rule(
    questions: tuple[BotQuestion, ...], ask: Callable[[BotQuestion], str], result: Result
) -> Rule:
    """Return the rule that asks a bot. ask: returns an answer, or raises OSError.

    result: is filled in.
    """
    return Rule(NAME, CODE, lambda checked: _run(checked, questions, ask, result))


def _run(
    checked: Checked,
    questions: tuple[BotQuestion, ...],
    ask: Callable[[BotQuestion], str],
    result: Result,
) -> Iterator[Diagnostic]:
    promises = promises_of(checked)
    result.answers.update(dict.fromkeys(("right", "wrong", "incomplete", "failed"), 0))
    for question in questions:
        about = f"“{shorten(question.ask, _QUESTION)}” ({question.where})"
        try:
            answer = ask(question)
        except OSError as error:
            result.answers["failed"] += 1
            hint = "Check the address or the command after --bots."
            message = f"{about}: no answer: {error.strerror or error}"
            yield problem(CODE, question.place, message, hint)
            continue
        verdicts = list(judge(question, answer, promises))
        kinds = {verdict.kind for verdict in verdicts}
        grade = "wrong" if kinds - _WARNINGS else "incomplete" if kinds else "right"
        result.answers[grade] += 1
        quoted = f"The answer was: “{shorten(squash(answer), _ANSWER)}”"
        for verdict in verdicts:
            message = f"{about}: {_said(verdict, question)}"
            finding = problem(CODE, question.place, message, quoted)
            is_warning = verdict.kind in _WARNINGS
            yield replace(finding, severity=Severity.WARNING) if is_warning else finding


def _said(verdict: Verdict, question: BotQuestion) -> str:
    """Return what is wrong, and what would be right."""
    here = f" in {question.market}" if question.market else ""
    right = squash(verdict.right)
    named = f"`{verdict.name}` is {right}{here}" if verdict.name and right else right
    match verdict.kind:
        case "wrong":
            return f"says {verdict.text}, but {named}"
        case "foreign":
            value = f"that is `{verdict.name}` in {verdict.market}"
            return f"says {verdict.text}, but {value}" + (f"; it is {right}{here}" if right else "")
        case "forbidden":
            value = f" (`{verdict.name}`)" if verdict.name else ""
            return f"must not say {verdict.text}{value}"
        case "missing":
            return f"does not say {right}" + (f" (`{verdict.name}`)" if verdict.name else "")
    return f"says {verdict.text}, which neither a policy value nor an article states{here}"


def promises_of(checked: Checked) -> Promises:
    """Return what a site promises in each market."""
    markets = tuple(checked.project.config.markets) or ("",)
    names = [value.name for value in checked.policies.values]
    tables = checked.project.config.markets
    return Promises(
        forms={market: _forms(checked, names, market) for market in markets},
        stated=_stated(checked),
        countries={code: name for name, table in tables.items() for code in table.countries},
        labels={
            name: tuple(market_label(checked.project, name, one)[0] for one in checked.site.locales)
            for name in tables
        },
        show=lambda name, locale, market: checked.values.in_market(
            Reference(name, ""), locale, market
        ),
    )


def _forms(checked: Checked, names: list[str], market: str) -> Mapping[str, Form]:
    forms = ((name, checked.values.form(name, market)) for name in names)
    return {name: form for name, form in forms if form is not None}


def _stated(checked: Checked) -> Mapping[Locale, frozenset[Atoms]]:
    """Return the facts that the articles of each locale state without a policy value."""
    stated: dict[Locale, set[Atoms]] = {locale: set() for locale in checked.site.locales}
    for article in checked.articles:
        text = prose_of(checked, article).text
        facts = find_facts(text, article.locale)
        found = {frozenset(atom for atom, _ in atoms(fact.form)) for fact in facts}
        stated.setdefault(article.locale, set()).update(found)
    return {locale: frozenset(found) for locale, found in stated.items()}
