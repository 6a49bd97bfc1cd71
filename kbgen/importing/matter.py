"""Writes front matter and TOML, with values as JSON has them, which YAML and TOML read as well."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

_BARE = re.compile(r"[\w-]+", re.ASCII)


def front_matter(values: Mapping[str, Any]) -> str:
    """Return front matter with its fences. Empty values are left out."""
    lines = []
    for key, value in values.items():
        if value is None or value is False or value in ("", [], (), {}):
            continue
        if isinstance(value, Mapping):
            lines.append(f"{key}:")
            lines += [f"  {_key(name)}: {_json(inner)}" for name, inner in value.items()]
        elif isinstance(value, list | tuple) and len(value) > 1:
            lines.append(f"{key}:")
            lines += [f"  - {_json(inner)}" for inner in value]
        else:
            lines.append(f"{key}: {_json(value)}")
    return "\n".join(["---", *lines, "---", ""])


def toml_table(values: Mapping[str, Any]) -> str:
    """Return lines of a TOML table. Empty values are left out."""
    lines = [
        f"{_key(key)} = {_json(value)}" for key, value in values.items() if value not in ("", None)
    ]
    return "\n".join([*lines, ""])


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _json(name)


def _json(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    text = json.dumps(value, ensure_ascii=False, default=str)
    # What YAML and TOML do not allow as it is, though JSON does.
    return re.sub(
        r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", lambda c: f"\\u{ord(c[0]):04x}", text
    )
