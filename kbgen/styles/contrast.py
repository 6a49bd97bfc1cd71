"""Colours of style sheets that are too alike: text and its ground, controls and theirs."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from kbgen.model.color import Color
from kbgen.styles.rules import SCHEMES, Declaration, Sheet, root_declarations
from kbgen.styles.values import UnknownError, color_of, names_in

#: WCAG 2.2: what text needs (1.4.3), and lines that show where a control is (1.4.11).
TEXT, CONTROL = 4.5, 3.0
_GROUNDS = ("surface", "raised", "sunken")
_TEXTS = ("ink", "muted", "accent", "info", "success", "warning", "danger")
#: Text or line, ground, and the contrast that the built-in style sheets need them to have.
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, TEXT) for text in _TEXTS for ground in _GROUNDS),
    *((text, "accent-soft", TEXT) for text in ("ink", "muted", "accent")),
    ("on-accent", "accent", TEXT),
    ("ink", "mark", TEXT),
    *(("border", ground, CONTROL) for ground in _GROUNDS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    scheme: str
    text: str
    ground: str
    needed: float
    blamed: Declaration
    """The declaration that is not ours."""
    is_ground: bool
    """Whether it sets the ground."""
    color: Color
    other: Color

    @property
    def ratio(self) -> float:
        return self.color.contrast(self.other)

    @property
    def nearest(self) -> Color:
        """The colour next to the blamed one that is readable."""
        if self.is_ground:
            return self.other.readable_on(self.color, self.needed)
        return self.color.readable_on(self.other, self.needed)


def failures(sheets: Sequence[Sheet], *, ours: bool = False) -> Iterator[Failure]:
    """Yield every pair that has too little contrast. ours: also those that no theme decides."""
    declarations = root_declarations(tuple(sheets))
    for scheme in SCHEMES:
        winners = winners_in(declarations, scheme)
        shown = _shown_scheme(winners, scheme)
        if shown != scheme:
            continue
        values = {name: one.value for name, one in winners.items()}
        for text, ground, needed in PAIRS:
            try:
                one, other = (color_of(f"var(--{n})", scheme, values) for n in (text, ground))
            except UnknownError:
                continue
            if one.contrast(other) >= needed:
                continue
            blamed, is_ground = _blamed(winners, text, ground, scheme)
            if blamed or ours:
                yield Failure(
                    scheme=scheme,
                    text=text,
                    ground=ground,
                    needed=needed,
                    blamed=blamed or winners[f"--{text}"],
                    is_ground=is_ground,
                    color=one,
                    other=other,
                )


def grounds(sheets: Sequence[Sheet]) -> dict[str, Color]:
    """Return the colour of pages in each scheme that they have; none that cannot be worked out."""
    return shown_colors(sheets, "surface")


def shown_colors(sheets: Sequence[Sheet], name: str) -> dict[str, Color]:
    """Return a colour in each scheme that pages have; none that cannot be worked out.

    name: of the property, without `--`.
    """
    found = {}
    declarations = root_declarations(tuple(sheets))
    for scheme in SCHEMES:
        winners = winners_in(declarations, scheme)
        if _shown_scheme(winners, scheme) == scheme:
            values = {name: one.value for name, one in winners.items()}
            with suppress(UnknownError):
                found[scheme] = color_of(f"var(--{name})", scheme, values)
    return found


def winners_in(declarations: Sequence[Declaration], scheme: str) -> dict[str, Declaration]:
    winners: dict[str, Declaration] = {}
    for one in declarations:
        before = winners.get(one.name)
        if scheme in one.schemes and (before is None or one.rank >= before.rank):
            winners[one.name] = one
    return winners


def _shown_scheme(winners: Mapping[str, Declaration], preferred: str) -> str:
    """Return the scheme that readers with a preference see."""
    declared = winners.get("color-scheme")
    schemes = [one for one in (declared.value.split() if declared else ()) if one in SCHEMES]
    return preferred if preferred in schemes or not schemes else schemes[0]


def _blamed(
    winners: Mapping[str, Declaration], text: str, ground: str, scheme: str
) -> tuple[Declaration | None, bool]:
    """Return the declaration not of ours that decides a pair, and whether it sets the ground.

    One that sets a colour itself comes before one that another colour follows from.
    """
    ways = [_way(winners, f"--{name}", scheme) for name in (text, ground)]
    for depth in (1, None):
        for way, is_ground in zip(ways, (False, True), strict=True):
            theirs = next((one for one in way[:depth] if one.path), None)
            if theirs:
                return theirs, is_ground
    return None, False


def _way(winners: Mapping[str, Declaration], name: str, scheme: str) -> list[Declaration]:
    """Return the declarations that a property follows from, the nearest first."""
    names, way = [name], list[Declaration]()
    while names:
        one = winners.get(names.pop(0))
        if one is not None and one not in way:
            way.append(one)
            names += names_in(one.value, scheme)
    return way
