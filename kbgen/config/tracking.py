"""`[tracking]`: the carriers whose numbers the block `tracking` recognises."""

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kbgen.config import values
from kbgen.model.carriers import BY_NAME
from kbgen.urls import PLACE

if TYPE_CHECKING:
    CarrierName = str
else:
    CarrierName = Literal[tuple(BY_NAME)]
#: Nothing that repeats without end: readers' browsers run it on what is typed.
_PLAIN = re.compile(r"(?:[A-Z0-9|()?-]|\\d|\[[A-Z0-9-]+\]|\{\d{1,2}(?:,\d{1,2})?\})+", re.ASCII)
PLACES = ("number", "zip", "language")


def _pattern(text: str) -> str:
    if not _PLAIN.fullmatch(text) or re.search(r"\)[?{]", text):
        raise ValueError(
            "expected capitals, digits, \\d, [A-Z], {8}, {6,8}, ?, | and groups that do not repeat,"
            " such as AG[0-9]{8}"
        )
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"expected a regular expression; {error}") from error
    return text


def _url(text: str) -> str:
    names = PLACE.findall(text)
    if unknown := [name for name in names if name not in PLACES]:
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        raise ValueError(f"unknown place {{{unknown[0]}}}; known: {known}")
    return values.action_url(text)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class OwnCarrierTable(_Table):
    name: str = Field(min_length=1, description="Name of the carrier, as readers see it.")
    pattern: Annotated[str, AfterValidator(_pattern)] = Field(
        max_length=100, description="Regular expression of its numbers, without spaces."
    )
    url: Annotated[str, AfterValidator(_url)] = Field(
        description="Where they lead; may contain {number}, {zip} and {language}."
    )


class TrackingTable(_Table):
    carriers: list[CarrierName] = Field(
        default_factory=lambda: list(BY_NAME),
        description="Carriers that the shop sends with (default: all that kbgen knows).",
    )
    own: list[OwnCarrierTable] = Field(
        default_factory=list, description="The shop's own carriers; they come first."
    )
