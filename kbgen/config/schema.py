"""The keys of `kbgen.toml`. Unknown keys are errors."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from kbgen.config import values
from kbgen.config.contact import ContactTable
from kbgen.config.embed import EmbedTable
from kbgen.config.hosting import HostingTable
from kbgen.config.links import LinksTable
from kbgen.config.names import BY_LOCALE, IgnoredKey, LocaleTag, MarketName, Name, Texts
from kbgen.config.per_day import MaxPerDayTable
from kbgen.config.publish import TargetTable
from kbgen.config.theme import ThemeTable
from kbgen.config.tracking import TrackingTable
from kbgen.config.values import PREVIEW_ENDPOINT
from kbgen.model.portals import PORTALS
from kbgen.model.sinks import SINKS

#: A web server on the same machine: the usual proxy in front of the collector.
LOOPBACK = ("127.0.0.0/8", "::1/128")


TargetName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
ActionName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
if TYPE_CHECKING:
    Portal = str
    Sink = str
else:
    Portal = Literal[tuple(PORTALS)]
    Sink = Literal[tuple(SINKS)]
Attributes = Annotated[dict[str, list[str]], AfterValidator(values.harmless_attributes)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SiteTable(_Table):
    name: Texts = Field(
        min_length=1, description="Name of the help centre, as shoppers read it, or one per locale."
    )
    url: Annotated[str, AfterValidator(values.site_url)] = Field(
        "", description="Where the site is published; needed for canonical, hreflang and sitemap."
    )
    default_locale: LocaleTag | None = Field(
        None, description="The locale of last resort (default: `en` if present, else the first)."
    )
    time_zone: Annotated[str, AfterValidator(values.time_zone)] = Field(
        "UTC", description="The shop's IANA time zone."
    )
    indexnow: Annotated[str, StringConstraints(pattern=r"^(?:[A-Za-z0-9-]{8,128})?$")] = Field(
        "", description="Key of IndexNow: the site then has a file with it, `<key>.txt`."
    )


class LocaleTable(_Table):
    label: str = Field("", description="Name in the language switcher (default: the CLDR name).")
    fallback: list[LocaleTag] | None = Field(
        None, description="Locales to take missing translations from (default: the default one)."
    )


class OrganizationTable(_Table):
    name: str = Field("", description="The shop, for search engines: `Organization` on home pages.")
    url: Annotated[str, AfterValidator(values.organization_url)] = Field(
        "", description="Address of the shop."
    )
    countries: list[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]] = Field(
        default_factory=list,
        description="ISO 3166 codes of the countries it sells to, where the site has no markets.",
    )


class AgentsTable(_Table):
    training: bool = Field(
        True, description="Let crawlers of AI in that collect texts for training; see robots.txt."
    )
    answers: bool = Field(
        True, description="Let crawlers of AI in that answer questions; see robots.txt."
    )
    twins: bool = Field(
        True, description="Write each article as Markdown beside its page, and `llms.txt`."
    )
    webmcp: bool = Field(
        False, description="Offer pages as tools to agents in the browser, where it has WebMCP."
    )


class SynonymTable(_Table):
    words: list[Word] = Field(
        default_factory=list, min_length=2, description="Words that mean the same."
    )
    typed: list[Word] = Field(
        default_factory=list, min_length=1, description="Searches for one of these …"
    )
    meant: list[Word] = Field(
        default_factory=list,
        min_length=1,
        description="… also find these, but not the other way round.",
    )
    weight: float = Field(
        0.8, ge=0.1, le=1, description="Weight of such a match; a match of the word itself has 1."
    )

    @model_validator(mode="after")
    def _one_kind(self) -> "SynonymTable":
        if bool(self.words) == bool(self.typed or self.meant) or bool(self.typed) != bool(
            self.meant
        ):
            raise ValueError("expected either `words`, or `typed` and `meant`")
        return self


class PinTable(_Table):
    queries: list[Word] = Field(
        min_length=1, description="Queries as shoppers type them; every word counts."
    )
    article: Name = Field(min_length=1, description="Id of the article that ranks first.")
    locales: list[LocaleTag] | None = Field(None, description="Only in these locales.")


class SearchTable(_Table):
    enabled: bool = Field(True, description="Build the index and show the search box.")
    prior: Literal["none", "feedback"] = Field(
        "none", description="Whether readers' votes and clicks slightly influence the ranking."
    )
    synonyms: Annotated[dict[LocaleTag, list[SynonymTable]], BY_LOCALE] = Field(
        default_factory=dict,
        description="Your shoppers' words, in addition to those of the language.",
    )
    pinned: list[PinTable] = Field(
        default_factory=list, description="Queries with a fixed first result."
    )


class LearnTable(_Table):
    people: int = Field(
        3,
        ge=2,
        description="Addresses that a query must have come from on one day to be learned (k).",
    )
    days: int = Field(2, ge=1, description="Days on which it must have been asked.")
    half_life_days: int = Field(
        180, ge=1, description="After this many days what readers did weighs half as much."
    )
    opened_per_day: int = Field(
        20,
        ge=1,
        description="Results that one address opens in a day at most; of one that opens more, "
        "nothing is learned that day.",
    )


class FeedbackTable(_Table):
    endpoint: Annotated[str, AfterValidator(values.endpoint)] = Field(
        "", description="Full address of the collector, ending in /v1/events; empty: no feedback."
    )
    store: Annotated[str, AfterValidator(values.store)] = Field(
        "sqlite:///feedback.db",
        description="Where events are kept: sqlite:///FILE or postgresql://USER@HOST/DATABASE.",
    )
    allowed_origins: list[Annotated[str, AfterValidator(values.origin)]] = Field(
        default_factory=list, description="Sites that may send events, in addition to [site] url."
    )
    max_events_per_minute: int = Field(
        120, ge=0, description="Limit per network address; 0: no limit."
    )
    max_votes_per_article_and_day: int = Field(
        20,
        ge=0,
        description="Limit per network address; more are counted separately. 0: no limit.",
    )
    max_per_day: MaxPerDayTable = Field(
        default_factory=MaxPerDayTable,
        description="Limits per network address by type; more are counted separately. 0: no limit.",
    )
    trusted_proxies: list[Annotated[str, AfterValidator(values.network)]] = Field(
        default_factory=lambda: list(LOOPBACK),
        description="Addresses whose X-Forwarded-For is trusted (default: this machine's).",
    )
    site: str = Field(
        "site",
        description="Folder of the built site; metrics count events about other pages separately.",
    )
    retention_days: int = Field(
        730, ge=1, description="Days after which `kbgen feedback purge` deletes events."
    )
    sinks: list[Sink] | None = Field(
        None, description="Where to send events (default: the endpoint, if set)."
    )
    consent: Literal["none", "required"] = Field(
        "none", description="`required`: send nothing before the reader agrees."
    )
    respect_gpc: bool = Field(
        True, description="Send nothing with Global Privacy Control or Do Not Track."
    )
    csat: bool = Field(False, description="Ask how satisfied readers are, 1 to 5.")
    nps: bool = Field(False, description="Ask whether readers would recommend you, 0 to 10.")

    @model_validator(mode="after")
    def _endpoint_is_there(self) -> "FeedbackTable":
        if not self.endpoint and "endpoint" in (self.sinks or ()):
            raise ValueError("`sinks` names the endpoint, but `endpoint` is not set")
        return self

    @property
    def used_sinks(self) -> tuple[Sink, ...]:
        """Return where events go. The preview collects them, whatever is listed."""
        collector: list[Sink] = ["endpoint"] if self.endpoint else []
        if self.sinks is None:
            return tuple(collector)
        always = collector if self.endpoint == PREVIEW_ENDPOINT else []
        return tuple(dict.fromkeys([*always, *self.sinks]))

    @property
    def used_endpoint(self) -> str:
        """Return the collector's address; empty when no events go there."""
        return self.endpoint if "endpoint" in self.used_sinks else ""


