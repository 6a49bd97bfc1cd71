"""One ranked list of what to do next: a task for each article, with all its reasons."""

from dataclasses import dataclass

from kbgen.report.tables import Column, Table
from kbgen.report.work import WORK, Desk, Work

#: A short list; further work appears when this is done.
_SHOWN = 200
#: Steps for readers who looked for an article and did not come to it.
_ELSEWHERE = {"add synonym", "redirect"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """All work on an article in a locale, on a file, or on one search."""

    id: str
    """As `content/decisions.toml` names it."""
    reasons: tuple[Work, ...]
    """The one that concerns most readers comes first."""
    url: str
    """Address of the article; empty: it has none."""

    @property
    def first(self) -> Work:
        return self.reasons[0]

    @property
    def weight(self) -> float:
        """Estimated readers: those of an article's page are the same, those elsewhere others."""
        elsewhere = sum(one.weight for one in self.reasons if one.step in _ELSEWHERE)
        others = (one.weight for one in self.reasons if one.step not in _ELSEWHERE)
        return elsewhere + max(others, default=0)

    @property
    def readers(self) -> int:
        return max(1, round(self.weight))

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps of its reasons, each once."""
        return tuple(dict.fromkeys(one.step for one in self.reasons))


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    tasks: tuple[Task, ...]
    """Open ones; most readers first."""
    hidden: int
    """Tasks that are done or dismissed."""
    known: frozenset[str]
    """The ids of all tasks, those that are not listed included."""


def make_worklist(desk: Desk) -> Worklist:
    """Rank all open work by the number of affected readers."""
    groups: dict[str, list[Work]] = {}
    for source in WORK:
        for work in source(desk):
            groups.setdefault(work.task, []).append(work)
    tasks = sorted(
        (_task(desk, name, works) for name, works in groups.items()),
        key=lambda task: (-round(task.weight, 2), -len(task.reasons), task.id),
    )
    listed = [task for task in tasks if not _is_hidden(desk, task)]
    return Worklist(
        tasks=tuple(listed[:_SHOWN]), hidden=len(tasks) - len(listed), known=frozenset(groups)
    )


def _task(desk: Desk, name: str, works: list[Work]) -> Task:
    works.sort(key=lambda work: (-round(work.weight, 2), work.step, work.path, work))
    first = works[0]
    url = desk.urls.get((first.article_id, first.locale), "")
    return Task(id=name, reasons=tuple(works), url=url)


def _is_hidden(desk: Desk, task: Task) -> bool:
    decision = desk.decisions.get(task.id)
    return decision is not None and decision.hides(max(one.latest for one in task.reasons))


def work_table(work: Worklist) -> Table:
    """Return the list as a table: a row for each task."""
    return Table(
        name="work",
        title="What to do next",
        about="Readers: an estimate of how many were not helped for these reasons in the last "
        "eight weeks, from what they did or from how many saw the page.",
        columns=(
            Column("task", "Task"),
            Column("readers", "Readers", "count"),
            Column("subject", "Article or query"),
            Column("locale", "Locale", "link"),
            Column("steps", "Next steps", "list"),
            Column("why", "Why", "list"),
            Column("todo", "What to do", "list"),
            Column("article_id", "Article", "link"),
            Column("file", "File", "link"),
            Column("link", "Link", "link"),
        ),
        rows=tuple(
            (
                task.id,
                task.readers,
                task.first.subject,
                task.first.locale,
                task.steps,
                tuple(one.why for one in task.reasons),
                tuple(one.todo for one in task.reasons),
                task.first.article_id,
                task.first.path,
                task.url,
            )
            for task in work.tasks
        ),
    )
