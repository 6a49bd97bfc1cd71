"""Articles of the built site, if it is on this machine: for the figures of `/metrics` only.

Reports compare events with the content. Here, the site may be newer, older or on another machine,
so an event is stored whatever it is about.
"""

import asyncio
import json
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from kbgen.feedback import Event
from kbgen.model.subjects import Subjects

#: Seconds between two checks of the file.
_EVERY = 10


class BuiltSite:
    """The list of addresses that each build writes."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "_kb" / "urls.json"
        self._version: tuple[int, int] | None = None
        self._subjects: Subjects | None = None

    def has(self, event: Event) -> bool:
        """Tell whether an event is about the site; without a list, every event is."""
        subjects = self._subjects
        return subjects is None or (
            event.locale.lower() in subjects.locales
            and (event.article_id is None or event.article_id in subjects.articles)
        )

    async def keep_reading(self) -> None:
        """Read the list again whenever it changes; never return."""
        while True:
            await run_in_threadpool(self.read)
            await asyncio.sleep(_EVERY)

    def read(self) -> None:
        """Read the list if it has changed."""
        try:
            stat = self._file.stat()
            version = (stat.st_mtime_ns, stat.st_size)
            if version != self._version:
                self._subjects = _subjects(json.loads(self._file.read_bytes()))
                self._version = version
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._version = self._subjects = None


def _subjects(data: dict[str, list[dict[str, str]]]) -> Subjects:
    segments = {str(url).partition("/")[0] for url in data["urls"]}
    return Subjects(frozenset(str(one["id"]) for one in data["articles"]), frozenset(segments))
