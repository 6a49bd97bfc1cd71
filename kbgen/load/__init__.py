"""From the content folder to source files, and from articles to a site."""

from kbgen.load.assets import FileFinder, ShownFiles, check_files, media_url, shown_files
from kbgen.load.categories import read_categories
from kbgen.load.scan import Scan, scan
from kbgen.load.site import Showing, assemble
from kbgen.load.snippets import Snippets
from kbgen.load.source import decode, read_source
from kbgen.load.subjects import read_subjects

__all__ = [
    "FileFinder",
    "Scan",
    "Showing",
    "ShownFiles",
    "Snippets",
    "assemble",
    "check_files",
    "decode",
    "media_url",
    "read_categories",
    "read_source",
    "read_subjects",
    "scan",
    "shown_files",
]
