"""Fills policy values into texts, titles and pages: for a day, a locale and every market."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from html import escape

from kbgen.config import Project
from kbgen.digest import digest
from kbgen.i18n.catalogue import Catalogue
from kbgen.i18n.markets import market_label
from kbgen.i18n.values import FORMATS, format_form
from kbgen.model.article import Article, FilledArticle, Section
from kbgen.model.locale import Locale
from kbgen.model.policy import (
    REFERENCE,
    Duration,
    Form,
    Policies,
    Reference,
    Words,
    fill_references,
    references,
)
from kbgen.text import Suggestions, squash
from kbgen.urls import split_url

#: Punctuation of languages that have their own.
_MARKS = {
    "ja": ("（", "：", "、", "）"),
    "zh": ("（", "：", "；", "）"),
    "ar": (" (", ": ", "؛ ", ")"),
}
#: Characters that values may add to a text.
_MOST_FILLED = 1_000_000
#: Texts of values that are kept. A site with a hundred values in ten locales has some thousand.
_MOST_TEXTS = 5_000
Strings = Callable[[Locale], Catalogue]


class Values:
    """The policy values of a project as they are on a day."""

    def __init__(
        self, project: Project, policies: Policies, day: dt.date, strings: Strings
    ) -> None:
        self._project = project
        self._policies = policies
        self._known = {value.name: value for value in policies.values}
        self._strings = strings
        self._periods = {name: value.on(day) for name, value in self._known.items()}
        self._texts: dict[tuple[Reference, Locale, str], str] = {}
        self._varying: dict[str, tuple[str, ...]] = {}
        self.day = day
        self.key = digest(policies, day)
        """Digest of everything that a filled text depends on, but for the configuration."""

    def on(self, day: dt.date) -> "Values":
        """Return the values as they are on another day."""
        return Values(self._project, self._policies, day, self._strings)

    def form(self, name: str, market: str = "") -> Form | None:
        """Return what a value is in a market; empty: where none is named."""
        period = self._periods.get(name)
        return period.in_market(market) if period else None

    def wrong(
        self, reference: Reference, suggestions: Suggestions | None = None
    ) -> tuple[str, str]:
        """Return what is wrong with a reference, and what to do; empty: nothing."""
        suggestions = suggestions or Suggestions()
        name = reference.name
        if name in self._policies.broken or self._policies.is_unreadable:
            return "", ""  # it is reported where it stands
        if name not in self._known:
            near = suggestions.did_you_mean(name, lambda: self._known)
            hint = near or "Add it to content/policies.toml."
            return f"Policy value `{name}` is not known", hint
        if self._periods[name] is None:
            hint = "Give it a period without valid_from, or one that reaches until then."
            return f"Policy value `{name}` has no value on {self.day}", hint
        kind = self._known[name].type
        if strange := self._strange(reference):
            known = (*FORMATS[kind], *self._project.config.markets)
            near = suggestions.did_you_mean(strange, lambda: known)
            hint = near or f"Known here: {', '.join(known)}."
            return f"`{strange}` is no format of type {kind}, and no market", hint
        return "", ""

    def _formats(self, reference: Reference) -> tuple[str, str]:
        """Return how a value is to be shown, and the one market that is wanted, if any."""
        parts = reference.formats
        market = next((one for one in parts if one in self._project.config.markets), "")
        return next((one for one in parts if one != market), ""), market

    def _is_wrong(self, reference: Reference) -> bool:
        return self._periods.get(reference.name) is None or bool(self._strange(reference))

    def _strange(self, reference: Reference) -> str:
        """Return the first format of a reference that its value does not have; empty: none."""
        known = FORMATS[self._known[reference.name].type]
        markets = self._project.config.markets
        return next((f for f in reference.formats if f not in known and f not in markets), "")

    def in_market(self, reference: Reference, locale: Locale, market: str) -> str:
        """Return a value as text in one market; what is wrong is left out."""
        key = (reference, locale, market)
        if key not in self._texts:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[key] = self._in_market(reference, locale, market)
        return self._texts[key]

    def _in_market(self, reference: Reference, locale: Locale, market: str) -> str:
        how, wanted = self._formats(reference)
        market = wanted or market
        form = self.form(reference.name, market)
        if form is None or self._is_wrong(reference):
            return ""
        if isinstance(form, Words):
            form = Words(form.kind, form.of(self._project.tags_for(locale)))
        text = format_form(form, how, self._strings(locale))
        if isinstance(form, Words):
            text = fill_references(text, lambda other: self.in_market(other, locale, market))
        return text

    def _others(self, name: str) -> tuple[str, ...]:
        """Return the markets in which a value, or one inside of it, is another."""
        if name not in self._varying:
            self._varying[name] = self._markets_of(name)
        return self._varying[name]

    def _markets_of(self, name: str) -> tuple[str, ...]:
        period = self._periods.get(name)
        if period is None:
            return ()
        found = {market for market, _ in period.markets}
        for form in (period.form, *(form for _, form in period.markets)):
            texts = (form.text, *dict(form.texts).values()) if isinstance(form, Words) else ()
            for text in texts:
                for reference in references(text):
                    found.update(self._others(reference.name))
        return tuple(market for market in self._project.config.markets if market in found)

    def by_market(self, reference: Reference, locale: Locale) -> tuple[str, dict[str, str]]:
        """Return the text where no market is named, and those of markets that have another one.

        Where the text is for some markets only, that of the first takes the place of the usual.
        """
        scope = [market for market in reference.scope if market in self._project.config.markets]
        usual = self.in_market(reference, locale, scope[0] if scope else "")
        if self._formats(reference)[1]:
            return usual, {}
        if scope:
            texts = {market: self.in_market(reference, locale, market) for market in scope}
            return usual, {market: text for market, text in texts.items() if text != usual}
        others = {m: self.in_market(reference, locale, m) for m in self._others(reference.name)}
        return usual, {market: text for market, text in others.items() if text != usual}

    def title(self, text: str, locale: Locale, market: str | None = None) -> str:
        """Fill a title or another short text: with what counts in the locale's own market."""
        market = self._project.market_of(locale) if market is None else market
        return _fill(text, lambda one: squash(self.in_market(one, locale, market)))

    def text(self, text: str, locale: Locale) -> str:
        """Fill a text that is searched: with what counts in each market."""

        def fill(reference: Reference) -> str:
            usual, others = self.by_market(reference, locale)
            if others:
                opening, colon, between, closing = _marks(locale)
                named = [f"{self.label(m, locale)}{colon}{text}" for m, text in others.items()]
                usual = f"{usual}{opening}{between.join(named)}{closing}"
            return squash(usual)

        return _fill(text, fill)

    def label(self, market: str, locale: Locale) -> str:
        return market_label(self._project, market, locale)

    def link(self, address: str, locale: Locale, market: str | None = None) -> str:
        """Fill an address, in the locale's own market if none is named.

        A value at its beginning brings its scheme along. Empty: it is no address.
        """
        market = self._project.market_of(locale) if market is None else market
        first = REFERENCE.match(address)
        beginning = self._address(Reference(*first.groups()), locale, market) if first else ""
        if first and not beginning:
            return ""
        rest = address[first.end() :] if first else address
        return beginning + fill_references(
            rest, lambda one: self.in_market(one, locale, market).replace("\n", ", ")
        )

    def _address(self, reference: Reference, locale: Locale, market: str) -> str:
        form = self.form(reference.name, market)
        if not isinstance(form, Words) or form.kind not in {"url", "email", "phone"}:
            return ""
        return link_to(form.kind, self.in_market(reference, locale, market))

    def html(self, reference: Reference, locale: Locale, *, linked: bool = True) -> str:
        """Return a value as HTML; where markets differ, each with its name."""
        usual, others = self.by_market(reference, locale)
        form = self.form(reference.name)
        if form is None:
            return ""
        linked = linked and "plain" not in reference.formats
        shown = _html(form, usual, linked=linked)
        if not others:
            return shown
        opening, colon, between, closing = _marks(locale)
        parts: list[str] = []
        for market, text in others.items():
            name = escape(self.label(market, locale))
            one = _html(form, text, linked=linked)
            mark = between if parts else opening
            parts.append(
                f"<span data-kb-market-mark>{mark}{name}{colon}</span>"
                f'<span data-kb-market="{market}">{one}</span>'
            )
        return (
            f'<span data-kb-by-market><span data-kb-market="">{shown}</span>'
            f"{''.join(parts)}<span data-kb-market-mark>{closing}</span></span>"
        )

    def durations(self, name: str) -> dict[str, Duration]:
        """Return a duration by market; under an empty name what counts in all others."""
        period = self._periods.get(name)
        forms = {"": period.form, **dict(period.markets)} if period else {}
        return {market: form for market, form in forms.items() if isinstance(form, Duration)}

    def fill_article(self, article: Article) -> FilledArticle:
        """Return the article with its title and the like filled in; its body stays as it is."""
        used = sorted({one.reference for one in article.cited})
        if not used:
            return FilledArticle(article)
        locale = article.locale
        values = [self.by_market(reference, locale) for reference in used]
        fill = self.title
        meta = article.meta
        if meta.notice:
            meta = meta._replace(notice=meta.notice._replace(text=fill(meta.notice.text, locale)))
        meta = meta._replace(
            title=fill(meta.title, locale),
            description=fill(meta.description, locale),
            keywords=tuple(self.text(word, locale) for word in meta.keywords),
        )
        filled = replace(
            article,
            meta=meta,
            title=fill(article.title, locale),
            description=fill(article.description, locale),
            outline=tuple(h._replace(title=fill(h.title, locale)) for h in article.outline),
            # The texts for search are others when the values are.
            passages=digest(article.passages, values),
        )
        return FilledArticle(filled)

    def sections(self, sections: tuple[Section, ...], locale: Locale) -> tuple[Section, ...]:
        """Return the texts for search with their values."""
        return tuple(
            Section(one.anchor, self.title(one.title, locale), self.text(one.text, locale))
            for one in sections
        )


