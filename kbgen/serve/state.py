"""What the browser has to know of the last build."""

import threading
from dataclasses import dataclass

from kbgen.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Snapshot:
    number: int
    """Counts up with every build that changed what is shown or said."""
    diagnostics: tuple[Diagnostic, ...]
    failure: str
    """Why there was no build at all; empty when there was one."""

    def to_json(self) -> dict[str, object]:
        return {
            "number": self.number,
            "failure": self.failure,
            "diagnostics": [str(diagnostic) for diagnostic in self.diagnostics],
        }


class State:
    """Written by the thread that builds, read by the server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot = Snapshot(0, (), "")

    def get(self) -> Snapshot:
        with self._lock:
            return self._snapshot

    def built(
        self, diagnostics: tuple[Diagnostic, ...], failure: str = "", *, changed: bool = False
    ) -> None:
        """Say how a build ended; `changed`: it wrote or removed files."""
        with self._lock:
            number = self._snapshot.number
            same = (diagnostics, failure) == (self._snapshot.diagnostics, self._snapshot.failure)
            if changed or not same or number == 0:
                self._snapshot = Snapshot(number + 1, diagnostics, failure)
