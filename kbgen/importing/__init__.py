"""Other help centres become projects of kbgen: articles, files, links and former addresses.

An importer reads a source into a `Collection` (`model.py`); everything behind it is the same for
all of them: `plan.py` decides what lies where, `write.py` writes it. To add one: a file with a
function from a folder to a `Collection`, and its line in `IMPORTERS`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kbgen.importing.confluence import read_confluence
from kbgen.importing.freshdesk import read_freshdesk
from kbgen.importing.gitbook import read_gitbook
from kbgen.importing.gorgias import read_gorgias
from kbgen.importing.helpscout import read_helpscout
from kbgen.importing.intercom import read_intercom
from kbgen.importing.markdown import read_markdown
from kbgen.importing.mintlify import read_mintlify
from kbgen.importing.model import Collection
from kbgen.importing.notion import read_notion
from kbgen.importing.pages import read_html
from kbgen.importing.plan import Progress
from kbgen.importing.table import read_csv, read_json_records
from kbgen.importing.web import Web
from kbgen.importing.wordpress import fetch_wordpress, read_wordpress
from kbgen.importing.zendesk import read_zendesk
from kbgen.importing.zendesk_api import fetch_zendesk
from kbgen.model.locale import Locale

__all__ = ["IMPORTERS", "Collection", "Importer"]


class Importer(NamedTuple):
    """A kind of source."""

    name: str
    about: str
    read: Callable[[Path, Locale | None], Collection]
    """Reads a folder or a file. The locale is that of texts that name none.

    Raises KbgenError if nothing can be imported."""
    fetch: Callable[[str, Web, Progress], Collection] | None = None
    """Reads an address; None: it has no API that is read."""


IMPORTERS = (
    Importer("confluence", "Confluence: HTML export of a space", read_confluence),
    Importer("csv", "CSV file of articles", read_csv),
    Importer("freshdesk", "Freshdesk Solutions: answers of its API", read_freshdesk),
    Importer("gitbook", "GitBook: folder with SUMMARY.md", read_gitbook),
    Importer("gorgias", "Gorgias: answers of its API", read_gorgias),
    Importer("helpscout", "Help Scout Docs: answers of its API", read_helpscout),
    Importer("html", "HTML pages in a folder", read_html),
    Importer("intercom", "Intercom: answers of its API", read_intercom),
    Importer("json", "JSON records of articles", read_json_records),
    Importer("markdown", "Markdown of another generator, with front matter", read_markdown),
    Importer("mintlify", "Mintlify: folder with docs.json", read_mintlify),
    Importer("notion", "Notion: export as Markdown & CSV", read_notion),
    Importer("wordpress", "WordPress: export file, or its API", read_wordpress, fetch_wordpress),
    Importer("zendesk", "Zendesk Help Center: answers of its API", read_zendesk, fetch_zendesk),
)
