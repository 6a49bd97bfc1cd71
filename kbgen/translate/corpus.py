"""Everything of a project that is translated, with what is known of its translations."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kbgen.markdown import HtmlPolicy, Rules, compile_article
from kbgen.model.locale import Locale
from kbgen.model.names import is_to_translate
from kbgen.model.outline import Outline
from kbgen.model.source import SourceFile
from kbgen.translate.catalogues import read_strings
from kbgen.translate.document import FRONT, Document, File, Kind, Section, read_document
from kbgen.translate.earlier import EarlierTexts
from kbgen.translate.lock import Entry, Lock, Place
from kbgen.translate.pairing import SectionPair, pair_sections, pair_units
from kbgen.translate.settings import read_settings
from kbgen.translate.tables import read_toml

#: Name of the content folder.
CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The documents of a project."""

    root: Path
    """Of the project."""
    locales: tuple[Locale, ...]
    """Those that are translated into."""
    sources: Mapping[tuple[str, Locale], Callable[[], Document]]
    """Id and locale → its source, for every locale but the source's own."""
    translations: Mapping[tuple[str, Locale], Callable[[], Document]]
    order: Mapping[str, tuple[object, ...]]
    """Sort key of each id: what matters most comes first."""
    lock: Lock
    earlier: EarlierTexts
    reader: "Reader"

    @property
    def content(self) -> Path:
        return self.root / CONTENT

    def ids(self, locale: Locale) -> list[str]:
        """Return what is to be translated into a locale, the most important first."""
        listed = [one for one, tag in self.sources if tag == locale]
        return sorted(listed, key=lambda one: (self.order.get(one, (1,)), one))

    def pair(self, document: str, locale: Locale) -> "DocumentPair":
        read = self.translations.get((document, locale))
        translation = read() if read else None
        if translation and _is_to_translate(translation):
            translation = None
        return DocumentPair(
            corpus=self,
            id=document,
            locale=locale,
            source=self.sources[document, locale](),
            translation=translation,
        )

    def pairs(self, locale: Locale) -> "Iterator[DocumentPair]":
        return (self.pair(document, locale) for document in self.ids(locale))


@dataclass(frozen=True, kw_only=True)
class DocumentPair:
    """A document and its translation into one locale."""

    corpus: Corpus
    id: str
    locale: Locale
    source: Document
    translation: Document | None

    def entry(self, section: str) -> Entry | None:
        return self.corpus.lock.get(Place(self.id, self.locale.tag, section))

    @property
    def is_marked(self) -> bool:
        """Whether anything is known of what the translation was made from."""
        return any(self.entry(section.name) for section in self.source.sections)

    def sections(self) -> tuple[SectionPair, ...]:
        """Return the sections of the source with their translations, in order."""
        there = pair_sections(self.source, self.translation) if self.translation else {}
        texts: Mapping[str, str] | None = None
        pairs = []
        for section in self.source.sections:
            former, entry = None, self.entry(section.name)
            is_stale = is_outdated(entry, section) and not self.source.is_minor
            if entry and is_stale:
                texts = self.corpus.earlier.read(self.id) if texts is None else texts
                text = texts.get(entry.source)
                former = (
                    None
                    if text is None
                    else self.corpus.reader.section(self.source, section.name, text)
                )
            pairs.append(pair_units(section, there.get(section.name), former, is_stale=is_stale))
        return tuple(pairs)


def _is_to_translate(document: Document) -> bool:
    """Tell whether a file holds nothing but the source, to be translated."""
    is_table = document.path.endswith(".toml") and document.kind is Kind.TEXT
    return is_to_translate(document.text) or (is_table and not document.sections)


def is_outdated(entry: Entry | None, section: Section) -> bool:
    """Tell whether a section of the source is not the one that was translated."""
    return entry is not None and entry.source != section.digest


class Reader:
    """Reads texts of documents, with the notes for support staff in them."""

    def __init__(self, *, html: bool) -> None:
        """html: whether the project keeps raw HTML."""
        self._rules = Rules(HtmlPolicy(keep=html), agent=True)

    def outline(self, text: str, path: str, locale: Locale) -> Outline:
        source = SourceFile(path=path, locale=locale, digest="")
        return compile_article(source, text, self._rules).draft.outline(text)

    def document(self, document: Document, text: str) -> Document:
        """Read another text of a document."""
        path, locale = document.path, document.locale
        if document.kind is Kind.SETTINGS:
            return read_settings(path, text, locale, is_default=False)
        if document.kind is Kind.CATALOGUE:
            return read_strings(document.id.partition("/")[2], locale, path, text)
        if path.endswith(".toml"):
            return read_toml(document.id, locale, path, text)
        outline = self.outline(text, path, locale)
        file = File(document.id, document.title, locale, path, text, outline)
        return read_document(file)

    def section(self, document: Document, name: str, text: str) -> Section:
        """Read a section of an earlier source."""
        body = text if name == FRONT else f"\n{text}"
        sections = self.document(document, body).sections
        chosen = [one for one in sections if (one.name == FRONT) == (name == FRONT)]
        units = tuple(unit for section in chosen for unit in section.units)
        return Section(name, "", 0, True, 0, len(body), text, "", units)
