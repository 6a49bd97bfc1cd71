"""`kbgen learn`, from a real store and from files, up to what search then finds."""

import json
import tomllib

import pytest

from kbgen.feedback import open_store
from tests.readers import crowd, visit

pytestmark = pytest.mark.slow

CONFIG = '[site]\nname = "Help"\nurl = "https://help.example/faq/"\n'
MISSED = "the van came and nobody was in"


@pytest.fixture
def shop(in_project, text_of):
    content = {
        "en/a/missed.md": text_of("Missed delivery", "We try again on the next working day."),
        "en/a/refunds.md": text_of("Refunds", "Money back in five days."),
        "en/a/vans.md": text_of("Our vans", "Each van is electric. The van came new."),
        "de/a/refunds.md": text_of("Erstattung", "Geld zurück."),
    }
    return in_project(content, CONFIG)


@pytest.fixture
def store(shop):
    def add(*visits) -> None:
        with open_store("sqlite:///feedback.db", shop) as opened:
            opened.add([event for events in visits for event in events])

    return add


@pytest.fixture
def learned(shop):
    def read() -> list[dict]:
        file = shop / "content/asked.toml"
        return tomllib.loads(file.read_text(encoding="utf-8")).get("asked", [])

    return read


def learn(run, *arguments: str):
    return run("learn", "--as-of", "2026-11-10", *arguments)


def test_what_people_asked_leads_where_it_led_them(run, store, learned):
    store(crowd(MISSED, "a/missed", rank=2))
    assert run("build", "-q").code == 0
    before = run("search", MISSED, "--format", "json").json
    assert before[0]["id"] == "a/vans"
    done = learn(run)
    assert done.code == 0, done.err
    assert f"+ en  “{MISSED}” → a/missed" in done.out
    assert "Wrote content/asked.toml: 1 questions (1 new); review and commit it" in done.out
    (entry,) = learned()
    assert (entry["query"], entry["article"], entry["people"], entry["days"]) == (
        MISSED,
        "a/missed",
        4,
        3,
    )
    assert run("build", "-q").code == 0
    for query in (MISSED, "nobody was in"):
        assert run("search", query, "--format", "json").json[0]["id"] == "a/missed"
    explained = run("search", MISSED, "--explain").out
    assert "Asked before in exactly these words" in explained


def test_a_second_run_changes_nothing_and_a_dry_run_writes_nothing(run, store, shop):
    store(crowd(MISSED, "a/missed"))
    done = learn(run, "--dry-run")
    assert "Would write content/asked.toml: 1 questions (1 new)" in done.out
    file = shop / "content/asked.toml"
    assert not file.exists()
    learn(run)
    text = file.read_bytes()
    assert "is up to date: 1 questions" in learn(run).out
    assert file.read_bytes() == text


def test_few_people_one_day_and_personal_queries_are_not_learned(run, store, learned, shop):
    store(
        crowd("one day", "a/missed", days=1),
        crowd("two people", "a/missed", people=2),
        crowd("order 12345678 late", "a/missed"),
        crowd("write to jo@example.com", "a/missed"),
        crowd("nobody knows this article", "a/none"),
        crowd("no agreement", "a/missed"),
        crowd("no agreement", "a/refunds", name="others"),
    )
    done = learn(run)
    assert "2 questions left out: too few people or days" in done.out
    assert not (shop / "content/asked.toml").exists()


def test_a_no_and_turning_to_a_person_take_it_back(run, store, learned, shop):
    store(
        crowd("not helped", "a/missed", vote="no"),
        crowd("called instead", "a/missed", contact=True),
        crowd("helped", "a/refunds", vote="yes"),
    )
    learn(run)
    assert [(one["query"], one["yes"]) for one in learned()] == [("helped", 12)]
    store(crowd("helped", "a/refunds", people=9, vote="no"))
    done = learn(run)
    assert "- en  “helped” → a/refunds" in done.out
    assert not learned()


def test_later_results_weigh_more_and_old_ones_less(run, store, learned):
    store(
        crowd("first", "a/missed", rank=1),
        crowd("fifth", "a/missed", rank=5),
    )
    learn(run)
    weights = {one["query"]: one["weight"] for one in learned()}
    assert weights["fifth"] > weights["first"]
    run("learn", "--as-of", "2028-11-10")
    assert {one["query"] for one in learned()} == {"fifth"}


def test_the_last_opened_result_counts(run, store, learned):
    visits = [
        event
        for day in range(3)
        for who in range(4)
        for article in ("a/vans", "a/missed")
        for event in visit(day, who, MISSED, article)
    ]
    store(visits)
    learn(run)
    assert [one["article"] for one in learned()] == ["a/missed"]


