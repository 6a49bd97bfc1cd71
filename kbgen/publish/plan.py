"""What a run has to do, in the order in which readers never miss a file."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kbgen.model.artifact import IMMUTABLE
from kbgen.publish.files import PublishedFile
from kbgen.publish.record import Record

#: A page that is open right now loads its images and index files from where they were.
GRACE = dt.timedelta(hours=1)
#: Of these, pages load scripts long after they were opened.
_THEMES = "_kb/theme/"
#: Small files that name many others: the search index, all addresses.
_ENTRANCES = ("_kb/search/", "_kb/urls.json", "sitemap.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The steps of a run."""

    groups: tuple[tuple[PublishedFile, ...], ...]
    """Files to write, one group after the other: those named by their content; pages that are new;
    pages that changed, which may link to new ones; entrances."""
    delete: tuple[str, ...]
    """Paths: pages first."""
    unused: dict[str, dt.datetime]
    """Files that stay for a while, and since when they are not used."""
    unchanged: int

    @property
    def files(self) -> tuple[PublishedFile, ...]:
        return tuple(file for group in self.groups for file in group)


def make_plan(
    files: Sequence[PublishedFile],
    record: Record,
    now: dt.datetime,
    keep: dt.timedelta,
    *,
    prune: bool = False,
) -> Plan:
    """Compare a site with what a target holds.

    keep: how long files of the theme stay. prune: delete at once whatever is not used.
    """
    changed = [file for file in files if record.files.get(file.path) != file.fingerprint]
    there = {file.path for file in files}
    unused = {
        path: record.unused.get(path, now)
        for path in record.files
        if path not in there and path.startswith(IMMUTABLE)
    }
    over = {path for path, since in unused.items() if prune or now - since >= _stay(path, keep)}
    gone = [path for path in record.files if path not in there and path not in unused]
    return Plan(
        groups=_ordered(changed, record),
        # What is withdrawn has to go at once. Pages name the other files, so they go first.
        delete=(*sorted(gone, key=_is_compressed_last), *sorted(over)),
        unused={path: since for path, since in unused.items() if path not in over},
        unchanged=len(files) - len(changed),
    )


def _ordered(
    changed: Iterable[PublishedFile], record: Record
) -> tuple[tuple[PublishedFile, ...], ...]:
    groups: tuple[list[PublishedFile], ...] = ([], [], [], [])
    for file in changed:
        if file.is_immutable:
            groups[0].append(file)
        elif file.path.startswith(_ENTRANCES):
            groups[3].append(file)
        else:
            groups[1 if file.path not in record.files else 2].append(file)
    return tuple(tuple(group) for group in groups)


def _stay(path: str, keep: dt.timedelta) -> dt.timedelta:
    return max(keep, GRACE) if path.startswith(_THEMES) else GRACE


def _is_compressed_last(path: str) -> tuple[bool, str]:
    # A web server looks for the compressed form of a page only where the page itself is.
    return path.endswith((".gz", ".br")), path
