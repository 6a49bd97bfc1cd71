"""Labels of kbgen.toml and interface strings go the same way as texts."""

import tomllib

import pytest

from kbgen.translate.importing import plan_import
from kbgen.translate.po import po, read_po_file
from kbgen.translate.xliff_read import read_xliff
from kbgen.translate.xliff_write import xliff
from tests.unit.translate.conftest import CONFIG, CONTENT, Shop
from tests.unit.translate.test_exchange import job_with

LABELS = """
# The buttons.
[actions.orders]
url = "https://shop.example/orders"
label = "My orders"  # one for all

[actions.returns]
url = "https://shop.example/returns"
label = { en = "Return it", de = "Zurückgeben" }

[theme]
name = "own"
"""
STRINGS = """msgid ""
msgstr ""
"Language: {}\\n"

msgid "Hello %(name)s"
msgstr "{}"

msgid "Bye"
msgstr "{}"
"""


@pytest.fixture
def shop(write_project):
    root = write_project(CONTENT, CONFIG + LABELS)
    folder = root / "themes/own/locales"
    folder.mkdir(parents=True)
    (root / "themes/own/theme.toml").write_text('title = "Own"\n')
    (folder / "en.po").write_text(STRINGS.format("en", "Hello %(name)s", "Bye"))
    (folder / "de.po").write_text(STRINGS.format("de", "Hallo %(name)s", ""))
    return Shop(root)


def test_their_states(shop):
    assert shop.states("kbgen.toml") == {
        "actions.orders": "missing",
        "actions.returns": "unmarked",
    }
    assert sorted(shop.states("themes/own").values()) == ["done", "missing"]


@pytest.mark.parametrize(
    ("write", "read"), [(lambda job: xliff(job, "2.1"), read_xliff), (po, read_po_file)]
)
def test_they_come_back_into_their_files(shop, write, read):
    job = shop.job("kbgen.toml", "themes/own")
    for entry in job.entries:
        german = {"My orders": "Meine Bestellungen", "Bye": "Tschüs"}.get(entry.source)
        job = job_with(job, entry.id, german) if german else job
    plan = plan_import(shop.read(), read(write(job).encode(), "x"), "x")
    texts = {change.path: change.text for change in plan.changes}
    labels = tomllib.loads(texts["kbgen.toml"])["actions"]
    assert labels["orders"]["label"] == {"en": "My orders", "de": "Meine Bestellungen"}
    assert "# The buttons." in texts["kbgen.toml"]
    assert texts["themes/own/locales/de.po"] == STRINGS.format("de", "Hallo %(name)s", "Tschüs")
    shop.take(plan)
    assert shop.states("kbgen.toml")["actions.orders"] == "done"
    assert set(shop.states("themes/own").values()) == {"done"}


def test_a_string_by_a_machine_is_fuzzy_until_it_is_done(shop):
    job = shop.job("themes/own")
    for entry in job.entries:
        job = job_with(job, entry.id, "Tschüs") if entry.source == "Bye" else job
    plan = plan_import(shop.read(), read_xliff(xliff(job, "1.2").encode(), "x"), "x")
    shop.take(plan, "machine")
    assert sorted(shop.states("themes/own").values()) == ["done", "machine"]
    assert "#, fuzzy" in (shop.root / "themes/own/locales/de.po").read_text("utf-8")
    shop.done("themes/own")
    assert set(shop.states("themes/own").values()) == {"done"}
