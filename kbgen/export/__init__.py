"""What other tools take of a help centre."""

from kbgen.export.macros import FORMATS, Macro
from kbgen.export.steps import Steps, find_steps

__all__ = ["FORMATS", "Macro", "Steps", "find_steps"]
