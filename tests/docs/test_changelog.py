"""CHANGELOG.md has the form of Keep a Changelog: each kind of change once for a version."""

import re
from pathlib import Path

KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")


def test_every_kind_of_change_stands_once_for_a_version(repository: Path):
    text = (repository / "CHANGELOG.md").read_text("utf-8")
    _, *versions = re.split(r"^## ", text, flags=re.MULTILINE)
    assert versions[0].startswith("[Unreleased]\n")
    for version in versions:
        kinds = re.findall(r"^### (.*)$", version, re.MULTILINE)
        assert kinds == [kind for kind in KINDS if kind in kinds], version.partition("\n")[0]
        entries = re.findall(r"^- .*$", version, re.MULTILINE)
        assert len(set(entries)) == len(entries)
