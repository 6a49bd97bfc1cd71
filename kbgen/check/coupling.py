"""Writes the name of a policy value where texts state it, in the format that reads the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kbgen.check.edit import Lines
from kbgen.check.repeated import Occurrence, Proposal
from kbgen.check.rule import Checked
from kbgen.diagnostics import Span
from kbgen.facts import fold
from kbgen.i18n.values import formats_of
from kbgen.model.policy import Reference

#: Reasons why a place stays.
_DIFFERENT = "no format shows it as it is written"
_CHANGED = "the line has changed"
_YAML = "front matter would not parse"


def couple(
    checked: Checked, chosen: Iterable[tuple[str, Proposal]], *, reword: bool = False
) -> tuple[Mapping[str, int], list[tuple[Span, str]]]:
    """Rewrite files; return path → places rewritten, and what stays, with the reason.

    chosen: name of a value, and the places that state it. The values have to be defined. reword:
    also where the value is shown in other words, such as working days for business days.
    """
    kinds = {value.name: value.type for value in checked.policies.values}
    changes: dict[str, list[tuple[Occurrence, str]]] = defaultdict(list)
    left: list[tuple[Span, str]] = []
    for name, proposal in chosen:
        for place in proposal.places:
            reference = _reference(checked, name, kinds.get(name, proposal.type), place)
            if reference is None and reword:
                reference = Reference(name, "")
            if reference is None:
                left.append((place.place, _DIFFERENT))
            else:
                changes[place.place.path].append((place, str(reference)))
    written: Counter[str] = Counter()
    for path, places in sorted(changes.items()):
        lines = Lines(checked.project.root / path)
        # From the end, so that columns stay right.
        places.sort(key=lambda one: one[0].start, reverse=True)
        for place, text in places:
            if reason := _rewrite(lines, place, text):
                left.append((place.place, reason))
            else:
                written[path] += 1
        if written[path]:
            lines.write()
    return {path: count for path, count in written.items() if count}, left


def _reference(checked: Checked, name: str, kind: str, place: Occurrence) -> Reference | None:
    """Return how a text names a value so that it reads as before; None: it cannot."""
    wanted = _plain(place.text)
    for how in ("", *formats_of(kind, place.locale)):
        reference = Reference(name, how)
        if (
            how != "number"
            and _plain(checked.values.in_market(reference, place.locale, "")) == wanted
        ):
            return reference
    return None


def _rewrite(lines: Lines, place: Occurrence, reference: str) -> str:
    """Put a reference into a line; return why not, or nothing."""
    number, column = place.place.line, place.place.column - 1
    line = lines.line(number)
    if line[column : column + len(place.text)] != place.text:
        return _CHANGED
    before = line[:column]
    is_key = (
        before.rstrip().endswith(":") and "|" not in before and not before.startswith((" ", "\t"))
    )
    if is_key:  # `title: {{ …` would be a table of YAML
        return _YAML
    lines.replace(number, f"{before}{reference}{line[column + len(place.text) :]}")
    return ""


def _plain(text: str) -> str:
    return " ".join(fold(text).lower().replace("\xa0", " ").replace("\u202f", " ").split())
