"""The search index and its Python searcher. The format stands in README.md beside this file."""

from kbgen.search.documents import search_documents
from kbgen.search.index import IndexSettings, build_index
from kbgen.search.searcher import Hit, Searcher, SearchError

__all__ = ["Hit", "IndexSettings", "SearchError", "Searcher", "build_index", "search_documents"]
