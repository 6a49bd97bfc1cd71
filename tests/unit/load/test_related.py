"""Which articles are related: what writers name, else words, links and folders."""

import time
from collections.abc import Callable

import pytest

from kbgen.load.related import RELATED, find_related
from kbgen.model.locale import Locale


@pytest.fixture
def related(load_site) -> Callable[..., tuple[str, ...]]:
    """Return the names of the articles that are related to one."""

    def find(content: dict[str, str], article_id: str, tag: str = "en") -> tuple[str, ...]:
        return load_site(content).site.related[article_id, Locale(tag)]

    return find


def test_what_the_writer_names_counts_alone(related, text_of):
    content = {
        "en/a/one.md": text_of("Parcels", related="[three.md, ../b/two.md]"),
        "en/a/three.md": text_of("Gifts"),
        "en/a/four.md": text_of("Parcels again"),
        "en/b/two.md": text_of("Letters"),
    }
    assert related(content, "a/one") == ("a/three", "b/two")


def test_an_article_that_names_itself_or_nothing_that_is_there_names_none(related, text_of):
    content = {
        "en/a/one.md": text_of("Parcels", related="[one.md, gone.md]"),
        "en/a/two.md": text_of("Parcels"),
    }
    assert related(content, "a/one") == ()


@pytest.mark.parametrize(
    ("title", "more"),
    [("Lost parcels", {}), ("Missing", {"keywords": "[parcel]"}), ("Gone", {})],
    ids=["titles", "keywords", "headings"],
)
def test_words_of_titles_keywords_and_headings_bring_articles_together(
    related, text_of, title, more
):
    body = "## Your parcel\n" if title == "Gone" else "Text."
    content = {
        "en/a/one.md": text_of("A parcel is late"),
        "en/b/two.md": text_of(title, body, **more),
        "en/c/three.md": text_of("Passwords"),
        "en/d/four.md": text_of("Gift cards"),
    }
    assert related(content, "a/one") == ("b/two",)


def test_inflected_words_are_the_same_in_the_locales_own_language(related, text_of):
    content = {
        "de/a/eins.md": text_of("Paket zurücksenden"),
        "de/b/zwei.md": text_of("Verlorene Pakete"),
        "de/c/drei.md": text_of("Gutscheine"),
        "de/d/vier.md": text_of("Konto"),
    }
    assert related(content, "a/eins", "de") == ("b/zwei",)


def test_words_of_the_text_do_not_count(related, text_of):
    content = {
        "en/a/one.md": text_of("Late", "About parcels."),
        "en/b/two.md": text_of("Lost", "About parcels."),
    }
    assert related(content, "a/one") == ()


def test_what_all_have_in_common_says_nothing(related, text_of):
    content = {f"en/{folder}/one.md": text_of("Your help") for folder in "abcd"}
    assert related(content, "a/one") == ()


def test_a_link_counts_both_ways(related, text_of):
    content = {
        "en/a/one.md": text_of("Late", "See [it](../b/two.md)."),
        "en/b/two.md": text_of("Lost"),
        "en/c/three.md": text_of("Else"),
    }
    assert related(content, "a/one") == ("b/two",)
    assert related(content, "b/two") == ("a/one",)


def test_links_to_the_same_article_bring_together(related, text_of):
    content = {
        "en/a/one.md": text_of("Late", "See [it](../c/three.md)."),
        "en/b/two.md": text_of("Lost", "See [it](../c/three.md)."),
        "en/c/three.md": text_of("Else"),
        "en/d/four.md": text_of("More"),
    }
    assert related(content, "a/one") == ("c/three", "b/two")


def test_the_same_folder_is_better_than_its_sub_folder_and_that_than_none(related, text_of):
    content = {
        "en/a/one.md": text_of("Late"),
        "en/a/two.md": text_of("Lost"),
        "en/a/b/three.md": text_of("Else"),
        "en/c/four.md": text_of("More"),
    }
    assert related(content, "a/one") == ("a/two", "a/b/three")


def test_there_are_four_at_most(related, text_of):
    content = {f"en/a/number-{n}.md": text_of(f"Number {n}") for n in range(9)}
    assert len(related(content, "a/number-4")) == RELATED == 4


def test_texts_of_folders_are_no_articles(related, text_of):
    content = {
        "en/a/index.md": text_of("Parcels"),
        "en/a/one.md": text_of("Parcels", "See [all](index.md)."),
    }
    assert related(content, "a/one") == ()


def test_where_another_language_stands_in_its_links_lead_on_in_the_readers(related, text_of):
    content = {
        "en/a/one.md": text_of("Late", "See [it](../b/two.md)."),
        "en/b/two.md": text_of("Lost"),
        "de/b/two.md": text_of("Verloren"),
    }
    assert related(content, "a/one", "de") == ("b/two",)


def test_the_order_of_the_files_changes_nothing(load_site, text_of):
    content = {f"en/{n % 3}/n{n}.md": text_of(f"Parcel {n % 5} late {n % 7}") for n in range(40)}
    backwards = dict(reversed(content.items()))
    assert load_site(content).site.related == load_site(backwards).site.related


@pytest.mark.slow
def test_ten_times_the_articles_take_about_ten_times_as_long(load_site, text_of):
    """The square would be a hundred times."""

    def seconds(count: int) -> float:
        content = {
            f"en/f{n % 5}/n{n}.md": text_of(f"Parcel {n % 11} w{n % 97}x late")
            for n in range(count)
        }
        site = load_site(content).site
        start = time.process_time()
        find_related(site)
        return time.process_time() - start

    assert seconds(2000) < 40 * max(seconds(200), 0.01)
