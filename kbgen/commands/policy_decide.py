"""The file of decisions of `kbgen policy find`, and the values it adds."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kbgen import files, toml
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.check.repeated import Proposal

_NAME = re.compile(r"[A-Za-z][\w-]*(?:\.[A-Za-z0-9_][\w-]*)+", re.ASCII)
_HEAD = """# What texts repeat. Set accept, change names; proposals with one name become one value.
# Then: kbgen policy find --decisions {name}

"""


class Decision(NamedTuple):
    """A proposal that was accepted, with its name."""

    proposal: "Proposal"
    name: str


def write_decisions(target: Path, found: "Iterable[Proposal]") -> None:
    """Write proposals, those that are certain accepted. Raises KbgenError."""
    parts = [_HEAD.format(name=target.name)]
    for one in found:
        places = [f"{place.place.path}:{place.place.line}" for place in one.places]
        parts.append(
            "[[value]]\n"
            f"id = {_json(one.id)}\n"
            f"accept = {_json(one.is_certain)}\n"
            f"name = {_json(one.name)}\n"
            f"value = {_json(one.value)}\n"
            f"sentence = {_json(one.places[0].sentence)}\n"
            f"places = {_json(places)}\n\n"
        )
    try:
        target.write_text("".join(parts), encoding="utf-8", newline="")
    except OSError as error:
        raise KbgenError(f"{target} cannot be written: {error.strerror or error}") from error


def read_decisions(file: Path, found: "Sequence[Proposal]") -> list[Decision]:
    """Return what a file accepts. Raises KbgenError with all that is wrong in it."""
    try:
        data = toml.parse(files.read_text(file))
    except OSError as error:
        raise files.unusable(str(file), error) from error
    except toml.TomlError as error:
        raise KbgenError(f"{file}:{error.line}: it does not parse: {error}") from error
    by_id = {one.id: one for one in found}
    entries = data.get("value", [])
    chosen, wrong = [], []
    for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        if not isinstance(entry, dict) or entry.get("accept") is not True:
            continue
        name, proposal = entry.get("name"), by_id.get(str(entry.get("id")))
        if proposal is None:
            wrong.append(f"value {number}: the texts have changed since; find it again")
        elif not isinstance(name, str) or not _NAME.fullmatch(name):
            wrong.append(f"value {number}: `{name}` is not a name such as returns.window")
        else:
            chosen.append(Decision(proposal, name))
    if wrong:
        raise KbgenError(f"{file}: " + f"\n{file}: ".join(wrong), "Nothing was written.")
    return chosen


def add_values(file: Path, chosen: Sequence[Decision]) -> int:
    """Add values to `policies.toml`, and return how many are new. Raises KbgenError."""
    try:
        text = files.read_text(file)
        there = toml.parse(text)
    except FileNotFoundError:
        text, there = "", {}
    except OSError as error:
        raise files.unusable("content/policies.toml", error) from error
    except toml.TomlError as error:
        message = f"content/policies.toml:{error.line}: it does not parse: {error}"
        raise KbgenError(message, "Correct it first.") from error
    new: dict[str, dict[str, str]] = defaultdict(dict)
    values: dict[str, str] = {}
    for one in chosen:
        if not _NAME.fullmatch(one.name):
            raise KbgenError(f"`{one.name}` is not a name", "Write one such as returns.window.")
        line = f"{{ type = {_json(one.proposal.type)}, value = {_json(one.proposal.value)} }}"
        if values.setdefault(one.name, line) != line:
            message = f"{one.name} would be {values[one.name]} and {line}"
            raise KbgenError(message, "Give them different names.")
        table, _, key = one.name.rpartition(".")
        known = _at(there, one.name)
        if known is None:
            new[table][key] = line
        elif not (isinstance(known, dict) and known.get("type") == one.proposal.type
                  and str(known.get("value")) == one.proposal.value):  # fmt: skip
            raise KbgenError(f"{one.name} exists already, and is another value",
                             "Give it another name.")  # fmt: skip
    if new:
        file.write_text(_with(text, new), encoding="utf-8", newline="")
    return sum(map(len, new.values()))


def _at(table: Any, name: str) -> Any:
    for part in name.split("."):
        table = table.get(part) if isinstance(table, dict) else None
    return table


def _with(text: str, new: dict[str, dict[str, str]]) -> str:
    """Return the file with more lines: in a table that it has, else at its end."""
    for table, lines in new.items():
        added = "".join(f"{key} = {line}\n" for key, line in lines.items())
        head = re.search(rf"^\[{re.escape(table)}\][ \t]*(?:#[^\n]*)?\n", text, re.MULTILINE)
        if head:
            text = f"{text[: head.end()]}{added}{text[head.end() :]}"
        else:
            text = f"{text.rstrip()}\n\n[{table}]\n{added}".lstrip()
    return text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
