"""What kbgen knows of a language. Every field has a default: a file states what differs from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kbgen.languages.scripts import Script
from kbgen.model.search import SYNONYM_WEIGHT, Synonyms


class MarketMarks(NamedTuple):
    """Punctuation of values that differ by market: “30 days (Switzerland: 60 days; …)”."""

    opening: str = " ("
    colon: str = ": "
    between: str = "; "
    closing: str = ")"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """Words around numbers, for reading prose: CLDR writes numbers and never reads them.

    Words for one thing have `|` between them. What CLDR has need not be repeated, but for units:
    its short forms must not shadow a word that was read by hand.
    """

    units: Mapping[str, str] = field(default_factory=dict)
    """Unit → its words in all cases that follow a number."""
    pairs: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """Word → the number and the unit that it is in one, such as a dual."""
    has_dual: bool = False
    """Whether “two” is part of the word that is counted."""
    ambiguous_units: frozenset[str] = frozenset()
    """Units whose words mean something else behind a number word."""
    numbers: str = ""
    """One to twelve, between spaces; several words for a number have a slash between them."""
    between: str = ""
    """Words between the ends of a range, beside dashes."""
    percents: str = ""
    """Words for “percent”."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Everyday name of a currency → ISO 4217, beside the names and symbols of CLDR."""
    halves: tuple[str, str] = ("", "")
    """Words for the first and the second half of the day, beside those of CLDR."""
    clock_before: str = ""
    """Regular expression of what precedes a time of day."""
    clock_after: str = ""
    """Regular expression of what follows its hour; durations have other words."""
    clock_after_minutes: str = ""
    """Regular expression of what follows hour and minutes, and a duration as well."""
    hour_sign: str = ""
    """What stands between hour and minutes, beside a colon."""
    dates: tuple[str, ...] = ()
    """Patterns of dates in CLDR's notation, beside the usual ones of CLDR."""
    ordinal: str = ""
    """Regular expression of what stands between the number of a day and the month: 1st, 2., 3º."""
    prefixes: str = ""
    """Regular expression of what is written as one word with the next."""
    particles: str = ""
    """Regular expression of what is written as one word with a unit before it."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """ISO 3166 code → other names of a country than CLDR's first one, with abbreviations."""
    names_inflect: bool = False
    """Whether names of countries, months and weekdays have cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Words beside a policy value that another number or unit would make wrong.

    Regular expressions, in any case, with `{}` for the value.
    """

    durations: tuple[str, ...] = ()
    """Of durations: articles, verbs and adjectives that agree with them."""
    numbers: tuple[str, ...] = ()
    """Of numbers: counters that not all of them take."""
    has_plurals: bool = False
    """Whether nouns behind a number change with it."""
    invariable: str = ""
    """Words that do not, with `|` between them, beside symbols of units."""
    cases: Mapping[str, str] = field(default_factory=dict)
    """Case → what durations take it beside, where they look different in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affixes:
    """One step of a light stemmer: of what is listed here, a word loses the longest that fits."""

    listed: str
    """Between spaces, in lower case; `ості>ість` puts the second in the place of the first."""
    least: int = 3
    """Letters that stay, at least."""
    is_front: bool = False
    """Whether the words begin with them instead of ending."""
    after: str = ""
    """Regular expression of the letter before an ending, which stays."""
    in_letters: bool = False
    """Whether the syllables of Korean are taken apart first. Letters in `listed` that begin no
    syllable are vowels and finals (U+1161 to U+11C2); `least` then counts letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readability:
    """A published formula of reading ease, linear in its four measures. Higher is easier.

    Syllables are counted by groups of vowels, which is exact for Russian and Turkish and near
    enough for the others.
    """

    name: str = ""
    """As findings quote it, with its source in a comment."""
    constant: float = 0
    words_per_sentence: float = 0
    """Factor, as the next three are."""
    syllables_per_word: float = 0
    letters_per_word: float = 0
    sentences_per_word: float = 0
    difficult: float = 50
    """Below it a text is in the band that the formula's author calls difficult."""
    vowels: str = ""
    """Regular expression of the core of a syllable."""
    silent: str = r"(?!)"
    """Regular expression of what looks like a syllable and is not one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWords:
    """What shoppers type who want a human, in phrases with commas between them.

    A query that has nothing else in it asks for one, whatever the articles say.
    """

    phrases: str = ""
    """For a person, a phone number, an email, a chat."""
    complaints: str = ""
    """The same for those who want to complain."""
    fillers: str = ""
    """What may stand beside them and says nothing more, where it is not a stop word."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """What kbgen knows of a language; `LANGUAGES` holds them all."""

    code: str = "und"
    """ISO 639, or a longer BCP 47 tag whose words differ from those of its language."""
    scripts: tuple[Script, ...] = ()
    """Scripts of `scripts.py`; empty: narrow letters, and spaces between words."""

    stemmer: str = ""
    """Name of the Snowball algorithm; empty: `affixes` say what words lose."""
    affixes: tuple[Affixes, ...] = ()
    """Steps of a light stemmer, where Snowball has none; empty: words are not shortened."""
    respellings: tuple[tuple[str, str], ...] = ()
    """How people write letters that their keyboard lacks: (typed, folded)."""
    compound_links: str | None = None
    """What joins the parts of compounds, between spaces; None: words are not written together."""
    stop_words: frozenset[str] = frozenset()
    """Folded words of questions, politeness and grammar: they do not decide what is found."""
    synonyms: tuple[Synonyms, ...] = ()
    """Words that shoppers use for one another."""

    quotes: str = ""
    """Pairs of quotation marks between spaces: what is usual first, then what is also customary."""
    spaced_signs: str = ""
    """Signs with a space before them, and quotation marks with one inside."""
    signs: Mapping[str, str] = field(default_factory=dict)
    """Latin sign → the one that stands for it behind a letter of the language's own script."""
    open_words: frozenset[str] = frozenset()
    """Words in lower case after which a text cannot end: conjunctions, articles, prepositions."""
    repeated_words: frozenset[str] | None = None
    """Words in lower case that may stand twice in a row; None: any may."""

    registers: Mapping[str, str] = field(default_factory=dict)
    """Form of address, by its pronoun → regular expression of words that show it for certain."""

    contact_words: ContactWords = field(default_factory=ContactWords)

    one_or_two: str = ""
    """Between “a day” and “two days”, where neither is written with a digit; empty: “1–2 days”."""
    range_sign: str = "–"
    """Between the ends of a range (CLDR, “range” pattern)."""
    has_unit_space: bool = True
    """Whether running text has a space between number and unit; CLDR always writes one."""
    unit_words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Unit → singular and plural, where running text has other words than CLDR."""
    unit_cases: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    """Case → unit → CLDR plural category → pattern with `{0}`, where CLDR has none: of working
    days, and where running text has other words. Categories left out have the nominative."""
    agreement: Agreement = field(default_factory=Agreement)
    grouped_from: int = 0
    """Least number with separated thousands (CLDR: minimumGroupingDigits; Babel ignores it)."""
    working_days: Mapping[str, str] = field(default_factory=dict)
    """CLDR plural category → words, `other` for all that are not named.

    CLDR has none. A language that the theme speaks has them in its catalogue, where a shop can
    replace them.
    """
    market_marks: MarketMarks = field(default_factory=MarketMarks)
    address_comma: str = ", "
    """Between the lines of an address that is written in one line."""

    facts: FactWords = field(default_factory=FactWords)
    prohibitions: str = ""
    """Regular expression of what forbids or rules out: “can't”, which no translation says without
    a negation."""
    negations: str = ""
    """Regular expression of all that negates."""

    readability: Readability | None = None
    """None: no formula has been published."""

    @property
    def has_spaces(self) -> bool:
        """Whether spaces separate words."""
        return all(script.has_spaces for script in self.scripts)

    @property
    def is_wide(self) -> bool:
        """Whether half as many characters find room as of Latin ones."""
        return any(script.is_wide for script in self.scripts)


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def same(group: str, weight: float = SYNONYM_WEIGHT) -> Synonyms:
    """Make words, with commas between them, stand for one another."""
    forms = tuple(group.split(", "))
    return Synonyms(typed=forms, meant=forms, weight=weight)


def typed(forms: str, means: str, weight: float = SYNONYM_WEIGHT) -> Synonyms:
    """Make whoever types the first also mean the second, not the other way round."""
    return Synonyms(typed=tuple(forms.split(", ")), meant=tuple(means.split(", ")), weight=weight)


def patterns(lines: str) -> tuple[str, ...]:
    """Return the patterns of a text, each in a line of its own."""
    return tuple(line for line in lines.split("\n") if line)


def unit_cases(categories: str, **cases: Mapping[str, str]) -> dict[str, dict[str, dict[str, str]]]:
    """Return what `Language.unit_cases` holds.

    categories: CLDR plural categories, between spaces. cases: case → unit → words in these
    categories, with `|` between them; the last one stands for all that follow. The number precedes
    the words, except where these begin with `=`.
    """
    return {
        case: {
            unit.replace("_", "-"): dict(_patterns(categories.split(), words.split("|")))
            for unit, words in units.items()
        }
        for case, units in cases.items()
    }


def _patterns(categories: list[str], words: list[str]) -> Iterator[tuple[str, str]]:
    for number, category in enumerate(categories):
        word = words[min(number, len(words) - 1)]
        yield category, word[1:] if word.startswith("=") else f"{{0}} {word}"
