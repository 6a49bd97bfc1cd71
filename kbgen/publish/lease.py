"""A lock in an object store, which has none: an object that its holder keeps renewing.

Conditional writes decide who has it. Whoever finds one that does not change for a while takes it
over: clocks are not compared. Its former holder, if it still runs, is refused the next renewal.
"""

import json
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import obstore
from obstore.exceptions import AlreadyExistsError, PreconditionError

from kbgen.publish.target import LOCK, PATIENCE, POLL, busy

if TYPE_CHECKING:
    from obstore.store import ObjectStore

#: Seconds without a renewal after which the holder is gone. Renewals come three times as often.
LEASE = 30.0


#: `e_tag` and `version` of an object, as far as the store has them.
Version = dict[str, str]


@dataclass(slots=True)
class Lease:
    """A lock that is held."""

    _store: "ObjectStore"
    _seconds: float
    _version: Version
    _renewed: float
    _is_lost: bool = False

    @classmethod
    @contextmanager
    def held(
        cls, store: "ObjectStore", address: str, waits: Callable[[], None], seconds: float = LEASE
    ) -> Iterator[Self]:
        """Take the lock, hold it, and give it back."""
        lease = cls(store, seconds, _take(store, address, waits, seconds), time.monotonic())
        done = threading.Event()
        thread = threading.Thread(target=lease._renew, args=(done,), daemon=True)
        thread.start()
        try:
            yield lease
        finally:
            done.set()
            thread.join()
            if lease.is_held:
                obstore.delete(store, LOCK)

    @property
    def is_held(self) -> bool:
        """Tell whether no other publisher can have taken it."""
        return not self._is_lost and time.monotonic() - self._renewed < self._seconds

    def _renew(self, done: threading.Event) -> None:
        while not done.wait(self._seconds / 3):
            begun = time.monotonic()
            try:
                self._version = _put(self._store, self._version)
            except PreconditionError:
                self._is_lost = True
                return
            except Exception:  # noqa: BLE001, S112  # the network: the time runs out by itself
                continue
            self._renewed = begun


def _take(store: "ObjectStore", address: str, waits: Callable[[], None], seconds: float) -> Version:
    """Return the version of the object once it is ours."""
    until = time.monotonic() + max(PATIENCE, 2 * seconds)
    seen, since = Version(), 0.0
    while True:
        try:
            return _put(store, None)
        except AlreadyExistsError:
            version = _version(store)
        if version != seen:
            if not seen:
                waits()
            seen, since = version, time.monotonic()
        elif version and time.monotonic() - since > seconds:
            try:
                return _put(store, version)
            except PreconditionError:
                since = time.monotonic()  # another one was faster
        if time.monotonic() > until:
            raise busy(address)
        time.sleep(min(POLL, seconds / 10))


def _put(store: "ObjectStore", version: Version | None) -> Version:
    """Write the object if it has this version (None: if it does not exist); return its new one."""
    about = {"by": f"{socket.gethostname()} {os.getpid()}", "id": uuid.uuid4().hex}
    mode: Any = "create" if version is None else dict(version)
    done = obstore.put(store, LOCK, json.dumps(about).encode(), mode=mode)
    return _as_version(done)


def _version(store: "ObjectStore") -> Version:
    """Return the object's version; empty: it is gone."""
    try:
        return _as_version(obstore.head(store, LOCK))
    except FileNotFoundError:
        return Version()


def _as_version(found: Mapping[str, Any]) -> Version:
    # S3 and Azure compare the tag, Google the version.
    return Version((name, found[name]) for name in ("e_tag", "version") if found.get(name))
