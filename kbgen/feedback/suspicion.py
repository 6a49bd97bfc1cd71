"""Signs that an event does not come from a reader. Such events are kept, and counted apart."""

import re

from kbgen.feedback.events import ANSWERS, Event

#: Milliseconds; too few to read an article, or even the question. Searches and clicks may be that
#: quick.
QUICKEST_MS = 400
#: Programs that identify themselves; others cannot be recognised by name. Cubot makes phones.
_BOT = re.compile(
    r"(?<!cu)bot\b|bot[/;@-]|crawl|spider|slurp|archiver|facebookexternalhit|lighthouse|pagespeed"
    r"|bingpreview|mediapartners|feedfetcher|transcoder|uptime|pingdom",
    re.IGNORECASE,
)


def is_bot(user_agent: str) -> bool:
    """Tell whether a user agent is a crawler or a monitor."""
    return bool(_BOT.search(user_agent))


def suspect(event: Event, *, bot: bool) -> tuple[str, ...]:
    """Return why an event is counted apart: `bot`, `agent`, `honeypot`, `fast`."""
    reasons = []
    if bot:
        reasons.append("bot")
    if event.via:
        reasons.append(event.via)
    if event.website:
        reasons.append("honeypot")
    elapsed = event.elapsed_ms
    if event.type in ANSWERS and elapsed is not None and elapsed < QUICKEST_MS:
        reasons.append("fast")
    return tuple(reasons)
