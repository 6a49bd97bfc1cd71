"""The search index. Its format stands in README.md beside this file.

What makes it is here; what asks it (`multilingual`, `golden`, `replay`, `explain`) is imported from
its own module, as a build needs none of that.
"""

from kbgen.search.cuts import cuts
from kbgen.search.documents import (
    check_pins,
    search_corpus,
    searched_articles,
    site_synonyms,
)
from kbgen.search.files import folder_of, same_name
from kbgen.search.format import FORMAT
from kbgen.search.index import build_index
from kbgen.search.passages import passages_file
from kbgen.search.prior import with_prior
from kbgen.search.segments import segment

__all__ = [
    "FORMAT",
    "build_index",
    "check_pins",
    "cuts",
    "folder_of",
    "passages_file",
    "same_name",
    "search_corpus",
    "searched_articles",
    "segment",
    "site_synonyms",
    "with_prior",
]
