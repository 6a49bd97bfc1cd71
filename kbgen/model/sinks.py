"""Where events of readers go. Each is a file of the theme: `static/js/feedback/sinks/<name>.js`."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Sink:
    name: str
    hosts: Mapping[str, str] = field(default_factory=dict)
    """CSP directive → the vendor's host that it has to name, unless the shop hosts the tool."""


_ALL = (
    Sink(name="endpoint"),
    Sink(
        name="data-layer",
        hosts={
            "script-src": "https://www.googletagmanager.com",
            "connect-src": "https://*.google-analytics.com",
        },
    ),
    Sink(
        name="plausible",
        hosts={"script-src": "https://plausible.io", "connect-src": "https://plausible.io"},
    ),
    Sink(
        name="matomo",
        hosts={
            "script-src": "https://cdn.matomo.cloud",
            "connect-src": "https://*.matomo.cloud",
            "img-src": "https://*.matomo.cloud",
        },
    ),
    Sink(
        name="posthog",
        hosts={
            "script-src": "https://*.i.posthog.com",
            "connect-src": "https://*.i.posthog.com",
        },
    ),
    Sink(
        name="segment",
        hosts={"script-src": "https://cdn.segment.com", "connect-src": "https://api.segment.io"},
    ),
)
SINKS = {sink.name: sink for sink in _ALL}
