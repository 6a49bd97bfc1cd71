"""Puts together what a reader finds piece by piece: texts of articles, names of categories."""

from collections import Counter
from pathlib import Path
from typing import Any

from kbgen.errors import KbgenError
from kbgen.importing.model import Article, Category, CategoryText, Collection, Problem, Text
from kbgen.importing.reading import locale_of
from kbgen.model.locale import Locale


class Gathering:
    """Articles and categories of one source, in the order they are found in."""

    def __init__(self, kind: str, folder: Path | None, assumed: Locale | None) -> None:
        """assumed: the locale of texts that name none; None: English."""
        self.kind = kind
        self.folder = folder
        self.assumed = assumed or Locale.parse("en")
        self.site = ""
        self.name = ""
        self.default: Locale | None = None
        """The default locale of the source; None: that which most texts are in."""
        self.problems: list[Problem] = []
        self._texts: dict[str, dict[Locale, Text]] = {}
        self._facts: dict[str, dict[str, Any]] = {}
        self._names: dict[str, dict[Locale, CategoryText]] = {}
        self._placed: dict[str, dict[str, Any]] = {}

    def locale(self, tag: str, place: str) -> Locale | None:
        """Return a locale; without a tag, the assumed one. None: reported as not known."""
        return locale_of(tag, place, self.problems) if tag else self.assumed

    def text(self, key: str, text: Text, **facts: Any) -> None:
        """Add a text. facts: fields of `Article`; the first of its texts that has one says it."""
        texts = self._texts.setdefault(key, {})
        if text.locale in texts:
            message = f"Article {key} occurs twice in {text.locale}; the first one was imported"
            self.problems.append(Problem(text.place, message))
            return
        texts[text.locale] = text
        first = self._facts.setdefault(key, {})
        first.update({name: value for name, value in facts.items() if not first.get(name)})
        first["is_internal"] = bool(first.get("is_internal"))

    def category(self, key: str, locale: Locale, text: CategoryText, **facts: Any) -> None:
        """Add the name of a category in a language. facts: fields of `Category`."""
        self._names.setdefault(key, {}).setdefault(locale, text)
        self._placed.setdefault(key, facts)

    def has_category(self, key: str) -> bool:
        return key in self._names

    def collection(self, hint: str) -> Collection:
        """Return all of it. Raises KbgenError, with the hint, if there is no article."""
        if not self._texts:
            listed = "".join(f"\n{one.place}: {one.message}" for one in self.problems[:20])
            raise KbgenError(f"No articles of {self.kind} found{listed}", hint)
        count = Counter(locale for texts in self._texts.values() for locale in texts)
        default = self.default if self.default in count else None
        if default is None:
            default = self.assumed if self.assumed in count else count.most_common(1)[0][0]
        return Collection(
            kind=self.kind,
            articles=tuple(self._article(key) for key in self._texts),
            default=default,
            categories=tuple(
                Category(key=key, texts=texts, **self._placed[key])
                for key, texts in self._names.items()
            ),
            problems=tuple(self.problems),
            name=self.name,
            site=self.site,
            folder=self.folder,
        )

    def _article(self, key: str) -> Article:
        facts = dict(self._facts[key])
        category = facts.pop("category", "")
        notes = tuple(facts.pop("notes", ()))
        if category and category not in self._names:
            notes = (*notes, f"Its category {category} is not in the export")
            category = ""
        texts = tuple(self._texts[key].values())
        return Article(key=key, texts=texts, category=category, notes=notes, **facts)
