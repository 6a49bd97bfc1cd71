"""Facts that texts state, free of language."""

from typing import NamedTuple

from kbgen.model.policy import Clock, Day, Duration, Money, Number, Percent


class MonthDay(NamedTuple):
    """A date without a year."""

    month: int
    day: int


FactForm = Duration | Money | Number | Percent | Day | MonthDay | Clock


class Fact(NamedTuple):
    """What a text states, and where."""

    form: FactForm
    start: int
    """In the text."""
    text: str
    """As it is written."""
