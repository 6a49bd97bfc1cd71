"""Articles → the postings of each stem.

Words repeat: each different one is analysed once, and cached with the place of its stem. A posting
is packed into one number, as the loop over the words of all parts takes most of an index's time.
"""

from collections import Counter
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from kbgen.analysis.lengths import FIELDS, field_lengths
from kbgen.analysis.variants import variants
from kbgen.analysis.words import find_words
from kbgen.model.search import LearnedWord, SearchText
from kbgen.search.analysed import Analysis
from kbgen.search.asked import TYPICAL, asked_words
from kbgen.search.expansion import Thesaurus
from kbgen.search.format import LAST_FORM, part_of
from kbgen.search.impacts import Norms, intent_level
from kbgen.search.postings import ASKED, KEYWORDS, TITLE

#: The bits of a number, from the lowest: frequency in the text, parts, forms.
PARTS_SHIFT, FORMS_SHIFT = 24, 32
_FREQUENCY = (1 << PARTS_SHIFT) - 1
_ABOVE = ~_FREQUENCY
#: Fields whose questions are answered by the article → where the words that they mean count. Not
#: in the title: an article that has them there comes first.
ANSWERING = {"title": "keywords", "headings": "headings"}
#: Number of a stem, and the bit of a form in a document's number.
Place = tuple[int, int]


class Inverted:
    """The stems of up to 256 documents."""

    def __init__(self, analysis: Analysis, averages: dict[str, float]) -> None:
        self.stems: dict[str, int] = {}
        """Stem → its number, in the order of appearance."""
        self.forms: list[dict[str, int]] = []
        """Of each stem: form → its bit, in the order of appearance."""
        self.rows: list[list[int]] = []
        """Of each stem: document (8 bits), level and flags (8), level by intents (8), parts (8),
        forms of each posting."""
        self.titles: dict[int, list[tuple[int, int]]] = {}
        """Stem → (place in its rows, forms in the title)."""
        self.aliases: set[tuple[str, str]] = set()
        """The stem of a word typed without accents, and the stem that is meant."""
        self.count = 0
        self._analysis = analysis
        self._averages = averages

    def places(self) -> "_Places":
        """Return the table in which `add` looks words up.

        It refers to this index, so the index does not refer to it: a segment has to be freed
        without the garbage collector, which is paused meanwhile.
        """
        return _Places(self._learn, self._analysis.stop_words)

    def add(self, text: SearchText, places: "_Places") -> None:
        """Index the next document."""
        document = _Document(places, text)
        self._add_phrases(document)
        self._add_asked(document, text)
        for word in text.learned:
            for form in word.forms:
                document.learn(self._place(word.stem, form), word, len(text.sections))
        lengths = field_lengths(text.title, text.keywords, text.sections)
        norms = Norms(dict(zip(FIELDS, lengths, strict=True)), self._averages)
        number = self.count
        self.count += 1
        found, rows = document.found, self.rows
        for stem in document.outside:
            rows[stem].append(self._weighty(number, stem, document, norms))
            del found[stem]
        # Nine in ten are in the text alone.
        heads = norms.heads(number)
        for stem, packed in found.items():
            rows[stem].append(packed & _ABOVE | heads[packed & _FREQUENCY])

    def _weighty(self, number: int, stem: int, document: "_Document", norms: Norms) -> int:
        """Return the row of a stem that is not in the text alone."""
        packed = document.found[stem]
        frequencies = [(name, counts.get(stem)) for name, counts in document.counts.items()]
        learned = document.learned.get(stem, 0.0)
        asked = document.asked.get(stem, 0.0)
        level = norms.level((("text", packed & _FREQUENCY), *frequencies), learned)
        flags = ASKED if stem in document.learned or stem in document.asked else 0
        if stem in document.counts["title"]:
            flags |= TITLE
            titles = self.titles.setdefault(stem, [])
            titles.append((len(self.rows[stem]), document.titles[stem] >> FORMS_SHIFT))
        if stem in document.counts["keywords"]:
            flags |= KEYWORDS
        return packed & _ABOVE | intent_level(asked) << 16 | (level | flags) << 8 | number

    def _add_phrases(self, document: "_Document") -> None:
        letters = self._analysis.letters
        passages = [
            "".join(map(letters.__getitem__, passage.words)) for passage in document.passages
        ]
        thesaurus = self._analysis.thesaurus
        asked: dict[int, set[str]] = {}
        for number, key in thesaurus.phrases.within(passages):
            document.count(document.passages[number], self._place(key, key))
            if key in thesaurus.answers and document.passages[number].field in ANSWERING:
                asked.setdefault(number, set()).add(key)
        for number, keys in sorted(asked.items()):
            passage = document.passages[number]
            passage = passage._replace(field=ANSWERING[passage.field])
            for stem, form in sorted(answers(keys, thesaurus)):
                document.count(passage, self._place(stem, form))

    def _add_asked(self, document: "_Document", text: SearchText) -> None:
        for section, questions in text.asked:
            bit = 1 << part_of(section, len(text.sections)) + PARTS_SHIFT
            for word in asked_words(questions, self._analysis):
                # A word of few questions leads to the article, but to no section of it.
                part = bit if word.times >= TYPICAL or not section else 0
                for form in word.forms:
                    document.ask(self._place(word.stem, form), word.intent, part)

    def _learn(self, word: str) -> tuple[Place, ...]:
        """Return the stem and the form of each of a word's terms."""
        read = self._analysis.read(word)
        if read.aliases:
            self.aliases.update(read.aliases)
        return tuple([self._place(stem, form) for stem, form in read.terms])

    def _place(self, stem: str, form: str) -> Place:
        number = self.stems.get(stem)
        if number is None:
            number = self.stems[stem] = len(self.rows)
            self.rows.append([])
            self.forms.append({form: 1 << FORMS_SHIFT})
            return number, 1 << FORMS_SHIFT
        forms = self.forms[number]
        bit = forms.get(form)
        if bit is None:
            bit = forms[form] = 1 << FORMS_SHIFT + min(len(forms), LAST_FORM)
        return number, bit


