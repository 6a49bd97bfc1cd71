"""TOML that people write: whatever is wrong with it is one kind of error, with its place."""

import re
import tomllib
from typing import Any

#: Tables in tables. Nothing that we read has more than five.
_DEEPEST = 50
_PLACE = re.compile(r"line (\d+), column (\d+)")
#: Python makes no number of more digits.
_LONG_NUMBER = re.compile(r"[\d_]{4300}")


class TomlError(ValueError):
    """What does not parse, and where: line and column from 1."""

    def __init__(self, message: str, line: int, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def parse_toml(text: str) -> dict[str, Any]:
    """Return the tables of a text. Raises TomlError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = map(int, place.groups()) if place else (text.count("\n") + 1, 1)
        raise TomlError(str(error), line, column) from error
    except ValueError as error:
        found = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise TomlError("a number has too many digits", line) from error
    except RecursionError as error:
        raise TomlError("it is nested too deep", 1) from error
    if _is_deep(data):
        raise TomlError(f"it is nested deeper than {_DEEPEST} levels", 1)
    return data


def _is_deep(data: object) -> bool:
    level = [data]
    for _ in range(_DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True
