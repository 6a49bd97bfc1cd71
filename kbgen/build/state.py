"""What a build remembers, so that the next one leaves unchanged articles and pages alone."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kbgen.build.store import StoredSite
from kbgen.diagnostics import Diagnostic
from kbgen.load import Stat


class SourceRecord(NamedTuple):
    """A file of the content folder as it was read."""

    stat: Stat
    digest: str
    includes: tuple[str, ...] = ()
    """Names of the snippets that it includes."""
    snippets: str = ""
    """Digest of them, and of those that they include."""


class ArticleRecord(NamedTuple):
    """A compiled article: where it is, and what pages that show it depend on."""

    key: str
    """Of its result in the cache."""
    shared: str
    """`Article.shared`"""
    revision: str
    digest: str
    """`Article.digest`"""


class IndexRecord(NamedTuple):
    """The index of a locale."""

    key: str
    paths: tuple[str, ...]
    """Its files, including those with the texts of articles."""
    segments: tuple[str, ...]
    """Keys of its segments in the cache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """The images and files that a site publishes."""

    files: Mapping[str, SourceRecord]
    """As they were read, by content path."""
    pictures: frozenset[str]
    """Content paths of those that pages show rather than link."""
    keys: frozenset[str]
    """Of all results that they are made from."""
    copied: Mapping[str, str]
    """Address → content path, where the file is published as it is."""
    made: Mapping[str, tuple[str, int]]
    """Address → key of the result that holds the published bytes, and its place there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything that is kept beside the result and the list of files."""

    site_key: str
    """See `Inputs.site_key`."""
    structure_key: str
    """Digest of what the site as a whole depends on: `site_key` and what all articles share."""
    static: str
    """Folder of the theme's files."""
    sources: Mapping[str, SourceRecord]
    """By content path."""
    records: Mapping[str, ArticleRecord]
    """By content path."""
    site: StoredSite
    findings: Mapping[str, tuple[Diagnostic, ...]]
    """Of one article each, by content path."""
    site_findings: tuple[Diagnostic, ...]
    indexes: Mapping[str, IndexRecord]
    """By tag."""
    media: Media
    kept: Mapping[str, dt.date]
    """Files of earlier themes that are still in the output folder, and since when."""

    @property
    def used(self) -> set[str]:
        """Keys of the results in the cache that the site is made from."""
        keys = {record.key for record in self.records.values()} | self.media.keys
        return keys.union(*(record.segments for record in self.indexes.values()))
