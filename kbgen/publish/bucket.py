"""A bucket: S3 and compatible servers, Google Cloud Storage, Azure Blob Storage."""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import obstore
from obstore.exceptions import BaseError
from obstore.store import from_url

from kbgen.config import TargetTable
from kbgen.publish.files import PublishedFile
from kbgen.publish.lease import LEASE, Lease
from kbgen.publish.target import LOCK, failed

if TYPE_CHECKING:
    from obstore.store import ObjectStore

#: Uploads at a time.
_AT_ONCE = 8
_DELETED_AT_ONCE = 200
#: Asked for keys, in all three clouds, when the environment has none.
_KEYS_OF_MACHINE = "http://169.254.169.254/"
#: What a store says about an error.
_SAID = re.compile(r"<Code>(?P<code>[^<]+)</Code>\s*<Message>(?P<message>[^<\n]+)")


class BucketTarget:
    """Objects are replaced as a whole. Each has its headers."""

    def __init__(self, table: TargetTable, lease: float = LEASE) -> None:
        """Open the bucket of a target; keys come from the environment, as its tools read them."""
        self._address = table.to
        self._seconds = lease
        self._lease: Lease | None = None
        options: dict[str, Any] = {}
        if table.endpoint:
            name = "base_url" if table.scheme == "gs" else "endpoint"
            options[name] = table.endpoint.rstrip("/")
            if table.endpoint.startswith("http://"):
                options["client_options"] = {"allow_http": True}
        if table.region:
            options["region"] = table.region
        with self._naming_the_place():
            self._store: ObjectStore = from_url(table.to, **options)

    @property
    def address(self) -> str:
        return self._address

    @property
    def batch(self) -> int:
        return 64

    @contextmanager
    def hold(self, waits: Callable[[], None]) -> Iterator[None]:
        with (
            self._naming_the_place(),
            Lease.held(self._store, self._address, waits, self._seconds) as self._lease,
        ):
            yield

    def is_empty(self) -> bool:
        with self._naming_the_place():
            pages = obstore.list(self._store, chunk_size=2)
            return all(one["path"] == LOCK for page in pages for one in page)

    def read(self, path: str) -> bytes | None:
        with self._naming_the_place():
            try:
                return bytes(obstore.get(self._store, path).bytes())
            except FileNotFoundError:
                return None

    def write(self, files: Sequence[PublishedFile]) -> None:
        self._must_be_held()
        with self._naming_the_place(), ThreadPoolExecutor(_AT_ONCE, "kbgen-publish") as threads:
            for _ in threads.map(self._put, files):
                pass

    def delete(self, paths: Iterable[str]) -> None:
        self._must_be_held()
        left = list(paths)
        with self._naming_the_place():
            for first in range(0, len(left), _DELETED_AT_ONCE):  # pages before what they name
                self._delete(left[first : first + _DELETED_AT_ONCE])

    def _delete(self, paths: list[str]) -> None:
        try:
            obstore.delete(self._store, paths)
        except FileNotFoundError:  # some stores stop at the first one that is gone
            for path in paths:
                with contextlib.suppress(FileNotFoundError):
                    obstore.delete(self._store, path)

    def finish(self) -> None:
        """Do nothing: every object is visible as soon as it is written."""

    def _put(self, file: PublishedFile) -> None:
        obstore.put(self._store, file.path, file.data, attributes=dict(file.headers))

    def _must_be_held(self) -> None:
        if self._lease is None or not self._lease.is_held:
            raise failed(self._address, "another publisher has taken over")

    @contextmanager
    def _naming_the_place(self) -> Iterator[None]:
        try:
            yield
        except (BaseError, OSError) as error:
            raise failed(self._address, _reason(error)) from error


def _reason(error: Exception) -> str:
    """Return what a person can act on: the store's own message, or that keys are missing."""
    text = str(error)
    if _KEYS_OF_MACHINE in text:
        return "neither the environment nor this machine has keys for it"
    if said := _SAID.search(text):
        return f"{said['message']} ({said['code']})"
    return text.partition("\n")[0]
