"""Images and attachments: taken from the export, from the text itself, or fetched; bounded."""

import base64
import binascii
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import splitext
from urllib.parse import unquote

from kbgen.containment import leads_out
from kbgen.digest import digest
from kbgen.importing.names import short_slug
from kbgen.model.filetypes import refusal, suffix_of
from kbgen.urls import split_url

#: Beginnings of files whose address has no suffix.
_SIGNATURES = (
    (b"\x89PNG\r\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"%PDF-", ".pdf"),
    (b"<svg", ".svg"), (b"PK\x03\x04", ".zip"),
)  # fmt: skip
_DATA = re.compile(r"data:(image/[\w.+-]+)?(?:;[\w=-]+)*;base64,(.*)", re.DOTALL)
#: Folders of other generators whose files stand at the root of the site.
_ROOTS = ("static", "public", "docs", "assets", "content")
#: Bytes of one file: kbgen publishes no larger images either.
LARGEST = 20_000_000
#: Bytes of all files that one run fetches.
MOST = 2_000_000_000

#: Bytes, or the file that has them.
Source = bytes | Path
#: Fetches an address: (address, most bytes) → its bytes. Raises OSError.
Fetch = Callable[[str, int], bytes]


class NotTakenError(Exception):
    """A file that does not come in, with the reason."""


@dataclass(slots=True)
class Files:
    """Finds the files that texts name. It keeps what it has fetched, for a run that goes on."""

    kept: Path
    """Folder of what former runs fetched."""
    fetch: Fetch | None
    """None: nothing is fetched."""
    folder: Path | None = None
    """Folder of the export."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Address → name that the source gives the file."""
    largest: int = LARGEST
    left: int = MOST
    fetched: int = 0
    waiting: int = 0
    """Files that would be fetched, were `fetch` not None."""

    def take(self, address: str) -> tuple[str, Source]:
        """Return name and content of a file. Raises NotTakenError."""
        if address.startswith("data:"):
            return self._named("image", _decode(address, self.largest))
        name = self.names.get(address) or unquote(_last(address))
        if suffix_of(name) and (reason := refusal(name, frozenset())):
            raise NotTakenError(f"files of this type are not published. {reason}")
        return self._named(name, self._local(address, name) or self._remote(address))

    def _named(self, name: str, data: Source) -> tuple[str, Source]:
        stem, suffix = splitext(name)
        if not suffix or refusal(name, frozenset()):
            start = _beginning(data).lstrip()
            suffix = next((kind for sign, kind in _SIGNATURES if start.startswith(sign)), "")
            if start[8:12] == b"WEBP":
                suffix = ".webp"
            if not suffix:
                raise NotTakenError("its type is not known")
        return (short_slug(stem) or "file") + suffix.lower(), data

    def _local(self, address: str, name: str) -> Path | None:
        """Return a file of the export; None: it has none."""
        parts = split_url(address)
        if self.folder is None or parts is None:
            return None
        path = unquote(parts.path).strip("/")
        number = re.search(r"/(\d+)(?:/|$)", f"/{path}")
        guesses = [path, f"attachments/{number[1]}/{name}" if number else "", f"attachments/{name}",
                   f"images/{name}", *(f"{root}/{path}" for root in _ROOTS)]  # fmt: skip
        for guess in filter(None, guesses):
            file = self.folder / guess
            if not os.path.isfile(file):  # noqa: PTH113  # never fails, whatever a text names
                continue
            if leads_out(file, self.folder):
                raise NotTakenError(f"the link {guess} leaves the export")
            if file.stat().st_size > self.largest:
                raise NotTakenError(f"it is larger than {self.largest / 1e6:g} MB")
            return file
        return None

    def _remote(self, address: str) -> Path:
        if not address.lower().startswith(("http://", "https://")):
            raise NotTakenError("the export does not have it, and its address names no host")
        kept = self.kept / digest(address)
        if kept.is_file():
            return kept
        if self.fetch is None:
            self.waiting += 1
            raise NotTakenError("not fetched")
        if self.left <= 0:
            raise NotTakenError(f"more than {MOST / 1e9:g} GB were fetched; run the import again")
        try:
            data = self.fetch(address, self.largest)
        except OSError as error:
            raise NotTakenError(str(error.strerror or error)) from error
        self.fetched += 1
        self.left -= len(data)
        self._keep(kept, data)
        return kept

    def _keep(self, file: Path, data: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_bytes(data)
        part.replace(file)


def _beginning(data: Source) -> bytes:
    if isinstance(data, bytes):
        return data[:200]
    with data.open("rb") as stream:
        return stream.read(200)


def _decode(address: str, most: int) -> bytes:
    found = _DATA.fullmatch(address)
    if found is None or len(found[2]) > most * 4 / 3:
        raise NotTakenError("an address that begins with `data:` is not an image, or too large")
    try:
        return base64.b64decode(unquote(found[2]))
    except (binascii.Error, ValueError) as error:
        raise NotTakenError("an image in the text is broken") from error


def _last(address: str) -> str:
    parts = split_url(address)
    return (parts.path if parts else address).rstrip("/").rpartition("/")[2]
