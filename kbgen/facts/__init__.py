"""Reads facts from prose: amounts, percentages, times, dates, durations and numbers."""

from kbgen.facts.fact import Fact, FactForm, MonthDay
from kbgen.facts.reader import FactReader, find_facts, fold, reader_of

__all__ = ["Fact", "FactForm", "FactReader", "MonthDay", "find_facts", "fold", "reader_of"]
