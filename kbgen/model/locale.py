import re
from dataclasses import dataclass
from functools import lru_cache

import babel

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=256)
def _babel(tag: str) -> babel.Locale:
    try:
        return babel.Locale.parse(tag, sep="-", resolve_likely_subtags=False)
    except babel.UnknownLocaleError:
        # CLDR has `zh-TW` as `zh-Hant-TW`; but it would also take `fr-ZZ` for `fr-FR`.
        found = babel.Locale.parse(tag, sep="-")
        if found.territory not in tag.upper().split("-"):
            raise
        return found


@dataclass(frozen=True, slots=True, order=True)
class Locale:
    """A locale by its canonical BCP 47 tag."""

    tag: str
    """As everywhere but in URLs: `de`, `pt-BR`, `zh-Hant`."""

    @classmethod
    def parse(cls, text: str) -> "Locale":
        """Make a locale of a tag in any case, with `-` or `_`.

        Raises ValueError when CLDR does not know it.
        """
        tag = text.replace("_", "-")
        message = f"`{text}` is no locale that CLDR knows"
        if not _TAG.fullmatch(tag):
            raise ValueError(message)
        try:
            found = _babel(tag)
        except (babel.UnknownLocaleError, ValueError, TypeError) as error:
            raise ValueError(message) from error
        asked = tag.lower().split("-")
        parts = (found.language, found.script, found.territory, found.variant)
        return cls("-".join(part for part in parts if part and part.lower() in asked))

    @property
    def segment(self) -> str:
        """The first part of this locale's URLs."""
        return self.tag.lower()

    @property
    def language(self) -> str:
        """The primary language: `zh` of `zh-Hant`."""
        return self.tag.split("-")[0]

    @property
    def babel(self) -> babel.Locale:
        return _babel(self.tag)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return "rtl" if self.babel.character_order == "right-to-left" else "ltr"

    @property
    def own_name(self) -> str:
        """The name of the language in itself, as a list of languages shows it."""
        name = self.babel.get_display_name(self.babel) or self.tag
        return name[:1].upper() + name[1:]

    def __str__(self) -> str:
        return self.tag
