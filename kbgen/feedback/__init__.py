"""Events from readers: what one may say, and where they are kept."""

from kbgen.feedback.events import Event, RefusedError, read_event
from kbgen.feedback.store import EventStore

__all__ = ["Event", "EventStore", "RefusedError", "read_event"]
