"""Policy values that programs would understand if they said what they mean."""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.policy import likely_means


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for name, meaning in likely_means(checked.policies):
        value = checked.policies.get(name)
        place = Span(path="content/policies.toml", line=value.line if value else 1)
        message = f"Policy value `{name}` is probably the shop's `{meaning}`"
        hint = f'Write `means = "{meaning}"`: search engines then read it on the home page.'
        yield problem("KB733", place, message, hint)


RULE = Rule("suggested-means", "KB733", _run)
