"""Questions of shoppers in eight languages find something."""

import pytest

from tests.bench.shop_questions import questions, unanswered

pytestmark = pytest.mark.slow
#: A number of an order, and two kilograms in Arabic: neither says what is asked.
NOTHING = {"en": ["R-104882"], "ar": ["2 كجم"]}


@pytest.mark.parametrize("tag", sorted(questions()))
def test_questions_find_something(tag: str) -> None:
    assert unanswered(tag) == NOTHING.get(tag, [])
