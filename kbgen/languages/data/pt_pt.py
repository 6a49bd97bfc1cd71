"""Portuguese as in Portugal."""

from dataclasses import replace

from kbgen.languages.data import pt

LANGUAGE = replace(pt.LANGUAGE, code="pt-PT", grouped_from=10_000, quotes="«» “” ‘’")
