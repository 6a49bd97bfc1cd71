"""Reads the files of an index. The twin of `search/reader.js`."""

import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from kbgen.errors import KbgenError
from kbgen.model.by_market import ByMarket
from kbgen.model.locale import Locale
from kbgen.model.search import TermGroup
from kbgen.search.files import FOLDER, folder_of
from kbgen.search.format import FORMAT, PREFIX_SHARDS, SHORTEST_PIECE, WORD_FILES, utf16_key
from kbgen.search.listing import Listing
from kbgen.search.shards import decode

#: Returns the bytes of a path below the site's root.
Read = Callable[[str], bytes]
Parsed = TypeVar("Parsed")


class SearchError(KbgenError):
    """The index cannot be read."""


class Reader:
    """The index of one locale."""

    def __init__(self, read: Read, locale: Locale) -> None:
        self._read = read
        try:
            manifest = json.loads(read(f"{FOLDER}{locale.segment}.json"))
        except (OSError, ValueError) as error:
            message = f"No search index found for {locale}"
            raise SearchError(message, "Run: kbgen build") from error
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise SearchError("The search index has another format version", "Run: kbgen build")
        self.manifest: dict[str, Any] = manifest
        self._folder = folder_of(locale)
        self._cache: dict[str, Any] = {}
        self._shards, self._facts, self._forward, self._backward = (
            Listing(manifest[name], lambda page: self._file(page, json.loads))
            for name in ("shards", "facts", "words", "endings")
        )

    def group(self, stem: str) -> TermGroup | None:
        """Return the group of a stem; that of a phrase is in the shard of its first word."""
        return self._shard(self._shards.place(stem.partition("-")[0])).get(stem)

    def questions(self) -> list[list[str]]:
        """Return what is offered while a reader types, in groups."""
        questions = self.manifest.get("questions") or []
        return self._file(questions, json.loads) if isinstance(questions, str) else questions

    def beginning_with(self, prefix: str) -> Iterator[TermGroup]:
        """Yield groups that may have words with this beginning.

        A stem is shorter than its words, so the search starts a little before the beginning.
        """
        first = self._shards.place(prefix[: max(2, len(prefix) - 3)])
        start = self._shards.place(prefix)
        last = self._shards.place(prefix + "\uffff")
        for number in range(max(first, start - 1), min(last, start + PREFIX_SHARDS - 1) + 1):
            for group in self._shard(number).values():
                if any(form.startswith(prefix) for form in group.forms):
                    yield group

    def words_like(self, form: str, edits: int) -> list[str]:
        """Return the words that a misspelt one may mean, sorted."""
        if not self._backward.count:
            return self._words(self._forward, 0)
        length = max(SHORTEST_PIECE, (len(form) - 1) // 2 if edits == 1 else len(form) // 3)
        words: set[str] = set()
        pieces = ((self._forward, form[:length]), (self._backward, form[::-1][:length]))
        for listing, piece in pieces:
            first = listing.place(piece)
            last = listing.place(piece + "\uffff")
            for number in range(first, min(last, first + WORD_FILES - 1) + 1):
                words.update(self._words(listing, number))
        return sorted(words, key=utf16_key)

    def facts(self, document: int) -> list[Any]:
        """Return id, title, URL, description, category, sections, the text's file, and answers."""
        chunk = self.manifest["chunk"]
        facts: list[list[Any]] = self._file(self._facts.name(document // chunk), json.loads)
        return facts[document % chunk]

    def texts(self, file: str) -> list[ByMarket]:
        """Return the plain text of each section."""
        return self._file(file, json.loads)

    def ids(self) -> dict[str, int]:
        """Return id → number of all documents."""
        lines = self._file(self.manifest["ids"], _lines)
        return {line: number for number, line in enumerate(lines)}

    def _shard(self, number: int) -> dict[str, TermGroup]:
        if number >= self._shards.count:
            return {}
        return self._file(self._shards.name(number), _by_stem)

    def _words(self, listing: Listing, number: int) -> list[str]:
        return self._file(listing.name(number), _lines) if listing.count else []

    def _file(self, name: str, parse: Callable[[bytes], Parsed]) -> Parsed:
        if name not in self._cache:
            try:
                self._cache[name] = parse(zlib.decompress(self._read(f"{self._folder}{name}.kb")))
            except (OSError, ValueError, zlib.error) as error:
                raise SearchError(
                    f"Index file {name} cannot be read", "Run: kbgen build"
                ) from error
        parsed: Parsed = self._cache[name]
        return parsed


def _by_stem(data: bytes) -> dict[str, TermGroup]:
    return {group.stem: group for group in decode(data)}


def _lines(data: bytes) -> list[str]:
    text = data.decode()
    return text.split("\n") if text else []
