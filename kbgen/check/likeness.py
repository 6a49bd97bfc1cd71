"""Whether two texts have so little in common that one is not a translation of the other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from posixpath import basename

from kbgen.check.prose import Prose, prose_of
from kbgen.check.rule import Checked
from kbgen.check.translations import Pair, pairs
from kbgen.facts import fold
from kbgen.model.article import Article

_DIGITS = re.compile(r"\d+")
#: Texts with fewer marks than this say too little.
_LEAST_MARKS = 8
#: Translations in the demo share 93 % and more with their sources; of 900 pairs of articles that
#: are not translations of each other, 872 share less than this.
_LEAST_SHARE = 0.4

Marks = Counter[tuple[str, str]]


def related(checked: Checked, articles: Iterable[Article] = ()) -> Iterator[Pair]:
    """Yield the pairs of translations and sources that have enough in common to be compared."""
    for pair in pairs(checked, articles):
        if are_alike(*(prose_of(checked, article) for article in pair)):
            yield pair


@lru_cache(maxsize=4_096)
def are_alike(ours: Prose, theirs: Prose) -> bool:
    """Tell whether texts share enough of what does not depend on their language."""
    return share_of(ours, theirs) >= _LEAST_SHARE


def share_of(ours: Prose, theirs: Prose) -> float:
    """Return which part of both is in the other too, 0 to 1; 1 for texts too short to tell."""
    here, there = _marks(ours), _marks(theirs)
    total = here.total() + there.total()
    return 2 * (here & there).total() / total if total >= 2 * _LEAST_MARKS else 1.0


@lru_cache(maxsize=4_096)
def _marks(prose: Prose) -> Marks:
    """Return what translations have in common: figures, names, addresses, anchors and blocks."""
    outline = prose.written.outline
    marks: Marks = Counter()
    marks.update(("figure", digits) for digits in _DIGITS.findall(fold(prose.text)))
    marks.update(("value", place.name) for place in outline.references)
    marks.update(("link", _goal(place.address)) for place in outline.links)
    marks.update(("image", basename(place.address)) for place in outline.images)
    marks.update(("code", code.text.strip()) for code in (*prose.code, *prose.blocks))
    marks.update(("anchor", place.written) for place in outline.headings if place.written)
    marks.update(("block", place.name) for place in outline.blocks)
    marks.update(("part", part.kind) for part in outline.parts)
    return marks


def _goal(address: str) -> str:
    """Return the part of an address that has no language in it."""
    return basename(address.partition("#")[0].rstrip("/")) or address
