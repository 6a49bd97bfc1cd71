from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from kbgen.feedback import Arrival

_KEY = "kbgen.outcome"


@dataclass(slots=True)
class Outcome:
    """What became of a request, for metrics and the log; the endpoint fills it in."""

    arrivals: Sequence[Arrival] = ()
    """What was taken from it, to be stored."""
    is_stored: bool = False
    rejected: int = 0
    limited: int = 0
    problem: str = ""
    """Why nothing could be stored."""

    @staticmethod
    def of(request: Request) -> "Outcome":
        """Return the outcome that goes with a request."""
        outcome: Outcome = request.scope.setdefault(_KEY, Outcome())
        return outcome
