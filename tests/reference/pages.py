"""Which reference pages exist, and in which order."""

from collections.abc import Callable
from pathlib import Path

from tests.reference import (
    blocks,
    commands,
    diagnostics,
    events,
    file_types,
    front_matter,
    intents,
    languages,
    masks,
    notices,
    policy_values,
    program_files,
    reports,
    rooms,
    rules,
    settings,
    template_context,
    theme_properties,
)
from tests.reference.form import Page

DOCS = Path(__file__).parents[2] / "docs/content/en"
FOLDER = DOCS / "reference"
PICTURE = DOCS / "develop/rows.svg"
#: Name of the file → what makes it, in the order of the menu.
PAGES: dict[str, Callable[[], Page]] = {
    "commands": commands.page,
    "settings": settings.page,
    "front-matter": front_matter.page,
    "intents": intents.page,
    "blocks": blocks.page,
    "policy-values": policy_values.page,
    "notices": notices.page,
    "file-types": file_types.page,
    "diagnostics": diagnostics.page,
    "check-rules": rules.page,
    "events": events.page,
    "masks": masks.page,
    "reports": reports.page,
    "template-context": template_context.page,
    "theme-properties": theme_properties.page,
    "languages": languages.page,
    "program-files": program_files.page,
    "rooms": rooms.page,
}


def text_of(name: str) -> str:
    """Return the Markdown of a page."""
    page = PAGES[name]()
    return page.markdown(list(PAGES).index(name) + 1)
