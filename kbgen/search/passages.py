"""The texts of an article, from which the page cuts the passage of a hit."""

from collections.abc import Sequence

from kbgen.model.by_market import ByMarket
from kbgen.search.files import as_json, compress


def passages_file(passages: Sequence[ByMarket]) -> bytes:
    """Return the file: an array with the text of each section, compressed."""
    return compress(as_json(passages))
