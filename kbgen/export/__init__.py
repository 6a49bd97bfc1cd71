"""Articles as other tools import them."""

from kbgen.export.macros import FORMATS, Macro
from kbgen.export.steps import Steps

__all__ = ["FORMATS", "Macro", "Steps"]
