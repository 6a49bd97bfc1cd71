"""Snippets: texts that several articles include, `content/_snippets/<locale>/<name>.md`."""

import re
from collections.abc import Mapping
from pathlib import Path

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.digest import digest
from kbgen.files import read_text, unreadable
from kbgen.frontmatter import split
from kbgen.load.scan import Scan, snippet_path_name
from kbgen.model.locale import Locale
from kbgen.model.names import snippet_name
from kbgen.model.source import Source

_INCLUDE = re.compile(r"^[> \t*\d.-]*(?::{3,}|/{3,})[ \t]*include\b[ \t|]*([^\n{]*)", re.MULTILINE)


def included(text: str) -> tuple[str, ...]:
    """Return the names of the snippets that a text may include, each once."""
    if "include" not in text:
        return ()
    names = (snippet_name(found.strip("[]\"' \t")) for found in _INCLUDE.findall(text))
    return tuple(dict.fromkeys(names))


class Snippets:
    """The snippets of a project; a locale that has none of a name takes its fallback's."""

    def __init__(self, project: Project, scan: Scan) -> None:
        self._project = project
        self.diagnostics: list[Diagnostic] = []
        self._texts: dict[Locale, dict[str, str]] = {}
        for path, locale in scan.snippets:
            name = snippet_path_name(path)
            text = self._read(project.content, path)
            if text is not None:
                self._texts.setdefault(locale, {})[name] = text
        self._all = {locale: self._of(locale) for locale in project.locales}

    def _read(self, content: Path, path: str) -> str | None:
        try:
            text = read_text(content / path)
        except OSError as error:
            self.diagnostics.append(unreadable(f"content/{path}", error))
            return None
        parts = split(text)
        return parts.body if parts else text

    def _of(self, locale: Locale) -> Mapping[str, str]:
        chain = (*reversed(self._project.fallbacks(locale)), locale)
        return {name: text for one in chain for name, text in self._texts.get(one, {}).items()}

    def needed(self, names: tuple[str, ...], locale: Locale) -> tuple[tuple[str, str], ...]:
        """Return name and text of those snippets that are there, and of all that they include."""
        texts = self._all[locale]
        open_names, found = list(names), dict[str, str]()
        while open_names:
            name = open_names.pop()
            if name in texts and name not in found:
                found[name] = texts[name]
                open_names += included(texts[name])
        return tuple(sorted(found.items()))

    def given(self, source: Source) -> tuple[Source, tuple[str, ...]]:
        """Return a file that was read with the snippets it needs, and the names in it."""
        if b"include" not in source.data:
            return source, ()
        names = included(source.data.decode("utf-8", "replace"))
        snippets = self.needed(names, source.file.locale)
        return source._replace(snippets=snippets), names

    def key(self, names: tuple[str, ...], locale: Locale) -> str:
        """Return a digest of what `needed` returns."""
        return digest(self.needed(names, locale)) if names else ""
