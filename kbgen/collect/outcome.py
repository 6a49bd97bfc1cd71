from collections.abc import Sequence
from dataclasses import dataclass

from kbgen.feedback import Arrival


@dataclass(slots=True)
class Outcome:
    """What became of a request, for metrics and the log: `request.state.outcome`."""

    arrivals: Sequence[Arrival] = ()
    """What was taken from it, to be stored."""
    is_stored: bool = False
    rejected: int = 0
    limited: int = 0
    problem: str = ""
    """Why nothing could be stored."""
