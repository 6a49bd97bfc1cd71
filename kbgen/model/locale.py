import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import babel
from babel.core import get_global

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=256)
def _babel(tag: str) -> babel.Locale:
    try:
        return babel.Locale.parse(tag, sep="-", resolve_likely_subtags=False)
    except babel.UnknownLocaleError:
        # CLDR has `zh-TW` as `zh-Hant-TW`; but it would also take `fr-ZZ` for `fr-FR`.
        parsed = babel.Locale.parse(tag, sep="-")
        if parsed.territory not in tag.upper().split("-"):
            raise
        return parsed


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
        return _parsed(text)

    @classmethod
    def of_path(cls, path: str) -> "Locale | None":
        """Return the locale whose folder a content path begins with; None: it is in no locale."""
        try:
            return _parsed(path.partition("/")[0])
        except ValueError:
            return None

    @property
    def segment(self) -> str:
        """The first part of this locale's URLs."""
        return self.tag.lower()

    @property
    def language(self) -> str:
        """The primary language: `zh` of `zh-Hant`."""
        return self.tag.split("-")[0]

    @property
    def with_script(self) -> str:
        """Language and script, the likely one where the tag has none: `zh-Hant` of `zh-TW`."""
        return _with_script(self.tag)

    @property
    def open_graph(self) -> str:
        """Language and territory, the likely one where the tag has none: `pt_BR` of `pt`."""
        return _open_graph(self.tag)

    @property
    def lineage(self) -> tuple[str, ...]:
        """The tags under which its readers find words of their language, the best first.

        By CLDR's parents and likely subtags: `zh-HK` reads `zh-Hant`, `en-AU` reads `en-GB`, and
        `sr-Latn` never `sr`, which is Cyrillic.
        """
        return _lineage(self.tag)

    @property
    def babel(self) -> babel.Locale:
        return _babel(self.tag)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return _direction(self.tag)

    @property
    def own_name(self) -> str:
        """The name of the language in itself, as a list of languages shows it."""
        return _own_name(self.tag)

    @property
    def name(self) -> str:
        """The name of the language in English, for those who run the site."""
        return self.babel.get_display_name("en") or self.tag

    def __str__(self) -> str:
        return self.tag

    def __hash__(self) -> int:
        # Half of every key of a site; takes a third of the time of a dataclass's hash.
        return hash(self.tag)

    def __reduce__(self) -> tuple[Callable[[str], "Locale"], tuple[str]]:
        # Ten thousand articles that come from another process share a few locales.
        return _interned, (self.tag,)


@lru_cache(maxsize=1_024)
def _parsed(text: str) -> Locale:
    tag = text.replace("_", "-")
    message = f"`{text}` is not a known locale"
    # `root` is what CLDR calls the data that all languages share.
    if not _TAG.fullmatch(tag) or tag.lower() == "root":
        raise ValueError(message)
    try:
        parsed = _babel(tag)
    except (babel.UnknownLocaleError, ValueError, TypeError) as error:
        raise ValueError(message) from error
    asked = tag.lower().split("-")
    parts = (parsed.language, parsed.script, parsed.territory, parsed.variant)
    return _interned("-".join(part for part in parts if part and part.lower() in asked))


@lru_cache(maxsize=256)
def _interned(tag: str) -> Locale:
    return Locale(tag)


@lru_cache(maxsize=256)
def _with_script(tag: str) -> str:
    language, *others = tag.split("-")
    scripts = [part for part in others if len(part) == 4 and part.isalpha()]
    if not scripts:
        likely = get_global("likely_subtags")
        scripts = likely.get(tag.replace("-", "_"), likely.get(language, "")).split("_")[1:2]
    return "-".join((language, *scripts))


#: The macrolanguage and the English of most countries → whose words stand for it.
_WORDS_OF = {"no": ("no", "nb"), "nb": ("nb", "no"), "en-001": ("en-001", "en-GB")}


@lru_cache(maxsize=256)
def _lineage(tag: str) -> tuple[str, ...]:
    language, *others = tag.split("-")
    written = _with_script(tag)
    is_usual = written == _with_script(language)
    region = next((part for part in others if part.isdigit() or len(part) == 2), "")
    tags = [tag]
    if region:
        tags.append(f"{written}-{region}")
        if _with_script(f"{language}-{region}") == written:
            tags += _with_parents(f"{language}-{region}")
        tags += _with_parents(f"{written}-{region}")
    tags.append(written)
    if is_usual:
        tags += _with_parents(language)
    # What is written for the one country that a language suggests is written for the language.
    likely = get_global("likely_subtags").get(written.replace("-", "_"), "")
    likely = likely or (get_global("likely_subtags").get(language, "") if is_usual else "")
    tags += [f"{language}-{likely.rpartition('_')[2]}"] if likely.count("_") == 2 else []
    return tuple(dict.fromkeys(own for one in tags for own in _WORDS_OF.get(one, (one,))))


def _with_parents(tag: str) -> list[str]:
    """Return a tag and those that CLDR names as its parents."""
    parents = get_global("parent_exceptions")
    tags = [tag]
    while (parent := parents.get(tags[-1].replace("-", "_"))) and parent != "root":
        tags.append(parent.replace("_", "-"))
    return tags


@lru_cache(maxsize=256)
def _open_graph(tag: str) -> str:
    language, *others = tag.split("-")
    likely = get_global("likely_subtags")
    found = [*others, *likely.get(tag.replace("-", "_"), likely.get(language, "")).split("_")[1:]]
    territory = next((part for part in found if len(part) == 2 and part.isupper()), "")
    return f"{language}_{territory}" if territory else language


@lru_cache(maxsize=256)
def _direction(tag: str) -> str:
    return "rtl" if _babel(tag).character_order == "right-to-left" else "ltr"


@lru_cache(maxsize=256)
def _own_name(tag: str) -> str:
    name = _babel(tag).get_display_name(_babel(tag)) or tag
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Return the currency codes that CLDR knows."""
    return frozenset(babel.Locale("en").currencies)
