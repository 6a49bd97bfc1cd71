"""From the content folder to source files, and from articles to a site."""

from kbgen.load.assets import FileFinder, ShownFiles, check_files, media_url, shown_files
from kbgen.load.categories import read_categories
from kbgen.load.check_links import check_links
from kbgen.load.root_files import FOLDER as ROOT_FILES
from kbgen.load.root_files import ROBOTS, find_root_files
from kbgen.load.scan import Scan, Stat, scan
from kbgen.load.site import Visibility, after, arrange, assemble
from kbgen.load.snippets import Snippets
from kbgen.load.source import decode, read_decoded, read_source
from kbgen.load.subjects import read_subjects
from kbgen.load.turns import Turn, read_turns

__all__ = [
    "ROBOTS",
    "ROOT_FILES",
    "FileFinder",
    "Scan",
    "ShownFiles",
    "Snippets",
    "Stat",
    "Turn",
    "Visibility",
    "after",
    "arrange",
    "assemble",
    "check_files",
    "check_links",
    "decode",
    "find_root_files",
    "media_url",
    "read_categories",
    "read_decoded",
    "read_source",
    "read_subjects",
    "read_turns",
    "scan",
    "shown_files",
]
