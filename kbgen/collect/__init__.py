"""Receives events over HTTP."""

from kbgen.collect.app import create_app
from kbgen.collect.endpoint import event_route
from kbgen.collect.listen import address_of, listen
from kbgen.collect.origins import comes_from_host
from kbgen.collect.settings import CollectSettings, find_settings

__all__ = [
    "CollectSettings",
    "address_of",
    "comes_from_host",
    "create_app",
    "event_route",
    "find_settings",
    "listen",
]
