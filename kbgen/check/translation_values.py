"""Policy values that a translation names where its source names another one, or none."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from kbgen.check.comparing import atoms
from kbgen.check.likeness import related
from kbgen.check.pairing import ExtentPair, pair_fields, pair_pieces, pair_sections
from kbgen.check.prose import Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Severity, problem
from kbgen.facts import find_facts
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.outline import Extent, ReferencePlace
from kbgen.model.policy import Reference

#: Formats that tell the same in another form, as the grammar of a language wants it: those
#: that are not listed.
_TELLING = frozenset({"precise", "code", "24h", "full", "medium", "day", "lines", "line"})

#: Name and market of a value.
Key = tuple[str, str]


class NamedValue(NamedTuple):
    """A policy value at a place of a text."""

    key: Key
    place: ReferencePlace

    @property
    def written(self) -> str:
        return str(Reference(self.place.name, self.place.format))


class Change(NamedTuple):
    """What differs between a piece of a translation and the same one of its source."""

    pair: ExtentPair
    ours: NamedValue | None
    """None: a value is missing."""
    theirs: NamedValue | None
    """None: a value is in excess."""


@dataclass(frozen=True)
class Text:
    """A file that names policy values."""

    prose: Prose
    locale: Locale
    values: tuple[NamedValue, ...]

    def within(self, extent: Extent) -> list[NamedValue]:
        first, last = (bisect_left(self._starts, edge) for edge in extent)
        return list(self.values[first:last])

    @cached_property
    def _starts(self) -> list[int]:
        return [one.place.start for one in self.values]

    def place(self, position: int) -> str:
        """Return file and line, for a hint."""
        return f"{self.prose.written.path}:{self.prose.line(position)}"


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for pair in related(checked, (*checked.articles, *checked.beside)):
        ours, theirs = (_text(checked, article) for article in pair)
        if ours.values or theirs.values:
            yield from _Comparison(checked, ours, theirs).findings()


def _text(checked: Checked, article: Article) -> Text:
    prose = prose_of(checked, article)
    markets = checked.project.config.markets
    values = tuple(
        NamedValue((place.name, _market(place.format, markets)), place)
        for place in prose.written.outline.references
        if place.is_written
    )
    return Text(prose, article.locale, values)


def _market(how: str, markets: Iterable[str]) -> str:
    return next((word for word in how.split() if word in markets), "")


class _Comparison:
    """Compares the values of a translation with those of its source."""

    def __init__(self, checked: Checked, ours: Text, theirs: Text) -> None:
        self._checked = checked
        self._ours = ours
        self._theirs = theirs

    def findings(self) -> Iterator[Diagnostic]:
        ours, theirs = self._ours.prose, self._theirs.prose
        changes = list[Change]()
        for section in pair_sections(ours, theirs).sections:
            pieces = pair_pieces(ours, theirs, section)
            changes += self._section(section, pieces)
            for pair in pieces:
                yield from self._formats(pair)
        came = {one.ours.key for one in changes if one.ours and not one.theirs}
        left = {one.theirs.key for one in changes if one.theirs and not one.ours}
        for change in changes:
            key = (change.ours or change.theirs or _NONE).key
            if (change.ours and change.theirs) or key not in came & left:
                yield from self._report(change)
        for field in pair_fields(ours, theirs):
            for change in self._differences(field):
                if not self._is_in_text(change) or self._stray(field.ours) is not None:
                    yield from self._report(change)
            yield from self._formats(field)

    def _section(self, section: ExtentPair, pieces: Iterable[ExtentPair]) -> Iterator[Change]:
        """Yield the changes of a section, each at the piece that has it."""
        changes = list(self._differences(section))
        missing = Counter(one.theirs.key for one in changes if one.theirs)
        extra = Counter(one.ours.key for one in changes if one.ours)
        for pair in pieces:
            for change in self._differences(pair):
                is_swap = change.ours is not None and change.theirs is not None
                there, here = _key(change.theirs), _key(change.ours)
                if is_swap or pair.kind == "row" or missing[there] > 0 or extra[here] > 0:
                    missing[there] -= 1
                    extra[here] -= 1
                    yield change
        for change in changes:
            kept = Change(
                section,
                change.ours if _take(extra, _key(change.ours)) else None,
                change.theirs if _take(missing, _key(change.theirs)) else None,
            )
            if kept.ours or kept.theirs:
                yield kept

    def _differences(self, pair: ExtentPair) -> Iterator[Change]:
        """Yield the values that differ between two pieces, those of one text by their order."""
        ours, theirs = self._ours.within(pair.ours), self._theirs.within(pair.theirs)
        extra, missing = _without(ours, theirs), _without(theirs, ours)
        # A value that differs in its market alone is meant by the same one.
        names = {other.key[0] for other in missing}
        extra.sort(key=lambda one: one.key[0] not in names)
        for value in extra:
            same = [other for other in missing if other.key[0] == value.key[0]]
            meant = (same or missing)[0] if missing else None
            if meant:
                missing.remove(meant)
            yield Change(pair, value, meant)
        yield from (Change(pair, None, value) for value in missing)

    def _is_in_text(self, change: Change) -> bool:
        """Tell whether a text of the front matter only leaves out or adds what the body states."""
        if change.ours and change.theirs:
            return False
        if change.theirs:
            return _has(self._ours.values, change.theirs.key)
        return change.ours is not None and _has(self._theirs.values, change.ours.key)

    def _report(self, change: Change) -> Iterator[Diagnostic]:
        pair, ours, theirs = change
        origin = self._theirs.place((theirs.place if theirs else pair.theirs).start)
        if ours and theirs:
            message = f"`{ours.written}` is `{theirs.written}` in the source"
            yield self._problem(ours.place.start, message, f"Write that one, as in {origin}.")
        elif ours and not self._is_typed(self._theirs, pair.theirs, ours):
            if not _has(self._theirs.within(pair.theirs), ours.key):
                message = f"The source does not name `{ours.written}` here"
                hint = f"Compare {origin}: both should name it, or neither."
                yield self._problem(ours.place.start, message, hint)
        elif theirs and not self._is_typed(self._ours, pair.ours, theirs):
            stray = self._stray(pair.ours)
            start = pair.ours.start if stray is None else stray
            message = f"`{theirs.written}` of the source is missing here"
            hint = f"The source names it in {origin}."
            if stray is not None:
                hint = f"Correct what stands in braces here. {hint}"
            finding = self._problem(start, message, hint)
            if stray is None and self._is_repeated(pair, theirs):
                return
            is_said = _has(self._ours.within(self._section_of(pair.ours)), theirs.key)
            yield replace(finding, severity=Severity.WARNING) if is_said else finding

    def _is_repeated(self, pair: ExtentPair, value: NamedValue) -> bool:
        """Tell whether a sentence names a value once that its source names twice."""
        is_sentence = pair.kind not in {"section", "row"}
        return is_sentence and _has(self._ours.within(pair.ours), value.key)

    def _section_of(self, extent: Extent) -> Extent:
        prose = self._ours.prose
        return Extent(*prose.sections[prose.section_at(extent.start)])

    def _stray(self, extent: Extent) -> int | None:
        """Return where braces stand that are not a policy value; None: nowhere."""
        at, text = extent.start, self._ours.prose.raw
        places = {one.place.start: one.place.end for one in self._ours.within(extent)}
        while (at := text.find("{{", at, extent.end)) >= 0:
            if at not in places:
                return at
            at = places[at]
        return None

    def _formats(self, pair: ExtentPair) -> Iterator[Diagnostic]:
        """Report values that the source shows in another format, and so with another text."""
        ours, theirs = self._ours.within(pair.ours), self._theirs.within(pair.theirs)
        others = {one.key: one for one in theirs}
        for value in ours:
            other = others.get(value.key)
            if other and self._shown(value) != self._shown(other):
                message = f"`{value.written}` is written `{other.written}` in the source"
                hint = f"Compare {self._theirs.place(other.place.start)}: the text differs."
                finding = self._problem(value.place.start, message, hint)
                yield replace(finding, severity=Severity.WARNING)

    def _shown(self, value: NamedValue) -> str:
        telling = _TELLING & set(value.place.format.split())
        name, market = value.key
        form = Reference(name, " ".join(sorted(telling)))
        return self._checked.values.in_market(form, self._ours.locale, market)

    def _is_typed(self, text: Text, extent: Extent, value: NamedValue) -> bool:
        """Tell whether a text has a value typed by hand: another rule reports that."""
        name, market = value.key
        shown = self._checked.values.in_market(Reference(name, ""), text.locale, market)
        if shown and shown in text.prose.raw[extent.start : extent.end]:
            return True
        meant = {atom for atom, _ in atoms(self._checked.values.form(name, market))}
        facts = find_facts(text.prose.text[extent.start : extent.end], text.locale)
        return bool(meant) and meant <= {atom for fact in facts for atom, _ in atoms(fact.form)}

    def _problem(self, start: int, message: str, hint: str) -> Diagnostic:
        return problem("KB406", self._ours.prose.span(start), message, hint)


_NONE = NamedValue(("", ""), ReferencePlace(0, 0, "", "", is_written=True))


def _key(value: NamedValue | None) -> Key:
    return (value or _NONE).key


def _take(counts: Counter[Key], key: Key) -> bool:
    """Count a value down; False: none is left."""
    counts[key] -= 1
    return counts[key] >= 0


def _has(values: Iterable[NamedValue], key: Key) -> bool:
    return any(value.key == key for value in values)


def _without(values: Sequence[NamedValue], others: Sequence[NamedValue]) -> list[NamedValue]:
    """Return the values that others lack.

    Of a value that is named more often, those in the same order as others are theirs, then the
    first ones.
    """
    left = Counter(one.key for one in others)
    same = {one for one, other in zip(values, others, strict=False) if one.key == other.key}
    left.subtract(one.key for one in same)
    return [one for one in values if one not in same and not _take(left, one.key)]


RULE = Rule("translation-values", "KB406", _run)
