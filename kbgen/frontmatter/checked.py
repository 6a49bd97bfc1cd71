"""From keys and values to `FrontMatter`: invalid values are reported and left out."""

import datetime as dt
import difflib
import reprlib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any

from kbgen import renames
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.frontmatter.hiding import Hidden, hides, is_hiding_key
from kbgen.frontmatter.keys import EXTRA, KEYS
from kbgen.frontmatter.names import folded
from kbgen.frontmatter.table import Table
from kbgen.model.article import FrontMatter
from kbgen.text import Choice

#: Why an article is not published when its front matter does not settle whether it should be.
WITHHELD = "It is not published until its front matter is fixed."
#: Values of invalid fields: in doubt, the article is not published.
_SAFE: dict[str, dict[str, Any]] = {
    "draft": {"draft": True, "withheld": WITHHELD},
    "publish_on": {"draft": True, "withheld": WITHHELD},
    "expires_on": {"draft": True, "withheld": WITHHELD},
    "audience": {"audience": "agent", "withheld": WITHHELD},
}
#: Folded names whose intended key is not the one they resemble most.
_MEANT = {
    **dict.fromkeys(("position", "navorder", "sidebarposition", "menuorder", "rank"), "order"),
    **dict.fromkeys(("modified", "lastmodified", "updatedat", "dateupdated"), "updated"),
    **dict.fromkeys(("created", "createdat", "datecreated"), "updated"),
    **dict.fromkeys(("author", "authors", "maintainer"), "owner"),
    **dict.fromkeys(("url", "permalink", "path"), "slug"),
    **dict.fromkeys(("excerpt", "abstract", "subtitle", "metadescription"), "description"),
    **dict.fromkeys(("redirects", "redirectfrom", "oldurls"), "aliases"),
}
_ORDER = {name: number for number, name in enumerate(KEYS)}
#: Least similarity, from 0 to 1, of an unknown key and the suggested one: at 0.6, `position` would
#: suggest `description`.
_ALIKE = 0.75
#: Unknown keys of a file that are compared with the known ones, which takes time.
_MOST_MEANT = 100


def check(table: Table, ignored: tuple[str, ...]) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Read the values. ignored: patterns of keys of other tools."""
    checked = _Checked(table, ignored)
    # kbgen's own keys come first, so that they win over other tools' keys for the same field.
    for key in sorted(table.data, key=lambda key: _ORDER.get(key, len(_ORDER))):
        checked.take(key, table.data[key])
    return checked.result()


class _Checked:
    def __init__(self, table: Table, ignored: tuple[str, ...]) -> None:
        self._places = table.places
        self._fallback = next(iter(table.places.values()), Span(path=""))
        self._ignored = ignored
        self._values: dict[str, Any] = {}
        self._lines = {KEYS[k].field: p.line for k, p in table.places.items() if k in KEYS}
        self._found = list(table.diagnostics)
        self._unknown = 0
        if any(one.code == "KB111" for one in table.diagnostics):
            self._values |= {**_SAFE["draft"], "is_unreadable": True}

    def result(self) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
        if self._values.get("draft") and not self._values.get("withheld"):
            # `draft: true` settles it.
            self._found = [one for one in self._found if one.code != "KB115"]
        if self._unknown > _MOST_MEANT:
            message = f"Front matter has {self._unknown} unknown keys; one may hide the article"
            hint = "Remove them, or list them in [frontmatter] ignore, to publish the article."
            self._found.append(problem("KB116", self._fallback, message, hint))
            self._values |= _SAFE["draft"]
        held = any(one.code == "KB115" for one in self._found)
        if held:
            self._values |= {"withheld": WITHHELD, "draft": True}
        lines = tuple(sorted(self._lines.items()))
        return FrontMatter(**self._values, lines=lines), tuple(self._found)

    def take(self, key: Any, value: Any) -> None:
        place = self._places.get(str(key), self._fallback)
        former = renames.of(str(key), renames.KEYS)
        if former:
            message = f"Front matter key `{key}` has another name"
            self._found.append(problem("KB120", place, message, former.hint))
        if key in KEYS:
            self._read(key, value, place)
        if key in KEYS and key not in {"date", "sidebar"}:
            return
        if key == EXTRA and isinstance(value, dict):
            return
        if self._is_ignored(str(key)):
            return
        hidden = hides(str(key), value)
        if hidden is not None:
            self._hide(str(key), value, hidden, place)
        elif key not in KEYS and not former and not is_hiding_key(str(key)):
            self._report_unknown(str(key), place)

    def _read(self, key: str, value: Any, place: Span) -> None:
        name, read = KEYS[key].field, KEYS[key].read
        if value is None or name in self._values:
            return
        try:
            self._values[name] = read(value)
        except ValueError as error:
            # Aliases can make a short file mean a value of any size: never all of it.
            shown = value if isinstance(value, str) else reprlib.repr(value)
            message = f"Front matter key `{key}` {error}, not `{shown[:60]}`"
            notes: list[str] = getattr(error, "__notes__", [])
            hint = " ".join((*notes, "The key is ignored until it is fixed."))
            if name in _SAFE:
                self._values |= _SAFE[name]
                hint = "The article is not published until it is fixed."
            self._found.append(problem("KB102", place, message, hint))

    def _is_ignored(self, key: str) -> bool:
        """Tell whether a key is ignored. One that hides pages must be named in full."""
        if is_hiding_key(key):
            return key in self._ignored
        return any(fnmatchcase(key, pattern) for pattern in self._ignored)

    def _hide(self, key: str, value: Any, hidden: Hidden, place: Span) -> None:
        field, day = ("publish_on", hidden.start) if hidden.start else ("expires_on", hidden.end)
        if day is not None:
            self._hold(field, key, day, place)
            return
        shown = "…" if isinstance(value, dict | list) else str(value)
        shown = shown.lower() if isinstance(value, bool) else shown[:40]
        message = f"Other tools hide a page with `{key}: {shown}`: it is not published"
        hint = "Write `draft: true` to keep it so, or delete the key to publish it."
        self._found.append(problem("KB115", place, message, hint))
        self._values["is_for_folder"] = folded(key) == "cascade"

    def _hold(self, field: str, key: str, day: dt.date, place: Span) -> None:
        """Take the latest first day and the earliest last one, unless kbgen's own key sets one."""
        foreign = dict(self._values.get("foreign", ()))
        before = self._values.get(field)
        if before is not None and field not in foreign:
            return
        if before is None or (day > before if field == "publish_on" else day < before):
            self._values[field] = day
            self._values["foreign"] = tuple({**foreign, field: key}.items())
            self._lines[field] = place.line

    def _report_unknown(self, key: str, place: Span) -> None:
        self._unknown += 1
        near = meant(key) if self._unknown <= _MOST_MEANT else ""
        hint = f"Did you mean `{near}`?" if near else _known(KEYS)
        self._found.append(problem("KB103", place, f"Unknown front matter key `{key}`", hint))
        if self._unknown <= _MOST_MEANT and {*Choice(KEYS).similar(key)[:1]} & {*_SAFE}:
            self._values |= _SAFE["draft"]


def meant(key: str) -> str:
    """Return the key that was probably meant, or an empty string."""
    if folded(key) in _MEANT:
        return _MEANT[folded(key)]
    near = difflib.get_close_matches(key, KEYS, n=1, cutoff=_ALIKE)
    return near[0] if near else ""


def _known(keys: Iterable[str]) -> str:
    return f"Known keys: {', '.join([*keys][:12])}. Keys of your own go into `{EXTRA}:`."
