"""Works out colours as browsers do: `var()`, `light-dark()`, `oklch(from …)`, `color-mix()`."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from kbgen.model.color import Color

_TOKEN = re.compile(
    r"\s*(?:(?P<hash>#[0-9a-fA-F]+)|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?P<unit>%|[a-z]+)?"
    r"|(?P<call>--?[\w-]+\(|[a-zA-Z][\w-]*\()|(?P<name>--[\w-]+|[a-zA-Z][\w-]*)|(?P<sign>[(),/*+-]))"
)
_NAMED = {
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080",
    "white": "#ffffff", "maroon": "#800000", "red": "#ff0000", "purple": "#800080",
    "fuchsia": "#ff00ff", "green": "#008000", "lime": "#00ff00", "olive": "#808000",
    "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff", "teal": "#008080",
    "aqua": "#00ffff", "orange": "#ffa500", "rebeccapurple": "#663399",
}  # fmt: skip
_TURNS = {"deg": 1.0, "turn": 360.0, "rad": 57.29577951308232, "grad": 0.9, "": 1.0}


class UnknownError(ValueError):
    """A colour that is written in a way that is not known here."""


class Token(NamedTuple):
    kind: str
    text: str
    number: float = 0.0


def color_of(value: str, scheme: str, properties: Mapping[str, str]) -> Color:
    """Return the colour of a value. properties: name → value, as they apply in the scheme.

    Raises UnknownError.
    """
    try:
        parser = _Parser(list(_tokens(_filled(value, properties, ()))), scheme)
        color = parser.color()
    except (IndexError, ZeroDivisionError, OverflowError, RecursionError) as error:
        raise UnknownError(value) from error
    if parser.at != len(parser.tokens):
        raise UnknownError(value)
    return color


def names_in(value: str, scheme: str) -> list[str]:
    """Return the custom properties that a value refers to in a scheme."""
    while match := re.search(r"light-dark\(", value):
        end = _closing(value, match.end())
        light, dark = _halves(value[match.end() : end])
        value = f"{value[: match.start()]}{dark if scheme == 'dark' else light}{value[end + 1 :]}"
    return re.findall(r"var\(\s*(--[\w-]+)", value)


def _halves(text: str) -> tuple[str, str]:
    """Cut at the first comma that is in no brackets."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == "," and not depth:
            return text[:at], text[at + 1 :]
    raise UnknownError(text)


def _filled(value: str, properties: Mapping[str, str], above: tuple[str, ...]) -> str:
    """Replace every `var()` by its value. Raises UnknownError for a loop or a missing one."""
    while match := re.search(r"var\(", value):
        end = _closing(value, match.end())
        name, comma, fallback = value[match.end() : end].partition(",")
        name = name.strip()
        if name in above:
            raise UnknownError(value)
        if name in properties:
            inner = _filled(properties[name], properties, (*above, name))
        elif comma:
            inner = _filled(fallback, properties, above)
        else:
            raise UnknownError(name)
        value = f"{value[: match.start()]}{inner}{value[end + 1 :]}"
        if len(value) > 10_000:
            raise UnknownError(name)
    return value


def _closing(text: str, start: int) -> int:
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    raise UnknownError(text)


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise UnknownError(text)
        at = match.end()
        if match["number"]:
            yield Token(match["unit"] or "", match["number"], float(match["number"]))
        else:
            kind = match.lastgroup or ""
            yield Token(kind, (match[kind]).lower())


