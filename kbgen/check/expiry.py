"""Articles that have expired and still lie there, and those that soon will."""

import datetime as dt
from collections.abc import Iterator

from kbgen import frontmatter
from kbgen.check.places import at
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.files import read_text
from kbgen.model.site import EXPIRED

#: How early it is reported: time enough to write what comes next.
SOON = dt.timedelta(days=14)


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for path, why in checked.site.absences.items():
        if why.startswith(EXPIRED):
            place = Span(path=f"content/{path}", line=_line(checked, path))
            message = f"The article {why.removeprefix('It ').rstrip('.')}; it is not shown any more"
            hint = "Take the file out, or give it a later `expires_on`."
            yield problem("KB709", place, message, hint)
    for article in checked.articles:
        last = article.meta.expires_on
        if last is not None and last - checked.day <= SOON:
            days = (last - checked.day).days
            message = f"The article expires on {last}, in {days} day{'' if days == 1 else 's'}"
            hint = "Links to it will break then: write what comes next, or move the date."
            yield problem("KB709", at(article, "expires_on"), message, hint)


def _line(checked: Checked, path: str) -> int:
    """Return the line of a file's expiry date; 1 if its original in another locale has it."""
    try:
        text = read_text(checked.project.content / path)
    except OSError:
        return 1  # changed since it was read
    parts = frontmatter.split(text)
    return frontmatter.read_split(parts, path)[0].line("expires_on") if parts else 1


RULE = Rule("expiry", "KB709", _run)
