"""The search index; README.md beside this file describes its format.

This exports what makes it. What queries it (`multilingual`, `golden`, `replay`, `explain`) is
imported from its own module, as a build needs none of that.
"""

from kbgen.search.cuts import cuts
from kbgen.search.documents import (
    asked_of,
    check_asked_of,
    check_pins,
    learned_of,
    search_corpus,
    searched_articles,
    site_synonyms,
)
from kbgen.search.files import folder_of, same_name
from kbgen.search.format import FORMAT
from kbgen.search.index import build_index
from kbgen.search.opening import answer_in
from kbgen.search.passages import passages_file
from kbgen.search.prior import with_prior
from kbgen.search.segments import segment
from kbgen.search.signs import signs_of

__all__ = [
    "FORMAT",
    "answer_in",
    "asked_of",
    "build_index",
    "check_asked_of",
    "check_pins",
    "cuts",
    "folder_of",
    "learned_of",
    "passages_file",
    "same_name",
    "search_corpus",
    "searched_articles",
    "segment",
    "signs_of",
    "site_synonyms",
    "with_prior",
]
