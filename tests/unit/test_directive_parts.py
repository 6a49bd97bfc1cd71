"""Each directive has the parts that other folders hold: template, fixture, translated words."""

import re
from pathlib import Path

import pytest

from kbgen.markdown.directive import Directive
from kbgen.markdown.directives import BY_NAME, DIRECTIVES
from kbgen.model.article import BlockSlot, Label

ROOT = Path(__file__).parents[2]
THEME = ROOT / "kbgen/theme"
FIXTURES = sorted((ROOT / "tests/markdown").glob("*.md"))
MARKDOWN = re.compile(r"^\.\n(.*?)\n\.\n.*?^\.$", re.MULTILINE | re.DOTALL)

each_directive = pytest.mark.parametrize("directive", DIRECTIVES, ids=lambda one: one.name)


@pytest.fixture(scope="module")
def slots(compile_text) -> list[object]:
    """Return the slots that the fixtures make, also for support staff."""
    bodies = [body for file in FIXTURES for body in MARKDOWN.findall(file.read_text("utf-8"))]
    articles = (compile_text(f"---\ntitle: A\n---\n{body}\n", agent=True)[0] for body in bodies)
    return [slot for article in articles for slot in article.slots]


def test_no_two_directives_share_a_name() -> None:
    names = [name for directive in DIRECTIVES for name in directive.names]

    assert sorted(names) == sorted(BY_NAME)


def test_templates_are_those_of_directives_with_a_view() -> None:
    templates = {f"blocks/{file.name}" for file in (THEME / "templates/blocks").iterdir()}

    assert templates == {directive.template for directive in DIRECTIVES if directive.view}


@each_directive
def test_a_fixture_makes_a_slot_of_each_directive_with_a_view(
    slots: list[object], directive: Directive
) -> None:
    kinds = {slot.kind for slot in slots if isinstance(slot, BlockSlot)}

    assert (directive.name in kinds) == (directive.view is not None)


def test_words_of_blocks_are_in_the_catalogues(slots: list[object]) -> None:
    catalogue = (THEME / "locales/de.po").read_text("utf-8")
    words = {slot.message for slot in slots if isinstance(slot, Label)}

    assert words
    assert [word for word in sorted(words) if f'msgid "{word}"' not in catalogue] == []


def test_scripts_of_blocks_are_there_by_the_names_of_their_directives() -> None:
    fixtures = "".join(file.read_text("utf-8") for file in FIXTURES)
    names = set(re.findall(r'data-kb-script="([^"]*)"', fixtures))

    assert names
    assert names <= {directive.name for directive in DIRECTIVES}
    for name in names:
        assert (THEME / f"static/js/blocks/{name}.js").is_file()
