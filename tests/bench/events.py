"""A year of a help centre's events, made up: the same arguments give the same rows everywhere.

    python -m tests.bench.events STORE -n 1000000 --seed 1

Articles, queries and hours come as often as in real shops: a few articles have most of the
readers (Zipf's law), one query in three is asked once only, and evenings are busier than nights.
Some articles help, some do not, and a rewrite makes one better or worse.
"""

import argparse
import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert

from kbgen.feedback import EventStore, open_store
from kbgen.feedback.schema import events

END = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
DAYS = 365
HOUR = 3_600_000
LOCALES = {"en": 55, "de": 22, "es": 10, "ja": 8, "ar": 5}
MARKETS = {"us": 40, "eu": 45, "uk": 15}
#: Of a thousand events.
TYPES = {
    "read_to_end": 305, "search": 300, "result_click": 180, "vote": 130, "repeat_visit": 35,
    "contact_click": 25, "comment": 15, "csat": 6, "nps": 4,
}  # fmt: skip
REASONS = {"not-found": 3, "unclear": 3, "outdated": 2, "did-not-work": 1, "other": 1}
#: From midnight on: how busy each hour of the day is.
HOURS = (2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 10, 11, 10, 10, 10, 10, 10, 11, 13, 14, 13, 9, 5)
SUSPICIOUS = 0.02
#: Of devices that vote on an article more than once.
VOTES_AGAIN = 0.15
WORDS = (
    "where", "parcel", "return", "refund", "invoice", "address", "size", "voucher", "delivery",
    "customs", "password", "account", "exchange", "broken", "order", "cancel", "track", "late",
    "card", "payment", "newsletter", "warranty", "tent", "stove", "candle", "gift", "pickup",
)  # fmt: skip
AT_ONCE = 10_000


def _weights(shares: dict[str, int]) -> tuple[list[str], list[int]]:
    return list(shares), list(accumulate(shares.values()))


def word(number: int) -> str:
    """Write a number as a made-up word: digits in queries would be masked."""
    return "".join("aeioukmnst"[int(digit)] for digit in str(number))


@dataclass(frozen=True)
class Shop:
    """What all events of a made-up shop have in common."""

    articles: int = 500
    queries: int = 3_000

    @cached_property
    def article_weights(self) -> list[float]:
        return list(accumulate(1 / (rank + 5) for rank in range(self.articles)))

    @cached_property
    def query_weights(self) -> list[float]:
        return list(accumulate(1 / (rank + 8) for rank in range(self.queries)))

    @staticmethod
    def article(number: int) -> str:
        return f"{('shipping', 'returns', 'accounts')[number % 3]}/article-{number:03}"

    @staticmethod
    def query(number: int) -> str:
        words = [WORDS[number % 27], WORDS[number * 7 % 26], WORDS[number * 11 % 25]]
        return " ".join(words[: 1 + number % 3]) + (f" {word(number)}" if number > 900 else "")

    @staticmethod
    def helps(number: int, revision: int) -> float:
        """How many of its readers an article helps."""
        return 0.45 + 0.5 * (number * 37 % 100) / 100 + 0.04 * revision


def made_up(count: int, seed: int = 1, shop: Shop | None = None) -> Iterator[dict[str, Any]]:
    """Yield events, the oldest first: column → value of the table `events`."""
    shop = shop or Shop()
    random = Random(seed)
    tables = [_weights(shares) for shares in (TYPES, LOCALES, MARKETS, REASONS)]
    days = [END.timestamp() * 1000 - (DAYS - day) * 24 * HOUR for day in range(DAYS)]
    hours = list(accumulate(HOURS))
    for number in range(count):
        start = int(days[number * DAYS // count])
        (kind, locale, market, reason) = (
            random.choices(names, cum_weights=weights)[0] for names, weights in tables
        )
        hour = random.choices(range(24), cum_weights=hours)[0]
        row = dict.fromkeys(events.columns.keys()) | {
            "id": str(uuid.UUID(int=random.getrandbits(128))),
            "type": kind,
            "at": start + hour * HOUR + random.randrange(HOUR),
            "locale": locale,
            "market": market,
        }
        row["received"] = row["at"] + random.randrange(2_000)
        row["reason"] = reason
        _fill(row, random, shop, number / count)
        if random.random() < SUSPICIOUS:
            row["suspicious"] = random.choice(("bot", "fast", "honeypot"))
        yield row


def _fill(row: dict[str, Any], random: Random, shop: Shop, age: float) -> None:
    """Add what a type has, and take away what it has not."""
    kind = row["type"]
    article = random.choices(range(shop.articles), cum_weights=shop.article_weights)[0]
    revision = int(age * (1 + article % 3))
    if kind not in {"search", "csat", "nps"}:
        row["article_id"] = shop.article(article)
        row["revision"] = f"{article * 16 + revision:08x}"
    if kind not in {"vote", "comment"}:
        row["reason"] = None
    if kind in {"search", "result_click"}:
        common = random.random() < 0.85
        query = random.choices(range(shop.queries), cum_weights=shop.query_weights)[0]
        row["query"] = (
            shop.query(query) if common else f"order {word(random.randrange(10**6))} lost"
        )
        if kind == "search":
            row["results"] = 0 if query % 17 == 3 else random.randrange(1, 30)
        else:
            row["rank"] = 1 + int(random.expovariate(0.9))
            row["article_id"] = shop.article(query % 40)
    elif kind == "vote":
        helped = random.random() < shop.helps(article, revision)
        row["value"] = "yes" if helped else "no"
        again = random.random() < VOTES_AGAIN
        device = random.randrange(40) if again else random.getrandbits(64)
        row["device"] = f"{article:03x}{device:016x}"
        row["reason"] = None if helped else row["reason"]
        row["elapsed_ms"] = random.randrange(800, 240_000)
    elif kind == "comment":
        row["comment"] = (
            f"{WORDS[article % 27]} and <b>{WORDS[article % 13]}</b> do not work. " * 2 + "Why?"
        )
        row["device"] = f"{random.getrandbits(64):016x}"
    elif kind in {"repeat_visit", "csat", "nps"}:
        low, high = {"repeat_visit": (2, 6), "csat": (1, 5), "nps": (0, 10)}[kind]
        row["value"] = str(random.randint(low, high))


def fill(store: EventStore, count: int, seed: int = 1, shop: Shop | None = None) -> None:
    """Put made-up events into a store."""
    rows = made_up(count, seed, shop)
    with store.engine.begin() as connection:
        while some := list(islice(rows, AT_ONCE)):
            connection.execute(insert(events), some)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("store", metavar="STORE", help="sqlite:///FILE or postgresql://…")
    parser.add_argument("-n", type=int, default=1_000_000, metavar="EVENTS")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with open_store(given.store, Path.cwd()) as store:
        fill(store, given.n, given.seed)


if __name__ == "__main__":
    main()
