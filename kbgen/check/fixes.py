"""`--fix`: makes the changes that are certain, and no others."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import basename, dirname, relpath
from typing import NamedTuple
from urllib.parse import quote, unquote

from kbgen import frontmatter
from kbgen.check import suggested_answers, typography
from kbgen.check.aliases import add_alias
from kbgen.check.dead_paths import certain_moves
from kbgen.check.edit import Lines
from kbgen.check.prose import Prose, read_prose
from kbgen.check.published import Published, alias_of, find_gone
from kbgen.check.rule import Checked, Written
from kbgen.check.signs import Habits
from kbgen.errors import KbgenError
from kbgen.model.article import Article, Slot
from kbgen.model.resolve import content_path, find_asset, resolve
from kbgen.moved import DeadPath
from kbgen.urls import same_file

#: What ends an address in Markdown, or means something in one.
_RESERVED = re.compile(r"[\s%#?()<>\\\[\]]")
_PATH = re.compile(r"[^?#]+")
#: Number of a line, its text before (None: the line was added) and after.
_LineChange = tuple[int, str | None, str]
#: Changes or adds lines; yields each.
Edit = Callable[[Lines], Iterator[_LineChange]]


class Change(NamedTuple):
    """A line that was changed."""

    path: str
    """As diagnostics show it."""
    line: int
    before: str | None
    """None: the line was added."""
    after: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:"
        old = "" if self.before is None else f"{place} - {self.before}\n"
        return f"{old}{place} + {self.after}"


def fix(
    checked: Checked, published: Published | None = None, dead: Iterable[DeadPath] = ()
) -> tuple[Change, ...]:
    """Edit the files where the fix is certain; return the changes.

    dead: addresses without a page, which get an alias where it is certain what they mean.

    Raises KbgenError when a file cannot be written.
    """
    done: list[Change] = []
    for article, edit in (*_article_edits(checked, published), *_moves(checked, dead)):
        done += _apply(checked.project.content, article, edit)
    return tuple(done)


def _apply(content: Path, article: Article, edit: Edit) -> list[Change]:
    try:
        lines = Lines(content / article.source.path)
    except (OSError, UnicodeDecodeError):
        return []  # it changed since it was read: the check that follows reports why
    changes = [Change(article.source.project_path, *changed) for changed in edit(lines)]
    try:
        if changes:
            lines.write()
    except OSError as error:
        reason = error.strerror or str(error)
        raise KbgenError(f"{article.source.project_path} cannot be written: {reason}") from error
    return changes


def _article_edits(checked: Checked, published: Published | None) -> Iterator[tuple[Article, Edit]]:
    goals = _Goals(checked)
    habits = typography.habits_of(checked) if typography.is_on(checked) else {}
    for article in (*checked.articles, *checked.beside):
        written = checked.written(article.source.path)
        # A snippet's links are relative to the article that includes it.
        slots = article.links if article.source.path in checked.site.by_path else ()
        links = {slot.target: goals.of_link(article, slot) for slot in slots}
        pieces = list(_replacements(written, links)) if any(links.values()) else []
        if article.locale in habits:
            pieces += _typography(article, read_prose(written), habits[article.locale])
        if pieces:
            yield article, _rewrite(written, sorted(pieces))
    for article in checked.articles:
        for target in article.meta.related:
            if goal := goals.of_article(article, target):
                yield article, _related(article, target, goal)
    yield from _answer_edits(checked)
    for gone in find_gone(checked.site, published) if published else ():
        if alias_of(gone) and gone.article is not None:
            yield gone.article, _alias(alias_of(gone))


def _moves(checked: Checked, dead: Iterable[DeadPath]) -> Iterator[tuple[Article, Edit]]:
    for move in certain_moves(checked.site, checked.project.config.site.url, dead):
        if move.article is not None:
            yield move.article, _alias(move.alias)


def _answer_edits(checked: Checked) -> Iterator[tuple[Article, Edit]]:
    """Yield the lines that name intents, where the project asks for suggestions."""
    rule = suggested_answers.RULE
    if checked.project.config.check.rules.get(rule.name, "off") != "off":
        for article, names in suggested_answers.suggestions(checked):
            yield article, _answers(suggested_answers.line_for(names))


class _Goals:
    """Finds the right path for a broken link, where it is certain."""

    def __init__(self, checked: Checked) -> None:
        self._site = checked.site
        self._files = checked.files
        self._named: dict[tuple[str, str], list[str]] = {}
        """Articles by the folder of the locale and the file's name."""
        self._alike: dict[str, list[str]] = {}
        """Articles and files by their path regardless of case."""
        for path in checked.site.by_path:
            self._named.setdefault((path.partition("/")[0], basename(path)), []).append(path)
        for path in (*checked.site.by_path, *checked.files):
            self._alike.setdefault(same_file(path), []).append(path)

    def of_link(self, article: Article, slot: Slot) -> str:
        """Return the right path for a link, an image or a file; empty if none is certain."""
        if not slot.target:
            return ""
        if slot.kind == "link":
            return self.of_article(article, slot.target)
        path = content_path(article.source, slot.target)
        there = find_asset(self._site, article.source, slot.target, article.locale)
        if there or path in self._files:
            return self._relative(article, path) if slot.target.startswith("/") else ""
        return self._spelled(article, path)

    def of_article(self, article: Article, target: str) -> str:
        path = content_path(article.source, target)
        if resolve(self._site, article.source, target, article.locale) is not None:
            return self._relative(article, path) if target.startswith("/") else ""
        if spelled := self._spelled(article, path) or self._spelled(article, f"{path}.md"):
            return spelled
        name = basename(path)
        if not name.endswith(".md") or name == "index.md" or path in self._site.absences:
            return ""
        there = self._named.get((path.partition("/")[0], name), [])
        return self._relative(article, there[0]) if len(there) == 1 else ""

    def _spelled(self, article: Article, path: str) -> str:
        """Return the path of the one file that differs only in case or in how accents are coded."""
        there = self._alike.get(same_file(path), [])
        return self._relative(article, there[0]) if len(there) == 1 else ""

    def _relative(self, article: Article, path: str) -> str:
        return relpath(path, dirname(article.source.path))


