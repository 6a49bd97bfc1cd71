"""Findings of checks, weighed by affected readers."""

from collections.abc import Iterator
from itertools import groupby

from kbgen.diagnostics import Diagnostic, Severity
from kbgen.model.locale import Locale
from kbgen.report.work.desk import Desk, Work

#: Share of the readers that an error affects (a dead link, a wrong number), and a warning (an
#: overdue review).
WEIGHTS = {Severity.ERROR: 0.5, Severity.WARNING: 0.05}

#: Code, or its beginning → step; `fix` for all others.
STEPS = {
    "KB308": "fix policy",
    "KB309": "fix policy",
    "KB4": "translate",
    "KB708": "rewrite",  # a review that is overdue
    "KB709": "rewrite",  # an article that has expired
    "KB713": "fix policy",
    "KB714": "fix policy",
    "KB720": "fix policy",
    "KB740": "translate",  # a text in another language
}
#: Listed by `translations`, with the dates.
_LISTED_ELSEWHERE = {"KB405"}


def findings(desk: Desk) -> Iterator[Work]:
    """Yield findings of builds and checks, once for each file and code."""
    listed = [
        finding
        for finding in desk.findings
        if finding.code not in _LISTED_ELSEWHERE and _locale(desk, finding) is not None
    ]
    listed.sort(key=lambda finding: (finding.span.path, finding.code, *finding.sort_key))
    for (path, code), same in groupby(listed, key=lambda one: (one.span.path, one.code)):
        first, *others = same
        tag = _locale(desk, first) or ""
        article_id = desk.site.by_path.get(path.removeprefix("content/"), "")
        article = desk.article(article_id, tag) if article_id else None
        more = f" And {len(others)} more of this kind." if others else ""
        readers = max(1, desk.readers(article_id, tag))
        place = f"{path}, line {first.span.line}"
        yield Work(
            step_for(first.code),
            article.title if article else path,
            f"kbgen check: {first.message} ({code}).{more}",
            f"In {place}: {first.hint}" if first.hint else f"Correct {place}.",
            WEIGHTS[first.severity] * readers,
            desk.today,
            article_id if article else "",
            tag,
            path,
        )


def step_for(code: str) -> str:
    """Return the step that resolves a code."""
    return STEPS.get(code) or STEPS.get(code[:3]) or "fix"


def _locale(desk: Desk, found: Diagnostic) -> str | None:
    """Return the tag of a file's locale, empty without one; None if it is not selected."""
    folder, _, path = found.span.path.partition("/")
    locale = Locale.of_path(path) if folder == "content" and "/" in path else None
    tag = locale.tag if locale is not None and locale in desk.site.locales else ""
    return tag if not desk.source.locales or tag in desk.source.locales else None
