"""The store → what each sender did with each query on each day.

A sender is an address on a day: the salt of its hash is never written down and changes daily, so
nobody, the shop included, can follow a reader from one day to the next. What one sender does about
a query counts once, whatever is sent.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from sqlalchemy import select

from kbgen.asked import folded
from kbgen.feedback import EventStore
from kbgen.feedback.engine import translate_db_errors
from kbgen.feedback.schema import events

_TYPES: Final = ("search", "result_click", "vote", "contact_click", "read_to_end")
_DAY: Final = 86_400_000
#: A later rank is seen as rarely, as far as this counts: clipped as in Joachims et al. 2017.
LAST_RANK: Final = 5
#: What reading to the end, and a yes, add to an opened result.
STAY, YES = 0.5, 2.0
#: What takes it back: a no, and turning to a person.
NO, CONTACT = -2.0, -1.0


class Deed(NamedTuple):
    """What one sender did about a query and an article on a day."""

    day: int
    """Since 1970, UTC, by the collector's clock."""
    sender: str
    credit: float
    opened: bool
    vote: str
    """`yes`, `no` or empty."""


@dataclass(slots=True)
class Evidence:
    """What the store holds about (locale, folded query, article)."""

    deeds: dict[tuple[str, str, str], list[Deed]] = field(default_factory=dict)
    spellings: dict[tuple[str, str], dict[str, set[tuple[int, str]]]] = field(default_factory=dict)
    """(locale, folded query) → spelling → who typed it."""
    events: int = 0
    dropped: int = 0
    """Events of senders who opened more in a day than a reader does."""
    unasked: int = 0
    """Opened results without a search of the same sender that day."""
    nameless: int = 0
    """Events without a sender: stored by an earlier version, or imported."""


@dataclass(slots=True)
class _Visit:
    """A sender, a day and a query."""

    searched: bool = False
    opened: list[tuple[str, int]] = field(default_factory=list)
    """Article and rank, in order."""
    votes: dict[str, str] = field(default_factory=dict)
    stayed: set[str] = field(default_factory=set)
    contact: set[str] = field(default_factory=set)
    """Articles from which the reader turned to a person; empty: from the results."""


def read_evidence(
    store: EventStore, articles: Collection[tuple[str, str]], opened_per_day: int
) -> Evidence:
    """Read all events that count. Raises StoreError.

    articles: (id, tag) of those that search finds; events about others are left out.
    """
    found = Evidence()
    visits: dict[tuple[int, str], dict[tuple[str, str], _Visit]] = defaultdict(dict)
    for row in _rows(store):
        found.events += 1
        if not row.sender:
            found.nameless += 1
            continue
        who = (row.received // _DAY, row.sender)
        about = (row.locale, folded(row.query))
        visit = visits[who].setdefault(about, _Visit())
        _note(visit, row)
        if row.type == "search":
            spelt = found.spellings.setdefault(about, {})
            spelt.setdefault(" ".join(row.query.split()), set()).add(who)
    for who in sorted(visits):
        opened = {(about, a) for about, visit in visits[who].items() for a, _ in visit.opened}
        if len(opened) > opened_per_day:
            found.dropped += sum(len(visit.opened) for visit in visits[who].values())
            _forget(found, who, visits[who])
            continue
        for about, visit in sorted(visits[who].items()):
            if visit.opened and not visit.searched:
                found.unasked += len(visit.opened)
                continue
            for article, deed in _deeds(visit, *who):
                if (article, about[0]) in articles:
                    found.deeds.setdefault((*about, article), []).append(deed)
    return found


def _rows(store: EventStore) -> Iterator[Any]:
    e = events.c
    wanted = select(e.type, e.locale, e.query, e.article_id, e.value, e.rank, e.received, e.sender)
    statement = wanted.where(
        e.type.in_(_TYPES), e.query.is_not(None), e.query != "", e.suspicious.is_(None)
    ).order_by(e.received, e.id)
    with translate_db_errors(store.engine), store.engine.connect() as connection:
        yield from connection.execution_options(yield_per=1000).execute(statement)


def _note(visit: _Visit, row: Any) -> None:
    if row.type == "search":
        visit.searched = True
    elif row.type == "contact_click":
        visit.contact.add(row.article_id or "")
    elif row.article_id is None:
        return
    elif row.type == "result_click":
        visit.opened.append((row.article_id, row.rank or 1))
    elif row.type == "vote":
        visit.votes[row.article_id] = row.value
    else:
        visit.stayed.add(row.article_id)


def _forget(found: Evidence, who: tuple[int, str], about: Collection[tuple[str, str]]) -> None:
    for one in about:
        for people in found.spellings.get(one, {}).values():
            people.discard(who)


def _deeds(visit: _Visit, day: int, sender: str) -> Iterator[tuple[str, Deed]]:
    """Yield each article and what it gains or loses.

    Whoever opens a second result was not helped by the first: the last one counts. Readers open
    what stands first because it stands first: an opened result counts by the inverse of how likely
    it was seen, 1/rank (Joachims, Swaminathan and Schnabel 2017, “Unbiased Learning-to-Rank with
    Biased Feedback”, with η = 1).
    """
    last = visit.opened[-1] if visit.opened else ("", 1)
    subjects = {article for article, _ in visit.opened} | visit.votes.keys() | visit.contact
    for article in sorted(subjects - {""}):
        vote = visit.votes.get(article, "")
        is_last = article == last[0]
        credit = float(min(last[1], LAST_RANK)) if is_last else 0.0
        if credit and article in visit.stayed:
            credit += STAY
        if vote == "yes":
            credit += YES
        if vote == "no":
            credit = NO
        elif article in visit.contact or (is_last and "" in visit.contact):
            credit = CONTACT
        yield article, Deed(day, sender, credit, is_last, vote)
