"""Words, folding and stems: the analyser that Python and the browser share.

`kbgen/search/README.md` holds the contract; `tests/contract/analysis.json` are its fixtures.
"""

from kbgen.analysis.languages import LANGUAGES, Language, language_of
from kbgen.analysis.terms import Analyser, Term

__all__ = ["LANGUAGES", "Analyser", "Language", "Term", "language_of"]
