"""Words in another language than their page, marked until the page is whole.

A mark goes wherever a text goes, into titles and attributes as well; `kbgen.render.foreign` turns
it into `lang` and `dir` of an element.
"""

import re

from kbgen.model.locale import Locale

#: Noncharacters: no text has them.
OPEN, BAR, CLOSE = "\ufdd3", "\ufdd4", "\ufdd5"
MARK = re.compile(f"{OPEN}([A-Za-z0-9-]*){BAR}|{CLOSE}|[{OPEN}{BAR}]")


def in_language(text: str, own: Locale, page: Locale) -> str:
    """Return a text, marked if its language is not that of the page.

    own: of the text.
    """
    return text if not text or own.with_script == page.with_script else marked(text, own)


def marked(text: str, own: Locale) -> str:
    return f"{OPEN}{own.tag}{BAR}{text}{CLOSE}"


def unmarked(text: str) -> str:
    """Return a text without marks."""
    return MARK.sub("", text) if OPEN in text or BAR in text or CLOSE in text else text
