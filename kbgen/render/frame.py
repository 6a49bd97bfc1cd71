"""What the pages of a locale have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from kbgen.config import Project
from kbgen.i18n import Catalogue, Values
from kbgen.markdown import action_link
from kbgen.model.foreign import in_language
from kbgen.model.locale import Locale
from kbgen.model.page import (
    CardImage,
    CategoryCard,
    FeedbackView,
    Job,
    LanguageLink,
    Link,
    Logo,
    MarketLink,
)
from kbgen.model.site import Category, Site
from kbgen.render.addresses import absolute, quoted
from kbgen.render.contact import contact_links
from kbgen.render.setting import Setting
from kbgen.render.standing import Standing

#: Articles that a category's card shows.
CARD_ARTICLES = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """Makes the parts of a page of one locale. `root` leads from the page to the site's root."""

    setting: Setting
    strings: Catalogue
    standing: Standing

    @property
    def project(self) -> Project:
        return self.setting.project

    @property
    def site(self) -> Site:
        return self.setting.site

    @property
    def values(self) -> Values:
        return self.setting.values

    @property
    def locale(self) -> Locale:
        return self.strings.locale

    def page(
        self, url: str, template: str, root: str | None = None, folder: str = ""
    ) -> dict[str, Any]:
        """Return the fields of every page.

        root: unless it follows from the address. folder: of the content folder; empty: in none.
        """
        root = "../" * url.count("/") if root is None else root
        return {
            "template": template,
            "path": f"{url}index.html",
            "locale": self.locale.tag,
            "open_graph": self.locale.open_graph,
            "direction": self.locale.direction,
            "site_name": self.in_own(*self.project.site_name(self.locale)),
            "root": root,
            "home_url": f"{root}{self.locale.segment}/",
            "search_url": self.search_url(root),
            "static": root + self.setting.static,
            **self._look(root),
            "slash_script": self._slash_script(),
            "canonical": absolute(self.project, url),
            "alternates": (),
            "languages": (),
            "contact_url": self.contact_url(root),
            "contacts": contact_links(self.setting, self.strings),
            **self.standing.links(root),
            "notices": self.standing.notices_on(folder, root),
            "markets": self._markets(),
            "feedback": self.feedback(),
            "client": self.client(root),
        }

    def in_own(self, text: str, own: Locale) -> str:
        """Return a text, marked if its words are not those of the page's locale."""
        return in_language(text, own, self.locale)

    def _look(self, root: str) -> dict[str, Any]:
        look = self.setting.look
        static = root + self.setting.static
        logo = look.logo
        return {
            "color_schemes": "light dark" if look.scheme == "auto" else look.scheme,
            "logo": logo
            and Logo(
                url=static + quote(logo.path),
                dark_url=static + quote(logo.dark) if logo.dark else "",
                width=logo.width,
                height=logo.height,
            ),
            "bars": look.bars,
            "card": self._card(),
            "touch_icon": f"{root}apple-touch-icon.png"
            if look.has_root_icon
            else look.touch_icon and static + look.touch_icon,
            "fonts": tuple(static + quote(path) for path in look.fonts),
        }

    def _card(self) -> CardImage | None:
        card = self.setting.look.card
        url = absolute(self.project, self.setting.static + card.path) if card else ""
        return CardImage(url, card.width, card.height, card.is_large) if card and url else None

    def _slash_script(self) -> str:
        # At the root of a host, `../` beyond the root still leads to the root.
        base = urlsplit(self.project.config.site.url).path or "/"
        return "" if base == "/" else f"{base}{self.setting.static}js/slash.js"

    def _markets(self) -> tuple[MarketLink, ...]:
        names = self.project.config.markets
        return tuple(MarketLink(name, self.values.label(name, self.locale)) for name in names)

    def jobs(self) -> tuple[Job, ...]:
        """Return the actions that home pages show."""
        project, values = self.project, self.values
        shown = (action for action in project.config.actions.values() if action.home)
        return tuple(
            Job(**action_link(project, values, action, self.locale)._asdict(), icon=action.icon)
            for action in shown
        )

    def search_url(self, root: str) -> str:
        return f"{root}{self.locale.segment}/search/" if self.project.config.search.enabled else ""

    def contact_url(self, root: str) -> str:
        page = self.site.contact.get(self.locale)
        return root + page.url if page else ""

    def client(self, root: str, **extra: object) -> tuple[tuple[str, object], ...]:
        """Return the data for the page's scripts; addresses are relative to the page."""
        config = self.project.config
        facts: dict[str, object] = {
            "locale": self.locale.tag,
            "root": root,
            "search": f"{root}_kb/search/{self.locale.segment}.json"
            if config.search.enabled
            else None,
            "market": self.project.market_of(self.locale) or None,
            **({"agents": True} if config.agents.webmcp else {}),
            **self._measuring(),
            **extra,
        }
        return tuple(facts.items())

    def feedback(self) -> FeedbackView | None:
        table = self.project.config.feedback
        if not table.used_sinks:
            return None
        return FeedbackView(
            endpoint=table.used_endpoint,
            consent=table.consent == "required",
            csat=table.csat,
            nps=table.nps,
        )

    def _measuring(self) -> dict[str, object]:
        table = self.project.config.feedback
        if not table.used_sinks:
            return {}
        facts: dict[str, object] = {"sinks": table.used_sinks}
        if table.used_endpoint:
            facts["endpoint"] = table.used_endpoint
        # What scripts assume is left out: every page has it.
        if table.consent != "none":
            facts["consent"] = table.consent
        if not table.respect_gpc:
            facts["respect_gpc"] = False
        return facts

    def article_link(self, article_id: str, root: str) -> Link:
        article = self.site.versions[article_id, self.locale]
        return Link(
            title=article.title,
            url=root + quoted(self.site.urls[article_id, self.locale]),
            description=article.description,
            lang="" if article.locale == self.locale else article.locale.tag,
        )

    def card(
        self, category: Category, root: str, limit: int | None = CARD_ARTICLES
    ) -> CategoryCard:
        ids = self._below(category)
        return CategoryCard(
            title=self.in_own(category.title, category.title_locale),
            description=self.in_own(category.description, category.description_locale),
            icon=category.icon,
            url=root + quoted(category.url),
            count=len(ids),
            articles=tuple(self.article_link(i, root) for i in ids[:limit]),
        )

    def _below(self, category: Category) -> list[str]:
        ids = list(category.articles)
        for child in category.children:
            ids += self._below(self.site.categories[child, self.locale])
        return ids

    def breadcrumbs(self, folder: str, root: str) -> tuple[Link, ...]:
        """Return the categories on the way from the home page to the folder."""
        parts = folder.split("/") if folder else []
        crumbs = []
        for depth in range(1, len(parts) + 1):
            category = self.site.categories["/".join(parts[:depth]), self.locale]
            title = self.in_own(category.title, category.title_locale)
            crumbs.append(Link(title=title, url=root + quoted(category.url)))
        return tuple(crumbs)

    def languages(self, urls: Mapping[Locale, str], root: str) -> tuple[LanguageLink, ...]:
        """Return the switcher: the same page in each locale, else its home."""
        return tuple(
            LanguageLink(
                tag=locale.tag,
                direction=locale.direction,
                label=self.project.label(locale),
                url=root + quoted(urls.get(locale, f"{locale.segment}/")),
                current=locale == self.locale,
            )
            for locale in self.site.locales
        )

    def alternates(
        self, urls: Mapping[Locale, str], chooser: str | None = None
    ) -> tuple[LanguageLink, ...]:
        """Return hreflang links; none without a site URL or with one language only.

        chooser: address of a page that leads each reader to one of them.
        """
        if not self.project.config.site.url or len(urls) < 2:
            return ()
        links = [(locale.tag, url) for locale, url in urls.items()]
        default = urls.get(self.project.default_locale) if chooser is None else chooser
        if default is not None:
            links.append(("x-default", default))
        return tuple(
            LanguageLink(
                tag=tag,
                direction="",
                label="",
                url=absolute(self.project, url),
            )
            for tag, url in links
        )
