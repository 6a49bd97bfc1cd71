"""Other help centres become projects of kbgen: articles, files, links and former addresses.

An importer reads a source into a `Collection` (`model.py`); everything behind it is the same for
all of them: `plan.py` decides what lies where, `write.py` writes it. To add one: a file with a
function from a folder to a `Collection`, and its line in `IMPORTERS`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kbgen.importing.markdown import read_markdown
from kbgen.importing.model import Collection
from kbgen.importing.plan import Progress
from kbgen.importing.web import Web
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
    Importer("markdown", "Markdown of another generator, with front matter", read_markdown),
    Importer("zendesk", "Zendesk Help Center: answers of its API", read_zendesk, fetch_zendesk),
)
