"""What shoppers ask any shop and no article answers."""

from collections.abc import Iterator

from kbgen.check.answering import answering
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.intents import asked_in, intents


def _run(checked: Checked) -> Iterator[Diagnostic]:
    project = checked.project
    locale = project.default_locale
    answered, known = answering(checked, locale), asked_in(locale)
    for name, about in intents().items():
        if name in answered:
            continue
        question = known[name].question if name in known else about
        hint = (
            f"Name `{name}` under `answers` of the article that does, or begin one:"
            f" kbgen new --intent {name} --all-locales."
        )
        message = f"No article answers `{name}`: {question}"
        yield problem("KB730", Span(path=project.file_name), message, hint)


RULE = Rule("unanswered", "KB730", _run)
