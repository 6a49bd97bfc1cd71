"""The small form of `tests.bench.learning`: questions of our own instead of banking77's."""

import tomllib

import pytest

from kbgen.asked import AskedEntry, write_asked
from tests.bench.learning import ARTICLES, EN, write_articles
from tests.factories import build_site

pytestmark = pytest.mark.slow

#: What was asked, and in other words by another reader; articles that share most of their words.
ASKED = {
    "help/card-swallowed": (
        ["the machine ate my plastic", "it would not spit my card out again"],
        "machine ate it and would not spit it out",
    ),
    "help/lost-or-stolen-phone": (
        ["somebody nicked my handset on the bus", "left my handset in a taxi"],
        "my handset was nicked in a taxi",
    ),
    "help/top-up-failed": (
        ["tried to load my wallet and it bounced", "loading the wallet bounced again"],
        "why did loading my wallet bounce",
    ),
    "help/terminate-account": (
        ["I am done with you lot", "get rid of my profile for good"],
        "done with you for good",
    ),
}


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    root = tmp_path_factory.mktemp("bank")
    write_articles(root)
    build_site(root)
    return root


def first(root, query: str) -> str:
    from kbgen.search.searcher import Searcher

    hits = Searcher(lambda path: (root / "site" / path).read_bytes(), EN).search(query, 1)
    return hits[0].id if hits else ""


def index_of(root) -> dict[str, bytes]:
    folder = root / "site" / "_kb" / "search"
    return {f.name: f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_every_intent_has_an_article():
    assert len(tomllib.loads(ARTICLES.read_text(encoding="utf-8"))) == 77


def test_what_was_asked_leads_where_it_led_and_costs_nothing_without(bank):
    plain = index_of(bank)
    before = sum(first(bank, query) == article for article, (_, query) in ASKED.items())
    write_asked(bank / "content", ())
    assert build_site(bank).diagnostics == ()
    assert index_of(bank) == plain
    entries = [AskedEntry(q, "en", article) for article, (qs, _) in ASKED.items() for q in qs]
    write_asked(bank / "content", entries)
    built = build_site(bank)
    # No article is compiled, no page rendered: the index alone is made.
    assert built.reasons == ()
    assert "compile" not in built.made
    assert built.made["index"] == 1
    after = sum(first(bank, query) == article for article, (_, query) in ASKED.items())
    assert (before <= 2, after) == (True, len(ASKED))
    assert all(first(bank, q) == article for article, (qs, _) in ASKED.items() for q in qs)
    (bank / "content" / "asked.toml").unlink()
    build_site(bank)
    assert index_of(bank) == plain
