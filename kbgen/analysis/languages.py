"""What search knows of each language, as data. A new language is one line.

Stop words and synonyms, where there are any, stand in `data/<code>.toml`.
"""

from dataclasses import dataclass

from kbgen.model.locale import Locale


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    """ISO 639."""
    stemmer: str = ""
    """Name of the Snowball algorithm."""
    respellings: tuple[tuple[str, str], ...] = ()
    """How people write letters they do not have: (typed, folded)."""
    links: str | None = None
    """What joins the parts of compounds, between spaces; None: words are not written together."""


_NORDIC = (("ae", "a"), ("oe", "o"), ("aa", "a"))
#: Snowball's algorithms by language, with what else is known. Languages without a stemmer are
#: searched by their words as they stand.
LANGUAGES = (
    Language("en", "english"),
    Language("de", "german", (("ae", "a"), ("oe", "o"), ("ue", "u")), "s es n en e er"),
    Language("es", "spanish"),
    Language("fr", "french"),
    Language("ar", "arabic"),
    Language("ja"),
    Language("it", "italian"),
    Language("pt", "portuguese"),
    Language("nl", "dutch", (), "s e en"),
    Language("sv", "swedish", _NORDIC, "s e"),
    Language("da", "danish", _NORDIC, "s e"),
    Language("nb", "norwegian", _NORDIC, "s e"),
    Language("no", "norwegian", _NORDIC, "s e"),
    Language("nn", "norwegian", _NORDIC, "s e"),
    Language("fi", "finnish", (), "n"),
    Language("pl", "polish"),
    Language("cs", "czech"),
    Language("tr", "turkish"),
    Language("ru", "russian"),
    Language("el", "greek"),
    Language("hu", "hungarian"),
    Language("ro", "romanian"),
    Language("ca", "catalan"),
    Language("eu", "basque"),
    Language("et", "estonian"),
    Language("ga", "irish"),
    Language("hi", "hindi"),
    Language("hy", "armenian"),
    Language("id", "indonesian"),
    Language("lt", "lithuanian"),
    Language("ne", "nepali"),
    Language("sr", "serbian"),
    Language("ta", "tamil"),
    Language("yi", "yiddish"),
    Language("eo", "esperanto"),
)
_BY_CODE = {language.code: language for language in LANGUAGES}


def language_of(locale: Locale) -> Language:
    """Return what is known of a locale's language."""
    return _BY_CODE.get(locale.language) or Language(locale.language)
