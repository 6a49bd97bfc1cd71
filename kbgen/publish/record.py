"""What a target holds, as the last run wrote it down there: `.kbgen-published.json`."""

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

from kbgen.errors import KbgenError

NAME = ".kbgen-published.json"
_FORMAT = 1


@dataclass(slots=True, kw_only=True)
class Record:
    """The files of a target. It changes while they are published."""

    site: str
    """The site's name."""
    files: dict[str, str] = field(default_factory=dict)
    """Path → fingerprint; empty while it is being written: what lies there is uncertain."""
    unused: dict[str, dt.datetime] = field(default_factory=dict)
    """Files that no page names any more, and since when."""

    def pack(self) -> bytes:
        data = {
            "format": _FORMAT,
            "site": self.site,
            "files": dict(sorted(self.files.items())),
            "unused": {path: time.isoformat() for path, time in sorted(self.unused.items())},
        }
        return (json.dumps(data, ensure_ascii=False, indent=0) + "\n").encode()


def parse_record(data: bytes, target: str) -> Record:
    """Return what a run wrote down. Raises KbgenError for anything else. target: its address."""
    try:
        return _parse(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"{NAME} at {target} is damaged or from a newer kbgen: {error}"
        hint = "Delete it and run kbgen publish --take-over: all files are copied again."
        raise KbgenError(message, hint) from error


def _parse(data: Any) -> Record:
    if data["format"] != _FORMAT:
        raise ValueError(f"format {data['format']}")
    files = {_path(path): str(mark) for path, mark in data["files"].items()}
    unused = {_path(path): dt.datetime.fromisoformat(t) for path, t in data["unused"].items()}
    if any(time.tzinfo is None for time in unused.values()):
        raise ValueError("a time without a zone")
    return Record(site=str(data["site"]), files=files, unused=unused)


def _path(path: str) -> str:
    """Return a path that stays below the target: files at these paths are deleted."""
    if {"", ".", ".."} & set(path.split("/")) or not path.isprintable() or "\\" in path:
        raise ValueError(f"{path!r} is not a file of a site")
    return path
