"""A search log or tickets in a file → entries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kbgen import files
from kbgen.asked import AskedEntry, folded
from kbgen.errors import KbgenError
from kbgen.learn.agree import AGREED, DOUBT, LEAST, is_personal
from kbgen.learn.formats import FORMATS, Format, Pair, Problem
from kbgen.learn.formats.format import columns_of
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.text import did_you_mean

#: Bytes of a file.
_LARGEST = 100_000_000


@dataclass(slots=True)
class Found:
    """What a file holds."""

    form: str
    entries: tuple[AskedEntry, ...] = ()
    pairs: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    """A line for each that cannot be read, with its place."""


def read_file(  # noqa: PLR0913, PLR0917  # what a line can refer to
    file: Path, form: str | None, site: Site, usual: Locale, base: str, least: int
) -> Found:
    """Read a file.

    form: name of a format; None: detected. usual: locale of queries that name none. base: path of
    the help centre in addresses. least: how often a query must have led to its article (k).

    Raises KbgenError for a file that cannot be read.
    """
    text = _text(file)
    chosen = _format(text, form, file)
    found = Found(chosen.name)
    articles = _Articles(site, usual, base)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in chosen.read(text):
        place = None if isinstance(one, Problem) else articles.find(one)
        if isinstance(one, Problem) or not isinstance(place, tuple):
            message = one.message if isinstance(one, Problem) else place
            found.problems.append(f"{file}:{one.line}: {message}")
            continue
        found.pairs += one.times
        query = " ".join(one.query.split())
        about = place[1], folded(query)
        counts[about][place[0]] += one.times
        spellings[about][query] += one.times
    found.entries = tuple(_entries(counts, spellings, found, 1 if chosen.is_decided else least))
    return found


def _entries(
    counts: Mapping[tuple[str, str], Counter[str]],
    spellings: Mapping[tuple[str, str], Counter[str]],
    found: Found,
    least: int,
) -> Iterable[AskedEntry]:
    for about, articles in sorted(counts.items()):
        best = min(articles, key=lambda name: (-articles[name], name))
        times, total = articles[best], articles.total()
        query = min(spellings[about], key=lambda text: (-spellings[about][text], text))
        if is_personal(query):
            found.left_out["personal"] += 1
        elif times < least:
            found.left_out[f"fewer than {least} times"] += 1
        elif times < AGREED * total:
            found.left_out["no agreement"] += 1
        else:
            sure = 1.0 if least == 1 else times / (times + DOUBT)
            weight = max(LEAST, round(times / total * sure, 2))
            yield AskedEntry(query, about[0], best, weight=weight)


class _Articles:
    """Finds what a line names: by id, address or title."""

    def __init__(self, site: Site, usual: Locale, base: str) -> None:
        self._usual = usual
        self._base = base
        self._tags = {locale.tag for locale in site.locales}
        own = [one for locale in site.locales for one in site.articles(locale)]
        self._keys = {(one.id, one.locale.tag) for one in own}
        self._ids = {one.id for one in own}
        self._urls = {url.strip("/"): (i, loc.tag) for (i, loc), url in site.urls.items()}
        self._titles = {(one.title.casefold(), one.locale.tag): one.id for one in own}

    def find(self, pair: Pair) -> tuple[str, str] | str:
        """Return id and tag, or why there is none."""
        locale = Locale.of_path(pair.locale) if pair.locale else self._usual
        if locale is None or locale.tag not in self._tags:
            return f"unknown locale `{pair.locale or self._usual}`"
        names = pair.article.split("\n")
        for name in names:
            if place := self._place(name, locale.tag):
                return place
        near = did_you_mean(names[0], self._ids)
        return f"no article `{names[0]}` in {locale.tag}{'. ' if near else ''}{near}"

    def _place(self, name: str, tag: str) -> tuple[str, str] | None:
        if (name, tag) in self._keys:
            return name, tag
        if title := self._titles.get((name.casefold(), tag)):
            return title, tag
        try:
            path = unquote(urlsplit(name).path)
        except ValueError:  # such as `http://[`
            return None
        path = path.removeprefix(self._base).removesuffix("index.html").strip("/")
        return self._urls.get(path)


def _text(file: Path) -> str:
    try:
        return files.read_text(file, most=_LARGEST)
    except OSError as error:
        raise files.unusable(str(file), error) from error


def _format(text: str, form: str | None, file: Path) -> Format:
    start, columns = text.lstrip()[:4000], columns_of(text)
    for one in FORMATS:
        if one.name == form or (form is None and one.recognises(start, columns)):
            return one
    names = "|".join(one.name for one in FORMATS)
    hint = f"Name its format with --format {names}, or write CSV with the columns query, article."
    raise KbgenError(f"{file} has an unknown format", hint)
