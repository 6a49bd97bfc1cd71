"""What people asked before they opened an article: from the feedback store, and from files."""

from kbgen.learn.agree import Limits, agreed
from kbgen.learn.evidence import Evidence, read_evidence
from kbgen.learn.keeping import Change, changes, merged

__all__ = [
    "Change",
    "Evidence",
    "Limits",
    "agreed",
    "changes",
    "merged",
    "read_evidence",
]
