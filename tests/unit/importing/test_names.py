"""Names that importers give out."""

from kbgen.importing.names import Names
from tests.growth import is_steep


def test_a_name_is_given_once_in_its_folder():
    names = Names()
    names.take("a/x-2.md")
    given = [names.free("a", "x", ".md"), names.free("a", "X", ".md"), names.free("a", "x", ".md")]
    assert given == ["a/x.md", "a/X-3.md", "a/x-4.md"]
    assert names.free("b", "x", ".md") == "b/x.md"
    assert names.free("", "contact", ".md") == "contact-1.md"


def test_many_equal_titles_take_their_time_once():
    def give(size: int):
        names = Names()
        return lambda: [names.free("a", "same", ".md") for _ in range(size)]

    assert not is_steep(give, (200, 800, 3200))