class MarketTable(_Table):
    label: Texts = Field(
        "", description="Name, or one per locale (default: the country or region)."
    )
    locales: list[LocaleTag] = Field(
        default_factory=list, description="Locales whose readers are assumed to be in this market."
    )
    currency: Annotated[str, AfterValidator(values.currency)] = Field(
        "", description="Currency of prices, ISO 4217."
    )
    countries: list[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]] = Field(
        default_factory=list, description="ISO 3166 codes of its countries."
    )
    holidays: list[dt.date] = Field(
        default_factory=list, description="Days that are not working days, in addition to weekends."
    )
    time_zone: Annotated[str, AfterValidator(values.time_zone)] = Field(
        "UTC", description="IANA time zone."
    )


class ActionTable(_Table):
    url: Annotated[str, AfterValidator(values.action_url)] = Field(
        description="Address in the shop; may contain {locale}, {language}, {market}, {article},"
        " and what a link from the shop says of the order: {order}, {zip}, {email}, {tracking}."
    )
    portal: Portal | None = Field(
        None, description="Returns portal at this address, which kbgen knows how to fill in."
    )
    label: Texts = Field(min_length=1, description="Text of the button, or one per locale.")
    parameters: dict[str, str] = Field(
        default_factory=dict,
        description="Parameters added to the address, unless a block sets them.",
    )
    home: bool = Field(False, description="Show the button on home pages, below the search.")
    icon: str = Field(
        "", description="Its icon there, named like those of categories: `truck`, `return`."
    )

    @property
    def address(self) -> str:
        """The address with its places: that of a portal's form, where one is named."""
        return self.url.rstrip("/") + PORTALS[self.portal] if self.portal else self.url


