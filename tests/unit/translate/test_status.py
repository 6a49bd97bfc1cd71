"""Which sections of a translation are stale, and what does not make them so."""

import tomllib

import pytest

from kbgen.errors import KbgenError
from kbgen.translate import read_lock
from tests.unit.translate.conftest import DE

DONE = {"---": "done", ".": "done", "when": "done", "missing": "done"}


def test_nothing_is_done_before_somebody_says_so(shop):
    assert set(shop.states().values()) == {"unmarked"}
    assert set(shop.states("pay/ways").values()) == {"missing"}


def test_what_is_marked_is_done(shop):
    shop.done()
    assert shop.states() == DONE


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("A second point.", "Another second point.", "when"),
        ("Gift card", "Voucher", "when"),
        ("[refund you]", "[pay you back]", "."),
        ("{{ policy.card }}", "{{ policy.check }}", "when"),
        ("money back", "cash back", "---"),
        ("## When {#when}", "## How long {#when}", "when"),
    ],
)
def test_an_edit_makes_one_section_stale(shop, old, new, stale):
    shop.done()
    shop.edit("en/a/refunds.md", (old, new))
    assert shop.states() == {**DONE, stale: "stale"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" and\nthen", "\nand then"),
        ("../pay/ways.md#card", "../pay/ways.md"),
        ("{{ policy.card }}", "{{policy.card | short}}"),
        ("shot.png", "other.png"),
        ("updated: 2026-10-01", "updated: 2026-11-20"),
        ("\n\n- A first", "\n\n\n- A first"),
    ],
)
def test_white_space_addresses_formats_and_dates_do_not_count(shop, old, new):
    shop.done()
    shop.edit("en/a/refunds.md", (old, new))
    assert shop.states() == DONE


def test_a_minor_change_is_silent(shop):
    shop.done()
    shop.edit("en/a/refunds.md", ("Gift card", "Voucher"), ("updated:", "change: minor\nupdated:"))
    assert shop.states() == DONE


def test_a_new_section_is_stale_and_a_removed_one_is_named(shop):
    shop.done()
    shop.edit("en/a/refunds.md", ("## Not there? {#missing}", "## Where is it? {#where}"))
    assert shop.states()["where"] == "stale"
    assert shop.status().removed == ("missing",)


def test_marking_again_forgets_sections_that_are_gone(shop):
    shop.done()
    for path, heading in (("en", "Not there?"), ("de", "Nicht da?")):
        shop.edit(f"{path}/a/refunds.md", (f"{heading} {{#missing}}", f"{heading} {{#where}}"))
    shop.done()
    assert {place.section for place in shop.read().lock} == {"---", ".", "when", "where"}


def test_a_machine_waits_for_its_review(shop):
    shop.done(state="machine")
    assert set(shop.states().values()) == {"machine"}
    shop.done()
    assert shop.states() == DONE
    assert {entry.state for entry in shop.read().lock.values()} == {"reviewed"}


def test_the_lock_is_sorted_toml_with_a_line_for_each_section(shop):
    shop.done()
    lines = shop.text("translations.lock").splitlines()
    assert lines[1:] == sorted(lines[1:])
    data = tomllib.loads("\n".join(lines))
    assert set(data["a/refunds"]["de"]) == {"---", ".", "when", "missing"}


def test_the_former_source_is_kept_once_for_all_versions_in_use(shop):
    shop.done()
    former = shop.text(".translated/a/refunds.md")
    assert "- A second point." in former
    shop.edit("en/a/refunds.md", ("A second point.", "A third point."))
    shop.done()
    kept = shop.text(".translated/a/refunds.md")
    assert "A third point." in kept
    assert "A second point." not in kept


def test_a_merge_that_went_wrong_names_every_line(shop):
    shop.done()
    file = shop.root / "content/translations.lock"
    text = file.read_text("utf-8")
    file.write_text(f"<<<<<<< ours\n{text}=======\n{text}", "utf-8")
    with pytest.raises(KbgenError) as caught:
        read_lock(shop.root / "content")
    assert "content/translations.lock:1: not a line" in caught.value.message
    assert "duplicate" in caught.value.message


def test_categories_and_snippets_are_translated_as_well(shop):
    assert {"a/_category.toml", "_snippets/large.md"} < set(shop.read().ids(DE))


def test_the_rule_names_stale_sections_whatever_the_dates_say(shop, kbgen):
    shop.done()
    shop.edit("en/a/refunds.md", ("A second point.", "Another point."))
    shop.edit("de/a/refunds.md", ("updated: 2026-10-01", "updated: 2026-11-28"))
    done = kbgen("check", cwd=shop.root)
    said = done.stdout + done.stderr
    assert "content/de/a/refunds.md:13:1: warning KB405" in said
    assert "#when" in said
    assert said.count("KB405:") == 1
