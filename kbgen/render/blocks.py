"""Fills the part of a block that depends on the page: its directive's view, in its template."""

import re
from functools import partial

from kbgen import templates
from kbgen.markdown.directive import ViewContext
from kbgen.markdown.directives import BY_NAME
from kbgen.model.article import Article, BlockSlot
from kbgen.render.contact import Reader, contact_links
from kbgen.render.frame import Frame
from kbgen.render.page import words

_FIRST_TAG = re.compile(r"\A<([a-z]+)")


def fill_block(frame: Frame, article: Article, slot: BlockSlot) -> str:
    """Return the HTML of a block's slot; empty when it names something unknown."""
    directive = BY_NAME[slot.kind]
    reader = Reader(article.source.folder, article.id)
    contacts = partial(contact_links, frame.setting, frame.strings, reader)
    context = ViewContext(frame.project, frame.values, frame.locale, article, contacts)
    values = directive.view(slot, context) if directive.view else None
    if values is None:
        return ""
    files = frame.setting.files
    context_of_template = {**words(files, frame.locale.tag), **values}
    html = templates.render(files, directive.template, context_of_template).strip() + "\n"
    if article.locale != frame.locale:  # the block speaks the language of the page
        declared = rf'<\1 lang="{frame.locale.tag}" dir="{frame.locale.direction}"'
        html = _FIRST_TAG.sub(declared, html, count=1)
    return html
