"""The blocks, as their directives declare them."""

import inspect
import sys

from kbgen.markdown.directives import DIRECTIVES
from kbgen.markdown.directives.callout import TITLES
from tests.reference.form import Page, code, codes, prose, table


def _about(directive: object) -> str:
    """Return the first line that the directive's file says of it."""
    module = sys.modules[directive.expand.__module__]
    return inspect.cleandoc(module.__doc__ or "").split("\n")[0]


def page() -> Page:
    rows = []
    for directive in DIRECTIVES:
        ours = directive.names[:1] if directive.names[0] not in TITLES else tuple(TITLES)
        options = "any" if directive.any_option else codes(sorted(directive.options))
        rest = [name for name in directive.names if name not in ours]
        rows.append([codes(ours), prose(_about(directive)), options, codes(rest)])
    body = (
        "A block begins with a line `:::name` and ends with a line `:::`. Options stand in braces"
        " at the end of the opening line. [Blocks](../write/blocks.md) has an example of each.\n\n"
        + table(["Block", "What it is", "Options", "Other names that are read"], rows)
        + "\n\nCallouts may also be written as "
        + ", ".join(code(f"> [!{name.upper()}]") for name in TITLES)
        + "."
    )
    return Page(
        "Blocks and their options",
        "Every block that articles may use, with its options and other names.",
        ("directives", "admonitions", "shortcodes", "components", "callouts"),
        body,
    )
