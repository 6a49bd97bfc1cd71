"""The wire format of one event: the only definition of its fields.

Columns of the store, rows, exports, TypeScript types and the table in the documentation follow from
it. A new field is one line of `Event`.
"""

import datetime as dt
import re
import uuid
from dataclasses import dataclass
from typing import Annotated, Final, Literal, Self
from urllib.parse import unquote

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from sqlalchemy import BigInteger, Integer, String
from sqlalchemy import Text as LongText
from sqlalchemy.types import TypeEngine

from kbgen.feedback.masks import mask
from kbgen.model.locale import Locale

_REVISION = r"^[0-9a-f]{8}$"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
#: Pydantic would also accept a number of seconds, in many spellings: "-1", "1e9".
_WRITTEN = re.compile(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_HOST = re.compile(r"(?=.{1,253}$)(?:[\w-]+\.)*[\w-]+|\[[0-9a-f:.]+\]")
#: Parts of an address that are not words: numbers such as those of orders, and codes.
_TOKEN = re.compile(r"(?=[^\W_]*[0-9])[^\W_]{16,}|[^\W_]{40,}|[0-9]{5,}")
#: Digits of a telephone number, at least.
_PHONE = 7
#: Stands for a part of an address that is not stored.
HIDDEN: Final = "…"
_ABOUT_ARTICLES = {"vote", "comment", "repeat_visit", "read_to_end", "deflected"}
#: Types that a person writes or chooses; the others are counted.
ANSWERS: Final = ("vote", "comment", "csat", "nps")
#: Characters of a text, at most. Browsers cut what would be longer.
LONGEST: Final = {"comment": 1000, "query": 200, "page": 500}


@dataclass(frozen=True, slots=True)
class Kept:
    """How a field is stored and documented."""

    column: TypeEngine[object]
    about: str
    events: str = "all"
    """The events that have it, in Markdown."""


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
        raise ValueError("must not be empty")
    return text


def _at_most(limit: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > limit:
            raise ValueError(f"at most {limit} characters")
        return text

    return AfterValidator(check)


def _masked(limit: int) -> AfterValidator:
    """Mask a text and cut what it grows by, so that exports can be imported."""
    return AfterValidator(lambda text: mask(text)[:limit].rstrip())


def _without_query(page: str) -> str:
    return page.partition("?")[0].partition("#")[0]


def _without_tokens(page: str, info: ValidationInfo) -> str:
    """Hide parts of an unknown address that may name a person or open an account."""
    if info.data.get("type") != "missing":
        return page
    return "/".join(map(_without_token, page.split("/")))


def _without_token(part: str) -> str:
    kept = _TOKEN.sub(HIDDEN, unquote(part))
    has_number = sum(map(str.isdigit, kept)) >= _PHONE
    if (has_number or "@" in kept) and mask(kept) != kept:
        return HIDDEN
    return kept if HIDDEN in kept else part


def _host(text: str) -> str:
    text = text.lower().rstrip(".")
    if not _HOST.fullmatch(text):
        raise ValueError("expected a host such as shop.example")
    return text


Text = Annotated[str, AfterValidator(_clean)]
Count = Annotated[int, Field(ge=0, le=10**9), BeforeValidator(_no_flag)]


class RefusedError(ValueError):
    """The event is invalid; the message says why."""


class Event(BaseModel):
    """One event as it is stored: free texts are masked. Fields that do not apply are None."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[uuid.UUID, Kept(String(36), "a random UUID")]
    type: Annotated[
        Literal[
            "vote",
            "comment",
            "search",
            "result_click",
            "contact_click",
            "repeat_visit",
            "read_to_end",
            "csat",
            "nps",
            "missing",
            "deflected",
        ],
        Kept(String(20), "the kind of event"),
    ]
    at: Annotated[
        dt.datetime,
        BeforeValidator(_written),
        AfterValidator(_utc),
        Kept(BigInteger(), "the time, by the device's clock"),
    ]
    locale: Annotated[
        str,
        Field(max_length=35),
        AfterValidator(_tag),
        Kept(String(35), "language of the page"),
    ]
    article_id: Annotated[
        Annotated[Text, AfterValidator(_filled), _at_most(500)] | None,
        Kept(LongText(), "the article", "about an article"),
    ] = None
    market: Annotated[
        Annotated[Text, _at_most(35)] | None,
        Kept(String(35), "the reader's market; `null` without one"),
    ] = None
    revision: Annotated[
        Annotated[str, Field(pattern=_REVISION)] | None,
        Kept(String(8), "which text of the article", "about an article"),
    ] = None
    value: Annotated[
        Literal["yes", "no"] | Count | None,
        Kept(
            String(20),
            "the answer; how often this device opened the article before, in seven days",
            "`vote`, `csat`, `nps`, `repeat_visit`",
        ),
    ] = None
    reason: Annotated[
        Annotated[Text, _at_most(50)] | None,
        Kept(
            String(50),
            "the reason that was chosen; the kind of contact; `solved` or `left`, the form",
            "`vote`, `comment`, `contact_click`, `deflected`",
        ),
    ] = None
    comment: Annotated[
        Annotated[
            Text,
            AfterValidator(_filled),
            _at_most(LONGEST["comment"]),
            _masked(LONGEST["comment"]),
        ]
        | None,
        Kept(
            LongText(), "what was written; numbers and addresses of people are masked", "`comment`"
        ),
    ] = None
    query: Annotated[
        Annotated[Text, _at_most(LONGEST["query"]), _masked(LONGEST["query"])] | None,
        Kept(
            LongText(),
            "what was searched or written into a form, or what led to the article; masked",
            "`search`, `result_click`, what follows them, `deflected`",
        ),
    ] = None
    rank: Annotated[
        Count | None, Kept(Integer(), "which result was chosen, from 1", "`result_click`")
    ] = None
    results: Annotated[Count | None, Kept(Integer(), "how many results were found", "`search`")] = (
        None
    )
    page: Annotated[
        Annotated[
            Text,
            _at_most(LONGEST["page"]),
            AfterValidator(_without_query),
            AfterValidator(_without_tokens),
        ]
        | None,
        Kept(LongText(), "path of the page; codes and names in an unknown one are hidden"),
    ] = None
    referrer: Annotated[
        Annotated[Text, AfterValidator(_host)] | None,
        Kept(String(253), "host of the site whose link led there", "`missing`"),
    ] = None
    via: Annotated[
        Literal["agent"] | None,
        Kept(String(20), "`agent`: a program sent it on behalf of a person; counted apart"),
    ] = None
    elapsed_ms: Annotated[
        Count | None, Kept(BigInteger(), "milliseconds since the page was opened")
    ] = None
    device: Annotated[
        Annotated[Text, _at_most(64)] | None,
        Kept(
            String(64),
            'a random token; "Delete my answers and searches from this device" below every page'
            " deletes it",
            "`vote`, `comment`",
        ),
    ] = None
    website: str | None = Field(None, exclude=True, description="nothing: only robots fill it in")
    """People do not see this field of the form; only robots fill it in. Never stored."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.type in _ABOUT_ARTICLES and not self.article_id:
            raise ValueError(f"a {self.type} needs an article_id")
        if self.type == "vote" and self.value not in {"yes", "no"}:
            raise ValueError('the value of a vote is "yes" or "no"')
        if self.type == "comment" and not self.comment:
            raise ValueError("a comment needs a text")
        if self.type == "missing" and not (self.page or "").startswith("/"):
            raise ValueError("the page of a missing is a path")
        if self.type == "missing" and (self.device is not None or self.query is not None):
            raise ValueError("a missing has neither a device nor a query")
        if self.type == "deflected" and self.reason not in {"solved", "left"}:
            raise ValueError('the reason of a deflected is "solved" or "left"')
        if self.type == "deflected" and self.device is not None:
            raise ValueError("a deflected has no device")
        if self.type == "repeat_visit" and not isinstance(self.value, int):
            raise ValueError("the value of a repeat_visit is a count")
        scale = {"csat": (1, 5), "nps": (0, 10)}.get(self.type)
        if scale and not (isinstance(self.value, int) and scale[0] <= self.value <= scale[1]):
            raise ValueError(f"the value of {self.type} is {scale[0]} to {scale[1]}")
        return self


def _kept() -> dict[str, Kept]:
    fields = Event.model_fields.items()
    return {n: part for n, field in fields for part in field.metadata if isinstance(part, Kept)}


#: Field → how it is stored and documented, in the order of the wire format.
FIELDS: Final = _kept()
#: Fields that every event has.
REQUIRED: Final = frozenset(n for n, field in Event.model_fields.items() if field.is_required())


def read_event(data: object) -> Event:
    """Return a checked event. Raises RefusedError."""
    try:
        return Event.model_validate(data)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"][:1])
        message = problem["msg"].removeprefix("Value error, ")
        text = f"{where}: {message}" if where else message
        raise RefusedError(_clean(text)[:200]) from error
