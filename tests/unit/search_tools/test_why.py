"""Why a hit ranks where it does, in sentences; and what would make it first."""

import pytest

from kbgen.build import BuildOptions, check
from kbgen.model.locale import Locale
from kbgen.search.searcher import Searcher
from kbgen.search.why import explain_why, heading_of
from kbgen.search.written import written_articles

pytestmark = pytest.mark.slow

SETTINGS = """\
[search.synonyms]
en = [{ typed = ["quagga"], meant = ["zebra"] }]
[[search.pinned]]
queries = ["opening hours"]
article = "a/lion"
"""
ASKED = """\
[[asked]]
query = "why is the cage so big"
locale = "en"
article = "a/gnu"
[[asked]]
query = "why are the stripes so wild"
locale = "en"
article = "a/gnu"
"""


@pytest.fixture
def why(built, text_of):
    """Explain a query to a zoo."""
    site = built(
        {
            "en/a/zebra.md": text_of("Zebra", "It has stripes.\n\n## Feeding a zebra\n\nHay."),
            "en/a/lion.md": text_of("Lion", "The lion eats a zebra. It opens at nine."),
            "en/a/gnu.md": text_of(
                "Gnu", "It jumps at the opening.", keywords="[wildebeest, stripes]"
            ),
            "en/a/post.md": text_of("Post", "Text.", answers="[track-order]"),
            "asked.toml": ASKED,
        },
        SETTINGS,
    )
    composed = check(site.project, BuildOptions(out=site.folder))
    written = written_articles(composed.site, Locale("en"))
    searcher = Searcher(site.read, Locale("en"))
    return lambda query: explain_why(searcher, query, written)


def of(reasons, article):
    return next(one for one in reasons if one.hit.id == article)


@pytest.mark.parametrize(
    ("query", "article", "sentence"),
    [
        ("zebra", "a/zebra", "“zebra” is in the title and the heading “Feeding a zebra”."),
        ("zebra", "a/lion", "“zebra” is in the text."),
        ("wildebeest", "a/gnu", "“wildebeest” is in the keywords."),
        ("zebbra hay", "a/lion", "“zebbra” is there corrected to “zebra”, in the text."),
        ("stripe", "a/zebra", "“stripe” is there as “stripes”, in the text."),
        ("quagga", "a/lion", "“quagga” is there as its synonym “zebra”, in the text."),
        ("zebra hay", "a/lion", "“hay” is nowhere in it."),
        ("find tracking", "a/post", "“tracking” is in what shoppers ask (`track-order`)."),
    ],
)
def test_each_word_is_placed(why, query, article, sentence):
    assert sentence in of(why(query), article).matches


def test_what_the_one_above_has_more_is_said(why):
    first, second = why("zebra")
    assert (heading_of(first), first.behind, first.levers) == ("1st: Zebra", (), ())
    assert second.behind[0] == "“Zebra” has all words of the query in its title."
    assert "“Zebra” has “hay”, which is missing here." in of(why("zebra hay"), "a/lion").behind


def test_what_people_asked_is_a_reason(why):
    first, second = why("why is the cage so big zebra")[:2]
    assert (first.hit.id, second.hit.id) == ("a/gnu", "a/zebra")
    assert first.matches[:2] == (
        "“cage” is in what people asked before they opened it.",
        "“big” is in what people asked before they opened it.",
    )


def test_an_earlier_question_is_the_reason(why):
    first, second = why("why are the stripes so wild")[:2]
    assert first.matches[0] == "It answered exactly this question before (content/asked.toml)."
    assert second.behind[0] == "“Gnu” answered exactly this question before (content/asked.toml)."


def test_a_pin_is_the_reason(why):
    first, second = (one for one in why("opening hours") if one.rank < 3)
    assert (heading_of(first), first.matches) == ("1st: Lion (pinned)", ())
    assert second.behind == (
        "“Lion” is pinned for this query in the settings: it always comes first.",
    )
    assert not second.levers, "only one article can be pinned"


def test_levers_say_what_to_write_and_where(why):
    levers = of(why("zebra mane hay"), "a/lion").levers
    keywords = next(one for one in levers if one.kind == "keywords")
    assert (keywords.path, keywords.line) == ("content/en/a/lion.md", "keywords: [mane hay]")
    pinned = levers[-1]
    assert (pinned.kind, pinned.rank, pinned.path) == ("pinned", 1, "")
    assert pinned.line.split("\n") == [
        "[[search.pinned]]",
        'queries = ["zebra mane hay"]',
        'article = "a/lion"',
        'locales = ["en"]',
    ]


def test_a_question_can_be_noted(built, text_of):
    content = {
        "en/a/zebra.md": text_of("Animals", "A mane, and another mane. Stripes, many stripes."),
        "en/a/lion.md": text_of("Lion", "It has a mane, and eats what has stripes."),
    }

    def explained():
        site = built(content)
        composed = check(site.project, BuildOptions(out=site.folder))
        written = written_articles(composed.site, Locale("en"))
        return explain_why(Searcher(site.read, Locale("en")), "mane stripes", written)

    lion = of(explained(), "a/lion")
    lever = next(one for one in lion.levers if one.kind == "asked")
    assert (lion.rank, lever.rank, lever.path) == (2, 1, "content/asked.toml")
    content["asked.toml"] = lever.line
    first, second = explained()
    assert first.hit.id == "a/lion"
    assert "“Lion” answered exactly this question before (content/asked.toml)." in second.behind


def test_stop_words_that_people_asked_with_are_no_keywords(why):
    levers = of(why("why is zebra mane hay"), "a/lion").levers
    assert levers[0].entries == of(why("zebra mane hay"), "a/lion").levers[0].entries


def test_lines_are_quoted_where_their_file_needs_it_and_readable(why):
    levers = of(why("zebra null"), "a/lion").levers
    assert next(one.line for one in levers if one.kind == "keywords") == 'keywords: ["null"]'
    levers = of(why("zebra ниточка"), "a/lion").levers
    assert 'typed = ["ниточка"]' in next(one.line for one in levers if one.kind == "synonyms")


def test_earlier_keywords_stay_in_the_line(why):
    levers = of(why("stripes neck"), "a/gnu").levers
    lines = [one.line for one in levers if one.kind == "keywords"]
    assert lines in ([], ["keywords: [wildebeest, stripes, neck]"])


def test_the_estimate_comes_true(built, text_of):
    """What is written as its lever says ranks where it says."""
    content = {
        "en/a/zebra.md": text_of("Animals", f"A mane. {'Grass and grass again. ' * 20} Stripes."),
        "en/a/lion.md": text_of("Lion", "It has stripes."),
        "en/a/gnu.md": text_of("Gnu", "It jumps."),
    }

    def explained(content):
        site = built(content)
        composed = check(site.project, BuildOptions(out=site.folder))
        written = written_articles(composed.site, Locale("en"))
        return explain_why(Searcher(site.read, Locale("en")), "stripes mane", written)

    lion = of(explained(content), "a/lion")
    assert lion.rank == 2
    lever = next(one for one in lion.levers if one.kind == "keywords")
    content["en/a/lion.md"] = content["en/a/lion.md"].replace(
        "title: Lion\n", f"title: Lion\n{lever.line}\n"
    )
    assert of(explained(content), "a/lion").rank == lever.rank == 1
