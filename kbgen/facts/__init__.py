"""Reads facts from prose: amounts, percentages, times, dates, durations, numbers and names."""

from kbgen.facts.fact import Fact, FactForm, MonthDay
from kbgen.facts.names import Name, country_abbreviations, find_names, name_of
from kbgen.facts.reader import FactReader, find_facts, fold, reader_of

__all__ = [
    "Fact",
    "FactForm",
    "FactReader",
    "MonthDay",
    "Name",
    "country_abbreviations",
    "find_facts",
    "find_names",
    "fold",
    "name_of",
    "reader_of",
]
