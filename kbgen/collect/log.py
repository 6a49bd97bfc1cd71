"""One JSON object a line on standard error. Without addresses, texts of people and queries.

Lines that a stranger can cause at will are written once a minute, with a count.
"""

import datetime as dt
import json
import logging
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

NAME = "kbgen.collect"
#: Seconds.
MINUTE = 60
#: Kinds of lines; more would only differ in what strangers send.
MOST_KINDS = 100
#: Characters.
_LONGEST = 200
_NUMBER = re.compile(r"\d+")


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        line: dict[str, object] = {
            "time": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": _event(record),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _innermost(record.exc_info[2])
        return json.dumps(line)  # in ASCII: nothing in it acts on a terminal


@dataclass(slots=True)
class _Kind:
    """Lines that report the same."""

    level: int
    event: str
    facts: dict[str, object]
    since: float
    omitted: int = 0


class Sparing(logging.StreamHandler):  # type: ignore[type-arg]  # it is generic in stubs only
    """Write the first line of a kind and, a minute later, how many followed.

    The kind of a record is its attribute `kind`, facts that all of them share, or else its message
    and place; None: every record is written.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(sys.stderr)
        self._clock = clock
        self._kinds: dict[str, _Kind] = {}

    def emit(self, record: logging.LogRecord) -> None:
        facts = getattr(record, "kind", {})
        if facts is None:
            super().emit(record)
            return
        self.write_counts()
        event = _event(record)
        place = _innermost(record.exc_info[2]) if record.exc_info else ""
        name = f"{_NUMBER.sub('#', event)} {sorted(facts.items())} {place}"
        if name not in self._kinds and len(self._kinds) >= MOST_KINDS:
            name, event, facts = "others", "others", {}
        if kind := self._kinds.get(name):
            kind.omitted += 1
            return
        self._kinds[name] = _Kind(record.levelno, event, facts, self._clock())
        super().emit(record)

    def write_counts(self, *, all_of_them: bool = False) -> None:
        """Write how many lines of each kind were omitted, once its minute is over."""
        now = self._clock()
        for name, kind in list(self._kinds.items()):
            if now - kind.since < MINUTE and not all_of_them:
                continue
            if not kind.omitted:
                del self._kinds[name]
                continue
            record = logging.LogRecord(NAME, kind.level, "", 0, kind.event, None, None)
            record.facts = {**kind.facts, "times": kind.omitted}
            kind.since, kind.omitted = now, 0
            super().emit(record)


def make_log(*names: str) -> logging.Logger:
    """Return the collector's log; other loggers may write to it as well."""
    handler = Sparing()
    handler.setFormatter(JsonLines())
    for name in (NAME, *names):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO if name == NAME else logging.WARNING)
    return logging.getLogger(NAME)


def write_counts(*, all_of_them: bool = False) -> None:
    """Write how many lines the collector's log has omitted, once a minute is over."""
    for handler in logging.getLogger(NAME).handlers:
        if isinstance(handler, Sparing):
            handler.write_counts(all_of_them=all_of_them)


def _event(record: logging.LogRecord) -> str:
    """Return the event. The rest of the message may show a socket, with a reader's address."""
    return record.getMessage().partition("\n")[0].partition("<")[0].strip()[:_LONGEST]


def _innermost(traceback: object) -> str:
    """Return the place of an error. Not its message: that may quote what was sent."""
    place = ""
    while traceback is not None:
        code = traceback.tb_frame.f_code  # type: ignore[attr-defined]
        place = f"{code.co_filename}:{traceback.tb_lineno}"  # type: ignore[attr-defined]
        traceback = traceback.tb_next  # type: ignore[attr-defined]
    return place
