"""What other tools take of a help centre."""

from kbgen.export.macros import FORMATS, Macro
from kbgen.export.steps import Steps

__all__ = ["FORMATS", "Macro", "Steps"]
