"""Rules for the content, one file each. To add one: a file, its line in `CHECKS`, a case."""

from kbgen.check.rule import Checked, Rule

CHECKS: tuple[Rule, ...] = ()

__all__ = ["CHECKS", "Checked", "Rule"]
