"""Translations: what is missing or stale, exchange with translators' tools, and what is done."""

from kbgen.translate.corpus import Corpus, DocumentPair, Reader
from kbgen.translate.lock import Lock, machine_made, read_lock
from kbgen.translate.project import Sources, corpus_of
from kbgen.translate.status import State, Status, status_of, statuses

__all__ = [
    "Corpus",
    "DocumentPair",
    "Lock",
    "Reader",
    "Sources",
    "State",
    "Status",
    "corpus_of",
    "machine_made",
    "read_lock",
    "status_of",
    "statuses",
]
