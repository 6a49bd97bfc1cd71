"""Articles whose review is overdue."""

from collections.abc import Iterator

from kbgen.check.places import at
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        due, owner = article.meta.review_by, article.meta.owner
        if due is not None and due < checked.day:
            days = (checked.day - due).days
            message = f"The review was due on {due}, {days} day{'' if days == 1 else 's'} ago"
            who = f"Ask {owner} to read it" if owner else "Read it (it has no `owner`)"
            hint = f"{who}, and set `review_by` to the next date."
            yield problem("KB708", at(article, "review_by"), message, hint)


RULE = Rule("overdue-review", "KB708", _run)
