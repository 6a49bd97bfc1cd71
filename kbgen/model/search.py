from dataclasses import dataclass

from kbgen.model.article import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDoc:
    """An article as search sees it."""

    id: str
    url: str
    """Relative to the site's root."""
    title: str
    description: str
    category: str
    """Title of the category."""
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A term group in one document."""

    doc: int
    impact: int
    """Weighted sum of the saturated field frequencies, quantised (see `search/README.md`)."""
    fields: int
    """Bits: 1 title, 2 headings, 4 keywords, 8 text."""
    sections: int
    """Bit n: section n holds the term; the last bit stands for all later ones."""
    headings: int
    """Bit n: the heading of section n holds the term."""
    forms: int
    """Bit n: form n of the group occurs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """All surface words with one stem, and where they stand."""

    stem: str
    forms: tuple[str, ...]
    """Folded, sorted."""
    postings: tuple[Posting, ...]
    """By document."""
