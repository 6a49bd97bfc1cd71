"""Registries that name the same things agree, across rooms and languages."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from click import Choice

from kbgen import renames
from kbgen.commands import export as export_command
from kbgen.commands import feedback as feedback_command
from kbgen.config.per_day import MaxPerDayTable
from kbgen.config.schema import Sink, json_schema
from kbgen.export import FORMATS
from kbgen.feedback import Event
from kbgen.feedback.exports import EXPORTS
from kbgen.feedback.imports import IMPORTERS
from kbgen.frontmatter import KEYS
from kbgen.model.contact import CONTACT_KINDS
from kbgen.report.kinds import KINDS
from kbgen.templates import block_names
from kbgen.themes import BUILT_IN

EVENT_TYPES = get_args(Event.model_fields["type"].annotation)


def test_every_sink_is_a_script_of_the_theme() -> None:
    scripts = {file.stem for file in (BUILT_IN / "static/js/feedback/sinks").glob("*.js")}

    assert scripts == set(get_args(Sink))


def test_every_kind_of_contact_can_be_configured() -> None:
    kind = json_schema()["$defs"]["ChannelTable"]["properties"]["kind"]

    assert kind["enum"] == list(CONTACT_KINDS)


def test_every_type_of_event_has_a_daily_limit() -> None:
    assert set(MaxPerDayTable.model_fields) == set(EVENT_TYPES)


@pytest.mark.parametrize(
    ("command", "names"),
    [
        (feedback_command.import_, [importer.name for importer in IMPORTERS]),
        (feedback_command.export, list(EXPORTS)),
        (export_command.macros, list(FORMATS)),
    ],
)
def test_every_format_can_be_chosen(command, names: list[str]) -> None:
    (option,) = [option for option in command.params if option.name == "form"]

    assert isinstance(option.type, Choice)
    assert list(option.type.choices) == names
    assert len(set(names)) == len(names)


def test_every_cell_of_a_report_can_be_drawn() -> None:
    template = BUILT_IN.parent / "report/templates/_table.html"
    drawn = {"text", "article", "number", "share", "trend", "heat"}

    assert {kind.cell for kind in KINDS.values()} == drawn
    assert all(f'"{cell}"' in template.read_text("utf-8") for cell in drawn - {"text", "article"})


def test_former_names_are_gone_and_new_ones_exist() -> None:
    def has(schema: dict[str, Any], name: str) -> bool:
        table = schema
        for part in name.split("."):
            table = table.get("properties", {}).get(part)
            if table is None:
                return False
            reference = table.get("$ref", "").rpartition("/")[2]
            table = schema["$defs"].get(reference, table)
        return True

    schema = json_schema()
    blocks = block_names((BUILT_IN / "templates/base.html").read_text("utf-8"))
    tokens = (BUILT_IN / "static/css/10-tokens.css").read_text("utf-8")
    for one in renames.SETTINGS:
        assert (has(schema, one.old), has(schema, one.new)) == (False, True), one
    for one in renames.KEYS:
        assert KEYS[one.new].about, one
        assert one.old not in KEYS or not KEYS[one.old].about, one
    for one in renames.BLOCKS:
        assert (one.old in blocks, one.new in blocks) == (False, True), one
    for one in renames.PROPERTIES:
        assert (f" {one.old}:" in tokens, f" {one.new}:" in tokens) == (False, True), one
    assert has(schema, "feedback.store"), "the test sees settings"


def test_the_documentation_lists_every_name_that_has_changed(repository: Path) -> None:
    page = (repository / "docs/content/en/operate/upgrade.md").read_text("utf-8")
    for one in (*renames.SETTINGS, *renames.KEYS, *renames.BLOCKS, *renames.PROPERTIES):
        assert re.search(rf"`{one.old}`[^|]*\| `{one.new}` \| {one.since}", page), one
