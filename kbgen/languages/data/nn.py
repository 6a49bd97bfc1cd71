"""Norwegian Nynorsk: as Bokmål."""

from dataclasses import replace

from kbgen.languages.data import nb
from kbgen.languages.language import unit_cases

LANGUAGE = replace(
    nb.LANGUAGE,
    code="nn",
    unit_words={"day": ("dag", "dagar")},
    unit_cases=unit_cases(
        "one other",
        genitive={"day": "dags|dagars", "working-day": "virkedags|virkedagers"},
    ),
)
