"""One JSON object a line, on standard error. No address, no text of a person, no query."""

import datetime as dt
import json
import logging
import sys

NAME = "kbgen.collect"


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        line: dict[str, object] = {
            "time": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _innermost(record.exc_info[2])
        return json.dumps(line)  # in ASCII: nothing in it acts on a terminal


def make_log(*names: str) -> logging.Logger:
    """Return the collector's log; other loggers may write to it, too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name in (NAME, *names):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO if name == NAME else logging.WARNING)
    return logging.getLogger(NAME)


def _innermost(traceback: object) -> str:
    """Return the place of an error. Not its message: that may quote what was sent."""
    place = ""
    while traceback is not None:
        code = traceback.tb_frame.f_code  # type: ignore[attr-defined]
        place = f"{code.co_filename}:{traceback.tb_lineno}"  # type: ignore[attr-defined]
        traceback = traceback.tb_next  # type: ignore[attr-defined]
    return place
