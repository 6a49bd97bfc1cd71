"""What checks find, weighed by who meets it."""

from collections.abc import Iterator
from itertools import groupby

from kbgen.diagnostics import Diagnostic, Severity
from kbgen.model.locale import Locale
from kbgen.report.work.desk import Desk, Work

#: Of its readers, so many meet an error (a dead link, a wrong number), and are misled by what
#: only deserves a warning (an overdue review).
WEIGHTS = {Severity.ERROR: 0.5, Severity.WARNING: 0.05}

#: What is done about codes, or groups of them; about others: `fix`.
STEPS = {
    "KB308": "fix policy",
    "KB309": "fix policy",
    "KB4": "translate",
    "KB708": "rewrite",  # a review that is overdue
    "KB709": "rewrite",  # an article that has expired
    "KB713": "fix policy",
    "KB714": "fix policy",
    "KB720": "fix policy",
}
#: Found here, too, and told with the days that lie between: see `translations`.
_TOLD_ELSEWHERE = {"KB405"}


def findings(desk: Desk) -> Iterator[Work]:
    """Yield what builds and checks found, once for each file and code."""
    wanted = [
        found
        for found in desk.findings
        if found.code not in _TOLD_ELSEWHERE and _locale(desk, found) is not None
    ]
    wanted.sort(key=lambda found: (found.span.path, found.code, *found.sort_key))
    for (path, code), some in groupby(wanted, key=lambda found: (found.span.path, found.code)):
        first, *others = some
        tag = _locale(desk, first) or ""
        article_id = desk.site.by_path.get(path.removeprefix("content/"), "")
        article = desk.article(article_id, tag) if article_id else None
        more = f" And {len(others)} more of this kind." if others else ""
        readers = max(1, desk.readers(article_id, tag))
        yield Work(
            step_for(first.code),
            article.title if article else path,
            f"{code} in line {first.span.line}: {first.message}.{more} {first.hint}".strip(),
            WEIGHTS[first.severity] * readers,
            article_id,
            tag,
            path,
        )


def step_for(code: str) -> str:
    """Say what to do about a finding."""
    return STEPS.get(code) or STEPS.get(code[:3]) or "fix"


def _locale(desk: Desk, found: Diagnostic) -> str | None:
    """Return the tag of a file's locale, empty where it has none; None: it is not wanted."""
    folder, _, path = found.span.path.partition("/")
    locale = Locale.of_path(path) if folder == "content" and "/" in path else None
    tag = locale.tag if locale is not None and locale in desk.site.locales else ""
    return tag if not desk.source.locales or tag in desk.source.locales else None