class BuildTable(_Table):
    keep: int = Field(
        7,
        ge=0,
        le=365,
        description="Days to keep old files of the theme, for pages that are still open.",
    )


class CheckTable(_Table):
    rules: dict[str, Literal["error", "warning", "off"]] = Field(
        default_factory=dict, description="Name of a rule → severity of its findings."
    )
    published: str = Field(
        "", description="The `urls.json` of the published site: a file or an address."
    )
    terms: list[Word] = Field(
        default_factory=list, description="Abbreviations that readers know without explanation."
    )


class TranslateTable(_Table):
    command: list[Word] = Field(
        default_factory=list,
        description="Program and arguments that translate XLIFF from standard input to output.",
    )
    publish: Literal["reviewed", "machine"] = Field(
        "reviewed",
        description="Whether translations of a machine wait for their review, or are published.",
    )


class ContentTable(_Table):
    downloads: list[Annotated[str, AfterValidator(values.download)]] = Field(
        default_factory=list,
        description="Extensions of files that articles may link, in addition to the usual ones.",
    )


class MarkdownTable(_Table):
    html: Literal["sanitise", "escape"] = Field(
        "sanitise", description="Raw HTML: keep what is harmless, or show it as text."
    )
    allowed_tags: Annotated[list[str], AfterValidator(values.harmless_tags)] = Field(
        default_factory=list, description="HTML elements to allow in addition to the usual ones."
    )
    allowed_attributes: Annotated[
        dict[str, list[str]], AfterValidator(values.harmless_attributes)
    ] = Field(
        default_factory=dict, description="Element → attributes to allow; `*` for any element."
    )


class FrontMatterTable(_Table):
    ignore: list[IgnoredKey] = Field(
        default_factory=list,
        description="Keys of other tools to ignore, such as exl-id or x-*; keys by which"
        " other tools hide pages are named in full.",
    )


class Config(_Table):
    """Settings of a help centre."""

    site: SiteTable
    locales: Annotated[dict[LocaleTag, LocaleTable], BY_LOCALE] = Field(
        default_factory=dict,
        description="Locales of the site (default: the folders of `content/`).",
    )
    search: SearchTable = Field(default_factory=SearchTable)
    feedback: FeedbackTable = Field(default_factory=FeedbackTable)
    organization: OrganizationTable = Field(default_factory=OrganizationTable)
    agents: AgentsTable = Field(default_factory=AgentsTable)
    learn: LearnTable = Field(default_factory=LearnTable)
    contact: ContactTable = Field(default_factory=ContactTable)
    content: ContentTable = Field(default_factory=ContentTable)
    theme: ThemeTable = Field(default_factory=ThemeTable)
    header: LinksTable = Field(default_factory=LinksTable)
    footer: LinksTable = Field(default_factory=LinksTable)
    markets: dict[MarketName, MarketTable] = Field(
        default_factory=dict, description="Regions where prices, deadlines or rules differ."
    )
    actions: dict[ActionName, ActionTable] = Field(
        default_factory=dict, description="Buttons that lead to the shop."
    )
    tracking: TrackingTable = Field(default_factory=TrackingTable)
    redirects: dict[Name, Name] = Field(
        default_factory=dict, description="Address of a removed page → where it redirects to."
    )
    frontmatter: FrontMatterTable = Field(default_factory=FrontMatterTable)
    build: BuildTable = Field(default_factory=BuildTable)
    check: CheckTable = Field(default_factory=CheckTable)
    translate: TranslateTable = Field(default_factory=TranslateTable)
    markdown: MarkdownTable = Field(default_factory=MarkdownTable)
    hosting: HostingTable = Field(default_factory=HostingTable)
    embed: EmbedTable = Field(default_factory=EmbedTable)
    publish: dict[TargetName, TargetTable] = Field(
        default_factory=dict, description="Places that `kbgen publish` copies the site to."
    )


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `kbgen.toml`."""
    schema = Config.model_json_schema()
    for name in (
        "markets",
        "actions",
        "publish",
    ):  # other names are invalid, which pydantic does not export
        schema["properties"][name]["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "kbgen.toml",
    }
