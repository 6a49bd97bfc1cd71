"""What agents can ask of a built site. A market that is not known is asked for, never assumed."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

from pydantic import Field

from kbgen.agents.built import BuiltSite
from kbgen.agents.last_day import last_day
from kbgen.agents.problems import send_report
from kbgen.config import Project
from kbgen.i18n import long_date
from kbgen.model.locale import Locale
from kbgen.policy import means
from kbgen.text import did_you_mean

#: Results of a search.
_MOST: Final = 5
#: Words in the names of values that say how long something may be sent back.
_RETURN: Final = "return"
_WINDOW: Final = ("window", "period", "deadline", "days")


#: Parameters, as agents read of them.
_Tag = Annotated[str, Field(description="Language of the shopper, BCP 47; empty: the default.")]
_Market = Annotated[
    str,
    Field(
        description="The shopper's market or country (ISO 3166), such as DE. Never guess it: where"
        " it is needed and not known, ask the shopper."
    ),
]
_Query = Annotated[str, Field(description="What the shopper wants to know.")]
_Id = Annotated[str, Field(description="Id of an article, as search_help has it.")]
_Day = Annotated[str, Field(description="Day of delivery, such as 2026-11-28.")]
_Policy = Annotated[str, Field(description="Name of a duration; empty: how long to return.")]
_Problem = Annotated[str, Field(description="What is wrong, without personal data.")]


class ToolFailure(Exception):  # noqa: N818  # its message is for the agent
    """The tool cannot answer; the message says what to do."""


class HelpTools:
    """Each method is a tool: texts in, plain values of JSON out."""

    def __init__(self, project: Project, site: BuiltSite) -> None:
        self._project = project
        self._site = site
        self._locales = {locale.tag.lower(): locale for locale in project.locales}

    @property
    def endpoint(self) -> str:
        """The collector's full address; empty: reports go nowhere."""
        path = self._project.config.feedback.used_endpoint
        if not path.startswith("/"):
            return path
        base = self._project.config.site.url
        return base.rstrip("/").partition("://")[0] + "://" + _host(base) + path if base else ""

    def search_help(self, query: _Query, locale: _Tag = "", market: _Market = "") -> dict[str, Any]:
        """Find articles that answer a question, with the answer itself where it is certain."""
        own = self._locale(locale)
        name = self._market(market)
        # Without a market, texts that differ by market are shown without its values.
        searcher = self._site.searcher(own, name or ("" if not self._markets else None))
        box = searcher.own.box(query) if name or not self._markets else None
        hits = searcher.search(query, _MOST)
        return {
            "locale": own.tag,
            "market": name or None,
            "answer": {"text": box.text, "url": self._address(box.url)} if box else None,
            "results": [
                {
                    "id": hit.id,
                    "locale": hit.locale,
                    "title": hit.title,
                    "section": hit.section[1] if hit.section else None,
                    "excerpt": hit.excerpt,
                    "url": self._address(hit.url),
                }
                for hit in hits
            ],
        }

    def read_article(self, article: _Id, locale: _Tag = "", market: _Market = "") -> dict[str, Any]:
        """Read an article as plain text, with the policy values of the shopper's market."""
        own = self._locale(locale)
        name = self._market(market)
        entries = [one for one in self._articles(own) if one["id"] == article]
        if entries and entries[0].get("fallback"):
            own = self._locale(entries[0]["locale"])
            entries = [one for one in self._articles(own) if one["id"] == article]
        if not entries:
            ids = [one["id"] for one in self._articles(own)]
            raise ToolFailure(
                f"No article `{article}`. {did_you_mean(article, ids) or 'Use search_help.'}"
            )
        fitting = [e for e in entries if not e["markets"] or (name and name in e["markets"])]
        if not fitting and name:
            raise ToolFailure(f"The article `{article}` does not apply to the market {name}.")
        if not fitting:
            raise ToolFailure(f"The article differs by market. {self._which_market(own)}")
        entry = fitting[0]
        return {
            **{key: entry[key] for key in ("id", "locale", "url", "title", "description")},
            "market": name or None,
            "updated": entry["updated"],
            "revision": entry["revision"],
            "sections": entry["sections"],
            "values": [
                {key: one[key] for key in ("name", "market", "text", "value") if key in one}
                for one in entry["values"]
            ],
        }

    def list_policies(self, locale: _Tag = "", market: _Market = "") -> dict[str, Any]:
        """List what the shop promises: return window, fees, delivery times and so on."""
        own = self._locale(locale)
        name = self._market(market)
        policies = []
        for one in self._site.policies(own)["policies"]:
            values = [v for v in one["values"] if not name or _applies(v, name)]
            if values and (name or len(values) == 1) and _applies(values[0], name):
                policies.append(
                    {
                        "name": one["name"],
                        "type": one["type"],
                        "text": values[0]["text"],
                        "value": values[0]["value"],
                    }
                )
            elif values:
                policies.append({"name": one["name"], "type": one["type"], "by_market": values})
        return {"locale": own.tag, "market": name or None, "policies": policies}

    def last_day(
        self, delivered: _Day, market: _Market = "", policy: _Policy = "", locale: _Tag = ""
    ) -> dict[str, Any]:
        """Work out the last day to send something back, from the day of delivery."""
        own = self._locale(locale)
        name = self._market(market)
        try:
            first = dt.date.fromisoformat(delivered)
        except ValueError as error:
            message = f"`{delivered}` is not a day. Write the day of delivery as 2026-11-28."
            raise ToolFailure(message) from error
        value, form = self._duration(policy, own, name)
        if form["unit"] == "working-day" and self._markets and not name:
            raise ToolFailure(f"Holidays differ by market. {self._which_market(own)}")
        table = self._project.config.markets.get(name)
        zone = table.time_zone if table else self._project.config.site.time_zone
        try:
            last = last_day(first, form["most"], form["unit"], table.holidays if table else ())
        except OverflowError as error:
            raise ToolFailure(f"`{delivered}` is too far in the future.") from error
        left = (last - dt.datetime.now(ZoneInfo(zone)).date()).days
        return {
            "last_day": last.isoformat(),
            "text": long_date(last, own),
            "days_left": left,
            "is_over": left < 0,
            "delivered": first.isoformat(),
            "market": name or None,
            "policy": value,
        }

    def report_problem(
        self, article: _Id, problem: _Problem, locale: _Tag = "", market: _Market = ""
    ) -> dict[str, Any]:
        """Report an article that is wrong or out of date to the shop's editors."""
        own = self._locale(locale)
        entry = next((one for one in self._articles(own) if one["id"] == article), None)
        if entry is None:
            raise ToolFailure(f"No article `{article}`. Use the id of search_help.")
        if not problem.strip():
            raise ToolFailure("Say in a sentence what is wrong.")
        fields = {
            "locale": own.tag,
            "article_id": article,
            "market": self._market(market),
            "revision": entry.get("revision"),
            "comment": problem.strip()[:1000],
        }
        try:
            send_report(self.endpoint, fields)
        except OSError as error:
            raise ToolFailure(f"The report was not stored: {error}") from error
        return {"stored": True, "article": article, "locale": own.tag}

    @property
    def _markets(self) -> dict[str, list[str]]:
        """Market → its countries."""
        return {name: one.countries for name, one in self._project.config.markets.items()}

    def _locale(self, tag: str) -> Locale:
        """Return the locale of a tag, or of its language; the default one without a tag."""
        if not tag:
            return self._project.default_locale
        wanted = tag.lower().replace("_", "-")
        language = wanted.partition("-")[0]
        found = self._locales.get(wanted) or self._locales.get(language)
        if found is None:
            listed = ", ".join(one.tag for one in self._project.locales)
            raise ToolFailure(f"No texts in `{tag}`. Locales: {listed}.")
        return found

    def _market(self, name: str) -> str:
        """Return a market by its id or by the ISO code of a country; empty without a name."""
        wanted = name.strip().upper()
        if not wanted:
            return ""
        for market in self._markets:
            if wanted == market.upper():
                return market
        for market, countries in self._markets.items():
            if wanted in countries:
                return market
        if not self._markets:
            return ""
        others = [market for market, countries in self._markets.items() if not countries]
        if len(others) == 1 and wanted in self._project.default_locale.babel.territories:
            return others[0]  # the rest of the world
        raise ToolFailure(f"Unknown market `{name}`. {self._which_market()}")

    def _which_market(self, locale: Locale | None = None) -> str:
        head = self._site.articles(locale or self._project.default_locale)
        named = (
            f"{one['id']} ({one['label']}; {', '.join(one['countries']) or 'all other countries'})"
            for one in head["markets"]
        )
        return f"Ask the shopper for the country, and name one of: {'; '.join(named)}."

    def _articles(self, locale: Locale) -> list[dict[str, Any]]:
        articles: list[dict[str, Any]] = self._site.articles(locale)["articles"]
        return articles

    def _duration(self, name: str, locale: Locale, market: str) -> tuple[dict[str, Any], Any]:
        """Return a value that is a duration, as the tool shows it, and its machine form."""
        values = list(self._durations(locale))
        names = [one["name"] for one in values]
        if not name:
            likely = [one["name"] for one in values if one.get("means") == means.RETURN_WINDOW] or [
                n for n in names if _RETURN in n and n.endswith(_WINDOW)
            ]
            if len(likely) != 1:
                raise ToolFailure(f"Say which policy: {', '.join(names) or 'the site has none'}.")
            name = likely[0]
        if name not in names:
            hint = did_you_mean(name, names) or f"Policies: {', '.join(names)}."
            raise ToolFailure(f"No duration `{name}`. {hint}")
        policy = next(one for one in values if one["name"] == name)
        fitting = [one for one in policy["values"] if _applies(one, market)]
        if not fitting:
            raise ToolFailure(f"`{name}` differs by market. {self._which_market(locale)}")
        value = fitting[0]
        return {"name": name, "text": value["text"]}, value["value"]

    def _durations(self, locale: Locale) -> Iterator[dict[str, Any]]:
        return (one for one in self._site.policies(locale)["policies"] if one["type"] == "duration")

    def _address(self, url: str) -> str:
        return self._project.config.site.url + url


def _applies(value: dict[str, Any], market: str) -> bool:
    return value["markets"] is None or (bool(market) and market in value["markets"])


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]