def test_decisions_of_people_stay(run, store, shop, learned):
    file = shop / "content/asked.toml"
    file.write_text(
        '[[asked]]\nquery = "never"\nlocale = "en"\narticle = "a/vans"\nweight = 0\n\n'
        '[[asked]]\nquery = "by hand"\nlocale = "en"\narticle = "a/refunds"\n',
        encoding="utf-8",
    )
    store(crowd("never", "a/vans"), crowd("by hand", "a/vans"), crowd(MISSED, "a/missed"))
    learn(run)
    assert {(one["query"], one["article"], one["weight"]) for one in learned()} >= {
        ("never", "a/vans", 0),
        ("by hand", "a/refunds", 1.0),
    }
    assert len(learned()) == 3


def test_a_golden_search_guards_what_is_learned(run, store, shop, learned):
    (shop / "content/golden.toml").write_text(
        '[[search]]\nquery = "refunds"\nlocale = "en"\nexpect = "a/refunds"\nwithin = 1\n',
        encoding="utf-8",
    )
    store(
        crowd("refunds", "a/vans", people=30),
        crowd("refunds please", "a/vans", people=30),
        crowd("where are my refunds", "a/vans", people=30),
        crowd(MISSED, "a/missed"),
    )
    done = learn(run)
    assert "Left out for a golden search: “refunds” → a/vans (en)" in done.out
    assert "a/missed" in {one["article"] for one in learned()}
    assert run("build", "-q").code == 0
    assert run("check", "--golden").code == 0


def test_a_golden_search_of_another_locale_guards_it_as_well(run, store, shop, learned):
    """A search that German has no answer to goes on in English."""
    (shop / "content/golden.toml").write_text(
        '[[search]]\nquery = "van came"\nlocale = "de"\nexpect = "a/vans"\n',
        encoding="utf-8",
    )
    assert run("build", "-q").code == 0
    query = ("search", "van came", "--locale", "de", "--format", "json")
    assert run(*query).json[0]["id"] == "a/vans"
    store(crowd(MISSED, "a/missed", rank=2), crowd("van came", "a/missed", rank=2))
    done = learn(run)
    assert "Left out for a golden search: “van came” → a/missed (en)" in done.out
    assert run("build", "-q").code == 0
    assert run(*query).json[0]["id"] == "a/vans"


def test_invalid_entries_are_reported_all_at_once(run, shop):
    (shop / "content/asked.toml").write_text(
        'other = 1\n[[asked]]\nquery = ""\nlocale = "en-GB"\narticle = "a/missed"\n'
        '[[asked]]\nquery = "x"\nlocale = "en"\narticle = "a/mised"\n'
        '[[asked]]\nquery = "y"\nlocale = "en"\narticle = "a/missed"\nweigth = 1\n'
        '[[asked]]\nquery = "z"\nlocale = "de"\narticle = "a/missed"\n'
        '[[asked]]\nquery = "q"\nlocale = "en"\narticle = "a/vans"\nsection = "top"\n'
        '[[asked]]\nquery = "Z"\nlocale = "en"\narticle = "a/vans"\n'
        '[[asked]]\nquery = "z"\nlocale = "en"\narticle = "a/vans"\nweight = 2\n'
        '[[asked]]\nquery = " z "\nlocale = "en"\narticle = "a/vans"\n',
        encoding="utf-8",
    )
    found = run("check").err + run("check").out
    for line, message in (
        (1, "Unknown key `other`"),
        (3, "Invalid `query`"),
        (4, "Unknown locale `en-GB`"),
        (6, "Article `a/mised` does not exist"),
        (14, "Unknown key `weigth`"),
        (15, "Article `a/missed` is not searched in de"),
        (19, "Article `a/vans` has no section `top`"),
        (32, "Invalid `weight`: 2"),
        (33, "“z” leads to `a/vans` twice, first in line 24"),
    ):
        assert f"content/asked.toml:{line}:1: warning KB604: {message}" in found, message
    assert run("learn").code == 2


FILES = {
    "csv": (
        "pairs.csv",
        (
            f"query,article,locale\n{MISSED},a/missed,en\nmoney back,Refunds,\n"
            "wo geld,a/refunds,de\n"
            ",a/missed,en\nlost,a/mised,en\nhola,a/refunds,es\n"
        ),
    ),
    "algolia": (
        "algolia.csv",
        f"Search,objectID,clickCount\n{MISSED},a/missed,7\nrare,a/missed,1\nbad,a/missed,x\n",
    ),
    "zendesk": (
        "zendesk.csv",
        f"Search string,Article title,Clicks\n{MISSED},Missed delivery,9\nnothing,,4\nx,Gone,5\n",
    ),
    "plausible": (
        "imported_custom_events.csv",
        (
            f"date,name,query,article_id,events\n2026-11-01,result_click,{MISSED},a/missed,4\n"
            "2026-11-01,pageview,,,9\n2026-11-01,result_click,,a/missed,4\n"
        ),
    ),
    "ga4": (
        "ga4.csv",
        (
            "# Start date: 20261101\nEvent name,Search term,Page path,Event count\n"
            f"result_click,{MISSED},/faq/en/a/missed/,5\nscroll,,,\nresult_click,x,/faq/en/b/,3\n"
        ),
    ),
}


