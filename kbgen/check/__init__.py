"""Rules for the content, one file each. To add one: a file, its line in `CHECKS`, a case."""

from kbgen.check import (
    reading_ease,
    stale_translation,
    terms,
    translation_facts,
    translation_structure,
    typed_values,
)
from kbgen.check.rule import Checked, Rule

CHECKS: tuple[Rule, ...] = (
    translation_facts.RULE,
    translation_structure.RULE,
    stale_translation.RULE,
    typed_values.RULE,
    reading_ease.RULE,
    terms.RULE,
)

__all__ = ["CHECKS", "Checked", "Rule"]