class _Parser:
    def __init__(self, tokens: list[Token], scheme: str) -> None:
        self.tokens = tokens
        self.at = 0
        self._scheme = scheme
        self._channels: dict[str, float] = {}
        """`l`, `c` and `h` of the colour that another one is made from."""

    def color(self) -> Color:
        token = self._take()
        if token.kind == "hash":
            try:
                return Color.parse(token.text)
            except ValueError as error:
                raise UnknownError(token.text) from error
        if token.kind == "name" and token.text in _NAMED:
            return Color.parse(_NAMED[token.text])
        functions: dict[str, Callable[[], Color]] = {
            "light-dark(": self._light_dark,
            "oklch(": self._oklch,
            "rgb(": self._rgb,
            "rgba(": self._rgb,
            "hsl(": self._hsl,
            "hsla(": self._hsl,
            "color-mix(": self._mix,
        }
        if token.text not in functions:
            raise UnknownError(token.text)
        color = functions[token.text]()
        self._expect(")")
        return color

    def _light_dark(self) -> Color:
        light = self.color()
        self._expect(",")
        dark = self.color()
        return dark if self._scheme == "dark" else light

    def _oklch(self) -> Color:
        before = self._channels
        if self._is("from"):
            self._take()
            self._channels = dict(zip("lch", self.color().lch, strict=True))
        lightness, chroma, hue = self._value(1.0), self._value(0.4), self._value(360.0)
        self._channels = before
        return Color.oklch(min(max(lightness, 0.0), 1.0), max(chroma, 0.0), hue)

    def _rgb(self) -> Color:
        channels = []
        for _ in range(3):
            channels.append(min(max(self._value(255.0) / 255, 0.0), 1.0))
            self._skip_comma()
        return Color(*channels)

    def _hsl(self) -> Color:
        hue, saturation, lightness = (self._comma_value(whole) for whole in (360.0, 100.0, 100.0))
        saturation, lightness = saturation / 100, lightness / 100
        reach = saturation * min(lightness, 1 - lightness)

        def channel(shift: int) -> float:
            position = (shift + hue / 30) % 12
            return lightness - reach * max(-1.0, min(position - 3, 9 - position, 1.0))

        return Color(channel(0), channel(8), channel(4))

    def _comma_value(self, whole: float) -> float:
        value = self._value(whole)
        self._skip_comma()
        return value

    def _mix(self) -> Color:
        self._expect("in")
        mix = {"oklab": Color.mixed, "srgb": Color.mixed_in_srgb}.get(self._take().text)
        if mix is None:
            raise UnknownError("color-mix")
        self._expect(",")
        one, share = self.color(), self._share()
        self._expect(",")
        other, other_share = self.color(), self._share()
        if share is None:
            share = 0.5 if other_share is None else 1 - other_share
        total = share + (1 - share if other_share is None else other_share)
        return mix(one, other, share / total)

    def _share(self) -> float | None:
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "%":
            return self._take().number / 100
        return None

    def _value(self, whole: float) -> float:
        """Return a channel. whole: what 100% stands for."""
        value = self._factor(whole)
        if self._is("/"):  # the opacity, which the ground decides
            raise UnknownError("opacity")
        return value

    def _sum(self, whole: float) -> float:
        value = self._product(whole)
        while self._is("+") or self._is("-"):
            sign = 1 if self._take().text == "+" else -1
            value += sign * self._product(whole)
        return value

    def _product(self, whole: float) -> float:
        value = self._factor(whole)
        while self._is("*") or self._is("/"):
            if self._take().text == "*":
                value *= self._factor(whole)
            else:
                value /= self._factor(whole)
        return value

    def _factor(self, whole: float) -> float:
        token = self._take()
        if token.kind == "%":
            return token.number * whole / 100
        if token.kind in _TURNS:
            return token.number * _TURNS[token.kind]
        known = {"none": 0.0, **self._channels}
        if token.text in known:
            return known[token.text]
        return self._call(token.text, whole)

    def _call(self, name: str, whole: float) -> float:
        """Return what a function of numbers, or a bracket, is worth."""
        if name not in {"min(", "max(", "clamp(", "calc(", "("}:
            raise UnknownError(name)
        values = [self._sum(whole)]
        while self._is(","):
            self._take()
            values.append(self._sum(whole))
        self._expect(")")
        if name == "clamp(" and len(values) == 3:
            low, value, high = values
            return max(low, min(value, high))
        if name == "min(":
            return min(values)
        if name == "max(" or len(values) == 1:
            return max(values)
        raise UnknownError(name)

    def _take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _is(self, text: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].text == text

    def _expect(self, text: str) -> None:
        if not self._is(text):
            raise UnknownError(text)
        self.at += 1

    def _skip_comma(self) -> None:
        if self._is(","):
            self.at += 1
