import pytest

from kbgen.analysis.lengths import FIELDS, STEP, average_lengths, field_lengths
from kbgen.model.article import Section


def test_words_are_counted_in_each_field():
    sections = (
        Section(anchor="", title="", text="Three words, here."),
        Section(anchor="b", title="A heading", text="two more"),
    )
    assert FIELDS == ("title", "headings", "keywords", "text")
    assert field_lengths("My title", ("one", "two words"), sections) == (2, 2, 3, 5)
    assert field_lengths("", (), ()) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("text", "length"),
    [("送料無料", 5), ("größte Maße", 2), ("“quoted” – dash", 3), ("주문 배송", 6), ("a送料 b", 4)],
)
def test_characters_count_where_there_are_no_spaces(text, length):
    assert field_lengths(text, (), ())[0] == length


def averages(*texts: int) -> float:
    return dict(average_lengths([(1, 0, 0, length) for length in texts]))["text"]


@pytest.mark.parametrize("length", [1, 2, 10, 570, 100_000])
def test_averages_are_near(length):
    assert length / STEP**0.51 <= averages(length) <= length * STEP**0.51


def test_an_ordinary_edit_moves_no_average():
    lengths = [400 + number % 300 for number in range(1000)]
    assert averages(*lengths, 600) == averages(*lengths, 900)


def test_documents_without_a_field_do_not_count():
    assert averages(500, 0, 0) == averages(500)
    assert averages(0, 0) == 1.0
    assert average_lengths([]) == tuple((name, 1.0) for name in FIELDS)


def test_averages_are_shown_by_their_repr():
    assert repr(average_lengths([(3, 0, 0, 9)])).startswith("(('title', 3.138), ")
