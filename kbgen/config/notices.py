"""`content/notices.toml`: what every page says for some days, such as a strike of the couriers."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from kbgen import files, toml
from kbgen.config.links import Address
from kbgen.config.names import LocaleTag, MarketName, Name, Texts, translated
from kbgen.config.read import Project
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.text import did_you_mean
from kbgen.toml import line_of

FILE = "notices.toml"
SHOWN = f"content/{FILE}"
_HINT = 'A notice is a table with a name of its own: [strike], and text = "…" below it.'

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class NoticeTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    text: Text | Annotated[dict[LocaleTag, Text], AfterValidator(translated)] = Field(
        min_length=1, description="What readers see, or one text per locale; policy values allowed."
    )
    severity: Literal["info", "success", "warning", "danger"] = Field(
        "info", description="How much it matters. Readers can close `info`."
    )
    link: Address | dict[LocaleTag, Address] = Field(
        "", description="A full address, the id of an article, or a page such as /shipping/."
    )
    label: Texts = Field(
        "", description="Text of the link, or one per locale (default: the article's title)."
    )
    start: dt.datetime | dt.date | None = Field(
        None, alias="from", description="First day, or date and time, in the site's time zone."
    )
    end: dt.datetime | dt.date | None = Field(
        None, alias="until", description="Last day, or date and time, in the site's time zone."
    )
    locales: list[LocaleTag] | None = Field(None, description="Shown only in these locales.")
    markets: list[MarketName] | None = Field(None, description="Shown only in these markets.")
    categories: list[Name] | None = Field(
        None, description="Shown only on pages of these folders (default: on every page)."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusNotice:
    """A notice of `content/notices.toml`."""

    id: str
    table: NoticeTable
    start: dt.datetime | None
    """When it begins; None: at once."""
    end: dt.datetime | None
    """When it is over; None: never."""
    line: int

    def is_shown(self, day: dt.date, zone: dt.tzinfo) -> bool:
        """Tell whether it is shown on a day, or for a part of it."""
        first, over = midnight(day, zone), midnight(day + dt.timedelta(days=1), zone)
        return (self.start is None or self.start < over) and (self.end is None or self.end > first)

    @property
    def days(self) -> Iterator[dt.date]:
        """The days from which on it is shown, and shown no longer."""
        if self.start:
            yield self.start.date()
        if self.end:
            # It is shown on the day of its last moment.
            yield (self.end - dt.timedelta(microseconds=1)).date() + dt.timedelta(days=1)


def midnight(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), zone)


def read_notices(project: Project) -> tuple[tuple[StatusNotice, ...], tuple[Diagnostic, ...]]:
    """Read the notices of a project. Invalid ones are reported and left out."""
    file = project.content / FILE
    if leads_out(file, project.root):
        message, hint = "The symbolic link leaves the project; it is not read", "Copy the file."
        return (), (problem("KB110", Span(path=SHOWN), message, hint),)
    try:
        text = files.read_text(file)
        data = toml.parse(text)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (files.unreadable(SHOWN, error),)
    except toml.TomlError as error:
        place = Span(path=SHOWN, line=error.line, column=error.column)
        return (), (problem("KB509", place, f"The file does not parse: {error}", _HINT),)
    notices: list[StatusNotice] = []
    found: list[Diagnostic] = []
    for name, table in data.items():
        notice = _read(project, name, table, text)
        if isinstance(notice, StatusNotice):
            notices.append(notice)
        else:
            found += notice
    return tuple(notices), tuple(found)


def _read(project: Project, name: str, data: Any, text: str) -> StatusNotice | list[Diagnostic]:
    def wrong(keys: list[str], message: str, hint: str = "") -> Diagnostic:
        place = Span(path=SHOWN, line=line_of(text, [name, *keys]))
        return problem("KB509", place, f"Notice `{name}`: {message}", hint)

    if not isinstance(data, dict):
        return [wrong([], "it is not a table", _HINT)]
    try:
        table = NoticeTable.model_validate(data)
    except ValidationError as error:
        # Where a text or a table of texts may stand, pydantic reports both.
        mistakes = [_explained(one) for one in error.errors()]
        first = {tuple(mistake[0]): mistake for mistake in reversed(mistakes)}
        return [wrong(*one) for one in reversed(first.values())]
    zone = zoneinfo.ZoneInfo(project.config.site.time_zone)
    start, end = _begins(table.start, zone), _ends(table.end, zone)
    if start and end and end <= start:
        return [wrong(["until"], "`until` is before `from`", "Correct one of the two.")]
    unknown = _unknown(project, table)
    if unknown:
        return [wrong(*one) for one in unknown]
    return StatusNotice(id=name, table=table, start=start, end=end, line=line_of(text, [name]))


def _explained(error: Any) -> tuple[list[str], str, str]:
    """Return keys, message and hint for an error of pydantic."""
    keys = [str(part) for part in error["loc"] if part != "[key]" and "-" not in str(part)]
    keys = keys[:1] if keys and keys[0] in {"from", "until", "text", "link"} else keys
    known = [field.alias or name for name, field in NoticeTable.model_fields.items()]
    if error["type"] == "extra_forbidden":
        hint = did_you_mean(keys[-1], known) or f"Known keys: {', '.join(known)}."
        return keys, f"unknown key `{keys[-1]}`", hint
    if error["type"] == "missing":
        return [], f"`{keys[0]}` is missing", 'Add text = "…", or { en = "…", de = "…" }.'
    if keys[0] in {"from", "until"}:
        return keys, f"`{keys[0]}` must be a date such as 2026-12-24, or 2026-12-24T18:00:00", ""
    return keys, f"`{'.'.join(keys)}`: {error['msg'].removeprefix('Value error, ')}", ""


def _unknown(project: Project, table: NoticeTable) -> list[tuple[list[str], str, str]]:
    """Return keys, message and hint for each locale and market that does not exist."""
    tags = [locale.tag for locale in project.locales]
    texts = [key for value in (table.text, table.link, table.label) for key in _tags(value)]
    found = [
        (["locales"], f"unknown locale `{tag}`", f"Locales: {', '.join(tags)}.")
        for tag in dict.fromkeys((*texts, *(table.locales or ())))
        if tag not in tags and tag not in {locale.language for locale in project.locales}
    ]
    markets = project.config.markets
    for market in table.markets or ():
        if market not in markets:
            hint = did_you_mean(market, markets) or f"Add [markets.{market}] to kbgen.toml."
            found.append((["markets"], f"unknown market `{market}`", hint))
    return found


def _tags(value: str | dict[str, str]) -> tuple[str, ...]:
    return () if isinstance(value, str) else tuple(value)


def _begins(moment: dt.datetime | dt.date | None, zone: dt.tzinfo) -> dt.datetime | None:
    if isinstance(moment, dt.datetime):
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return midnight(moment, zone) if moment else None


def _ends(moment: dt.datetime | dt.date | None, zone: dt.tzinfo) -> dt.datetime | None:
    """Return when a notice is over: a day is shown to its end."""
    if moment is None or isinstance(moment, dt.datetime):
        return _begins(moment, zone)
    return midnight(moment + dt.timedelta(days=1), zone) if moment < dt.date.max else None


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `content/notices.toml`."""
    schema = NoticeTable.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Notices",
        "type": "object",
        "additionalProperties": {key: value for key, value in schema.items() if key != "title"},
    }
