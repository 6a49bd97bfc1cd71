"""`[contact]`: the ways to reach a human, and when someone answers."""

import datetime as dt
import json
import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from kbgen.config import values
from kbgen.config.names import LocaleTag, Name, Texts
from kbgen.model.contact import CONTACT_KINDS
from kbgen.model.hours import OpeningHours, Range, read_range
from kbgen.text import did_you_mean

if TYPE_CHECKING:
    ContactKindName = str
else:
    ContactKindName = Literal[tuple(CONTACT_KINDS)]
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_ANSWER = re.compile(r"(\d{1,3}) (second|minute|hour|day)s?", re.ASCII)
_REFERENCE = re.compile(r"\{\{[^{}]*\}\}")
_PLACE = re.compile(r"\{(\w*)\}")
#: What an address of a page may hold in braces.
PLACES = ("locale", "language", "market", "article", "query", "order", "zip", "email")
#: A name on `window`, and names below it.
_FUNCTION = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*){0,4}", re.ASCII)
#: These run text, or lead away: no chat is opened by them.
_NEVER = re.compile(
    r"(?:eval|Function|setTimeout|setInterval|document|location|window|self|top|parent|globalThis"
    r"|frames|navigator|history|open|import\w*)(?:\..*)?|.*\b(?:constructor|__proto__|prototype)\b.*"
)


def _ranges(texts: list[str]) -> list[str]:
    found = sorted(map(read_range, texts))
    if any(later[0] < earlier[1] for earlier, later in pairwise(found)):
        raise ValueError("two of the times overlap")
    return texts


def _one_range(text: str) -> str:
    read_range(text)
    return text


