"""From the content folder to source files, and from articles to a site."""

from kbgen.load.categories import read_categories
from kbgen.load.scan import Scan, scan
from kbgen.load.site import Showing, assemble
from kbgen.load.snippets import Snippets
from kbgen.load.source import decode, read_source

__all__ = [
    "Scan",
    "Showing",
    "Snippets",
    "assemble",
    "decode",
    "read_categories",
    "read_source",
    "scan",
]
