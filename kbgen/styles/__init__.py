"""Style sheets: made from the settings, and read to see whether their colours can be read."""

from kbgen.styles.check import sheet_findings
from kbgen.styles.contrast import grounds, shown_colors
from kbgen.styles.former import former_properties, with_new_properties
from kbgen.styles.made import made_sheet
from kbgen.styles.rules import Sheet

__all__ = [
    "Sheet",
    "former_properties",
    "grounds",
    "made_sheet",
    "sheet_findings",
    "shown_colors",
    "with_new_properties",
]
