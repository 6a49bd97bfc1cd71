"""Strings of the theme and dates, by locale."""

from kbgen.i18n.catalogue import Catalogue, catalogue_names, load_catalogue
from kbgen.i18n.coverage import CATEGORIES, Coverage, coverage, theme_messages
from kbgen.i18n.filling import Values
from kbgen.i18n.formats import display_language, long_date, number
from kbgen.i18n.hours import hours_view, period
from kbgen.i18n.markets import market_label, market_names

__all__ = [
    "CATEGORIES",
    "Catalogue",
    "Coverage",
    "Values",
    "catalogue_names",
    "coverage",
    "display_language",
    "hours_view",
    "load_catalogue",
    "long_date",
    "market_label",
    "market_names",
    "number",
    "period",
    "theme_messages",
]
