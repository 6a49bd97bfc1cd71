"""From `content/policies.toml` to `Policies`; invalid values are reported and left out."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from kbgen import files, toml
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.policy import (
    Form,
    Period,
    Policies,
    PolicyValue,
    Words,
    take_references,
)
from kbgen.policy.forms import TYPES
from kbgen.policy.growth import find_growth, named_in
from kbgen.policy.means import MEANS
from kbgen.text import Suggestions
from kbgen.toml import line_of

FILE = "policies.toml"
_SHOWN = f"content/{FILE}"
_KEYS = ("type", "value", "valid_from", "valid_until", "markets", "note", "means")


def read_policies(
    content: Path, markets: Collection[str]
) -> tuple[Policies, tuple[Diagnostic, ...]]:
    """Read the values of a project. markets: the names that overrides may have."""
    if leads_out(content / FILE, content.parent):
        message, hint = "The symbolic link leaves the project; it is not read", "Copy the file."
        return Policies(is_unreadable=True), (problem("KB110", Span(path=_SHOWN), message, hint),)
    try:
        text = files.read_text(content / FILE)
        data = toml.parse(text)
    except FileNotFoundError:
        return Policies(), ()
    except OSError as error:
        return Policies(is_unreadable=True), (files.unreadable(_SHOWN, error),)
    except toml.TomlError as error:
        hint = 'A value is written as window = { type = "duration", value = "30 days" }.'
        place = Span(path=_SHOWN, line=error.line, column=error.column)
        found = problem("KB308", place, f"The file does not parse: {error}", hint)
        return Policies(is_unreadable=True), (found,)
    reader = _Reader(text, markets)
    for path, table in _values(data, (), reader):
        reader.read(path, table)
    return reader.policies()


def _values(
    table: Mapping[str, Any], path: tuple[str, ...], reader: "_Reader"
) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Yield path and periods of each value: a table with a `type`, or a list of them."""
    for key, value in table.items():
        here = (*path, key)
        if isinstance(value, list):
            yield here, value
        elif isinstance(value, dict) and _is_value(value):
            yield here, [value]
        elif isinstance(value, dict):
            yield from _values(value, here, reader)
        else:
            hint = 'Write it as a table: { type = "duration", value = "30 days" }.'
            reader.report(here, f"`{'.'.join(here)}` has no type", hint)


def _is_value(table: Mapping[str, Any]) -> bool:
    """Tell a value from a group of values, which may have one that is called `type`."""
    named = [table[key] for key in ("type", "value") if key in table]
    return bool(named) and not all(isinstance(one, dict) and "type" in one for one in named)


