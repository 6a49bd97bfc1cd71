"""Receives events over HTTP."""

from kbgen.collect.endpoint import event_route

__all__ = ["event_route"]
