"""The search index and its Python searcher. The format stands in README.md beside this file."""

from kbgen.search.documents import check_pins, search_corpus
from kbgen.search.explain import Explanation, explain
from kbgen.search.format import FORMAT
from kbgen.search.golden import Golden, GoldenResult, read_golden, run_golden, update_golden
from kbgen.search.index import build_index
from kbgen.search.multilingual import SiteSearcher
from kbgen.search.reader import Read, SearchError
from kbgen.search.replay import read_queries
from kbgen.search.searcher import Hit, Searcher

__all__ = [
    "FORMAT",
    "Explanation",
    "Golden",
    "GoldenResult",
    "Hit",
    "Read",
    "SearchError",
    "Searcher",
    "SiteSearcher",
    "build_index",
    "check_pins",
    "explain",
    "read_golden",
    "read_queries",
    "run_golden",
    "search_corpus",
    "update_golden",
]
