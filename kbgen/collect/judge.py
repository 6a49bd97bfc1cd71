"""Decide which events are counted apart: from robots, or more than one person would send."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kbgen.collect.limits import MOST_NAMES, DailyLimit, Recent
from kbgen.feedback import ANSWERS, Event
from kbgen.feedback.suspicion import suspect

#: People change their minds. More votes of a device on one revision in a day are abuse.
MOST_CHANGES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    votes_per_day: int = 0
    """Per address and article; 0: no limit."""
    per_day: Mapping[str, int] = field(default_factory=dict)
    """Event type → how many per address, whatever they are about; 0: no limit."""
    limit: DailyLimit = field(default_factory=DailyLimit)
    judged: Recent[tuple[str, ...]] = field(default_factory=lambda: Recent(MOST_NAMES))

    def reasons(self, event: Event, sender: bytes, *, bot: bool) -> tuple[str, ...]:
        """Return why an event is counted apart: the reasons of `suspect`, `capped`, `repeated`.

        Senders retry when they get no answer: an event that is sent twice is counted once.
        """
        # Python's hashes differ in each process, and take less memory than the values.
        number = hash((sender, event.id))
        reasons = self.judged.get(number)
        if reasons is None:
            reasons = suspect(event, bot=bot) + self._too_many(event, sender)
            self.judged.set(number, reasons)
        return reasons

    def _too_many(self, event: Event, sender: bytes) -> tuple[str, ...]:
        # Not by what the sender can invent, such as articles that do not exist.
        is_capped = not self._take(self.per_day.get(event.type, 0), sender, event.type)
        if event.type not in ANSWERS:
            return ("capped",) if is_capped else ()
        subject = (event.type, event.article_id, event.locale)
        is_capped |= not self._take(self.votes_per_day, sender, *subject)
        reasons: tuple[str, ...] = ("capped",) if is_capped else ()
        if event.device and not self._take(MOST_CHANGES, event.device, event.revision, *subject):
            reasons += ("repeated",)
        return reasons

    def _take(self, most: int, *name: object) -> bool:
        return self.limit.take(hash(name), most)
