"""The kinds of blocks, one file each. To add one: a file, its line here, a fixture, a paragraph."""

from kbgen.markdown.directives import (
    action,
    agent,
    callout,
    contact,
    deadline,
    details,
    include,
    market,
    steps,
    table,
    tabs,
    video,
)
from kbgen.markdown.expand import Directive

DIRECTIVES: tuple[Directive, ...] = (
    callout.DIRECTIVE,
    steps.DIRECTIVE,
    tabs.TABS,
    tabs.TAB,
    details.DIRECTIVE,
    action.DIRECTIVE,
    contact.DIRECTIVE,
    video.DIRECTIVE,
    table.DIRECTIVE,
    include.DIRECTIVE,
    deadline.DIRECTIVE,
    market.DIRECTIVE,
    agent.DIRECTIVE,
)
BY_NAME = {name: directive for directive in DIRECTIVES for name in directive.names}
