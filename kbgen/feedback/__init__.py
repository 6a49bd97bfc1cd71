"""Events from readers: their format, and the store that keeps them."""

from kbgen.feedback.arrival import Arrival
from kbgen.feedback.engine import store_exists
from kbgen.feedback.errors import StoreError
from kbgen.feedback.events import ANSWERS, Event, RefusedError, read_event
from kbgen.feedback.store import Deletion, EventStore, open_store

__all__ = [
    "ANSWERS",
    "Arrival",
    "Deletion",
    "Event",
    "EventStore",
    "RefusedError",
    "StoreError",
    "open_store",
    "read_event",
    "store_exists",
]
