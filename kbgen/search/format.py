"""The numbers that Python and the browser share. They travel in the manifest."""

from typing import Final

#: Raised when a reader of the old format would misread the new one.
FORMAT: Final = 1
#: Bits of `Posting.fields`.
FIELDS: Final = {"title": 1, "headings": 2, "keywords": 4, "text": 8}
#: Weight and length normalisation (BM25's b) of each field. Saturated per field and then summed:
#: on questions 0.77 against 0.68 success at 1 for one saturation over all fields.
WEIGHTS: Final = {
    "title": (3.0, 0.5),
    "headings": (1.5, 0.6),
    "keywords": (2.0, 0.3),
    "text": (1.0, 0.75),
}
#: BM25's k1.
SATURATION: Final = 1.2
#: Impacts are whole numbers up to 120: the weights above sum up to 7.5. Finer steps cost bytes and
#: change no figure of the relevance sets by more than 0.005 (32: 2 % more bytes).
IMPACT_SCALE: Final = 16
#: Sections and forms of a posting are bits of a JavaScript integer; the last stands for the rest.
LAST_BIT: Final = 30
#: Documents of a chunk of facts.
CHUNK: Final = 32
#: Bytes of a shard before compression; about 6 kB after it.
SHARD_BYTES: Final = 16_000
#: How much a match counts, by how it came about.
RANKING: Final = {
    "exact": 1.0,
    "stem": 0.9,
    "respelt": 0.95,
    "prefix_least": 0.4,
    "prefix_most": 0.8,
    "typo_1": 0.7,
    "typo_2": 0.5,
    # Share of the query that matches, to this power, up to 3 terms; fades out at 6.
    "coverage": 0.5,
    # All terms of a short query in the title.
    "title_bonus": 1.3,
    "title_terms": 4,
    "max_terms": 24,
    "max_typos": 8,
}


def utf16_key(text: str) -> bytes:
    """Sort as JavaScript compares strings."""
    return text.encode("utf-16-be", "surrogatepass")
