"""The mistakes of `tests/sites_invalid` that rules about language and numbers find."""

import os
import shutil
from pathlib import Path

import pytest

from kbgen.check import CHECKS

FOLDER = Path(__file__).parents[2] / "sites_invalid"
CASES = sorted(
    path.name
    for path in FOLDER.iterdir()
    if path.name.startswith(("translation-", "typed-", "hard-", "undefined-"))
)
OURS = ("KB403", "KB404", "KB405", "KB720", "KB721", "KB722")


@pytest.mark.parametrize("case", CASES)
def test_the_rules_report_the_mistake_and_nothing_else(case, tmp_path, checked_of):
    root = tmp_path / case
    shutil.copytree(FOLDER / case, root)
    checked = checked_of(root)
    rules = [rule for rule in CHECKS if rule.code in OURS]
    found = sorted((d for rule in rules for d in rule.run(checked)), key=lambda d: d.sort_key)
    expected = FOLDER / case / "check.txt"
    text = "".join(f"{one}\n" for one in found)
    if os.environ.get("KBGEN_UPDATE"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
