"""The search index and its Python searcher. The format stands in README.md beside this file."""

from kbgen.search.documents import search_documents
from kbgen.search.format import FORMAT
from kbgen.search.index import build_index
from kbgen.search.searcher import Hit, Searcher, SearchError

__all__ = ["FORMAT", "Hit", "SearchError", "Searcher", "build_index", "search_documents"]
