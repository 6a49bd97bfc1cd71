"""Style sheets: made from the settings, and read to see whether their colours can be read."""

from kbgen.styles.check import sheet_findings
from kbgen.styles.contrast import grounds, shown_colors
from kbgen.styles.made import made_sheet
from kbgen.styles.rules import Sheet

__all__ = ["Sheet", "grounds", "made_sheet", "sheet_findings", "shown_colors"]
