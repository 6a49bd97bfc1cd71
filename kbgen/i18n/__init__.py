"""Strings of the theme and dates, by locale."""

from kbgen.i18n.catalogue import Catalogue, load_catalogue
from kbgen.i18n.formats import display_language, long_date, number

__all__ = ["Catalogue", "display_language", "load_catalogue", "long_date", "number"]
