"""The state of the preview for the browser: findings and changed pages."""

import secrets
import threading
from dataclasses import dataclass, replace

from kbgen.diagnostics import Diagnostic

#: Changes that are kept; a browser that missed more reloads.
_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class News:
    """A change of visible pages."""

    number: int
    kind: str
    """`pages`: reload them; `style`: reload only their style sheet."""
    pages: tuple[str, ...] | None
    """Addresses; None: all."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    preview: str
    """A new one for every start of the preview, whose counter starts again."""
    number: int
    """Counts up with every change of pages or findings."""
    news: tuple[News, ...]
    diagnostics: tuple[Diagnostic, ...]
    failure: str
    """Why the build failed; empty if it did not."""

    @property
    def stamp(self) -> str:
        """In every page, which asks later for the changes since."""
        return f"{self.preview}.{self.number}"

    def to_json(self) -> dict[str, object]:
        return {
            "preview": self.preview,
            "number": self.number,
            "news": [[one.number, one.kind, one.pages] for one in self.news],
            "all_news_after": self.news[0].number - 1 if len(self.news) == _REMEMBERED else 0,
            "failure": self.failure,
            "diagnostics": [diagnostic.to_json() for diagnostic in self.diagnostics],
        }


class State:
    """Written by the threads that build, read by the server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot = Snapshot(secrets.token_hex(4), 0, (), (), "")

    def get(self) -> Snapshot:
        with self._lock:
            return self._snapshot

    def built(
        self,
        diagnostics: tuple[Diagnostic, ...],
        failure: str = "",
        *,
        pages: tuple[str, ...] | None = (),
        kind: str = "pages",
    ) -> None:
        """Report how a build ended, and which pages changed."""
        with self._lock:
            before = self._snapshot
            is_same = (diagnostics, failure) == (before.diagnostics, before.failure)
            if pages != () or not is_same or before.number == 0:
                self._snapshot = replace(
                    before,
                    number=before.number + 1,
                    news=self._news(pages, kind),
                    diagnostics=diagnostics,
                    failure=failure,
                )

    def changed(self, pages: tuple[str, ...] | None, kind: str = "pages") -> None:
        """Report that pages changed before a build has."""
        with self._lock:
            before = self._snapshot
            news = self._news(pages, kind)
            self._snapshot = replace(before, number=before.number + 1, news=news)

    def _news(self, pages: tuple[str, ...] | None, kind: str) -> tuple[News, ...]:
        news = self._snapshot.news
        if pages != ():
            news = (*news, News(self._snapshot.number + 1, kind, pages))
        return news[-_REMEMBERED:]
