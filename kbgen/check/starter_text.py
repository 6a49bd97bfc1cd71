"""Notes of `kbgen new` to the writer that are still in a published article."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem

_TEMPLATES = Path(__file__).parent.parent / "starter" / "new"
#: A note stands in a comment, or is the title of a block that cannot do without one.
_NOTE = re.compile(r"^(?:\d+\. )?<!-- (.+) -->$|^:::(?:faq|details) (.+)$", re.MULTILINE)
#: Markup around a note that a writer has begun to edit.
_BEFORE = re.compile(r"(?:\d{1,9}[.)]|[-*+>]|:{3,9}\w+|<!--|\s)*")
#: Characters of the longest note, with the markup around it.
_LONGEST = 400


@cache
def _notes() -> frozenset[str]:
    texts = (file.read_text(encoding="utf-8") for file in sorted(_TEMPLATES.glob("*.md")))
    return frozenset(a or b for text in texts for a, b in _NOTE.findall(text))


def _run(checked: Checked) -> Iterator[Diagnostic]:
    notes = _notes()
    for article in checked.articles:
        if article.meta.draft:  # only previews show it, and its notes are still needed
            continue
        # Lines instead of the outline: a note that a writer has begun to edit may be plain text.
        lines = checked.written(article.source.path).text.split("\n")
        for number, line in enumerate(lines, 1):
            text = line[:_LONGEST].strip().removesuffix("-->").rstrip()
            note = _BEFORE.sub("", text, count=1)
            if note in notes:
                place = Span(path=article.source.project_path, line=number)
                message = f"A published article still has a note of `kbgen new`: “{note}”"
                hint = "Write what it asks for, or delete it; `draft: true` hides the article."
                yield problem("KB724", place, message, hint)


RULE = Rule("starter-text", "KB724", _run)
