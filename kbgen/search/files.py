"""Files of an index: named by their content and compressed."""

import json
import zlib
from collections.abc import Set as AbstractSet

from kbgen.digest import short_digest
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale

FOLDER = "_kb/search/"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def folder_of(locale: Locale) -> str:
    """Return the folder of the files whose names carry their content's digest."""
    return f"{FOLDER}i/{locale.segment}/"


def same_name(path: str) -> KbgenError:
    """Return the error for two contents with one name, which readers would confuse."""
    return KbgenError(f"Two index files would be {path}", "Change a word in one of the articles.")


def as_json(value: object) -> bytes:
    return _encode(value).encode("utf-8", "surrogatepass")


def compress(data: bytes) -> bytes:
    """Return what browsers call deflate: it has a checksum, and 12 bytes less than gzip."""
    return zlib.compress(data, 9)


class Files:
    """Collects files. Those that exist already are named but not compressed again."""

    def __init__(self, folder: str, have: AbstractSet[str]) -> None:
        self._folder = folder
        self._have = have
        self._contents: dict[str, bytes] = {}
        """Name → content before compression."""

    def add(self, data: bytes, suffix: str = "kb") -> str:
        """Keep a file; return its name without the suffix."""
        name = short_digest(data)
        if self._contents.setdefault(f"{name}.{suffix}", data) != data:
            raise same_name(f"{self._folder}{name}.{suffix}")
        return name

    def add_json(self, value: object) -> str:
        return self.add(as_json(value))

    def files(self) -> tuple[tuple[str, bytes | None], ...]:
        """Return (path, content; None: the file exists already)."""
        return tuple(
            (path, None if path in self._have else _content(name, data))
            for path, name, data in (
                (self._folder + name, name, data) for name, data in self._contents.items()
            )
        )


def _content(name: str, data: bytes) -> bytes:
    return compress(data) if name.endswith(".kb") else data
