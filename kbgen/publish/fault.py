"""What is wrong with a published site."""

from typing import Literal, NamedTuple


class Fault(NamedTuple):
    """A difference between a published site and what it should be."""

    severity: Literal["error", "warning"]
    """Error: readers notice it. Warning: they are less safe, or wait longer."""
    address: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.address}: {self.severity}: {self.message}"
        return f"{text}\n    hint: {self.hint}" if self.hint else text
