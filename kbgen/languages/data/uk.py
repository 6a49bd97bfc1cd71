"""Ukrainian."""

from kbgen.languages.language import FactWords, Language

LANGUAGE = Language(
    code="uk",
    facts=FactWords(
        between="до|і|або",
    ),
)
