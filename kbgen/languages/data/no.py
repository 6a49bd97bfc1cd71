"""Norwegian that does not say which: as Bokmål."""

from dataclasses import replace

from kbgen.languages.data import nb

LANGUAGE = replace(nb.LANGUAGE, code="no")
