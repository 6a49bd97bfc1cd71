"""The texts of an article, from which the page cuts the passage of a hit."""

from collections.abc import Sequence

from kbgen.model.article import Section
from kbgen.search.files import as_json, compress


def passages_file(sections: Sequence[Section]) -> bytes:
    """Return the file: an array with the text of each section, compressed."""
    return compress(_raw(sections))


def _raw(sections: Sequence[Section]) -> bytes:
    return as_json([section.text for section in sections])
