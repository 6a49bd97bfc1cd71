"""The reference is current and complete: all that can be enumerated is in it."""

import re
from collections.abc import Iterator

import click
import pytest
from pydantic import BaseModel

from kbgen import frontmatter
from kbgen.check import CHECKS, NAMES
from kbgen.config import Config
from kbgen.diagnostics import CODES
from kbgen.feedback.events import Event
from kbgen.feedback.exports import COLUMNS
from kbgen.markdown.directives import BY_NAME
from kbgen.model.page import PageContext
from kbgen.report.reports import REPORTS
from tests.docs.pages import CONTENT
from tests.reference import events, reports
from tests.reference.commands import walk
from tests.reference.pages import FOLDER, PAGES, PICTURE, text_of
from tests.reference.rooms import picture


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_current(name: str):
    assert (FOLDER / f"{name}.md").read_text("utf-8") == text_of(name), "run `make reference`"


def test_every_reference_page_is_made_from_the_code():
    assert {file.stem for file in FOLDER.glob("*.md")} == set(PAGES)


def test_the_picture_of_the_rows_is_current():
    assert PICTURE.read_text("utf-8") == picture(), "run `make reference`"


def codes(name: str) -> set[str]:
    """Return all code spans of a page, and the words in them."""
    spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", (FOLDER / f"{name}.md").read_text("utf-8"))
    return {*spans, *(word for span in spans for word in re.split(r"[ ,/|\\]+", span))}


def test_every_command_and_option_is_in_it():
    text = (FOLDER / "commands.md").read_text("utf-8")
    shown = codes("commands")
    for words, command in walk():
        assert re.search(rf"^#+ {words} ", text, re.MULTILINE), words
        for option in command.params:
            if isinstance(option, click.Option):
                assert {*option.opts, *option.secondary_opts} <= shown, words


def fields(model: type[BaseModel]) -> Iterator[str]:
    yield from model.model_fields
    for field in model.model_fields.values():
        for inner in _models(field.annotation):
            yield from fields(inner)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


def test_every_setting_is_in_it():
    text = (FOLDER / "settings.md").read_text("utf-8")
    tables = set(re.findall(r"^## `\[+([\w.]+)", text, re.MULTILINE))
    parts = {part for table in tables for part in table.split(".")}
    assert set(fields(Config)) - codes("settings") - parts == set()


def test_every_key_of_front_matter_is_in_it():
    assert set(frontmatter.KEYS) - codes("front-matter") == set()


def test_every_block_is_in_it():
    assert set(BY_NAME) - codes("blocks") == set()


def test_every_code_and_rule_is_in_it():
    assert set(CODES) - codes("diagnostics") == set()
    assert set(NAMES) - codes("check-rules") == set()
    assert len({rule.name for rule in CHECKS}) == len(CHECKS)
    assert set(NAMES.values()) <= set(CODES)


def test_every_field_and_event_is_in_it():
    shown = codes("events")
    assert {*Event.model_fields, *COLUMNS} - shown == set()
    assert {"kb:search", "kb:vote", "kb:csat", "kb:consent"} <= set(events.emitted()) <= shown


def test_all_that_templates_see_is_in_it():
    assert set(PageContext.__dataclass_fields__) - codes("template-context") == set()


def test_every_report_is_in_it():
    tables = reports.tables()
    assert len(tables) >= len(REPORTS)
    assert {table.name for table in tables} - codes("reports") == set()


def test_no_page_is_without_a_place_in_its_category():
    for file in CONTENT.rglob("*.md"):
        if file.stem != "index":
            assert re.search(r"^order: \d+$", file.read_text("utf-8"), re.MULTILINE), file.name
