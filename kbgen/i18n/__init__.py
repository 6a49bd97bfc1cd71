"""Strings of the theme and dates, by locale."""

from kbgen.i18n.catalogue import Catalogue, catalogue_names, load_catalogue
from kbgen.i18n.filling import Values
from kbgen.i18n.formats import display_language, long_date, number
from kbgen.i18n.hours import hours_view, period
from kbgen.i18n.markets import market_label, market_names

__all__ = [
    "Catalogue",
    "Values",
    "catalogue_names",
    "display_language",
    "hours_view",
    "load_catalogue",
    "long_date",
    "market_label",
    "market_names",
    "number",
    "period",
]
