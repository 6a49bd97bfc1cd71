"""What senders did → the questions on whose article they agree."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kbgen.asked import LONGEST, AskedEntry, folded
from kbgen.feedback.masks import mask
from kbgen.learn.evidence import Deed, Evidence

_EPOCH: Final = dt.date(1970, 1, 1)
#: Share of what a query earns for all articles from which one of them is its answer.
AGREED: Final = 0.6
#: Credit at which an entry is half as sure as it can be.
DOUBT: Final = 3.0
#: Questions of an article, the surest: more find nothing more.
MOST: Final = 40
#: Least weight of an entry.
LEAST: Final = 0.1
_PLACEHOLDER: Final = re.compile(r"\[(?:email|phone|card|iban|order)\]")
#: Longer numbers point at a person or an order more often than at a thing.
_LONG_NUMBER: Final = re.compile(r"\d(?:[ ./_-]?\d){4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Of `[learn]` in kbgen.toml."""

    people: int
    days: int
    half_life_days: int
    today: int
    """Days since 1970."""


def is_personal(query: str) -> bool:
    """Tell whether a query may point at a person: it is then never written down."""
    if len(query) > LONGEST or mask(query) != query:
        return True
    return bool(_PLACEHOLDER.search(query) or _LONG_NUMBER.search(query))


def agreed(evidence: Evidence, limits: Limits) -> tuple[tuple[AskedEntry, ...], Counter[str]]:
    """Return the entries, and how many questions were left out, by the reason."""
    left_out: Counter[str] = Counter()
    of_query: dict[tuple[str, str], dict[str, list[Deed]]] = defaultdict(dict)
    for (locale, query, article), deeds in evidence.deeds.items():
        of_query[locale, query][article] = deeds
    found = []
    for about, articles in sorted(of_query.items()):
        earned = {name: _earned(deeds, limits) for name, deeds in articles.items()}
        total = sum(max(0.0, value) for value in earned.values())
        best = min(earned, key=lambda name: (-earned[name], name))
        reason = _refused(articles[best], earned[best], total, limits)
        query = _spelling(evidence, about)
        if not reason and (not query or is_personal(query)):
            reason = "personal"
        if reason:
            left_out[reason] += 1
            continue
        share = earned[best] / total
        weight = max(LEAST, round(share * earned[best] / (earned[best] + DOUBT), 2))
        found.append((earned[best], _entry(query, about[0], best, weight, articles[best])))
    kept = tuple(_strongest(found))
    left_out["more than enough"] += len(found) - len(kept)
    return kept, +left_out


def _earned(deeds: Sequence[Deed], limits: Limits) -> float:
    half = limits.half_life_days
    total = sum(d.credit * 0.5 ** (max(0, limits.today - d.day) / half) for d in deeds)
    # Rounded, so that the order of a sum decides nothing.
    return float(round(total, 6))


def _refused(deeds: Sequence[Deed], earned: float, total: float, limits: Limits) -> str:
    people, days = _people(deeds)
    if people < limits.people or days < limits.days:
        return "too few people or days"
    if earned < 1:
        return "not helpful"
    return "" if earned >= AGREED * total else "no agreement"


def _people(deeds: Sequence[Deed]) -> tuple[int, int]:
    """Return the most addresses of a day, and the days.

    Those of different days may be one reader's: only within a day are they certain to differ.
    """
    days = Counter(day for day, _ in {(d.day, d.sender) for d in deeds if d.credit > 0})
    return max(days.values(), default=0), len(days)


def _spelling(evidence: Evidence, about: tuple[str, str]) -> str:
    """Return the spelling that most people typed."""
    spelt = evidence.spellings.get(about, {})
    return min(spelt, key=lambda text: (-len(spelt[text]), text), default="")


def _entry(
    query: str, locale: str, article: str, weight: float, deeds: Sequence[Deed]
) -> AskedEntry:
    people, days = _people(deeds)
    shown = sorted({d.day for d in deeds if d.credit > 0})
    votes = Counter(d.vote for d in deeds)
    return AskedEntry(
        query=query,
        locale=locale,
        article=article,
        weight=weight,
        opened=sum(d.opened for d in deeds),
        yes=votes["yes"],
        no=votes["no"],
        people=people,
        days=days,
        first=_EPOCH + dt.timedelta(days=shown[0]),
        last=_EPOCH + dt.timedelta(days=shown[-1]),
    )


def _strongest(found: Collection[tuple[float, AskedEntry]]) -> Iterator[AskedEntry]:
    by_article: dict[tuple[str, str], list[tuple[float, str, AskedEntry]]] = defaultdict(list)
    for earned, one in found:
        by_article[one.locale, one.article].append((-earned, folded(one.query), one))
    for _, ranked in sorted(by_article.items()):
        yield from (one for *_, one in sorted(ranked)[:MOST])
