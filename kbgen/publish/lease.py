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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import obstore
from obstore.exceptions import AlreadyExistsError, PreconditionError

from kbgen.publish.target import LOCK, PATIENCE, POLL, busy

if TYPE_CHECKING:
    from obstore.store import ObjectStore

#: Seconds without a renewal after which the holder is gone. Renewals come three times as often.
LEASE = 30.0


@dataclass(slots=True)
class Lease:
    """A lock that is held."""

    _store: "ObjectStore"
    _seconds: float
    _tag: str
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
                self._tag = _put(self._store, self._tag)
            except PreconditionError:
                self._is_lost = True
                return
            except Exception:  # noqa: BLE001, S112  # the network: the time runs out by itself
                continue
            self._renewed = begun


def _take(store: "ObjectStore", address: str, waits: Callable[[], None], seconds: float) -> str:
    """Return the tag of the object once it is ours."""
    until = time.monotonic() + max(PATIENCE, 2 * seconds)
    seen, since = "", 0.0
    while True:
        try:
            return _put(store, None)
        except AlreadyExistsError:
            tag = _tag(store)
        if tag != seen:
            if not seen:
                waits()
            seen, since = tag, time.monotonic()
        elif tag and time.monotonic() - since > seconds:
            try:
                return _put(store, tag)
            except PreconditionError:
                seen = ""  # another one was faster
        if time.monotonic() > until:
            raise busy(address)
        time.sleep(min(POLL, seconds / 10))


def _put(store: "ObjectStore", tag: str | None) -> str:
    """Write the object if it has this tag (None: if it does not exist); return its new tag."""
    about = {"by": f"{socket.gethostname()} {os.getpid()}", "id": uuid.uuid4().hex}
    mode = "create" if tag is None else {"e_tag": tag}
    done = obstore.put(store, LOCK, json.dumps(about).encode(), mode=mode)  # type: ignore[arg-type]
    return done["e_tag"] or ""


def _tag(store: "ObjectStore") -> str:
    """Return the object's tag; empty: it is gone."""
    try:
        return obstore.head(store, LOCK)["e_tag"] or ""
    except FileNotFoundError:
        return ""
