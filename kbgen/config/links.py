"""`[[header.links]]` and `[[footer.links]]`: links that stand on every page."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kbgen.config import values
from kbgen.config.names import LocaleTag, MarketName, Texts
from kbgen.model.address import as_browsers_read


def _address(text: str) -> str:
    text = text.strip()
    if re.match(r"\{\{|[\w+.-]+:", text):  # a policy value brings its own scheme
        return values.no_script(text)
    if as_browsers_read(text).replace("\\", "/").startswith("//"):
        raise ValueError("expected a full address such as https://shop.example.com/privacy")
    if not text.isprintable() or "?" in text:
        raise ValueError(
            "expected a full address, the id of an article, or a page such as /returns/"
        )
    return text


Address = Annotated[str, AfterValidator(_address)]


class LinkTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    url: Address = Field(
        min_length=1,
        description="A full address, the id of an article, or a page of each locale: /returns/.",
    )
    label: Texts = Field(
        "", description="Text of the link, or one per locale (default: the article's title)."
    )
    locales: list[LocaleTag] | None = Field(None, description="Shown only in these locales.")
    markets: list[MarketName] | None = Field(None, description="Shown only in these markets.")


class LinksTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    links: list[LinkTable] = Field(default_factory=list)
