"""Colours: sRGB and OKLCH, and the contrast of two of them.

OKLCH: https://bottosson.github.io/posts/oklab/; contrast: WCAG 2.2, "relative luminance".
"""

import math
from string import hexdigits
from typing import NamedTuple

#: Steps in which a readable colour is looked for; a thousandth of the lightness is invisible.
_STEPS = 1000


class Color(NamedTuple):
    """A colour in sRGB, each channel from 0 to 1; what is beyond that is cut off, as on screens."""

    red: float
    green: float
    blue: float

    @classmethod
    def parse(cls, text: str) -> "Color":
        """Make a colour of `#abc` or `#aabbcc`. Raises ValueError."""
        digits = text.removeprefix("#")
        if len(digits) == 3:
            digits = "".join(digit * 2 for digit in digits)
        if len(digits) != 6 or set(digits) - set(hexdigits):
            raise ValueError(f"`{text}` is not a colour")
        return cls(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))

    @classmethod
    def oklch(cls, lightness: float, chroma: float, hue: float) -> "Color":
        """Make a colour. lightness: 0 to 1. hue: in degrees."""
        a, b = (chroma * turn(math.radians(hue)) for turn in (math.cos, math.sin))
        long, medium, short = (
            (lightness + x * a + y * b) ** 3
            for x, y in (
                (0.3963377774, 0.2158037573),
                (-0.1055613458, -0.0638541728),
                (-0.0894841775, -1.2914855480),
            )
        )
        linear = (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )
        return cls(*(_encoded(min(max(channel, 0.0), 1.0)) for channel in linear))

    @property
    def lch(self) -> tuple[float, float, float]:
        """Lightness, chroma and hue in OKLCH."""
        red, green, blue = map(_linear, self)
        long, medium, short = (
            math.cbrt(x * red + y * green + z * blue)
            for x, y, z in (
                (0.4122214708, 0.5363325363, 0.0514459929),
                (0.2119034982, 0.6806995451, 0.1073969566),
                (0.0883024619, 0.2817188376, 0.6299787005),
            )
        )
        a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360

    @property
    def luminance(self) -> float:
        red, green, blue = map(_linear, self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: "Color") -> float:
        """Return the contrast ratio, from 1 to 21."""
        darker, lighter = sorted((self.luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)

    def mixed(self, other: "Color", part: float) -> "Color":
        """Mix two colours in OKLab. part: of this one, 0 to 1."""
        (one, *own), (two, *others) = self.lch, other.lch
        a, b = (
            part * own[0] * turn(math.radians(own[1]))
            + (1 - part) * others[0] * turn(math.radians(others[1]))
            for turn in (math.cos, math.sin)
        )
        hue = math.degrees(math.atan2(b, a))
        return Color.oklch(part * one + (1 - part) * two, math.hypot(a, b), hue)

    def mixed_in_srgb(self, other: "Color", part: float) -> "Color":
        return Color(*(part * a + (1 - part) * b for a, b in zip(self, other, strict=True)))

    def readable_on(self, ground: "Color", ratio: float) -> "Color":
        """Return the nearest colour of the same hue with that contrast; black or white if none."""
        lightness, chroma, hue = self.lch
        for step in range(_STEPS + 1):
            for away in (lightness - step / _STEPS, lightness + step / _STEPS):
                if 0 <= away <= 1:
                    near = Color.parse(str(Color.oklch(away, chroma, hue)))
                    if near.contrast(ground) >= ratio:
                        return near
        ends = (Color(0, 0, 0), Color(1, 1, 1))
        return max(ends, key=ground.contrast)

    def __str__(self) -> str:
        return "#" + "".join(f"{round(channel * 255):02x}" for channel in self)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
