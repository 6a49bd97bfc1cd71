"""The mistakes of the benchmark can be made in the demo, and a sample of them is found."""

import pytest

from tests.bench.seeded import KINDS, LANGUAGES, Demo, mistakes

#: Of rules that compare a translation with its source; `make bench` has all kinds.
SAMPLE = ("wrong-value", "step-lost", "negation")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return Demo(tmp_path_factory.mktemp("demo"))


def test_every_mistake_can_be_made_in_every_language():
    assert len(list(mistakes())) == len(KINDS) * len(LANGUAGES) == 52 * 4


def test_the_demo_without_mistakes_has_no_findings(demo):
    assert not demo.clean


@pytest.mark.parametrize("kind", SAMPLE)
def test_mistakes_are_found_in_every_language(demo, kind):
    assert all(demo.codes(mistake) for mistake in mistakes([kind]))


def test_a_kind_that_the_demo_has_no_place_for_is_an_error(monkeypatch):
    kind = {"path": "returns/refunds.md", "pattern": "not there", "replacement": ""}
    monkeypatch.setitem(KINDS, "impossible", kind)
    with pytest.raises(ValueError, match=r"de/returns/refunds.md has nothing .* `impossible`"):
        list(mistakes(["impossible"]))
