"""The wire format of one event, checked field by field."""

import datetime as dt
import re
import uuid
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from kbgen.feedback.masks import mask
from kbgen.model.locale import Locale

_REVISION = r"^[0-9a-f]{8}$"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
#: Pydantic would also take a number of seconds, in many spellings: "-1", "1e9".
_WRITTEN = re.compile(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_ABOUT_ARTICLES = {"vote", "comment", "repeat_visit", "read_to_end"}


def _written(at: object) -> object:
    if not isinstance(at, str) or not _WRITTEN.match(at):
        raise ValueError("expected a time such as 2026-11-22T10:00:00Z")
    return at


def _utc(at: dt.datetime) -> dt.datetime:
    if at.tzinfo is None:
        raise ValueError("a time zone is missing")
    try:
        return at.astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError("the time is out of range") from error


def _no_flag(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("expected a number")  # noqa: TRY004  # pydantic collects ValueErrors
    return value


def _tag(text: str) -> str:
    return Locale.parse(text).tag


def _clean(text: str) -> str:
    # Forms send line breaks as two characters, which their `maxlength` counts as one.
    return _CONTROL.sub(" ", text.replace("\r\n", "\n")).strip()


def _filled(text: str) -> str:
    if not text:
        raise ValueError("it is empty")
    return text


def _at_most(limit: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > limit:
            raise ValueError(f"at most {limit} characters")
        return text

    return AfterValidator(check)


def _masked(limit: int) -> AfterValidator:
    """Mask a text and cut off what it grows by: an export must be fit to be imported."""
    return AfterValidator(lambda text: mask(text)[:limit].rstrip())


def _without_query(page: str) -> str:
    return page.partition("?")[0].partition("#")[0]


Text = Annotated[str, AfterValidator(_clean)]
Count = Annotated[int, Field(ge=0, le=10**9), BeforeValidator(_no_flag)]


class RefusedError(ValueError):
    """The event is not one of ours; the message says why."""


class Event(BaseModel):
    """One event as it is stored: free texts are masked. Fields that do not apply are None."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: uuid.UUID
    type: Literal[
        "vote",
        "comment",
        "search",
        "result_click",
        "contact_click",
        "repeat_visit",
        "read_to_end",
        "csat",
        "nps",
    ]
    at: Annotated[dt.datetime, BeforeValidator(_written), AfterValidator(_utc)]
    locale: Annotated[str, Field(max_length=35), AfterValidator(_tag)]
    article_id: Annotated[Text, AfterValidator(_filled), _at_most(500)] | None = None
    market: Annotated[Text, _at_most(35)] | None = None
    revision: Annotated[str, Field(pattern=_REVISION)] | None = None
    value: Literal["yes", "no"] | Count | None = None
    reason: Annotated[Text, _at_most(50)] | None = None
    comment: Annotated[Text, AfterValidator(_filled), _at_most(1000), _masked(1000)] | None = None
    query: Annotated[Text, _at_most(200), _masked(200)] | None = None
    rank: Count | None = None
    results: Count | None = None
    page: Annotated[Text, _at_most(500), AfterValidator(_without_query)] | None = None
    elapsed_ms: Count | None = None
    device: Annotated[Text, _at_most(64)] | None = None
    website: str | None = Field(None, exclude=True)
    """No person sees this field of the form; what fills it in is none. Never stored."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.type in _ABOUT_ARTICLES and not self.article_id:
            raise ValueError(f"a {self.type} needs an article_id")
        if self.type == "vote" and self.value not in {"yes", "no"}:
            raise ValueError('the value of a vote is "yes" or "no"')
        if self.type == "comment" and not self.comment:
            raise ValueError("a comment needs a text")
        if self.type == "repeat_visit" and not isinstance(self.value, int):
            raise ValueError("the value of a repeat_visit is a count")
        scale = {"csat": (1, 5), "nps": (0, 10)}.get(self.type)
        if scale and not (isinstance(self.value, int) and scale[0] <= self.value <= scale[1]):
            raise ValueError(f"the value of {self.type} is {scale[0]} to {scale[1]}")
        return self


def read_event(data: object) -> Event:
    """Check what came over the wire. Raises RefusedError."""
    try:
        return Event.model_validate(data)
    except ValidationError as error:
        found = error.errors()[0]
        where = ".".join(str(part) for part in found["loc"][:1])
        message = found["msg"].removeprefix("Value error, ")
        text = f"{where}: {message}" if where else message
        raise RefusedError(_clean(text)[:200]) from error
