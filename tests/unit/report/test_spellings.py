import pytest

from kbgen.model.locale import Locale
from kbgen.report.work.spellings import Spellings

CONFIG = """
[site]
name = "Help"
[locales.en]
[locales.de]
[locales.ja]
[search.synonyms]
en = [
  { words = ["gift card", "voucher", "coupon"] },
  { typed = ["bivvy"], meant = ["tent"] },
]
"""


@pytest.fixture
def key(make_project):
    project = make_project({}, CONFIG)
    known = {tag: Spellings(project, Locale(tag)) for tag in ("en", "de", "ja")}
    return lambda query, tag="en": known[tag].key(query)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lost vouchers", "Voucher LOST"),
        ("where is my lost voucher", "lost voucher"),
        ("gift card", "vouchers"),
        ("coupon expired", "expired gift cards"),
        ("bivvy", "tents"),
        ("lost  voucher?", "lost voucher"),
    ],
)
def test_queries_that_mean_the_same_are_one(key, one, other):
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("gift wrapping", "gift card"), ("tent", "stove")])
def test_others_are_not(key, one, other):
    assert key(one) != key(other)


def test_accents_and_forms_are_one_in_german(key):
    assert key("Gutscheine", "de") == key("gutschein", "de")


def test_words_without_spaces_have_a_key(key):
    assert key("返品", "ja") == key("返品", "ja") != key("配送", "ja")


def test_a_query_of_nothing_but_grammar_keeps_its_words(key):
    assert key("where is it") == key("Where is it?") != ""
    assert key("?!") == ""
