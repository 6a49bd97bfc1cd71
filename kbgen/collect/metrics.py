"""Figures for Prometheus, in its text format.

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

#: Seconds. Most requests wait for one write to disk.
_BOUNDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Figures of one process since its start."""

    def __init__(self) -> None:
        self._events: Counter[tuple[str, str]] = Counter()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._buckets = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0

    def count_events(self, kind: str, outcome: str, count: int = 1) -> None:
        """Count events.

        kind: a type of events; `any` where it is not known.
        outcome: `accepted`, `suspicious`, `unknown`, `rejected`, `limited`, `failed`.
        """
        self._events[kind, outcome] += count

    def count_request(self, path: str, status: int, seconds: float) -> None:
        self._requests[path, status] += 1
        self._buckets[bisect_left(_BOUNDS, seconds)] += 1
        self._seconds += seconds

    def text(self, waiting: int) -> str:
        """Return all figures. waiting: requests that wait for the store."""
        return "".join(f"{line}\n" for line in self._lines(waiting))

    def _lines(self, waiting: int) -> Iterator[str]:
        yield "# HELP kbgen_events_total Events by type and outcome."
        yield "# TYPE kbgen_events_total counter"
        for (kind, outcome), count in sorted(self._events.items()):
            yield f'kbgen_events_total{{type="{kind}",outcome="{outcome}"}} {count}'
        yield "# HELP kbgen_requests_total Requests by path and status."
        yield "# TYPE kbgen_requests_total counter"
        for (path, status), count in sorted(self._requests.items()):
            yield f'kbgen_requests_total{{path="{path}",status="{status}"}} {count}'
        yield "# HELP kbgen_request_seconds How long requests took."
        yield "# TYPE kbgen_request_seconds histogram"
        so_far = 0
        for bound, count in zip((*map(str, _BOUNDS), "+Inf"), self._buckets, strict=True):
            so_far += count
            yield f'kbgen_request_seconds_bucket{{le="{bound}"}} {so_far}'
        yield f"kbgen_request_seconds_sum {self._seconds:.6f}"
        yield f"kbgen_request_seconds_count {so_far}"
        yield "# HELP kbgen_waiting_requests Requests that wait for the store."
        yield "# TYPE kbgen_waiting_requests gauge"
        yield f"kbgen_waiting_requests {waiting}"
