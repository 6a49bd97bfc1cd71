"""Entries of `decisions.toml` that are not valid, or about articles that do not exist."""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.decisions import SHOWN, read_decisions
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.text import did_you_mean


def _run(checked: Checked) -> Iterator[Diagnostic]:
    decisions, mistakes = read_decisions(checked.project.content)
    yield from mistakes
    tags = {locale.tag for locale in checked.site.locales}
    # The ids that are published, and the paths of all files, for those that are not.
    ids = {article_id for article_id, _ in checked.site.versions}
    ids |= {path.partition("/")[2].rpartition(".")[0] for path in checked.site.files.values()}
    for task, decision in sorted(decisions.items()):
        tag, _, article_id = task.partition("/")
        if "?" in task:
            is_known = task.partition("?")[0] in tags
        elif tag in tags:
            is_known = article_id in ids
        else:
            is_known = (checked.project.root / task).is_file()
        if not is_known:
            known = [*(f"{tag}/{one}" for tag in sorted(tags) for one in sorted(ids)), *tags]
            hint = did_you_mean(task, known) or "Remove the entry if the article is gone."
            place = Span(path=SHOWN, line=decision.line)
            yield problem("KB727", place, f"Task `{task}` is about nothing on the site", hint)


RULE = Rule("decided-tasks", "KB727", _run)
