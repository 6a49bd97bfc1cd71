"""Topics and categories of contact channels that the content does not have."""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.contact import COMPLAINT, QUESTION
from kbgen.text import did_you_mean
from kbgen.toml import line_of


def _run(checked: Checked) -> Iterator[Diagnostic]:
    project = checked.project
    folders = {path for path, _ in checked.site.categories if path}
    for number, channel in enumerate(project.config.contact.channels):
        for key, names, known in (
            ("topics", channel.topics, folders | {COMPLAINT, QUESTION}),
            ("categories", channel.categories or (), folders),
        ):
            line = line_of(project.config_text, ["contact", "channels", str(number), key])
            for name in names:
                if name not in known:
                    hint = did_you_mean(name, known) or f"Known: {', '.join(sorted(known))}."
                    message = f"Contact channel `{channel.kind}` names the unknown topic `{name}`"
                    yield problem("KB726", Span(path=project.file_name, line=line), message, hint)


RULE = Rule("unknown-topic", "KB726", _run)
