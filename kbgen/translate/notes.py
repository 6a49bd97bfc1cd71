"""What translators should know about a text: its values as readers see them, and the glossary."""

from collections.abc import Iterator, Mapping

from kbgen.config import Project
from kbgen.config.glossary import read_glossary
from kbgen.errors import KbgenError
from kbgen.i18n import Values
from kbgen.model.locale import Locale
from kbgen.model.policy import written_references
from kbgen.translate.entries import Note
from kbgen.translate.parts import Parts, written


class Notes:
    """Makes the notes of a job."""

    def __init__(self, values: Values, locale: Locale, glossary: Mapping[str, str]) -> None:
        """glossary: term → what to write for it."""
        self._values = values
        self._locale = locale
        self._glossary = {term.casefold(): (term, word) for term, word in glossary.items()}

    def __call__(self, parts: Parts) -> Iterator[Note]:
        text = written(parts)
        seen = set[str]()
        for _, _, reference in written_references(text):
            if str(reference) not in seen and not self._values.wrong(reference)[0]:
                shown, _others = self._values.by_market(reference, self._locale)
                yield Note("value", f"{reference} = {' '.join(shown.split())}")
            seen.add(str(reference))
        folded = text.casefold()
        for key, (term, word) in self._glossary.items():
            if key in folded:
                yield Note("glossary", f"{term} = {word}")


def read_words(project: Project, locale: Locale) -> dict[str, str]:
    """Return term → word for a locale, of `content/glossary.toml`; empty without the file.

    Raises KbgenError for a file that does not parse.
    """
    glossary, findings = read_glossary(project)
    for finding in findings:
        raise KbgenError(
            f"{finding.span.path}:{finding.span.line}: {finding.message}", finding.hint
        )
    return glossary.words_of(locale)
