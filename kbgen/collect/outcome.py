from collections.abc import Sequence
from dataclasses import dataclass

from kbgen.feedback import Arrival


@dataclass(slots=True)
class Outcome:
    """The outcome of a request, for metrics and the log: `request.state.outcome`."""

    arrivals: Sequence[Arrival] = ()
    """The events that were accepted from it."""
    is_stored: bool = False
    rejected: int = 0
    limited: int = 0
    problem: str = ""
    """Why nothing could be stored."""