@pytest.mark.parametrize("form", FILES)
def test_files_of_other_tools(form, run, shop, learned):
    name, text = FILES[form]
    (shop / name).write_text(text, encoding="utf-8")
    done = run("learn", "--from", name)
    assert f"questions read as {form}" in done.out
    found = {(one["query"], one["locale"]): one["article"] for one in learned()}
    assert found[MISSED, "en"] == "a/missed"
    if form == "csv":
        assert found["money back", "en"] == found["wo geld", "de"] == "a/refunds"
        assert f"{name}:5: query missing" in done.err
        assert f"{name}:6: no article `a/mised` in en. Did you mean" in done.err
        assert f"{name}:7: unknown locale `es`" in done.err
    else:
        assert len(found) == 1
    assert done.code == (form != "plausible" or "query missing" in done.err)
    again = run("learn", "--from", name)
    assert "is up to date" in again.out


TICKETS = [
    {"subject": "never here", "comments": [{"body": "See https://help.example/faq/en/a/missed/."}]},
    {"subject": "never here", "comments": [{"body": "https://help.example/faq/en/a/missed/#x"}]},
    {"subject": "Never here", "comments": [{"body": "https://help.example/faq/en/a/missed/"}]},
    {"subject": "thanks", "comments": [{"body": "You are welcome."}]},
    {"comments": []},
]
EVENTS = [
    {"query": MISSED, "eventType": "click", "objectIDs": ["a/missed"]},
    {"query": MISSED, "eventType": "view", "objectIDs": ["a/vans"]},
    {"search": MISSED, "hits": [{"hit": "a/missed", "count": 5}]},
]
BIGQUERY = {
    "event_name": "result_click",
    "event_params": [
        {"key": "search_term", "value": {"string_value": MISSED}},
        {"key": "article_id", "value": {"string_value": "a/missed"}},
    ],
}


@pytest.mark.parametrize(
    ("form", "lines", "query"),
    [
        ("zendesk", TICKETS, "never here"),
        ("algolia", EVENTS, MISSED),
        ("ga4", [BIGQUERY] * 3, MISSED),
    ],
)
def test_json_lines_of_other_tools(  # noqa: PLR0917  # fixtures
    form, lines, query, run, shop, learned
):
    text = "\n".join(map(json.dumps, lines)) + "\n{\n"
    (shop / "log.json").write_text(text, encoding="utf-8")
    done = run("learn", "--from", "log.json")
    assert f"questions read as {form}" in done.out
    assert f"log.json:{len(lines) + 1}: not valid JSON" in done.err
    assert [(one["query"], one["article"]) for one in learned()] == [(query, "a/missed")]


ODD = {
    "tickets without a list": (json.dumps({"subject": "x", "comments": 5}), 0, {}),
    "a subject that is no text": (json.dumps({"subject": ["x"], "comments": []}), 1, {}),
    "half an emoji": (
        "\n".join([json.dumps({"query": "van \ud83d", "objectIDs": ["a/vans"]})] * 3),
        0,
        {"van ?": "a/vans"},
    ),
    "a header that is too long": (f"query,{'x' * 200_000}\n", 2, {}),
    "line separators": ("query,article\nelectric\u2028van,a/vans\n", 0, {"electric van": "a/vans"}),
    "shown and never clicked": (
        json.dumps({"search": "x", "hits": [{"hit": "a/vans", "clickCount": 0, "count": 50}]}),
        0,
        {},
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_a_file_may_hold_anything(name, run, shop, learned):
    text, code, expected = ODD[name]
    (shop / "log.txt").write_text(text, encoding="utf-8")
    done = run("learn", "--from", "log.txt")
    assert done.code == code, done.err
    (shop / "content/asked.toml").touch()  # nothing was learned: no file
    assert {one["query"]: one["article"] for one in learned()} == expected


def test_a_file_of_an_unknown_format_is_refused(run, shop):
    (shop / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("learn", "--from", "x.csv")
    assert done.code == 2
    assert "x.csv has an unknown format" in done.err
    assert run("learn", "--from", "x.csv", "--store", "sqlite:///a.db").code == 2
    for option in (("--format", "csv"), ("--locale", "de")):
        assert "Name it with --from FILE" in run("learn", *option).err
    assert run("learn").code == 2
