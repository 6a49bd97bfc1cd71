"""Norwegian Nynorsk: as Bokmål."""

from dataclasses import replace

from kbgen.languages.data import nb

LANGUAGE = replace(nb.LANGUAGE, code="nn", unit_words={"day": ("dag", "dagar")})
