"""Fills policy values into texts, titles and pages, for a day, a locale and every market."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from html import escape

from kbgen.config import Project
from kbgen.digest import digest
from kbgen.i18n.catalogue import Catalogue
from kbgen.i18n.filled import fill_text, joined, link_to, value_html
from kbgen.i18n.markets import market_label
from kbgen.i18n.mistakes import wrong_case, wrong_format, wrong_texts
from kbgen.i18n.values import FORMATS, format_form, plural_category
from kbgen.languages import language_of
from kbgen.languages.units import CASES
from kbgen.model.article import Article, FilledArticle, Section
from kbgen.model.by_market import ByMarket, blocks, with_every_market
from kbgen.model.foreign import in_language, unmarked
from kbgen.model.locale import Locale
from kbgen.model.policy import (
    BUTTON,
    REFERENCE,
    Duration,
    Form,
    Number,
    Policies,
    Reference,
    Words,
    fill_references,
    references,
)
from kbgen.text import Suggestions, squash

#: Stands for the number in a text that a number chooses.
NUMBER_SIGN = "#"
#: Most cached texts of values. A hundred values in ten locales make a few thousand.
_MOST_TEXTS = 5_000
Strings = Callable[[Locale], Catalogue]


class Values:
    """The policy values of a project on a day."""

    def __init__(
        self, project: Project, policies: Policies, day: dt.date, strings: Strings
    ) -> None:
        self._project = project
        self._policies = policies
        self._known = {value.name: value for value in (*policies.values, *policies.buttons)}
        self._strings = strings
        self._periods = {name: value.on(day) for name, value in self._known.items()}
        self._only: str | None = None  # the market that texts are for
        self._texts: dict[tuple[Reference, Locale, str], str] = {}
        self._varying: dict[str, tuple[str, ...]] = {}
        self.day = day
        self.key = digest(policies, day)
        """Digest of everything that a filled text depends on, except the configuration."""

    def on(self, day: dt.date) -> "Values":
        """Return the values on another day."""
        return Values(self._project, self._policies, day, self._strings)

    def for_market(self, market: str) -> "Values":
        """Return the values with which texts are filled for one market alone."""
        values = self.on(self.day)
        values._only = market  # noqa: SLF001  # our own
        return values

    def with_form(self, name: str, form: Form, market: str | None = None) -> "Values":
        """Return the values with another form of one, on this day.

        market: where it applies; empty: where no market has its own; None: everywhere. Raises
        KeyError for a value that has none on this day.
        """
        value, period = self._known[name], self._periods[name]
        if period is None:
            raise KeyError(name)
        if market is None:
            changed = period._replace(form=form, markets=())
        elif market:
            others = {**dict(period.markets), market: form}
            changed = period._replace(markets=tuple(others.items()))
        else:
            changed = period._replace(form=form)
        periods = tuple(changed if one is period else one for one in value.periods)
        values = tuple(
            value._replace(periods=periods) if one is value else one
            for one in self._policies.values
        )
        policies = self._policies._replace(values=values)
        return Values(self._project, policies, self.day, self._strings)

    def form(self, name: str, market: str = "") -> Form | None:
        """Return the value in a market (empty: in none); None if no period applies."""
        period = self._periods.get(name)
        return period.in_market(market) if period else None

    def wrong(
        self,
        reference: Reference,
        suggestions: Suggestions | None = None,
        locale: Locale | None = None,
    ) -> tuple[str, str]:
        """Return message and hint for an invalid reference; both empty if it is valid.

        locale: of the text; None: the text is for all.
        """
        suggestions = suggestions or Suggestions()
        name = reference.name
        if name.startswith(BUTTON):
            return self._wrong_button(reference, suggestions)
        if name in self._policies.broken or self._policies.is_unreadable:
            return "", ""  # reported at its definition
        if name not in self._known:
            near = suggestions.did_you_mean(name, lambda: self._known)
            hint = near or "Add it to content/policies.toml."
            return f"Unknown policy value `{name}`", hint
        if self._periods[name] is None:
            hint = "Add a period that covers that day, or one without `valid_from`."
            return f"Policy value `{name}` has no value on {self.day}", hint
        kind = self._known[name].type
        if unknown := self._unknown_format(reference):
            return wrong_format(unknown, kind, self._project.config.markets, suggestions, locale)
        case = wrong_case(reference, kind, locale)
        return case or wrong_texts(reference, kind, self._formats(reference)[0], locale)

    def _wrong_button(self, reference: Reference, suggestions: Suggestions) -> tuple[str, str]:
        name = reference.name
        if name not in self._known and not self._policies.has_all_buttons:
            return "", ""  # reported at the file
        if name not in self._known:
            buttons = [one.name.removeprefix(BUTTON) for one in self._policies.buttons]
            near = suggestions.did_you_mean(name.removeprefix(BUTTON), lambda: buttons)
            hint = near or "Add it to [buttons] in content/glossary.toml."
            return f"Unknown button `{name.removeprefix(BUTTON)}`", hint
        if reference.formats:
            return (
                f"`{reference.formats[0]}` does not apply to a button",
                f"Write {reference.bare}.",
            )
        return "", ""

    def _formats(self, reference: Reference) -> tuple[str, str]:
        """Return the format and the market that a reference names; empty: none."""
        parts = reference.formats
        market = next((part for part in parts if part in self._project.config.markets), "")
        return next((part for part in parts if part != market), ""), market

    def market_of(self, reference: Reference) -> str:
        """Return the market whose value a reference names; empty: that of the reader."""
        return self._formats(reference)[1]

    def own_market(self, locale: Locale) -> str:
        """Return the market that texts of a locale are for; empty: none.

        It is the one of `for_market`, else the one that the locale's readers are assumed to be in.
        """
        return self._project.market_of(locale) if self._only is None else self._only

    @property
    def markets(self) -> tuple[str, ...]:
        return tuple(self._project.config.markets)

    def _is_wrong(self, reference: Reference) -> bool:
        if self._periods.get(reference.name) is None or self._unknown_format(reference):
            return True
        kind, how = self._known[reference.name].type, self._formats(reference)[0]
        return bool(wrong_texts(reference, kind, how, None)[0])

    def _unknown_format(self, reference: Reference) -> str:
        """Return the first format of a reference that its value does not have; empty: none."""
        kind = self._known[reference.name].type
        cases = CASES if kind == "duration" else ()
        formats = {*FORMATS[kind], *cases, *self._project.config.markets}
        return next((part for part in reference.formats if part not in formats), "")

    def in_market(self, reference: Reference, locale: Locale, market: str) -> str:
        """Return a value as text in one market; empty if the reference is invalid."""
        key = (reference, locale, market)
        if key not in self._texts:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[key] = self._in_market(reference, locale, market)
        return self._texts[key]

    def _in_market(self, reference: Reference, locale: Locale, market: str) -> str:
        how, own_market = self._formats(reference)
        market = own_market or market
        form = self.form(reference.name, market)
        if form is None or self._is_wrong(reference):
            return ""
        if isinstance(form, Words):
            form = Words(form.kind, form.of(self._project.tags_for(locale)))
        if isinstance(form, Duration | Number) and (texts := reference.texts):
            number = format_form(form, "number", self._strings(locale))
            text = texts.get(plural_category(form, locale), texts["other"])
            return text.replace(NUMBER_SIGN, number)
        text = format_form(form, how, self._strings(locale))
        if isinstance(form, Words):
            text = fill_references(text, lambda other: self.in_market(other, locale, market))
        return text

    def _others(self, name: str) -> tuple[str, ...]:
        """Return the markets in which a value, or one inside it, differs."""
        if name not in self._varying:
            self._varying[name] = self._markets_of(name)
        return self._varying[name]

    def _markets_of(self, name: str) -> tuple[str, ...]:
        period = self._periods.get(name)
        if period is None:
            return ()
        differing = {market for market, _ in period.markets}
        for form in (period.form, *(form for _, form in period.markets)):
            texts = (form.text, *dict(form.texts).values()) if isinstance(form, Words) else ()
            for text in texts:
                for reference in references(text):
                    differing.update(self._others(reference.name))
        return tuple(market for market in self._project.config.markets if market in differing)

    def by_market(self, reference: Reference, locale: Locale) -> tuple[str, dict[str, str]]:
        """Return the default text, and those of markets that differ from it.

        In a text for certain markets only, the first one's is the default.
        """
        if self._only is not None:
            return self.in_market(reference, locale, self._only), {}
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
        """Fill a title or another short text with the values of the locale's own market."""
        market = self.own_market(locale) if market is None else market
        return fill_text(text, lambda reference: squash(self.in_market(reference, locale, market)))

    def text(self, text: str, locale: Locale) -> str:
        """Fill a text to be indexed with the values of every market: readers see `pieces`."""

        def fill(reference: Reference) -> str:
            usual, others = self.by_market(reference, locale)
            if others:
                opening, colon, between, closing = language_of(locale).market_marks
                named = [
                    f"{unmarked(self.label(m, locale))}{colon}{text}" for m, text in others.items()
                ]
                usual = f"{usual}{opening}{between.join(named)}{closing}"
            return squash(usual)

        return fill_text(with_every_market(text), fill)

    def named(self, text: str, locale: Locale, market: str | None = None) -> str:
        """Fill a text for other sites: with the values of the locale's market, and its name."""
        market = self._project.market_of(locale) if market is None else market

        def fill(reference: Reference) -> str:
            value = squash(self.in_market(reference, locale, market))
            if not market or not self.by_market(reference, locale)[1]:
                return value
            opening, _, _, closing = language_of(locale).market_marks
            return f"{value}{opening}{unmarked(self.label(market, locale))}{closing}"

        return fill_text(text, fill)

    def pieces(self, text: str, locale: Locale) -> ByMarket:
        """Fill a text that leaves its page, so that each reader sees the values of one market."""
        pieces: list[str | dict[str, str]] = []
        for markets, part in blocks(text):
            if markets:
                own = (m for m in markets if m in self._project.config.markets)
                pieces.append({m: self.title(part, locale, m) for m in own})
                continue
            at = 0
            for match in REFERENCE.finditer(part):
                usual, others = self.by_market(Reference(*match.groups()), locale)
                value = {name: squash(one) for name, one in (("", usual), *others.items())}
                pieces += [part[at : match.start()], value if others else value[""]]
                at = match.end()
            pieces.append(part[at:])
        return joined(pieces)

    def label(self, market: str, locale: Locale) -> str:
        """Return the name of a market, marked where it is in another language."""
        label, own = market_label(self._project, market, locale)
        return in_language(label, own, locale)

    def link(self, address: str, locale: Locale, market: str | None = None) -> str:
        """Fill an address, by default for the locale's own market.

        A value at its beginning brings its scheme along; empty if that value is not an address.
        """
        market = self.own_market(locale) if market is None else market
        first = REFERENCE.match(address)
        beginning = self._address(Reference(*first.groups()), locale, market) if first else ""
        if first and not beginning:
            return ""
        rest = address[first.end() :] if first else address
        return beginning + fill_references(
            rest, lambda other: self.in_market(other, locale, market).replace("\n", ", ")
        )

    def _address(self, reference: Reference, locale: Locale, market: str) -> str:
        form = self.form(reference.name, market)
        if not isinstance(form, Words) or form.kind not in {"url", "email", "phone"}:
            return ""
        return link_to(form.kind, self.in_market(reference, locale, market))

    def html(self, reference: Reference, locale: Locale, *, linked: bool = True) -> str:
        """Return a value as HTML; if markets differ, each with its name."""
        usual, others = self.by_market(reference, locale)
        form = self.form(reference.name)
        if form is None:
            return ""
        linked = linked and "plain" not in reference.formats
        default = value_html(form, usual, linked=linked)
        if not others:
            return default
        opening, colon, between, closing = language_of(locale).market_marks
        parts: list[str] = []
        for market, text in others.items():
            name = escape(self.label(market, locale))
            value = value_html(form, text, linked=linked)
            mark = between if parts else opening
            parts.append(
                f"<span data-kb-market-mark>{mark}{name}{colon}</span>"
                f'<span data-kb-market="{market}">{value}</span>'
            )
        return (
            f'<span data-kb-by-market><span data-kb-market="">{default}</span>'
            f"{''.join(parts)}<span data-kb-market-mark>{closing}</span></span>"
        )

    def meant(self, market: str) -> dict[str, Form]:
        """Return what the shop promises in a market (empty: in none), by what values mean."""
        named = {value.means: value.name for value in self._policies.values if value.means}
        forms = {means: self.form(name, market) for means, name in named.items()}
        return {means: form for means, form in forms.items() if form is not None}

    def durations(self, name: str) -> dict[str, Duration]:
        """Return a duration by market; an empty name stands for all others."""
        period = self._periods.get(name)
        forms = {"": period.form, **dict(period.markets)} if period else {}
        return {market: form for market, form in forms.items() if isinstance(form, Duration)}

    def fill_article(self, article: Article) -> FilledArticle:
        """Return the article with its title and metadata filled; its body is unchanged."""
        used = sorted({citation.reference for citation in article.cited})
        if not used:
            return FilledArticle(article)
        locale = article.locale
        values = [self.by_market(reference, locale) for reference in used]
        meta, own = article.meta, self.own_market(locale)
        market = own if not meta.markets or own in meta.markets else meta.markets[0]
        fill = partial(self.title, locale=locale, market=market)  # what is true where it applies
        if meta.notice:
            meta = meta._replace(notice=meta.notice._replace(text=fill(meta.notice.text)))
        meta = meta._replace(
            title=fill(meta.title),
            description=fill(meta.description),
            keywords=tuple(self.text(word, locale) for word in meta.keywords),
        )
        description = fill(article.description)
        for_all = self.named(article.description, locale, market)
        titles = self.pieces(article.title, locale)
        filled = replace(
            article,
            meta=meta,
            title=fill(article.title),
            description=description,
            description_for_all="" if for_all == description else for_all,
            descriptions=self.pieces(article.description, locale),
            titles="" if isinstance(titles, str) else titles,
            headings=tuple(h._replace(title=fill(h.title)) for h in article.headings),
            # The texts for search depend on the values.
            passages=digest(article.passages, values),
        )
        return FilledArticle(filled)

    def passages(self, sections: Iterable[Section], locale: Locale) -> tuple[ByMarket, ...]:
        """Return the texts that search shows of sections."""
        return tuple(self.pieces(section.text, locale) for section in sections)

    def sections(self, sections: tuple[Section, ...], locale: Locale) -> tuple[Section, ...]:
        """Return the texts to be indexed with their values."""
        return tuple(
            Section(
                section.anchor,
                self.title(section.title, locale),
                self.text(section.text, locale),
            )
            for section in sections
        )
