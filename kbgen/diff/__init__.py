"""Compares two built sites as readers see them: texts, addresses, redirects."""

from kbgen.diff.compare import Comparison, compare
from kbgen.diff.site import open_site

__all__ = ["Comparison", "compare", "open_site"]
