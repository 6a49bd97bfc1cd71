"""Front matter: from text to a checked `FrontMatter`, every error with its line."""

from kbgen.frontmatter.fences import Split, split
from kbgen.frontmatter.keys import KEYS, json_schema
from kbgen.frontmatter.places import TextValue, added, text_values, without
from kbgen.frontmatter.read import Read, parse, read, read_split, read_table
from kbgen.frontmatter.scalar import as_scalar
from kbgen.frontmatter.values import BOOSTS, LONGEST_SLUG

__all__ = [
    "BOOSTS",
    "KEYS",
    "LONGEST_SLUG",
    "Read",
    "Split",
    "TextValue",
    "added",
    "as_scalar",
    "json_schema",
    "parse",
    "read",
    "read_split",
    "read_table",
    "split",
    "text_values",
    "without",
]
