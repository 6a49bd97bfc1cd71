"""Words, folding and stems: the analyser that Python and the browser have in common.

`kbgen/search/README.md` holds the contract; `tests/contract/analysis.json` are its fixtures.
"""

from kbgen.analysis.lengths import average_lengths, field_lengths
from kbgen.analysis.terms import Analyser, Term

__all__ = [
    "Analyser",
    "Term",
    "average_lengths",
    "field_lengths",
]
