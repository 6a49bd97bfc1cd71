"""The steps of a build that other processes can take."""

import marshal
from dataclasses import fields, replace
from typing import NamedTuple
from zlib import crc32

from kbgen import load
from kbgen.build.cache import Result
from kbgen.build.runner import Stage
from kbgen.diagnostics import Diagnostic
from kbgen.digest import digest
from kbgen.i18n import Values
from kbgen.markdown import Rules, compile_article
from kbgen.model.article import Section
from kbgen.model.artifact import Artifact
from kbgen.model.by_market import FOR, ByMarket
from kbgen.model.locale import Locale
from kbgen.model.page import Page, PageContext
from kbgen.model.policy import OPEN
from kbgen.model.search import IndexFiles, LearnedWord, SearchCorpus, SearchText, SegmentTask
from kbgen.model.source import Source, SourceFile
from kbgen.render import render_page
from kbgen.search import build_index, passages_file, segment
from kbgen.themes import ThemeFiles

#: What begins a policy value, and a text for some markets, as marshal writes them.
_OPEN, _FOR = OPEN.encode(), FOR.encode()


class Unread(NamedTuple):
    """An unchanged file: it is read only if its result is missing from the cache."""

    file: SourceFile
    snippets: tuple[tuple[str, str], ...]
    """As in `Source`."""


def _compile(rules: Rules, source: Source) -> Result:
    """Return an article, its HTML, texts and outline as blobs; or the reason why there is none."""
    text = load.decode(source)
    if isinstance(text, Diagnostic):
        return Result(text)
    article, body, draft = compile_article(source.file, text, rules, source.snippets)
    # marshal: bodies are strings in tuples, and most of what travels.
    sections = tuple(map(tuple, body.sections))
    return Result(article, marshal.dumps(body.html), marshal.dumps(sections), draft.pack())


def _compile_key(rules: Rules, source: Unread | Source) -> str:
    return digest(rules, source.file.path, source.file.digest, source.snippets)


COMPILE: Stage[Rules, Unread | Source] = Stage("compile", 8, _compile, _compile_key)


class TextKey(NamedTuple):
    """The words of an article, its text by the digest of its passages."""

    title: str
    keywords: tuple[str, ...]
    asked: tuple[tuple[int, tuple[str, ...]], ...]
    learned: tuple[LearnedWord, ...]
    headings: tuple[str, ...]
    passages: str


class SegmentPlan(NamedTuple):
    """A segment of a search index before its texts are fetched."""

    settings: SegmentTask
    """Without texts."""
    articles: tuple[str, ...]
    """Keys of the compiled articles."""
    texts: tuple[TextKey, ...]


def _segment(_shared: int, task: SegmentTask) -> Result:
    return Result(None, segment(task))


SEGMENT: Stage[int, SegmentPlan] = Stage(
    "segment",
    2,
    _segment,
    lambda _, plan: digest(plan.settings, plan.texts),
    lambda task: len(task.texts),
)


def sections_of(blob: bytes) -> tuple[Section, ...]:
    return tuple(Section(*section) for section in marshal.loads(blob))  # noqa: S302  # our own file


def with_values(blob: bytes, values: Values, locale: Locale) -> bytes:
    """Return the texts of an article with its policy values."""
    if _OPEN not in blob and _FOR not in blob:
        return blob
    return marshal.dumps(tuple(map(tuple, values.sections(sections_of(blob), locale))))


def passages_of(blob: bytes, values: Values, locale: Locale) -> tuple[ByMarket, ...]:
    """Return the texts of an article that search shows."""
    sections = sections_of(blob)
    if _OPEN not in blob and _FOR not in blob:
        return tuple(section.text for section in sections)
    return values.passages(sections, locale)


def segment_task(plan: SegmentPlan, blobs: dict[str, bytes], values: Values) -> SegmentTask:
    """Return the task with its texts."""
    locale = plan.settings.locale
    texts = tuple(
        SearchText(
            title=words.title,
            keywords=words.keywords,
            asked=words.asked,
            learned=words.learned,
            sections=sections_of(with_values(blobs[key], values, locale)),
        )
        for key, words in zip(plan.articles, plan.texts, strict=True)
    )
    return replace(plan.settings, texts=texts)


class JoinTask(NamedTuple):
    """The segments of a locale's index, to be joined."""

    corpus: SearchCorpus
    have: frozenset[str]
    """Paths of files that exist already."""


def join_task(_format: int, task: JoinTask) -> IndexFiles:
    return build_index(task.have, task.corpus)


class PageTask(NamedTuple):
    """A page, and the body that it shows."""

    page: Page
    body: bytes


def render_task(files: ThemeFiles, task: PageTask) -> Artifact:
    html: tuple[str, ...] = marshal.loads(task.body) if task.body else ()  # noqa: S302  # our own file
    return render_page(files, task.page.with_body(html))


class PassagesTask(NamedTuple):
    """An article's texts for search."""

    path: str
    passages: tuple[ByMarket, ...]


def passages_task(_shared: int, task: PassagesTask) -> Artifact:
    return Artifact(task.path, passages_file(task.passages))


#: The inputs of a page, in the order of `page_key`'s bytes.
FIELDS = (*(field.name for field in fields(PageContext)), "links of the text", "text")


def page_key(files: ThemeFiles, page: Page, body: str) -> tuple[str, bytes]:
    """Return a digest of all that a page is made from, and a byte for each of `FIELDS`.

    body: digest of the article that it shows.
    """
    context = page.context
    parts = [repr(getattr(context, name)).encode("utf-8", "surrogatepass") for name in FIELDS[:-2]]
    parts += [repr(page.fills).encode("utf-8", "surrogatepass"), body.encode()]
    return digest(files.digest, b"\0".join(parts)), bytes(crc32(part) & 255 for part in parts)


def why(before: bytes, now: bytes) -> str:
    """Name the fields of which a page's bytes differ."""
    names = [name for name, old, new in zip(FIELDS, before, now, strict=False) if old != new]
    return f"changed: {', '.join(names)}" if names else "changed: the theme"
