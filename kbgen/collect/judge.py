"""Which events are counted apart: signs of robots, and more than one person has to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kbgen.collect.limits import MOST_NAMES, DailyLimit, Recent
from kbgen.feedback import Event
from kbgen.feedback.events import ANSWERS
from kbgen.feedback.suspicion import suspect

#: One may change one's mind. More votes of a device on the same revision, in a day, are a game.
MOST_CHANGES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    votes_per_day: int = 0
    """Of an address, on an article; 0: as many as come."""
    per_day: Mapping[str, int] = field(default_factory=dict)
    """Type of events → how many of an address, whatever they are about; 0: as many as come."""
    limit: DailyLimit = field(default_factory=DailyLimit)
    judged: Recent[tuple[str, ...]] = field(default_factory=lambda: Recent(MOST_NAMES))

    def reasons(self, event: Event, sender: bytes, *, bot: bool) -> tuple[str, ...]:
        """Return why an event is to be counted apart: as `suspect`, or `capped`, `repeated`.

        Senders try again when they have no answer: an event that comes again is not counted again.
        """
        # Hashes of Python differ in each process, and take less memory than what they are made of.
        number = hash((sender, event.id))
        reasons = self.judged.get(number)
        if reasons is None:
            reasons = suspect(event, bot=bot) + self._too_many(event, sender)
            self.judged.set(number, reasons)
        return reasons

    def _too_many(self, event: Event, sender: bytes) -> tuple[str, ...]:
        # Not by what the sender may choose, such as articles that do not exist.
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