def answers(keys: AbstractSet[str], thesaurus: Thesaurus) -> set[tuple[str, str]]:
    """Return stem and form of what the phrases of a title mean, the longest of them only.

    “When do I get my money” is not a question of “when do I get”.
    """
    tokens = {key: frozenset(key.split("-")) for key in keys}
    longest = [key for key in keys if not any(tokens[key] < other for other in tokens.values())]
    return {each for key in longest for each in thesaurus.answers[key].items()}


class _Places(dict[str, Place]):
    """Word → the place of its only term; learns on demand.

    A word of several terms, or of none, has a number below zero: `several` holds them.
    """

    def __init__(
        self, learn: Callable[[str], tuple[Place, ...]], stop_words: frozenset[str]
    ) -> None:
        self._learn = learn
        self.stop_words = stop_words
        self.several: list[tuple[Place, ...]] = []

    def __missing__(self, word: str) -> Place:
        places = self._learn(word)
        if len(places) == 1:
            found = self[word] = places[0]
            return found
        self.several.append(places)
        found = self[word] = (-len(self.several), 0)
        return found

    def all_of(self, word: str) -> tuple[Place, ...]:
        place = self[word]
        return self.several[~place[0]] if place[0] < 0 else (place,)


class _Passage(NamedTuple):
    field: str
    part: int
    """As the bit that it sets."""
    words: list[str]
    variants: list[str]
    """Other ways to write them."""


class _Document:
    """The words of one document."""

    def __init__(self, known: _Places, text: SearchText) -> None:
        self.found: dict[int, int] = {}
        """Number of the stem → frequency in the text, parts and forms."""
        self.counts: dict[str, dict[int, int]] = {
            "title": {},
            "headings": {},
            "keywords": {},
        }
        """Number of the stem → frequency, of the other fields."""
        self.asked: dict[int, float] = {}
        """Number of the stem → how much it tells an intent of the article."""
        self.learned: dict[int, float] = {}
        """Number of the stem → weight by what people asked."""
        self.titles: dict[int, int] = {}
        """Number of the stem → forms in the title."""
        self.passages: list[_Passage] = []
        self._known = known
        count = len(text.sections)
        parts = [part_of(at, count) for at in range(count)]
        for part, section in zip(parts, text.sections, strict=True):
            self._add_text(section.text, part)
        self._spread()
        self._add("title", text.title, 0)
        for keyword in text.keywords:
            self._add("keywords", keyword, 0)
        for part, section in zip(parts, text.sections, strict=True):
            if section.title:
                self._add("headings", section.title, part)

    @property
    def outside(self) -> list[int]:
        """The stems that are not in the text alone."""
        return list(dict.fromkeys(chain(*self.counts.values(), self.asked, self.learned)))

    def learn(self, place: Place, word: LearnedWord, sections: int) -> None:
        """Give a stem the weight that it has by what people asked."""
        stem, bit = place
        self.learned[stem] = word.weight
        for number in filter(None, word.sections):
            bit |= 1 << part_of(number, sections) + PARTS_SHIFT
        self.found[stem] = self.found.get(stem, 0) | bit

    def _add_text(self, text: str, part: int) -> None:
        passage = self._passage("text", text, part)
        found, known, mark = self.found, self._known, passage.part
        get = found.get
        for word, count in Counter(passage.words + passage.variants).items():
            stem, bit = known[word]
            found[stem] = get(stem, 0) + count | mark | bit

    def _spread(self) -> None:
        """Move the counts of words with several terms to each of the terms."""
        found = self.found
        for number in [number for number in found if number < 0]:
            packed = found.pop(number)
            for stem, bit in self._known.several[~number]:
                frequency = found.get(stem, 0) + (packed & _FREQUENCY)
                found[stem] = frequency | packed & _ABOVE | bit

    def _add(self, name: str, text: str, part: int) -> None:
        passage = self._passage(name, text, part)
        for word in passage.words + passage.variants:
            for place in self._known.all_of(word):
                self.count(passage, place)

    def _passage(self, name: str, text: str, part: int) -> _Passage:
        words, others = find_words(text), list(variants(text, self._known.stop_words))
        passage = _Passage(name, 1 << part + PARTS_SHIFT, words, others)
        self.passages.append(passage)
        return passage

    def ask(self, place: Place, intent: float, part: int) -> None:
        """Note a term of what shoppers ask; of several intents, the one that it tells most of."""
        stem, bit = place
        self.asked[stem] = max(intent, self.asked.get(stem, 0.0))
        self.found[stem] = self.found.get(stem, 0) | bit | part

    def count(self, passage: _Passage, place: Place) -> None:
        """Count a term once."""
        stem, bit = place
        known = self.found.get(stem, 0)
        if passage.field == "text":
            known += 1
        else:
            counts = self.counts[passage.field]
            counts[stem] = counts.get(stem, 0) + 1
            if passage.field == "title":
                self.titles[stem] = self.titles.get(stem, 0) | bit
        self.found[stem] = known | passage.part | bit
