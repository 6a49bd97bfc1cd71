"""`[embed]`: the help in pages of the shop."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kbgen.config import values


class EmbedTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    origins: list[Annotated[str, AfterValidator(values.origin)]] = Field(
        default_factory=list,
        description="Sites whose pages may show the help; empty: no /_kb/embed.js.",
    )
    scheme: Literal["light", "dark", "auto"] = Field(
        "light", description="Colours there; `auto`: those that each device prefers."
    )
