"""Which events are counted apart: signs of robots, and votes by the dozen."""

from dataclasses import dataclass, field

from kbgen.collect.limits import DailyLimit
from kbgen.feedback import Event
from kbgen.feedback.suspicion import ANSWERS, suspect

#: One may change one's mind. More votes of a device on the same revision, in a day, are a game.
MOST_CHANGES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    votes_per_day: int = 0
    """Of an address, on an article; 0: as many as come."""
    limit: DailyLimit = field(default_factory=DailyLimit)

    def reasons(self, event: Event, sender: bytes, *, bot: bool) -> tuple[str, ...]:
        """Return why an event is to be counted apart: as `suspect`, or `capped`, `repeated`."""
        reasons = suspect(event, bot=bot)
        if event.type not in ANSWERS:
            return reasons
        subject = (event.type, event.article_id, event.locale)
        most = self.votes_per_day
        if most and not self.limit.take((sender, *subject), event.id, most):
            reasons += ("capped",)
        device = (event.device, event.revision, *subject)
        if event.device and not self.limit.take(device, event.id, MOST_CHANGES):
            reasons += ("repeated",)
        return reasons
