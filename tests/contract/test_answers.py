"""The answer that results begin with: right, the same on both sides, and of the reader's market."""

import json
import random

import pytest

from kbgen.model.by_market import text_for
from kbgen.model.locale import Locale
from kbgen.search.query import QueryTerm
from kbgen.search.searcher import Searcher
from kbgen.search.signs import sign
from tests.bench.answers import PRECISION, outcomes, tasks

pytestmark = pytest.mark.slow
MARKETS = (None, "", "NL", "DE", "EU", "GB", "WORLD")
EN = Locale("en")


@pytest.fixture(scope="module")
def site(copy_demo, kbgen, tmp_path_factory):
    root = copy_demo(tmp_path_factory.mktemp("answers"))
    assert kbgen("build", "-q", cwd=root).returncode == 0
    # Node has to be told that stemmers are modules.
    (root / "site/package.json").write_text('{"type": "module"}')
    return root / "site"


def in_python(site, locale: Locale, market: str | None) -> Searcher:
    return Searcher(lambda path: (site / path).read_bytes(), locale, market)


def in_browser(node, site, query: str, **options: object) -> tuple[object, ...] | None:
    address = f"{site.as_uri()}/"
    box = node.ask("answer", site=address, query=query, **options)
    if box is None:
        return None
    section = tuple(box["section"].values()) if box["section"] else None
    url = box["url"].removeprefix(address)
    return box["id"], box["locale"], box["title"], url, section, box["text"], box["market"]


def test_what_is_said_is_right_and_said_often(site):
    found = list(outcomes(site))
    said = [one for one in found if one.said]
    wrong = [(one.task.query, one.where) for one in said if not one.is_right]

    assert len(found) == 300
    assert len(said) - len(wrong) >= PRECISION * len(said), wrong
    assert len(said) >= 25


def test_both_sides_say_the_same(site, node):
    choose = random.Random(16)
    spoken = 0
    searchers = {}
    for task in tasks():
        market = choose.choice(MARKETS)
        key = (task.locale, market)
        if key not in searchers:
            searchers[key] = in_python(site, Locale(task.locale), market)
        box = searchers[key].box(task.query)
        expected = box and (
            box.id,
            box.locale,
            box.title,
            box.url,
            box.section,
            box.text,
            box.market,
        )
        spoken += box is not None
        assert in_browser(node, site, task.query, locale=task.locale, market=market) == expected
    assert spoken > 20


@pytest.mark.parametrize(
    ("market", "text"),
    [
        ("NL", "Shipping costs €3.95. Spend €50 or more, and it's free."),
        ("GB", "Shipping costs €12.95. Spend €150 or more, and it's free."),
        ("WORLD", "Shipping costs €24.95, whatever you order."),
        (None, None),
    ],
)
def test_the_answer_is_that_of_the_reader_s_market(site, market, text):
    box = in_python(site, EN, market).box("minimum order for free shipping")

    assert (box and box.text) == text
    assert not box or box.market == market


def test_an_answer_that_is_the_same_everywhere_needs_no_market(site):
    box = in_python(site, EN, None).box("how long does a refund take")

    assert box.text.startswith("We check your return within 3 working days")
    assert (box.market, box.section, box.url) == ("", None, "en/returns/refunds/")


@pytest.mark.parametrize(
    "query", ["shipping", "how much is", "talk to someone about shipping cost"]
)
def test_what_is_vague_or_asks_for_a_human_has_no_answer(site, query):
    assert in_python(site, EN, "NL").box(query) is None


def test_no_file_of_the_index_names_a_market_beside_a_value(site):
    """What a reader is shown has the values of one market, and no list of all."""
    reader = in_python(site, EN, "GB").reader
    texts = []
    for document in range(reader.manifest["documents"]):
        facts = reader.facts(document)
        texts += [facts[3], *reader.texts(facts[6])]
    shown = [text_for(text, market) for text in texts for market in MARKETS]
    by_market = [text for text in texts if not isinstance(text, str)]

    assert len(by_market) >= 3
    assert [text for text in shown if "Netherlands: " in text or "Norway: " in text] == []
    fees = {m: [text_for(t, m) for t in by_market] for m in ("NL", "GB")}
    assert any("€12.95" in text for text in fees["GB"])
    assert all("€12.95" not in text or "€3.95" in text for text in fees["NL"])


TEXTS = [
    "the same",
    ["a ", {"": "1", "GB": "2"}, " b"],
    [{"NL": "only"}, " rest"],
    [{"constructor": "x"}],
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("market", [None, "", "NL", "GB", "toString"])
def test_both_sides_read_texts_by_market_alike(node, text, market):
    assert node.ask("text", text=text, market=market) == text_for(text, market)


@pytest.mark.parametrize(
    "words", [["return", "fee"], ["größe", "ändern", "später"], ["返品", "期限", "𠮷野"], ["="]]
)
def test_signs_do_not_depend_on_order_or_side(node, words):
    terms = [vars_of(QueryTerm(word, word, is_word=True, is_prefix=False)) for word in words]

    assert sign(words) == sign(words[::-1])
    found = node.ask("signs", terms=terms, sizes=[len(words)])
    assert sign(words) in found


def vars_of(term: QueryTerm) -> dict[str, object]:
    return json.loads(json.dumps({"form": term.form, "stem": term.stem}))


def test_stop_words_that_people_asked_with_do_not_silence_an_answer(kbgen, node, tmp_path):
    """Asked for another article, “is” and “the” are cues: words that count beside others."""
    texts = {
        "kbgen.toml": '[site]\nname = "Shop"\n',
        "content/asked.toml": (
            '[[asked]]\nquery = "where is the van"\nlocale = "en"\narticle = "b"\n'
        ),
        "content/en/a.md": "---\ntitle: Fee\nanswers: [delivery-cost]\n---\nIt costs 5 euros.\n",
        "content/en/b.md": "---\ntitle: Tracking\nanswers: [track-order]\n---\nOpen your orders.\n",
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    site = tmp_path / "built"
    assert kbgen("build", "-q", "-d", str(site), cwd=tmp_path).returncode == 0
    (site / "package.json").write_text('{"type": "module"}')
    query = "what is the shipping fee"
    searcher = in_python(site, EN, "")

    assert any(matches.is_cue for matches in searcher.rank(query).found)
    assert searcher.box(query).text == "It costs 5 euros."
    assert in_browser(node, site, query, locale="en", market="")[5] == "It costs 5 euros."
