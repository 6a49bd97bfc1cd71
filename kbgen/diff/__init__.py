"""Compares two built sites as readers see them: texts, addresses, redirects, macros."""

from kbgen.diff.compare import Comparison, compare
from kbgen.diff.macros import Macro, Macros, compare_macros
from kbgen.diff.site import open_site

__all__ = ["Comparison", "Macro", "Macros", "compare", "compare_macros", "open_site"]
