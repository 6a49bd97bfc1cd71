"""`--fix`: what is certain is changed; everything else stays as it was written."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from posixpath import basename, dirname, relpath
from typing import NamedTuple
from urllib.parse import quote

from kbgen.check.aliases import add_alias
from kbgen.check.edit import Lines
from kbgen.check.outside_code import lines_outside_code, without_code
from kbgen.check.published import Published, alias_of, find_gone
from kbgen.check.rule import Checked
from kbgen.errors import KbgenError
from kbgen.model.article import Article, Slot
from kbgen.model.resolve import content_path, find_asset, resolve
from kbgen.urls import same_file

#: What ends an address in Markdown, or means something in one.
_RESERVED = re.compile(r"[\s%#?()<>\\\[\]]")
#: Changes one line, or adds one; returns its number and (before, after), or None: it did nothing.
Mend = Callable[[Lines], "tuple[int, str | None, str] | None"]


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


def fix(checked: Checked, published: Published | None = None) -> tuple[Change, ...]:
    """Mend what is certain, in the files; return what was changed.

    Raises KbgenError when a file cannot be written.
    """
    done: list[Change] = []
    for article, mend in _mends(checked, published):
        change = _apply(checked.project.content, article, mend)
        if change is not None:
            done.append(change)
    return tuple(done)


def _apply(content: Path, article: Article, mend: Mend) -> Change | None:
    try:
        lines = Lines(content / article.source.path)
    except (OSError, UnicodeDecodeError):
        return None  # it changed since it was read: the check that follows says why
    changed = mend(lines)
    if changed is None:
        return None
    try:
        lines.write()
    except OSError as error:
        reason = error.strerror or str(error)
        raise KbgenError(f"{article.source.project_path} cannot be written: {reason}") from error
    return Change(article.source.project_path, *changed)


def _mends(checked: Checked, published: Published | None) -> Iterator[tuple[Article, Mend]]:
    goals = _Goals(checked)
    for article in checked.articles:
        for slot in article.links:
            goal = goals.of_link(article, slot)
            if goal:
                yield article, _link(slot.line, slot.target, goal)
        for target in article.meta.related:
            if goal := goals.of_article(article, target):
                yield article, _related(article, target, goal)
    for gone in find_gone(checked.site, published) if published else ():
        if alias_of(gone) and gone.article is not None:
            yield gone.article, add_alias(alias_of(gone))


class _Goals:
    """Knows how a link that leads nowhere is to be written, where that is certain."""

    def __init__(self, checked: Checked) -> None:
        self._site = checked.site
        self._files = checked.files
        self._named: dict[tuple[str, str], list[str]] = {}
        """Articles by the folder of the locale and the file's name."""
        self._alike: dict[str, list[str]] = {}
        """Articles and files by what is left when case does not count."""
        for path in checked.site.by_path:
            self._named.setdefault((path.partition("/")[0], basename(path)), []).append(path)
        for path in (*checked.site.by_path, *checked.files):
            self._alike.setdefault(same_file(path), []).append(path)

    def of_link(self, article: Article, slot: Slot) -> str:
        """Return the path that a link, an image or a file is to have; empty: nothing is certain."""
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


def _link(line: int, target: str, goal: str) -> Mend:
    pattern = _pattern(r"(\]\(\s*<?)", target)
    definition = _pattern(r"(^[\s>]*\[[^\]]+\]:\s*<?)", target)

    def mend(lines: Lines) -> tuple[int, str | None, str] | None:
        prose = dict(lines_outside_code(lines.text))
        for number in range(line, len(lines) + 1):
            if number not in prose or not prose[number].strip():
                break
            if changed := _put(lines, number, pattern, goal):
                return changed
        for number in prose:
            if changed := _put(lines, number, definition, goal):
                return changed
        return None

    return mend


def _pattern(before: str, target: str) -> re.Pattern[str]:
    spellings = "|".join(map(re.escape, {target, quote(target), quote(target, safe="/()")}))
    return re.compile(f"{before}({spellings})(?=[#?>)\\s]|$)")


def _put(
    lines: Lines, number: int, pattern: re.Pattern[str], goal: str
) -> tuple[int, str | None, str] | None:
    before = lines.line(number)
    found = pattern.search(without_code(before))
    if found is None:
        return None
    written = _RESERVED.sub(lambda char: quote(char[0], safe=""), goal)
    after = before[: found.start(2)] + written + before[found.end(2) :]
    lines.replace(number, after)
    return number, before, after


def _related(article: Article, target: str, goal: str) -> Mend:
    entry = re.compile(rf"(^|[\s\[,\"'])({re.escape(target)})(?=$|[\s\],\"'])")

    def mend(lines: Lines) -> tuple[int, str | None, str] | None:
        first = article.meta.line("related")
        for number in range(first, len(lines) + 1):
            text = lines.line(number)
            is_over = text.rstrip() in {"---", "..."} or (number > first and text[:1].isalpha())
            if is_over:
                return None
            if found := entry.search(text):
                after = text[: found.start(2)] + goal + text[found.end(2) :]
                lines.replace(number, after)
                return number, text, after
        return None

    return mend
