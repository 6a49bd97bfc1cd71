"""Units of durations in grammatical cases, and plural forms of ranges: CLDR has them, Babel not.

`cldr.json` is made by `tests/cldr.py`; what CLDR lacks stands in `Language.unit_cases`.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kbgen.languages import language_of
from kbgen.model.locale import Locale

DATA = Path(str(files("kbgen.languages"))) / "cldr.json"
#: The units of CLDR; working days are ours.
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
#: The names of all cases that durations have in any language, as CLDR has them.
CASES = (
    "ablative",
    "accusative",
    "dative",
    "elative",
    "genitive",
    "illative",
    "instrumental",
    "locative",
    "oblique",
    "partitive",
    "prepositional",
    "terminative",
    "translative",
)
#: Unit → plural category → pattern, with `{0}` for the number.
Forms = Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=64)
def _cases(locale: Locale) -> Mapping[str, Forms]:
    data, language = _data()["cases"], language_of(locale)
    tags = (locale.with_script, language.code, locale.language)
    own: Mapping[str, Any] = next((data[tag] for tag in tags if tag in data), {})
    cases: dict[str, dict[str, Mapping[str, str]]] = {c: dict(units) for c, units in own.items()}
    for case, units in language.unit_cases.items():
        cases.setdefault(case, {}).update(units)
    return dict(sorted(cases.items()))


def cases_of(locale: Locale) -> tuple[str, ...]:
    """Return the names of the cases that durations have in a language, beside the nominative."""
    return tuple(_cases(locale))


def case_patterns(locale: Locale, case: str, unit: str) -> Mapping[str, str]:
    """Return plural category → pattern with `{0}`; categories left out have the nominative."""
    return _cases(locale).get(case, {}).get(unit, {})


def all_forms(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Yield unit, plural category and pattern in all cases."""
    for units in _cases(locale).values():
        for unit, forms in units.items():
            yield from ((unit, category, pattern) for category, pattern in forms.items())


def plural_of_range(locale: Locale, start: str, end: str) -> str:
    """Return the plural category of a range whose ends have two categories (CLDR, TR35)."""
    ranges: Mapping[str, str] = _data()["ranges"].get(locale.language, {})
    return ranges.get(f"{start} {end}", end)
