"""Search logs and tickets of other tools: each format is one `Format`."""

from kbgen.learn.formats.algolia import ALGOLIA
from kbgen.learn.formats.format import Format, Pair, Problem
from kbgen.learn.formats.ga4 import GA4
from kbgen.learn.formats.pairs import CSV
from kbgen.learn.formats.plausible import PLAUSIBLE
from kbgen.learn.formats.zendesk import ZENDESK

#: The first that recognises a file reads it.
FORMATS: tuple[Format, ...] = (PLAUSIBLE, GA4, ALGOLIA, ZENDESK, CSV)

__all__ = ["FORMATS", "Format", "Pair", "Problem"]
