"""Takes from CLDR what Babel drops: units in grammatical cases, and plural forms of ranges.

    npm install --prefix FOLDER cldr-units-full cldr-core
    python -m tests.cldr FOLDER/node_modules

writes `kbgen/languages/cldr.json`, which `kbgen/languages/units.py` reads.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kbgen.languages import LANGUAGES
from kbgen.languages.units import DATA, UNITS

_NOMINATIVE = "unitPattern"
#: Addresses somebody; no sentence of a help centre has a duration in it.
_UNUSED = frozenset({"vocative"})
#: Locales that write a language in another script than its file has.
_OTHER_SCRIPTS = ("sr-Latn",)


def read(folder: Path) -> dict[str, Any]:
    """Return the data. folder: holds the npm packages `cldr-units-full` and `cldr-core`."""
    codes = sorted({*LANGUAGES, *_OTHER_SCRIPTS})
    cases = {code: found for code in codes if (found := _cases(_units(folder, code)))}
    core = folder / "cldr-core"
    ranges = _json(core / "supplemental/pluralRanges.json")["supplemental"]["plurals"]
    version = _json(core / "package.json")["version"]
    return {
        "version": version,
        "cases": cases,
        "ranges": {code: dict(_range(ranges[code])) for code in LANGUAGES if code in ranges},
    }


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _units(folder: Path, code: str) -> Mapping[str, Mapping[str, str]]:
    file = folder / "cldr-units-full/main" / code / "units.json"
    return _json(file)["main"][code]["units"]["long"] if file.exists() else {}


def _cases(units: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return case → unit → plural category → pattern, without what the nominative has as well."""
    cases: dict[str, Any] = {}
    for unit in UNITS:
        patterns = units.get(f"duration-{unit}", {})
        for key, pattern in sorted(patterns.items()):
            case, is_pattern, category = key.partition("-count-")
            if is_pattern and case != _NOMINATIVE and case not in _UNUSED:
                forms = cases.setdefault(case, {})
                if pattern != patterns.get(f"{_NOMINATIVE}-count-{category}"):
                    forms.setdefault(unit, {})[category] = pattern
    return dict(sorted(cases.items()))


def _range(rules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield `one few` → the category of a range from one to few, unless it is that of its end."""
    for key, category in sorted(rules.items()):
        start, end = key.removeprefix("pluralRange-start-").split("-end-")
        if category != end:
            yield f"{start} {end}", category


def main(folder: str) -> None:
    text = json.dumps(read(Path(folder)), ensure_ascii=False, indent=0, separators=(",", ":"))
    DATA.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
