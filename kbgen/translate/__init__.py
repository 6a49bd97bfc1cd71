"""Translations: what is missing or stale, exchange with translators' tools, and what is done."""

from kbgen.translate.catalogues import read_strings, source_strings
from kbgen.translate.corpus import Corpus, DocumentPair, Reader
from kbgen.translate.document import File, read_document
from kbgen.translate.lock import Lock, Place, machine_made, read_lock
from kbgen.translate.project import Other, Sources, corpus_of
from kbgen.translate.settings import read_settings
from kbgen.translate.status import State, Status, status_of, statuses

__all__ = [
    "Corpus",
    "DocumentPair",
    "File",
    "Lock",
    "Other",
    "Place",
    "Reader",
    "Sources",
    "State",
    "Status",
    "corpus_of",
    "machine_made",
    "read_document",
    "read_lock",
    "read_settings",
    "read_strings",
    "source_strings",
    "status_of",
    "statuses",
]
