"""Files of an index: named by their content, and compressed by themselves."""

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
    """Return the error of two contents that one name stands for, which readers would mix up."""
    return KbgenError(f"Two index files would be {path}", "Change a word in one of the articles.")


def as_json(value: object) -> bytes:
    return _encode(value).encode("utf-8", "surrogatepass")


def compress(data: bytes) -> bytes:
    """Compress: what browsers call deflate, 12 bytes less than gzip with a checksum, too."""
    return zlib.compress(data, 9)


class Files:
    """Collects files. What is there already is named, and not compressed again."""

    def __init__(self, folder: str, have: AbstractSet[str]) -> None:
        self._folder = folder
        self._have = have
        self._found: dict[str, bytes] = {}
        """Name → content before compression."""

    def add(self, data: bytes, suffix: str = "kb") -> str:
        """Keep a file; return its name without the suffix."""
        name = short_digest(data)
        if self._found.setdefault(f"{name}.{suffix}", data) != data:
            raise same_name(f"{self._folder}{name}.{suffix}")
        return name

    def add_json(self, value: object) -> str:
        return self.add(as_json(value))

    def files(self) -> tuple[tuple[str, bytes | None], ...]:
        """Return (path, what is to be written there, if anything)."""
        return tuple(
            (path, None if path in self._have else _content(name, data))
            for path, name, data in (
                (self._folder + name, name, data) for name, data in self._found.items()
            )
        )


def _content(name: str, data: bytes) -> bytes:
    return compress(data) if name.endswith(".kb") else data
