"""Files of other tools, and of other stores of ours: each format is one `Importer`."""

from kbgen.feedback.imports.ga4 import GA4
from kbgen.feedback.imports.history import HISTORY
from kbgen.feedback.imports.importer import Importer
from kbgen.feedback.imports.plausible import PLAUSIBLE
from kbgen.feedback.imports.wire import CSV, NDJSON

#: The first that recognises a file reads it.
IMPORTERS: tuple[Importer, ...] = (HISTORY, CSV, PLAUSIBLE, GA4, NDJSON)
