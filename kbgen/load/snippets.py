"""Snippets: texts that several articles include, `content/_snippets/<locale>/<name>.md`."""

from collections.abc import Mapping
from pathlib import Path

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.digest import digest
from kbgen.files import read_text, unreadable
from kbgen.load.scan import Scan, snippet_path_name
from kbgen.load.source import decode
from kbgen.model.locale import Locale
from kbgen.model.names import is_to_translate
from kbgen.model.source import Source


class Snippets:
    """The snippets of a project; a locale without one uses that of its fallback."""

    def __init__(self, project: Project, scan: Scan) -> None:
        self._project = project
        self._html = project.config.markdown.html == "sanitise"
        self.diagnostics: list[Diagnostic] = []
        self._texts: dict[Locale, dict[str, str]] = {}
        self._includes: dict[str, tuple[str, ...]] = {}
        """Names of the snippets that a snippet includes, by its text."""
        for path, locale in scan.snippets:
            name = snippet_path_name(path)
            text = self._read(project.content, path)
            if text is not None and not is_to_translate(text):
                self._texts.setdefault(locale, {})[name] = text
                self._includes[text] = _included(text, html=self._html)
        self._all = {locale: self._of(locale) for locale in project.locales}

    def _read(self, content: Path, path: str) -> str | None:
        try:
            text = read_text(content / path)
        except OSError as error:
            self.diagnostics.append(unreadable(f"content/{path}", error))
            return None
        return _body(text)

    def _of(self, locale: Locale) -> Mapping[str, str]:
        chain = (*reversed(self._project.fallbacks(locale)), locale)
        return {name: text for place in chain for name, text in self._texts.get(place, {}).items()}

    def needed(self, names: tuple[str, ...], locale: Locale) -> tuple[tuple[str, str], ...]:
        """Return name and text of those snippets that exist, and of all that they include."""
        texts = self._all[locale]
        open_names, needed = list(names), dict[str, str]()
        while open_names:
            name = open_names.pop()
            if name in texts and name not in needed:
                needed[name] = texts[name]
                open_names += self._includes[texts[name]]
        return tuple(sorted(needed.items()))

    def included(self, source: Source) -> tuple[str, ...]:
        """Return the names of the snippets that a file includes, each once."""
        if b"include" not in source.data.lower():
            return ()
        text = decode(source)
        if isinstance(text, Diagnostic):
            return ()  # reported when it is compiled
        return _included(_body(text), html=self._html)

    def with_snippets(self, source: Source) -> tuple[Source, tuple[str, ...]]:
        """Return a source with the snippets that it needs, and the names that it includes."""
        names = self.included(source)
        snippets = self.needed(names, source.file.locale)
        return source._replace(snippets=snippets), names

    def key(self, names: tuple[str, ...], locale: Locale) -> str:
        """Return a digest of what `needed` returns."""
        return digest(self.needed(names, locale)) if names else ""


# A build that has nothing to do does not load what reads articles: a third of its time.


def _body(text: str) -> str:
    from kbgen.frontmatter import split

    parts = split(text)
    return parts.body if parts else text


def _included(body: str, *, html: bool) -> tuple[str, ...]:
    from kbgen.markdown import included

    return included(body, html=html)
