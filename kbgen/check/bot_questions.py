"""Questions of `bots.toml` that are not valid, or about values that do not exist."""

from collections.abc import Iterable

from kbgen.check.bots.questions import CODE, BotFile, read_bots
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic


def bots_of(checked: Checked) -> BotFile:
    """Return the questions of a project, and what is wrong with the file."""
    project = checked.project
    return read_bots(
        project.content,
        {locale: project.market_of(locale) or "" for locale in project.locales},
        tuple(project.config.markets),
        tuple(value.name for value in checked.policies.values),
    )


def _run(checked: Checked) -> Iterable[Diagnostic]:
    return bots_of(checked).mistakes


RULE = Rule("bot-questions", CODE, _run)
