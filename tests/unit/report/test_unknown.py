"""Events about what the site does not have: anybody can send them, and they count apart."""

import datetime as dt

import pytest

from kbgen.model.subjects import Subjects
from kbgen.report import make_period, make_report, open_source
from kbgen.report.formats import report_json
from kbgen.report.prior import feedback_factors
from tests.unit.report.conftest import LAST

pytestmark = pytest.mark.slow

SITE = Subjects(frozenset({"costs", "cards"}), frozenset({"en", "de"}))
#: What strangers make up.
GHOSTS = [
    {"article_id": "ghost"},
    {"article_id": "Costs"},
    {"article_id": "costs "[:-1] + "/"},
    {"article_id": "costs', 'x"},
    {"locale": "fr"},
    {"locale": "en-GB"},
    {"article_id": "ghost", "locale": "fr"},
    {"article_id": '"]'},
]


@pytest.fixture
def honest(event, vote):
    return [
        *(vote("yes", device=f"d{n}", revision="0a1b2c3d") for n in range(30)),
        *(vote("no", article_id="cards", locale="de", revision="0a1b2c3d") for _ in range(30)),
        event("search", query="gift card", results=3),
        event("search", query="card", results=0, locale="de"),
        event("result_click", query="gift card", rank=1, article_id="cards"),
        event("contact_click", article_id="costs", reason="email"),
        event("contact_click", reason="chat"),
        event("repeat_visit", article_id="costs", value=2),
        event("read_to_end", article_id="costs"),
        event("comment", article_id="costs", comment="Good"),
        event("csat", value=4),
        event("nps", value=9),
    ]


@pytest.fixture(params=GHOSTS, ids=str)
def ghosts(request, event, vote):
    about = request.param
    anywhere = {"locale": about["locale"]} if "locale" in about else about
    found = [
        *(vote("no", **about) for _ in range(40)),
        *(event("contact_click", reason="email", **about) for _ in range(20)),
        *(event("result_click", query="casino", rank=1, **{"article_id": "costs", **about})
          for _ in range(25)),
        event("repeat_visit", value=9, **{"article_id": "costs", **about}),
        event("read_to_end", **{"article_id": "costs", **about}),
        event("comment", comment="casino", **{"article_id": "costs", **about}),
    ]  # fmt: skip
    if "locale" in about:
        found += [event("search", query="casino", results=0, **anywhere) for _ in range(9)]
        found += [event("csat", value=1, **anywhere), event("nps", value=0, **anywhere)]
    return found


def period():
    return make_period("UTC", None, LAST, dt.datetime.now(dt.UTC))


def test_they_change_no_figure_but_their_own(store, honest, ghosts):
    def read():
        with open_source(store, period(), (), SITE) as source:
            return make_report(source, "Help")

    store.add(honest)
    before = read()
    assert before.totals.unknown == 0
    store.add(ghosts)
    store.add_views(
        [{"source": "ga4", "day": "2026-11-20", "locale": "en", "article_id": "x", "count": 99}]
    )
    after = read()
    assert after.totals.unknown == len(ghosts)
    expected = report_json(before).replace('"unknown": 0', f'"unknown": {len(ghosts)}')
    assert report_json(after) == expected


def test_they_have_no_part_in_the_mean_of_the_ranking(store, honest, ghosts):
    store.add(honest)
    before = feedback_factors(store, SITE)
    assert before
    store.add(ghosts)
    assert feedback_factors(store, SITE) == before


def test_without_a_site_all_are_known(store, honest, ghosts):
    store.add([*honest, *ghosts])
    with open_source(store, period()) as source:
        totals = make_report(source, "Help").totals
    assert (totals.events, totals.unknown) == (len(honest) + len(ghosts), 0)


def test_a_site_may_be_large(store, honest):
    articles = {f"category-{n % 50}/article-{n}" for n in range(40_000)} | SITE.articles
    large = Subjects(frozenset(articles), SITE.locales)
    store.add(honest)
    with open_source(store, period(), (), large) as source:
        assert make_report(source, "Help").totals.unknown == 0
