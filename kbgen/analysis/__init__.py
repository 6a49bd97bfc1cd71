"""Words, folding and stems: the analyser that Python and the browser share.

`kbgen/search/README.md` holds the contract; `tests/contract/analysis.json` are its fixtures.
"""

from kbgen.analysis.knowledge import Knowledge, knowledge_of, read_synonyms
from kbgen.analysis.languages import LANGUAGES, Language, language_of
from kbgen.analysis.lengths import average_lengths, field_lengths
from kbgen.analysis.terms import Analyser, Term

__all__ = [
    "LANGUAGES",
    "Analyser",
    "Knowledge",
    "Language",
    "Term",
    "average_lengths",
    "field_lengths",
    "knowledge_of",
    "language_of",
    "read_synonyms",
]