class _Reader:
    def __init__(self, text: str, markets: Collection[str]) -> None:
        self._text = text
        self._markets = markets
        self._found: list[Diagnostic] = []
        self._values: dict[str, PolicyValue] = {}
        self._broken: set[str] = set()
        self._suggestions = Suggestions()

    def report(
        self, path: tuple[str, ...], message: str, hint: str = "", code: str = "KB308"
    ) -> None:
        line = line_of(self._text, list(path))
        self._found.append(problem(code, Span(path=_SHOWN, line=line), message, hint))
        self._broken.add(".".join(path))

    def read(self, path: tuple[str, ...], tables: list[Any]) -> None:
        name = ".".join(path)
        before = len(self._found)
        if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)*", name):
            hint = "Names are made of letters, digits, `_` and `-`."
            self.report(path, f"`{name}` is not a valid name", hint)
        periods = [self._period(path, table) for table in tables]
        kinds = {str(table.get("type")) for table in tables if isinstance(table, dict)}
        if len(kinds) > 1:
            self.report(path, f"`{name}` has periods of several types", "Give all the same type.")
        if not tables:
            self.report(path, f"`{name}` has no value")
        means = self._means(path, tables)
        if len(self._found) > before:
            return
        self._values[name] = PolicyValue(
            name=name,
            type=str(tables[0]["type"]),
            periods=tuple(period for period in periods if period),
            line=line_of(self._text, list(path)),
            note=str(tables[0].get("note", "")),
            means=means,
        )

    def _means(self, path: tuple[str, ...], tables: list[Any]) -> str:
        """Return what a value means, as one of its periods says; report what cannot be."""
        said = {table["means"] for table in tables if isinstance(table, dict) and "means" in table}
        name = ".".join(path)
        if len(said) > 1:
            self.report(path, f"`{name}` has periods of several meanings", "Name one.")
        for means in said:
            if not isinstance(means, str) or means not in MEANS:
                near = self._suggestions.did_you_mean(str(means), lambda: MEANS)
                hint = near or f"Known meanings: {', '.join(MEANS)}."
                self.report(path, f"`{name}`: unknown meaning `{str(means)[:60]}`", hint)
            elif tables[0].get("type") != MEANS[means]:
                hint = f'Write `type = "{MEANS[means]}"`.'
                self.report(path, f"`{name}` means `{means}` and is not a {MEANS[means]}", hint)
            elif other := next((v.name for v in self._values.values() if v.means == means), ""):
                hint = "Keep `means` at one of them."
                self.report(path, f"`{name}` and `{other}` both mean `{means}`", hint)
            else:
                return means
        return ""

    def _period(self, path: tuple[str, ...], table: Any) -> Period | None:
        name = ".".join(path)
        if not isinstance(table, dict):
            self.report(
                path, f"`{name}` has no type", "Write a list of tables with type and value."
            )
            return None
        for key in sorted(set(table) - set(_KEYS)):
            near = self._suggestions.did_you_mean(key, lambda: _KEYS)
            hint = near or f"Known keys: {', '.join(_KEYS)}."
            self.report(path, f"`{name}`: unknown key `{key}`", hint)
        kind = table.get("type")
        if not isinstance(kind, str) or kind not in TYPES:
            near = self._suggestions.did_you_mean(str(kind), lambda: TYPES)
            hint = near or f"Types: {', '.join(TYPES)}."
            self.report(path, f"`{name}`: unknown type `{str(kind)[:60]}`", hint)
            return None
        form = self._form(path, kind, table.get("value"))
        first, last = (self._day(path, table, key) for key in ("valid_from", "valid_until"))
        if first and last and last < first:
            self.report(path, f"`{name}`: valid_until is before valid_from")
        overrides = table.get("markets", {})
        if not isinstance(overrides, dict):
            self.report(path, f"`{name}`: markets must be a table such as {{ US = … }}")
            overrides = {}
        forms = [(market, self._override(path, kind, market, overrides)) for market in overrides]
        if form is None:
            return None
        known = tuple((market, one) for market, one in forms if one is not None)
        return Period(first, last, form, known, line_of(self._text, list(path)))

    def _override(
        self, path: tuple[str, ...], kind: str, market: str, overrides: dict[str, Any]
    ) -> Form | None:
        if market not in self._markets:
            near = self._suggestions.did_you_mean(market, lambda: self._markets)
            hint = near or f"Add [markets.{market}] to kbgen.toml."
            self.report(path, f"`{'.'.join(path)}`: unknown market `{market}`", hint)
        return self._form(path, kind, overrides[market])

    def _form(self, path: tuple[str, ...], kind: str, value: object) -> Form | None:
        try:
            form = TYPES[kind](value)
        except ValueError as error:
            name = ".".join(path)
            hint = getattr(error, "hint", "")
            self.report(path, f"`{name}`: expected {error}, not `{str(value)[:60]}`", hint)
            return None
        if isinstance(form, Words):
            form = form._replace(
                text=take_references(form.text),
                texts=tuple((tag, take_references(text)) for tag, text in form.texts),
            )
        return form

    def _day(self, path: tuple[str, ...], table: dict[str, Any], key: str) -> dt.date | None:
        value = table.get(key)
        if value is None or type(value) is dt.date:
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.report(path, f"`{'.'.join(path)}`: {key} must be a date such as 2026-12-24")
            return None

    def policies(self) -> tuple[Policies, tuple[Diagnostic, ...]]:
        """Return the valid values; values that cannot be filled in are left out."""
        for name, value in sorted(self._values.items()):
            for other in named_in(value):
                if other not in self._values and other not in self._broken:
                    near = self._suggestions.did_you_mean(other, lambda: self._values)
                    message = f"`{name}` refers to the unknown value `{other}`"
                    self.report(tuple(name.split(".")), message, near)
        for name, code, message, hint in find_growth(self._values):
            self.report(tuple(name.split(".")), message, hint, code)
        values = tuple(v for n, v in sorted(self._values.items()) if n not in self._broken)
        return Policies(values, frozenset(self._broken)), tuple(self._found)
