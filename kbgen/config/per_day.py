from pydantic import BaseModel, ConfigDict, Field


class MaxPerDayTable(BaseModel):
    """How many events one network address sends in a day; more are counted separately."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    vote: int = Field(30, ge=0)
    comment: int = Field(10, ge=0)
    search: int = Field(100, ge=0)
    result_click: int = Field(100, ge=0)
    contact_click: int = Field(20, ge=0)
    repeat_visit: int = Field(20, ge=0)
    read_to_end: int = Field(100, ge=0)
    csat: int = Field(5, ge=0)
    nps: int = Field(5, ge=0)
    missing: int = Field(50, ge=0)
    deflected: int = Field(20, ge=0)