class _Replacement(NamedTuple):
    """A piece of a file and its new text."""

    start: int
    end: int
    text: str


def _replacements(written: Written, goals: Mapping[str, str]) -> tuple[_Replacement, ...]:
    """Return the places of broken addresses. goals: target → path, percent-decoded.

    An address that a snippet or a tag holds is not among them.
    """
    replacements = set()
    for place in (*written.outline.links, *written.outline.images):
        address = written.text[place.address_start : place.address_end]
        path = _PATH.match(address)
        goal = goals.get(unquote(path[0]), "") if path else ""
        if path and goal and not place.is_html:
            text = _RESERVED.sub(lambda char: quote(char[0], safe=""), goal)
            replacements.add(
                _Replacement(place.address_start, place.address_start + path.end(), text)
            )
    return tuple(sorted(replacements))


def _typography(article: Article, prose: Prose, habits: Habits) -> Iterator[_Replacement]:
    for piece, sign in typography.signs_of(article, prose, habits):
        if piece.start >= 0:
            yield _Replacement(piece.start + sign.start, piece.start + sign.end, sign.new)


def _rewrite(written: Written, replacements: Iterable[_Replacement]) -> Edit:
    """Make replacements in one go: their places are those of the file as it was read."""

    def edit(lines: Lines) -> Iterator[_LineChange]:
        if lines.text != written.text:
            return  # it changed since it was read: the check that follows reports why
        shifts = Counter[int]()
        for start, end, text in replacements:
            number, column = written.lines.line_and_column(start)
            before = lines.line(number)
            at = column - 1 + shifts[number]
            after = before[:at] + text + before[at + end - start :]
            shifts[number] += len(text) - (end - start)
            lines.replace(number, after)
            yield number, before, after

    return edit


def _alias(alias: str) -> Edit:
    add = add_alias(alias)

    def edit(lines: Lines) -> Iterator[_LineChange]:
        if changed := add(lines):
            yield changed

    return edit


def _answers(line: str) -> Edit:
    def edit(lines: Lines) -> Iterator[_LineChange]:
        parts = frontmatter.split(lines.text)
        if parts is not None and parts.kind == "yaml":
            closing = parts.body_line - 1
            lines.insert(closing, line)
            yield closing, None, line

    return edit


def _related(article: Article, target: str, goal: str) -> Edit:
    entry = re.compile(rf"(^|[\s\[,\"'])({re.escape(target)})(?=$|[\s\],\"'])")

    def edit(lines: Lines) -> Iterator[_LineChange]:
        first = article.meta.line("related")
        for number in range(first, len(lines) + 1):
            text = lines.line(number)
            is_over = text.rstrip() in {"---", "..."} or (number > first and text[:1].isalpha())
            if is_over:
                return
            if found := entry.search(text):
                after = text[: found.start(2)] + goal + text[found.end(2) :]
                lines.replace(number, after)
                yield number, text, after
                return

    return edit
