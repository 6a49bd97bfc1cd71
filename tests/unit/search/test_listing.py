import pytest

from kbgen.search import listing as listing_module
from kbgen.search.format import utf16_key
from kbgen.search.listing import Listing, make_listing


@pytest.fixture
def listing():
    """Write a listing and open it; the pages that were read are in `read`."""

    def make(entries):
        pages = {}

        def add_page(page: object) -> str:
            name = f"page{len(pages):012}"
            pages[name] = page
            return name

        def read_page(name: str) -> object:
            opened.read.append(name)
            return pages[name]

        opened = Listing(make_listing(entries, add_page), read_page)
        opened.read = []
        return opened

    return make


ENTRIES = [("" if not n else f"b{n:04}", f"{n:016x}") for n in range(300)]


@pytest.mark.parametrize("count", [0, 1, 2, 159, 160, 161, 192, 193, 300])
def test_every_entry_is_found_by_its_number_and_its_bound(count, listing):
    opened = listing(ENTRIES[:count])
    assert opened.count == count
    assert [opened.name(number) for number in range(count)] == [n for _, n in ENTRIES[:count]]
    assert [opened.place(bound) for bound, _ in ENTRIES[:count]] == list(range(count))
    assert [opened.place(f"{bound}!") for bound, _ in ENTRIES[1:count]] == list(range(1, count))


def test_what_lies_before_all_bounds_is_in_the_first(listing):
    assert listing([("m", "0" * 8), ("x", "1" * 8)]).place("a") == 0


def test_a_few_files_need_no_page_and_many_need_one_for_each_look(listing):
    few, many = listing(ENTRIES[: listing_module.INLINE]), listing(ENTRIES)
    few.place("b0100")
    few.name(100)
    assert few.read == []
    many.place("b0100")
    assert len(set(many.read)) == 1


def test_bounds_are_compared_as_javascript_does(listing):
    bounds = sorted(["", "z", "\ufe20", "𐐨", "ﾊ"], key=utf16_key)
    opened = listing([(bound, f"{at:08}") for at, bound in enumerate(bounds)])
    assert [opened.place(bound) for bound in bounds] == [0, 1, 2, 3, 4]
    assert bounds != sorted(bounds)
