"""Where a page has gone: the article that an address without a page most likely meant.

Paths are relative to the site's root and percent-decoded, as in `Site`: `en/returns/old-name/`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from math import log
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from kbgen.analysis import Analyser
from kbgen.intents.match import matcher_of
from kbgen.languages import language_of
from kbgen.model.article import FilledArticle
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.urls import AddressError, page_path, same_file

#: How much a word says about an article, by where the article has it.
_SLUG: Final = 1.0
_TITLE: Final = 1.0
_KEYWORD: Final = 0.8
_HEADING: Final = 0.5
_DESCRIPTION: Final = 0.4
#: The same of a word that is spelt a little differently.
_ALIKE: Final = 0.85
_LEAST_ALIKE: Final = 0.8
#: The same of a part of a compound, and its letters at least.
_COMPOUND: Final = 0.7
_PART: Final = 4
#: The folder of an address says less than its last part.
_FOLDER: Final = 0.15
#: What one kind of evidence adds to the stronger one: words of the article, and its intents.
_SECOND: Final = 0.3
#: How much it says that a text is put as shoppers put an intent.
_EXACT: Final = 0.65
#: An article in another language than the address is named only if it is clearly better.
_OTHER_LANGUAGE: Final = 0.9
#: The least score of an article that is named, and of one that needs no review, with how far it is
#: ahead of the next. `tests/unit/test_moved.py` has the addresses that these were chosen with.
_LEAST: Final = 0.35
_CERTAIN: Final = 0.9
_AHEAD: Final = 0.15
#: Parts of addresses that name a help centre or a kind of page, not a subject.
_NOISE: Final = frozenset(
    {"article", "articles", "categories", "category", "docs", "faq", "faqs", "hc", "help"}
    | {"index", "kb", "page", "pages", "section", "sections", "support", "topic", "topics"}
    | {"hilfe", "ayuda", "aide", "assistenza"}
)
_WORDS: Final = re.compile(r"[^\W_]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENDING: Final = re.compile(r"\.(?:html?|md|php|aspx?)$", re.IGNORECASE)


class Move(NamedTuple):
    """Where an address that has no page should lead."""

    path: str
    """The address, in the form of `Site`."""
    goal: str
    """Address of an article or a folder that exists."""
    article: FilledArticle | None
    """As the locale of the address shows it; None: only a folder is near."""
    is_certain: bool
    """Whether nothing else comes close."""

    @property
    def alias(self) -> str:
        """The entry of `aliases` in the article that redirects; empty if only settings can."""
        if self.article is None or self.goal.partition("/")[0] != self.article.locale.segment:
            return ""  # a fallback would send readers to its own locale
        return self.address

    @property
    def hint(self) -> str:
        """What to write, and where; empty if the address cannot redirect."""
        if not self.address:
            return ""
        if self.article is not None and self.alias:
            return f"Add `aliases: [{self.alias}]` to {self.article.source.project_path}."
        return f'Add "{self.address}" = "/{self.goal}" under [redirects] in kbgen.toml.'

    @property
    def address(self) -> str:
        """The address as settings and front matter have it; empty if it cannot redirect."""
        try:
            return f"/{page_path(self.path)}"
        except AddressError:
            return ""


class DeadPath(NamedTuple):
    """An address without a page that readers asked for."""

    path: str
    """As they asked: the path on the host, percent-encoded."""
    readers: int
    recent: int
    """Readers of the last two months."""
    referrers: tuple[str, ...]
    """Hosts whose links led there, the most frequent first."""
    latest: int
    """Milliseconds since 1970."""

    @property
    def asked(self) -> str:
        """By whom, for people: “12 readers, from shop.example”."""
        first, *others = (*self.referrers, "")
        more = f" and {len(others) - 1} other sites" if len(others) > 2 else ""
        more = more or (f" and {others[0]}" if len(others) == 2 else "")
        noun = "reader" if self.readers == 1 else "readers"
        return f"{self.readers:,} {noun}" + (f", from {first}{more}" if first else "")


class _Words:
    """The words of the articles of one locale."""

    def __init__(self, site: Site, locale: Locale) -> None:
        language = language_of(locale)
        self._analyser = Analyser(language)
        self._stop_words = language.stop_words
        self._matcher = matcher_of(locale)
        self._holders: dict[str, dict[str, float]] = defaultdict(dict)
        """Stem → article → how much the stem says about it."""
        self._answering: dict[str, set[str]] = defaultdict(set)
        """Intent → articles that answer it."""
        self._count = 0
        for (article_id, shown), article in site.versions.items():
            url = site.urls[article_id, shown]
            if shown == locale and url != f"{locale.segment}/":
                self._count += 1
                self._add(article_id, article, url)
                for name in site.answers.get((article_id, article.locale), ()):
                    self._answering[name.partition("#")[0]].add(article_id)
        self._near: dict[str, Mapping[str, float]] = {}
        self._initials: dict[str, list[str]] = defaultdict(list)
        for stem in self._holders:
            self._initials[stem[:1]].append(stem)

    def _add(self, article_id: str, article: FilledArticle, url: str) -> None:
        slugs = (url.strip("/").rpartition("/")[2], *article.meta.aliases)
        for texts, weight in (
            ((words_of(one) for one in slugs), _SLUG),
            ((article.title,), _TITLE),
            (article.meta.keywords, _KEYWORD),
            ((heading.title for heading in article.headings), _HEADING),
            ((article.description,), _DESCRIPTION),
        ):
            for stem in {stem for text in texts for stem in self._stems(text)}:
                held = self._holders[stem]
                held[article_id] = max(held.get(article_id, 0.0), weight)

    def scores(self, text: str) -> Mapping[str, float]:
        """Return how likely a text means each article, about 0 to 1."""
        words = self._word_scores(text)
        asked = self._intent_scores(text)
        return {
            one: max(words.get(one, 0.0), asked.get(one, 0.0))
            + _SECOND * min(words.get(one, 0.0), asked.get(one, 0.0))
            for one in words.keys() | asked.keys()
        }

    def _word_scores(self, text: str) -> dict[str, float]:
        """Return which share of the words, by their rarity, each article has."""
        scores: dict[str, float] = defaultdict(float)
        total = 0.0
        for stem in sorted(set(self._stems(text))):
            alike = 1.0 if stem in self._holders else _ALIKE
            holders = self._holders.get(stem) or self._alike_once(stem)
            rarity = log(1 + self._count / (len(holders) or 0.5))
            total += rarity
            for article_id, weight in holders.items():
                scores[article_id] += alike * rarity * weight
        return {one: score / total for one, score in scores.items()}

    def _intent_scores(self, text: str) -> dict[str, float]:
        likeness = dict(self._matcher.likeness(text))
        if exact := self._matcher.intent_of(text):
            likeness[exact] = max(likeness.get(exact, 0.0), _EXACT)
        scores: dict[str, float] = {}
        for name, value in likeness.items():
            for article_id in self._answering.get(name, ()):
                scores[article_id] = max(scores.get(article_id, 0.0), value)
        return scores

    def _alike_once(self, stem: str) -> Mapping[str, float]:
        if stem not in self._near:
            self._near[stem] = self._alike(stem)
        return self._near[stem]

    def _alike(self, stem: str) -> Mapping[str, float]:
        """Return the holders of the word that is spelt most like one that no article has.

        Else of all words with which it has a part of a compound in common.
        """
        near = [
            (SequenceMatcher(None, stem, other).ratio(), other)
            for other in self._initials.get(stem[:1], ())
            if min(len(stem), len(other)) >= 4 and abs(len(stem) - len(other)) <= 3
        ]
        likeness, other = max(near, default=(0.0, ""))
        if likeness >= _LEAST_ALIKE:
            return self._holders[other]
        holders: dict[str, float] = {}
        for other, held in self._holders.items():
            short, long = sorted((stem, other), key=len)
            if len(short) >= _PART and (long.startswith(short) or long.endswith(short)):
                for article_id, weight in held.items():
                    holders[article_id] = max(holders.get(article_id, 0.0), _COMPOUND * weight)
        return holders

    def _stems(self, text: str) -> Iterator[str]:
        for term in self._analyser.terms(text):
            if term.form not in self._stop_words:
                yield term.stem


class Moves:
    """Looks up addresses that readers asked for. Indexes of words are made when first needed."""

    def __init__(self, site: Site, url: str) -> None:
        """url: address of the site; empty: it has none."""
        self._site = site
        self._base = unquote(urlsplit(url).path) or "/"
        self._words: dict[Locale, _Words] = {}
        self._segments = {locale.segment: locale for locale in site.locales}
        self._redirected = {same_file(old.strip("/")) for old, _ in site.redirects}
        self._pages = {category.url for category in site.categories.values()}
        self._pages |= {*site.urls.values(), *site.contact_pages.values(), ""}
        self._pages |= {
            f"{one}/{name}/" for one in self._segments for name in ("search", "thanks", "contact")
        }
        self._alike = {same_file(one.strip("/")): one for one in sorted(self._pages)}
        self._named: dict[tuple[str, Locale], list[str]] = defaultdict(list)
        for (article_id, locale), one in site.urls.items():
            self._named[same_file(one.strip("/").rpartition("/")[2]), locale].append(article_id)

    def path_of(self, address: str) -> str:
        """Return the path of an address of the host (`/help/en/old?x`), as `Site` has paths."""
        path = unicodedata.normalize("NFC", unquote(re.split(r"[?#]", address)[0]))
        if f"{path}/".startswith(self._base):
            path = path[len(self._base) - 1 :]
        path = path.strip("/")
        path = re.sub(r"(?:^|/)index\.html?$", "", path)
        return f"{path}/" if path else ""

    def exists(self, path: str) -> bool:
        """Tell whether a path has a page or redirects."""
        bare = path.strip("/")
        return path in self._pages or same_file(bare) in self._redirected

    def find(self, path: str) -> Move | None:
        """Return where an address leads best; None if nothing is near."""
        if url := self._alike.get(same_file(_ENDING.sub("", path.strip("/")))):
            return self._move(path, url, is_certain=True)
        locale, parts = self._read(path)
        if parts:
            named = self._named.get((same_file(_ENDING.sub("", parts[-1])), locale), [])
            if len(named) == 1:
                return self._move(path, self._site.urls[named[0], locale], is_certain=True)
            scores = self._scores(parts, locale)
            ranked = sorted(((score, one) for one, score in scores.items()), reverse=True)
            (best, found), (second, _) = (*ranked[:2], (0.0, ""), (0.0, ""))[:2]
            if best >= _LEAST:
                is_certain = best >= _CERTAIN and best - second >= _AHEAD
                return self._move(path, self._site.urls[found, locale], is_certain=is_certain)
        folder = self._folder(path)
        return Move(path, folder, None, is_certain=False) if folder else None

    def _move(self, path: str, url: str, *, is_certain: bool) -> Move:
        keys = (key for key, one in self._site.urls.items() if one == url)
        key = next(keys, None)
        article = self._site.versions[key] if key else None
        return Move(path, url, article, is_certain)

    def _read(self, path: str) -> tuple[Locale, list[str]]:
        """Return the locale of an address, and its parts that may name a subject."""
        parts = [part for part in path.split("/") if part]
        locale = self._site.locales[0]
        for number, part in enumerate(parts):
            if named := self._locale_of(part):
                return named, _subjects([*parts[:number], *parts[number + 1 :]])
        return locale, _subjects(parts)

    def _locale_of(self, part: str) -> Locale | None:
        """Return the locale that a part of an address names: `de`, `de-at`, `de_AT`."""
        tag = part.lower().replace("_", "-")
        if tag in self._segments:
            return self._segments[tag]
        if not re.fullmatch(r"[a-z]{2,3}-[a-z]{2,4}", tag):
            return None
        language = tag.partition("-")[0]
        same = (one for segment, one in self._segments.items() if segment.split("-")[0] == language)
        return next(same, None)

    def _scores(self, parts: list[str], locale: Locale) -> dict[str, float]:
        """Return the score of each article. Addresses may be in the default locale's language."""
        *folders, last = map(words_of, parts)
        scores: dict[str, float] = {}
        for spoken in dict.fromkeys((locale, self._site.locales[0])):
            words = self._words.get(spoken)
            if words is None:
                words = self._words[spoken] = _Words(self._site, spoken)
            factor = 1.0 if spoken == locale else _OTHER_LANGUAGE
            found = dict(words.scores(last))
            for folder in folders:
                for article_id, score in words.scores(folder).items():
                    if article_id in found:
                        found[article_id] += _FOLDER * score
            for article_id, score in found.items():
                if (article_id, locale) in self._site.urls:
                    scores[article_id] = max(scores.get(article_id, 0.0), factor * score)
        return scores

    def _folder(self, path: str) -> str:
        """Return the nearest existing folder above an address; empty: only the root is."""
        parts = path.strip("/").split("/")
        while parts:
            parts.pop()
            above = "/".join(parts) + "/"
            if parts and above in self._pages:
                return above
        return ""


def _subjects(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if words_of(part) and part.lower() not in _NOISE]


def words_of(part: str) -> str:
    """Return the words of a part of an address: `Return-an-item.html` → `Return an item`."""
    bare = _ENDING.sub("", part)
    words = _WORDS.findall(_CAMEL.sub(" ", bare))
    return " ".join(word for word in words if not word.isdigit() or len(word) < 5)