def _fill(text: str, fill: Callable[[Reference], str]) -> str:
    """Fill a text until it has become much longer; the values after that are left out."""
    left = _MOST_FILLED

    def one(reference: Reference) -> str:
        nonlocal left
        filled = fill(reference) if left > 0 else ""
        left -= len(filled)
        return filled

    return fill_references(text, one)


def _marks(locale: Locale) -> tuple[str, str, str, str]:
    """Return what stands before, inside, between and after the values of markets."""
    return _MARKS.get(locale.language, (" (", ": ", "; ", ")"))


def link_to(kind: str, text: str) -> str:
    """Return the address of a phone number, an e-mail address or a URL."""
    match kind:
        case "phone":
            return "tel:" + "".join(char for char in text if char in "+0123456789")
        case "email":
            return f"mailto:{text}"
        case _:
            return text


def _html(form: Form, text: str, *, linked: bool) -> str:
    if not isinstance(form, Words):
        return escape(text)
    if form.kind == "address":
        return escape(text).replace("\n", "<br>")
    if form.kind == "text":
        return escape(text)
    shown = text
    if form.kind == "url":
        parts = split_url(text)
        shown = (parts.netloc + parts.path).rstrip("/") if parts else ""
        shown = shown or text
    shown = f'<bdi dir="ltr">{escape(shown)}</bdi>'
    if not linked or not text:
        return shown
    return f'<a href="{escape(link_to(form.kind, text))}">{shown}</a>'
