"""Golden searches: what must be found, and at which rank it was last.

`content/golden.toml` holds tables `[[search]]` with `query`, `locale`, `expect` (an article's id),
`within` (the worst rank that is good enough; 1 unless said), `section` (the anchor that the hit
must lead to; empty: the top of the article; left out: either) and `rank`, which kbgen writes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.errors import KbgenError
from kbgen.files import LARGEST_TEXT, read_bytes, unusable
from kbgen.model.locale import Locale
from kbgen.model.names import nfc
from kbgen.search.multilingual import SiteSearcher
from kbgen.search.reader import Read
from kbgen.text import did_you_mean, ordinal
from kbgen.toml import check_limits

#: Lower ranks are treated as not found, as readers do not look that far.
LIMIT = 10
_KEYS = {"query": str, "locale": str, "expect": str, "section": str, "within": int, "rank": int}
_REQUIRED = ("query", "locale", "expect")
_MARK = "\ufeff"
_TABLE = re.compile(r"^\s*\[\[\s*search\s*\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A search and the article it must find."""

    query: str
    locale: Locale
    expect: str
    within: int
    rank: int | None
    """As last accepted."""
    line: int
    section: str | None = None
    """Anchor that the hit must lead to; empty: the top of the article; None: either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenResult:
    golden: Golden
    rank: int | None
    """The current one; None: not among the first ten."""
    first: str | None
    """Id of the first hit."""
    unknown: str | None = None
    """A suggestion, perhaps empty, if the article does not exist; None: it exists."""
    section: str = ""
    """Anchor that the hit leads to; empty: the top of the article."""
    anchors: tuple[str, ...] = ()
    """All anchors of the article that a hit can lead to."""

    @property
    def ranks_well(self) -> bool:
        """Whether the rank is good enough, and no worse than the accepted one."""
        accepted = self.golden.rank or self.golden.within
        return self.rank is not None and self.rank <= min(self.golden.within, accepted)

    @property
    def is_good(self) -> bool:
        """Whether the article ranks well, and the hit leads to the right place in it."""
        return self.ranks_well and self.golden.section in (None, self.section)

    def diagnostic(self, path: str) -> Diagnostic:
        golden = self.golden
        rank = f"ranks {ordinal(self.rank)}" if self.rank else f"is not among the first {LIMIT}"
        before = (
            f"was {ordinal(golden.rank)}" if golden.rank else f"expected within {golden.within}"
        )
        search = f"Search `{golden.query}` ({golden.locale})"
        message = f"{search}: `{golden.expect}` {rank}, {before}"
        if self.unknown is not None:
            message = f"{search}: article `{golden.expect}` does not exist"
            hint = (
                self.unknown or "Write its id: the path below the locale's folder, without `.md`."
            )
            return problem("KB602", Span(path=path, line=golden.line), message, hint)
        if self.ranks_well:
            return problem("KB602", Span(path=path, line=golden.line), *self._wrong_place(search))
        instead = f"First is `{self.first}`. " if self.first else "It finds nothing. "
        hint = (
            "See why: kbgen search --explain; accept it: kbgen check --golden --update."
            if self.rank and self.rank <= golden.within
            else "Add `keywords` to the article, or synonyms to the site."
        )
        return problem("KB602", Span(path=path, line=golden.line), message, instead + hint)

    def _wrong_place(self, search: str) -> tuple[str, str]:
        """Return message and hint for a hit that leads to another place than expected."""
        expected = self.golden.section or ""
        if expected and expected not in self.anchors:
            message = f"{search}: `{self.golden.expect}` has no section `{expected}`"
            anchors = ", ".join(f"`{anchor}`" for anchor in self.anchors) or "none"
            return message, did_you_mean(expected, self.anchors) or f"Its sections: {anchors}."
        place, wanted = (f"`#{name}`" if name else "the top" for name in (self.section, expected))
        message = f"{search}: the hit leads to {place} of `{self.golden.expect}`, expected {wanted}"
        return message, (
            "Use the words of the query in that section's heading, and in no other section."
            if expected
            else "Use the words of the query in the title, or add them to `keywords`."
        )


def read_golden(file: Path, locales: Sequence[Locale]) -> tuple[Golden, ...]:
    """Read the searches. Raises KbgenError with every mistake and its line."""
    try:
        text = _read(file)
        check_limits(text)
        data = tomlkit.parse(text.removeprefix(_MARK)).unwrap()
    except FileNotFoundError as error:
        hint = "Write [[search]] tables with `query`, `locale` and `expect` into it."
        raise KbgenError(f"File not found: {file}", hint) from error
    except OSError as error:
        raise unusable(str(file), error) from error
    except (ValueError, TOMLKitError, RecursionError) as error:
        raise KbgenError(f"{file} cannot be read: {error}") from error
    starts = [n for n, line in enumerate(text.split("\n"), 1) if _TABLE.match(line)]
    tables = data.pop("search", [])
    if data or not isinstance(tables, list) or len(starts) != len(tables):
        what = f"unknown key `{min(data)}`" if data else "`search` is not a list of tables"
        raise KbgenError(f"{file}: {what}", "It may have only [[search]] tables.")
    own: set[Locale | None] = {*locales}
    wrong = []
    searches = []
    for line, table in zip(starts, tables, strict=True):
        mistakes = [f"{file}:{line}: {mistake}" for mistake in _mistakes(table, own)]
        if mistakes:
            wrong += mistakes
            continue
        searches.append(
            Golden(
                query=table["query"],
                locale=Locale.parse(table["locale"]),
                expect=nfc(table["expect"]),
                within=table.get("within", 1),
                rank=table.get("rank"),
                line=line,
                section=table.get("section"),
            )
        )
    if wrong:
        raise KbgenError("\n".join(wrong), f"Its keys are {', '.join(_KEYS)}.")
    return tuple(searches)


def _read(file: Path) -> str:
    """Return the text with its own line ends."""
    return read_bytes(file, most=LARGEST_TEXT).decode()


def _mistakes(table: dict[str, Any], locales: set[Locale | None]) -> Iterator[str]:
    for key in _REQUIRED:
        if key not in table:
            yield f"`{key}` is missing"
    for key, value in table.items():
        if key not in _KEYS:
            yield f"unknown key `{key}`"
        elif (
            type(value) is not _KEYS[key]
            or not (value or key == "section")
            or (isinstance(value, int) and value < 0)
        ):
            yield f"invalid `{key}`: {value!r}"
        elif key == "locale" and Locale.of_path(str(value)) not in locales:
            yield f"the site has no locale `{value}`"


def run_golden(searches: Sequence[Golden], read: Read) -> tuple[GoldenResult, ...]:
    """Run the searches on a built site."""
    searchers: dict[Locale, SiteSearcher] = {}
    results = []
    for golden in searches:
        if golden.locale not in searchers:
            searchers[golden.locale] = SiteSearcher(read, golden.locale)
        searcher = searchers[golden.locale]
        hits = searcher.search(golden.query, LIMIT)
        ids = [hit.id for hit in hits]
        existing = ids if golden.expect in ids else searcher.ids()
        hit = hits[ids.index(golden.expect)] if golden.expect in ids else None
        results.append(
            GoldenResult(
                golden=golden,
                rank=hits.index(hit) + 1 if hit else None,
                first=ids[0] if ids else None,
                unknown=None
                if golden.expect in existing
                else did_you_mean(golden.expect, existing),
                section=hit.section[0] if hit and hit.section else "",
                anchors=searcher.anchors(hit) if hit else (),
            )
        )
    return tuple(results)


def update_golden(
    file: Path, results: Sequence[GoldenResult], write: Callable[[str], object]
) -> int:
    """Pass the file with the current ranks to `write`; return how many differ.

    A search that fails keeps its rank, and fails until it is fixed.
    """
    text = _read(file)
    document = tomlkit.parse(text.removeprefix(_MARK))
    changed = 0
    for table, result in zip(document.get("search", ()), results, strict=True):
        good = result.rank is not None and result.rank <= result.golden.within
        if good and result.rank != result.golden.rank:
            _set_rank(table, result.rank, "\r\n" if "\r\n" in text else "\n")
            changed += 1
    if changed:
        write(_MARK * text.startswith(_MARK) + tomlkit.dumps(document))
    return changed


def golden_tables(searches: Iterable[tuple[str, str, str, int]]) -> str:
    """Return tables to add to the file, of locale, query, expected article and worst rank."""
    tables = tomlkit.aot()
    for locale, query, expect, within in searches:
        values = {"locale": locale, "query": query, "expect": expect, "within": within}
        table = tomlkit.table()
        for key, value in values.items():
            table.add(key, value)
        tables.append(table)
    return tomlkit.dumps({"search": tables}) if len(tables) else ""


def _set_rank(table: Any, rank: int | None, line_end: str) -> None:
    if "rank" in table:
        table["rank"] = rank
        return
    item = tomlkit.item(rank)
    item.trivia.trail = line_end
    # Text below the last key belongs to the next table.
    body = table.value.body
    end = max(number for number, (key, _) in enumerate(body, 1) if key)
    below = body[end:]
    del body[end:]
    last = body[-1][1].trivia
    last.trail = last.trail or line_end
    table.append("rank", item)
    body += below
