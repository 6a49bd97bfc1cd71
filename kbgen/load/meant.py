"""Suggests a file for a broken path."""

import unicodedata
from collections.abc import Iterable
from functools import cached_property
from posixpath import basename, dirname, relpath

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.article import Article, Slot
from kbgen.model.resolve import content_path
from kbgen.model.source import SourceFile
from kbgen.text import Choice, Suggestions, closest
from kbgen.urls import same_file


def from_root(article: Article, slot: Slot) -> Diagnostic:
    """Report a path from the root that leads to a file, with the path to write instead."""
    source = article.source
    path = relpath(content_path(source, slot.target), dirname(source.path))
    what = "Image" if slot.is_image else "Link"
    message = f"{what} `{slot.target}` starts at the root; it is read as `{path}`"
    hint = f"Write `{path}`; `kbgen check --fix` does it."
    return problem("KB225", Span(path=source.project_path, line=slot.line), message, hint)


class Files:
    """Content paths to suggest for a link."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = paths
        self._choices: dict[str, Choice] = {}
        self.suggestions = Suggestions()
        """Of the current article: limits how often all names are compared."""

    def did_you_mean(self, source: SourceFile, target: str) -> str:
        """Return "Did you mean …?" with a path as it would be written in the source, or nothing."""
        written = content_path(source, target)
        near = self._near(written) if self.suggestions.take() else None
        if near is None:
            return ""
        meant = relpath(near, dirname(source.path))
        if unicodedata.normalize("NFC", meant) == unicodedata.normalize("NFC", target):
            return ""  # suggesting the same text does not help
        is_case = same_file(near) == same_file(written)
        return f"Did you mean `{meant}`?{' Only the case differs.' if is_case else ''}"

    def _near(self, written: str) -> str | None:
        """Return a path that differs only in case, else one with the same or a similar name."""
        folder, name = f"{written.partition('/')[0]}/", basename(written)
        named = self._by_name.get(same_file(name), ())
        same = [path for path in named if same_file(path) == same_file(written)]
        same = same or [path for path in named if path.startswith(folder)]
        if same:
            return closest(written, same) or same[0]
        for place in (f"{dirname(written)}/", folder):
            if near := self._names(place).closest(name):
                paths = [p for p in self._by_name[same_file(near)] if p.startswith(place)]
                return min(paths, key=lambda path: (basename(path) != near, path.count("/")))
        return None

    def _names(self, place: str) -> Choice:
        """Return the names of the files in a folder; in a locale's, of all below it."""
        if place not in self._choices:
            is_locale = place.count("/") == 1
            self._choices[place] = Choice(
                basename(path)
                for path in self._sorted
                if path.startswith(place) and (is_locale or dirname(path) + "/" == place)
            )
        return self._choices[place]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._paths)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        by_name: dict[str, list[str]] = {}
        for path in self._sorted:
            by_name.setdefault(same_file(basename(path)), []).append(path)
        return by_name
