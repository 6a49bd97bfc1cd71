"""Notes of `kbgen new` to the writer that a published article still has: it is not finished."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem

_TEMPLATES = Path(__file__).parent.parent / "starter" / "new"
#: A note stands in a comment, or is the title of a block that cannot do without one.
_NOTE = re.compile(r"^(?:\d+\. )?<!-- (.+) -->$|^:::(?:faq|details) (.+)$", re.MULTILINE)
#: What may stand around a note that a writer has begun to work on.
_BEFORE = re.compile(r"(?:\d{1,9}[.)]|[-*+>]|:{3,9}\w+|<!--|\s)*")
#: No note is longer, with what stands around it.
_LONGEST = 400


@cache
def _notes() -> frozenset[str]:
    texts = (file.read_text(encoding="utf-8") for file in sorted(_TEMPLATES.glob("*.md")))
    return frozenset(a or b for text in texts for a, b in _NOTE.findall(text))


def _run(checked: Checked) -> Iterator[Diagnostic]:
    notes = _notes()
    for article in checked.articles:
        if article.meta.draft:  # a preview shows it, and its notes are at work
            continue
        # Lines and not the outline: a note that a writer has begun to work on is text by now.
        lines = checked.written(article.source.path).text.split("\n")
        for number, line in enumerate(lines, 1):
            text = line[:_LONGEST].strip().removesuffix("-->").rstrip()
            note = _BEFORE.sub("", text, count=1)
            if note in notes:
                place = Span(path=article.source.project_path, line=number)
                message = f"A note of `kbgen new` is left in a published article: “{note}”"
                hint = "Write what it asks for, or delete it; `draft: true` keeps the page back."
                yield problem("KB724", place, message, hint)


RULE = Rule("starter-text", "KB724", _run)
