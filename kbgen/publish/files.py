"""The files that a target gets: each with its bytes, its headers and a fingerprint of both."""

import gzip
import mimetypes
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.files import read_bytes
from kbgen.model.artifact import IMMUTABLE
from kbgen.publish.rules import SiteRules

#: Where `_headers` says nothing: browsers ask whether a file changed, and take it at once if so.
REVALIDATE = "no-cache"
#: Headers that a bucket keeps with each file.
STORED = ("Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding")
#: By ending. The tables of the system differ from one machine to the next.
_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".kb": "application/octet-stream",
    ".map": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_BUILT_IN = mimetypes.MimeTypes()
#: Those that compression makes much smaller. Index files are compressed already.
_TEXTS = (".css", ".html", ".js", ".json", ".svg", ".xml")
#: Read by programs that may ask for no compression, and small.
PLAIN = ("robots.txt", "_kb/urls.json", "_kb/redirects.json", ".well-known/")
#: Bytes. Below, the headers are as large as what is saved.
_SMALLEST = 512
_ENDINGS = {"gzip": ".gz", "br": ".br"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFile:
    """A file as a target holds it."""

    path: str
    """At the target, posix."""
    source: Path | bytes
    """The built file, or the bytes of one that only this target has."""
    encoding: str
    """`gzip` or `br`: how `source` is compressed on the way; empty: it is not."""
    headers: Mapping[str, str] = field(hash=False)
    """For targets that keep them with the file."""
    fingerprint: str
    """Differs when bytes or headers do."""

    @property
    def is_immutable(self) -> bool:
        """Whether its content's hash is in its path."""
        return self.path.startswith(IMMUTABLE)

    @property
    def data(self) -> bytes:
        """Return the bytes that the target gets.

        Raises KbgenError when they cannot be read, or are not those of the fingerprint any more.
        """
        data = _read(self.source)
        if _fingerprint(data, self.encoding, self.headers) != self.fingerprint:
            message = f"{self.path} was built again while it was being published"
            raise KbgenError(message, "Publish again when the build has ended.")
        return COMPRESS[self.encoding](data) if self.encoding else data

    @property
    def size(self) -> int:
        """Bytes before compression."""
        return self.source.stat().st_size if isinstance(self.source, Path) else len(self.source)


def content_type(path: str) -> str:
    """Return the media type of a file by its name."""
    suffix = PurePosixPath(path).suffix.lower()
    if not suffix:  # CNAME, _redirects
        return "text/plain; charset=utf-8"
    return _TYPES.get(suffix) or _BUILT_IN.guess_type(path)[0] or "application/octet-stream"


def stored_files(
    folder: Path, paths: Iterable[str], rules: SiteRules, encodings: Sequence[str]
) -> Iterator[PublishedFile]:
    """Yield the files of a site for a bucket, which keeps headers with each object."""
    for path in paths:
        data = _read(folder / path)
        of_rules = rules.headers_of(path)
        headers = {
            "Content-Type": content_type(path),
            "Cache-Control": of_rules.get("Cache-Control", REVALIDATE),
        }
        if "Content-Disposition" in of_rules:
            headers["Content-Disposition"] = of_rules["Content-Disposition"]
        encoding = encodings[0] if encodings and _is_worth_it(path, data) else ""
        if encoding:
            headers["Content-Encoding"] = encoding
        yield PublishedFile(
            path=path,
            source=folder / path,
            encoding=encoding,
            headers=headers,
            fingerprint=_fingerprint(data, encoding, headers),
        )


def plain_files(
    folder: Path, paths: Iterable[str], encodings: Sequence[str]
) -> Iterator[PublishedFile]:
    """Yield the files of a site for a file system, each with its compressed forms beside it."""
    for path in paths:
        data = _read(folder / path)
        worth_it = [one for one in encodings if _is_worth_it(path, data)]
        # The compressed forms first: a web server that has both answers with the same page.
        for encoding in (*worth_it, ""):
            yield PublishedFile(
                path=path + _ENDINGS.get(encoding, ""),
                source=folder / path,
                encoding=encoding,
                headers={},
                fingerprint=_fingerprint(data, encoding, {}),
            )


def made_file(path: str, data: bytes) -> PublishedFile:
    """Return a file that is not in the built site."""
    headers = {"Content-Type": content_type(path), "Cache-Control": REVALIDATE}
    return PublishedFile(
        path=path,
        source=data,
        encoding="",
        headers=headers,
        fingerprint=_fingerprint(data, "", headers),
    )


def _fingerprint(data: bytes, encoding: str, headers: Mapping[str, str]) -> str:
    return digest(data, encoding, tuple(sorted(headers.items())))


def _is_worth_it(path: str, data: bytes) -> bool:
    return path.endswith(_TEXTS) and len(data) >= _SMALLEST and not path.startswith(PLAIN)


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _brotli(data: bytes) -> bytes:
    try:
        import brotli
    except ImportError as error:
        message = 'compress = ["br"] needs the package brotli'
        raise KbgenError(message, 'Install it: pip install "kbgen[publish]"') from error
    compressed: bytes = brotli.compress(data, quality=11)
    return compressed


COMPRESS: Mapping[str, Callable[[bytes], bytes]] = {"gzip": _gzip, "br": _brotli}


def _read(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return read_bytes(source)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "The built site is incomplete or is being built: build it again."
        raise KbgenError(f"{source} cannot be read: {reason}", hint) from error