def _iso_day(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError("expected a date such as 2026-12-24") from error


def _answer_time(text: str) -> str:
    if text and (not _ANSWER.fullmatch(text) or text.startswith("0")):
        raise ValueError('expected a time such as "30 seconds", "3 minutes", "1 hour" or "2 days"')
    return text


def _script(text: str) -> str:
    if text:
        values.check_address(text, "https://widget.example.com/chat.js")
        if not re.match(r"https://|http://(?:localhost|127\.0\.0\.1)[:/]", text):
            raise ValueError("expected an address that starts with https:")
    return text


Value = TypeVar("Value")
Ranges = Annotated[list[Annotated[str, AfterValidator(_one_range)]], AfterValidator(_ranges)]
IsoDay = Annotated[str, AfterValidator(_iso_day)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class HoursTable(_Table):
    time_zone: Annotated[str, AfterValidator(lambda text: text and values.time_zone(text))] = Field(
        "", description="IANA time zone of the hours (default: that of [site])."
    )
    daily: Ranges = Field(default_factory=list, description='Every day: ["9:00-17:00"].')
    weekdays: Ranges | None = Field(None, description="Monday to Friday, instead of `daily`.")
    monday: Ranges | None = Field(None, description="This day, instead of the two above.")
    tuesday: Ranges | None = None
    wednesday: Ranges | None = None
    thursday: Ranges | None = None
    friday: Ranges | None = None
    saturday: Ranges | None = None
    sunday: Ranges | None = None
    holidays: list[dt.date] = Field(
        default_factory=list, description="Public holidays: closed all day."
    )
    days: dict[IsoDay, Ranges] = Field(
        default_factory=dict, description="Date → its own hours; an empty list: closed."
    )

    @model_validator(mode="after")
    def _is_open_at_all(self) -> "HoursTable":
        if not any(map(self._of_weekday, range(7))) and not any(self.days.values()):
            raise ValueError('no hours; write for example `weekdays = ["9:00-17:00"]`')
        return self

    def _of_weekday(self, number: int) -> tuple[Range, ...]:
        own = getattr(self, _WEEK[number])
        if own is None and number < 5:
            own = self.weekdays
        return _sorted(self.daily if own is None else own)

    def hours(self, time_zone: str) -> OpeningHours:
        """Return them as a value. time_zone: of the site."""
        return OpeningHours(
            time_zone=self.time_zone or time_zone,
            week=tuple(map(self._of_weekday, range(7))),
            holidays=tuple(sorted(set(self.holidays))),
            days=tuple(
                sorted((dt.date.fromisoformat(d), _sorted(r)) for d, r in self.days.items())
            ),
        )


def _sorted(texts: list[str]) -> tuple[Range, ...]:
    return tuple(sorted(map(read_range, texts)))


class ChannelTable(_Table):
    kind: ContactKindName
    target: Annotated[str, AfterValidator(values.no_script)] = Field(
        min_length=1,
        description="The number, account or URL. A URL may hold {locale}, {language}, {market},"
        " {article}, {query}, {order}, {zip} and {email}.",
    )
    label: Texts = Field(
        "", description="Text of the link, or one per locale (default: the theme's)."
    )
    note: Texts = Field("", description="What it is best for, or one text per locale.")
    hours: str = Field("", description="Name of its `[contact.hours.<name>]` (default: always).")
    answer_within: Annotated[str, AfterValidator(_answer_time)] = Field(
        "", description='Usual time until the first answer: "3 minutes".'
    )
    topics: list[Name] = Field(
        default_factory=list,
        description="Comes first for these: `complaint`, `question`, or paths of categories.",
    )
    locales: list[LocaleTag] | None = Field(None, description="Shown only in these locales.")
    markets: list[str] | None = Field(None, description="Shown only in these markets.")
    categories: list[Name] | None = Field(
        None, description="Shown only in these categories, and on the contact page."
    )
    script: Annotated[str, AfterValidator(_script)] = Field(
        "", description="Script of a live chat, loaded when the link is clicked (`chat` only)."
    )
    open: list[Any] = Field(
        default_factory=list,
        description="What opens the chat: a function that the script makes, and its arguments.",
    )
    globals: dict[str, Any] = Field(
        default_factory=dict, description="Names on `window` that are set before the script loads."
    )

    @field_validator("target")
    @classmethod
    def _fits_kind(cls, target: str, info: ValidationInfo) -> str:
        kind = CONTACT_KINDS.get(info.data.get("kind", ""))
        plain = _REFERENCE.sub("", target)
        if kind is None or (plain != target and not _PLACE.search(plain)):
            return target  # `kind` is wrong, or a policy value decides
        if kind.is_page:
            _check_places(plain)
        elif not kind.fits(target):
            raise ValueError(f"expected a target such as {kind.example}")
        return target

    @field_validator("open")
    @classmethod
    def _names_a_function(cls, call: list[Any]) -> list[Any]:
        name = call[0] if call else "x"
        if not isinstance(name, str) or not _FUNCTION.fullmatch(name):
            raise ValueError('expected a function and its arguments, such as ["Intercom", "show"]')
        if _NEVER.fullmatch(name):
            raise ValueError(f"`{name}` never opens a chat")
        return _json(call)

    @field_validator("globals")
    @classmethod
    def _sets_names(cls, names: dict[str, Any]) -> dict[str, Any]:
        for name in names:
            if not _FUNCTION.fullmatch(name) or "." in name or _NEVER.fullmatch(name):
                raise ValueError(f"`{name}` cannot be set on the page")
        return _json(names)

    @model_validator(mode="after")
    def _script_is_whole(self) -> "ChannelTable":
        if self.script and (self.kind != "chat" or not self.open):
            raise ValueError(
                "`script` belongs to a channel of the kind `chat`, together with `open`"
            )
        if not self.script and (self.open or self.globals):
            raise ValueError("`open` and `globals` need the `script` that they belong to")
        return self

    @property
    def answer_seconds(self) -> int | None:
        parts = _ANSWER.fullmatch(self.answer_within)
        return int(parts[1]) * _SECONDS[parts[2]] if parts else None

    @property
    def answer_parts(self) -> tuple[int, str] | None:
        """Return count and unit."""
        parts = _ANSWER.fullmatch(self.answer_within)
        return (int(parts[1]), parts[2]) if parts else None


def _check_places(target: str) -> None:
    names = _PLACE.findall(target)
    if unknown := [name for name in names if name not in PLACES]:
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        raise ValueError(f"unknown place {{{unknown[0]}}}; known: {known}")
    if "{" in _PLACE.sub("", target) or "}" in _PLACE.sub("", target):
        raise ValueError("expected {…} around a name")
    if names and not target.startswith("/"):
        values.action_url(target)


def _json(value: Value) -> Value:
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise ValueError("expected texts, numbers, true, false, lists and tables") from error
    return value


class ContactTable(_Table):
    """The channels, and hours that several of them share."""

    hours: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")], HoursTable] = Field(
        default_factory=dict, description="Opening hours by name."
    )
    channels: list[ChannelTable] = Field(default_factory=list)

    def mistakes(self, locales: Collection[str], markets: Collection[str]) -> Iterator[str]:
        """Yield a line for each name that the configuration does not define."""
        for number, channel in enumerate(self.channels, 1):
            where = f"[[contact.channels]] number {number} (`{channel.kind}`)"
            for kind, names, known in (
                ("hours", (channel.hours,) if channel.hours else (), self.hours),
                ("locale", channel.locales or (), locales),
                ("market", channel.markets or (), markets),
            ):
                for name in names:
                    if name not in known:
                        listed = ", ".join(known) or "none"
                        hint = did_you_mean(name, known) or f"Known: {listed}."
                        yield f"{where} names the unknown {kind} `{name}`. {hint}"
