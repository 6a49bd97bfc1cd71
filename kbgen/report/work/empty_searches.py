"""Searches without a result, grouped by meaning."""

from collections.abc import Iterator

from kbgen.report.queries import Searches, read_queries
from kbgen.report.work.answers import Answers
from kbgen.report.work.desk import Desk, Work
from kbgen.report.work.spellings import Spellings

#: Fewer searches may be slips.
_ENOUGH = 3
_NAMED = 4
_Group = list[Searches]


def empty_searches(desk: Desk) -> Iterator[Work]:
    """Yield groups of queries that mean the same and have no result."""
    groups: dict[str, dict[str, _Group]] = {}
    spellings = {tag: Spellings(desk.project, locale) for tag, locale in desk.locales.items()}
    for (tag, _), one in sorted(desk.source.once(read_queries).items()):
        if one.empty_recently and tag in spellings:
            key = spellings[tag].key(one.query)
            if key:
                groups.setdefault(tag, {}).setdefault(key, []).append(one)
    for tag, found in sorted(groups.items()):
        answers = Answers(desk, desk.locales[tag], spellings[tag])
        for key, some in sorted(found.items()):
            if sum(one.empty_recently for one in some) >= _ENOUGH:
                yield _work(desk, tag, (key, some), answers)


def _work(desk: Desk, tag: str, group: tuple[str, _Group], answers: Answers) -> Work:
    key, some = group
    some.sort(key=lambda one: (-one.empty_recently, one.query))
    count = sum(one.empty_recently for one in some)
    named = ", ".join(f"“{one.query}” ({one.empty_recently})" for one in some[:_NAMED])
    more = f" and {len(some) - _NAMED} more" if len(some) > _NAMED else ""
    why = f"{count} searches found nothing: {named}{more}."
    latest = desk.source.period.day(max(one.last_empty for one in some))
    query = some[0].query
    answer = answers.certain(key)
    if answer:
        article, path = answer.article, answer.article.source.project_path
        todo = f"Add “{query}” to the `keywords` in {path}."
        why = f"{why} {answer.evidence}"
        place = (article.id, tag, path)
        return Work("add synonym", article.title, why, todo, count, latest, *place)
    todo = f"Write an article in content/{tag}/, or add the answer with these words to one."
    if possible := answers.possible(key):
        titles = ", ".join(f"“{one.title}” ({one.source.project_path})" for one in possible)
        todo += f" Look at these first: {titles}."
    return Work("write", query, why, todo, count, latest, "", tag, "", key)
