"""The numbers that Python and the browser share. All but `FORMAT` travel in the manifest."""

import re
from collections.abc import Iterable
from typing import Final

#: Letters that have another place among code units than among code points.
_LAST: Final = re.compile("[\ue000-\U0010ffff]")

#: Raised when a reader of the old format would misread the new one.
FORMAT: Final = 6
#: Weight and length normalisation (BM25's b) of each field. Saturated per field and then summed:
#: on questions 0.77 against 0.68 success at 1 for one saturation over all fields.
WEIGHTS: Final = {
    "title": (3.0, 0.5),
    "headings": (1.5, 0.6),
    "keywords": (2.0, 0.3),
    "text": (1.0, 0.75),
}
#: Steps of how much a word tells of an intent, which is from 0 to 1: hardly one is above a half.
#: On 600 questions, 16 to 255 steps find the same.
INTENT_STEPS: Final = 32
#: BM25's k1.
SATURATION: Final = 1.2
#: Impacts of a term in a document, in thousandths: 32 steps of 15 %, the whole range of sums of the
#: weights above. Five bits leave room for the flags in one byte; finer steps find no more.
IMPACTS: Final = tuple(round(100 * 1.15**level) for level in range(32))
#: Articles have as many parts as sections, but eight at most: longer ones are cut into eighths.
#: One byte instead of up to five for what was a third of a shard.
PARTS: Final = 8
#: Forms of a posting are bits of a JavaScript integer; the last stands for the rest.
LAST_FORM: Final = 30
#: Postings of a group at most, the strongest: what a query with a frequent word may cost.
MOST_POSTINGS: Final = 1000
#: Terms of a phrase at most: the pairs of 13 characters.
LONGEST_PHRASE: Final = 12
#: Letters of two neighbours that may be one word.
LONGEST_PAIR: Final = 24
#: Characters of a query that count: who pastes a letter waits no longer for it.
LONGEST_QUERY: Final = 500
#: Parts of a compound have as many letters at least: shorter ones are found in everything.
SHORTEST_PART: Final = 4
#: The last part of a compound whose first part is not known has more: "ring" ends too many words.
SHORTEST_HEAD: Final = 5
#: Letters of an ending behind it: "Netzgerät(en)".
LONGEST_ENDING: Final = 3
#: A beginning of one letter is too vague in a script with spaces.
SHORTEST_PREFIX: Final = 2
#: Typos: Damerau distance 1 from 4 letters, 2 from 8.
TYPO_LENGTHS: Final = (4, 8)
#: Begins the stems of cues: stop words that tell apart what people ask (“how”, “when”, “not yet”).
#: They sort behind all Latin words, into shards of their own.
CUE: Final = "~"
#: Ends the name of an earlier question that is looked up as a whole, beside its first word.
WHOLE: Final = "-?"
#: What a query gains in the article that it led to before, typed exactly so: nearly a pin.
AS_BEFORE: Final = 8.0
#: Characters of an earlier question that count.
LONGEST_ASKED: Final = 200
#: How many shards the beginning of a word may open.
PREFIX_SHARDS: Final = 4
#: How many files of words may be opened by its beginning, and by its end.
WORD_FILES: Final = 4
#: A shorter beginning is common to too many words.
SHORTEST_PIECE: Final = 2
#: Less of a query in the best article is not good enough: other languages are asked.
GOOD: Final = 0.5
#: Locales that are asked at most.
MOST_OTHERS: Final = 4
#: Words of a query, or letters without spaces, that may ask for a human: more tell a story.
LONGEST_ASKING: Final = 60
#: Typos in words for a human, which no index confirms: 1 from 6 letters, 2 from 9.
ASKING_TYPOS: Final = (6, 9)
#: Words of a sign (`signs.py`): one alone is too vague; of four, hardly two shoppers type the same.
SIGN_WORDS: Final = (2, 3)
#: Words of a query in which signs are looked for.
MOST_SIGNED: Final = 8
#: An answer is shown above the results where so much of the query is asked about its article or
#: stands in its title or keywords, and where the article's score is so far ahead of the next one's.
#: On utterances of intents that the index had not seen (half of each intent's, five languages, most
#: of them about what the demo does not answer), 20 of 21 are right; with 0.8, 20 of 22. Questions
#: with one word that says something ("how long does it take") would answer a fifth more, one in
#: six of them wrongly.
CERTAIN: Final = (0.95, 1.2)
#: The constants above that a searcher needs, as `limits` of the manifest.
LIMITS: Final = {
    "parts": PARTS,
    "last_form": LAST_FORM,
    "phrase": LONGEST_PHRASE,
    "pair": LONGEST_PAIR,
    "query": LONGEST_QUERY,
    "part": SHORTEST_PART,
    "head": SHORTEST_HEAD,
    "ending": LONGEST_ENDING,
    "prefix": SHORTEST_PREFIX,
    "typos": TYPO_LENGTHS,
    "shards": PREFIX_SHARDS,
    "files": WORD_FILES,
    "piece": SHORTEST_PIECE,
    "good": GOOD,
    "others": MOST_OTHERS,
    "asking": LONGEST_ASKING,
    "asking_typos": ASKING_TYPOS,
    "sign_words": SIGN_WORDS,
    "signed": MOST_SIGNED,
    "certain": CERTAIN,
}
#: How much a match counts, by how it came about. Chosen on the sets of known items and questions
#: together, the same for all languages; steps finer than these are noise there.
RANKING: Final = {
    "exact": 1.0,
    "stem": 0.9,
    "respelt": 0.95,
    "prefix_least": 0.4,
    "prefix_most": 0.8,
    "typo_1": 0.7,
    "typo_2": 0.5,
    # Few people err in the first letter.
    "typo_first": 0.8,
    "compound": 0.6,
    # The same for words in the title: who types a title's own word wants that article.
    "title_stem": 0.5,
    "title_prefix": 0.5,
    # A synonym's weight times this: a phrase ("rien reçu" for "perdu") would fill a title with each
    # of its words.
    "title_synonym": 0.3,
    "title_typo_2": 0.5,
    # Factors of a document, up to 3 words; they fade out at 6, as questions have many words.
    # Share of the query that matches, to this power.
    "coverage": 0.5,
    # Share in the best part of the article, to that power: words that stand together.
    "part_bonus": 1.0,
    "part_power": 3,
    # Share in the first part, which says what an article is about.
    "lead_bonus": 0.5,
    # All terms of a short query in the title, times the least weight of a term there.
    "title_bonus": 3.0,
    "title_words": 6,
    # What shoppers mean, by the intents: how many times the best score by words alone it adds at
    # most, up to 3 words and from 6 on: few words often name a thing.
    "intent_few": 1.5,
    "intent_many": 4.0,
    # In INTENT_STEPS: less is said with common words, and adds in proportion. On 600 questions
    # about a neutral shop, 0.85 come first; with 2 and 10 above, 0.87, and three golden searches
    # of the demo more are lost, in which few words name a thing.
    "intent_least": 16,
    # A pair of characters is a third of a word.
    "pair": 0.3,
    "max_terms": 24,
    "max_typos": 8,
    # Where a hit leads (`landing.py`): what a keyword, and a word above the first heading, says of
    # the whole article. 1.3 to 2, and 0 to 0.4, do as well.
    "top_keyword": 1.5,
    "top_lead": 0.3,
}


def utf16_key(text: str) -> bytes:
    """Sort as JavaScript compares strings."""
    return text.encode("utf-16-be", "surrogatepass")


def utf16_sorted(texts: Iterable[str]) -> list[str]:
    """Sort as JavaScript does: by code units, which tell only the last letters apart."""
    found = list(texts)
    return sorted(found, key=utf16_key if _LAST.search("".join(found)) else None)


def part_of(section: int, sections: int) -> int:
    """Return the part of an article that a section belongs to."""
    return section if sections <= PARTS else section * PARTS // sections
