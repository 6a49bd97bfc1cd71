"""However documents are cut into segments, the index is the same."""

import itertools
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbgen.analysis import average_lengths, field_lengths
from kbgen.model.article import Section
from kbgen.model.locale import Locale
from kbgen.model.search import SearchText, SegmentTask, Synonyms
from kbgen.search import build_index, segment
from tests.written import Written, WrittenCorpus

pytestmark = pytest.mark.slow

MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: Several forms of a stem, accents that the stemmer wants, compounds, pairs of characters.
WORDS = [
    "return",
    "returns",
    "returned",
    "returning",
    "refund",
    "money",
    "back",
    "order",
    "orders",
    "the",
    "where",
    "is",
    "my",
    "2",
    "Etikett",
    "Rücksende",
    "Rücksendeetikett",
    "devolução",
    "devolucao",
    "größe",
    "送料無料",
    "주문배송",
    "ﷺ",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
SECTIONS = st.builds(lambda title, text: Section(anchor="", title=title, text=text), TEXTS, TEXTS)
ARTICLES = st.lists(
    st.builds(
        lambda title, keywords, sections: SearchText(
            title=title, keywords=tuple(keywords), sections=tuple(sections)
        ),
        TEXTS,
        st.lists(TEXTS, max_size=2),
        st.lists(SECTIONS, max_size=10),
    ),
    min_size=1,
    max_size=12,
)
SYNONYMS = (
    Synonyms(typed=("refund",), meant=("money back",), weight=0.8),
    Synonyms(typed=("label",), meant=("return", "Etikett"), weight=0.6),
)


def written(texts, tag: str) -> WrittenCorpus:
    return WrittenCorpus(
        locale=Locale(tag),
        documents=tuple(
            Written(
                id=f"a/{number:03}",
                url=f"{number}/",
                title=text.title,
                description="",
                category="",
                keywords=text.keywords,
                sections=text.sections,
            )
            for number, text in enumerate(texts)
        ),
        synonyms=SYNONYMS,
    )


def built(texts, tag: str, starts: list[int]):
    """Return the index of texts cut before some of them."""
    averages = average_lengths([field_lengths(t.title, t.keywords, t.sections) for t in texts])
    bounds = sorted({0, len(texts), *starts})
    segments = tuple(
        segment(
            SegmentTask(
                locale=Locale(tag),
                synonyms=SYNONYMS,
                averages=averages,
                texts=tuple(texts[start:end]),
            )
        )
        for start, end in itertools.pairwise(bounds)
    )
    corpus = replace(written(texts, tag).corpus, segments=segments)
    return build_index(frozenset(), corpus)


@MANY
@given(texts=ARTICLES, tag=st.sampled_from(["en", "de", "pt", "ja", "ko", "ar"]), data=st.data())
def test_cuts_change_nothing(texts, tag, data):
    whole = built(texts, tag, [])
    assert built(texts, tag, list(range(len(texts)))) == whole
    some = data.draw(st.lists(st.integers(0, len(texts)), max_size=4))
    assert built(texts, tag, some) == whole


@pytest.mark.parametrize("count", [1, 255, 256, 257, 600])
def test_a_segment_may_have_any_number_of_documents(count):
    texts = [SearchText(title=f"Title {n % 7}", keywords=(), sections=()) for n in range(count)]
    assert built(texts, "en", []) == built(texts, "en", list(range(0, count, 50)))


@pytest.mark.parametrize("count", [7, 8, 9, 31])
def test_many_forms_of_a_stem_are_the_same_however_they_are_cut(count):
    endings = ("", "ler", "lerim", "im", "leriniz", "imiz", "iniz")
    cases = ("", "de", "den", "e", "i")
    forms = [f"istek{ending}{case}" for ending in endings for case in cases][:count]
    # Each form in texts and in titles, and again in another order.
    texts = [
        SearchText(
            title=forms[-n] if n % 3 else "",
            keywords=(),
            sections=(Section(anchor="", title="", text=f"{forms[n]} {forms[n * n % count]}"),),
        )
        for n in [*range(count), *range(count - 1, -1, -2)]
    ]
    whole = built(texts, "tr", [])
    assert built(texts, "tr", list(range(len(texts)))) == whole
    assert built(texts, "tr", [3, 4, count - 1, count + 1]) == whole


def test_a_segment_of_nothing_is_empty():
    task = SegmentTask(locale=Locale("en"), synonyms=(), averages=(), texts=())
    assert segment(task) == b""


def test_hash_seeds_change_no_segment():
    code = (
        "from kbgen.model.locale import Locale\n"
        "from kbgen.model.search import *\n"
        "from kbgen.model.article import Section\n"
        "from kbgen.analysis import average_lengths\nfrom kbgen.search import segment\n"
        "s = Section(anchor='', title='Où', text='Money back, where is my order? À payer.')\n"
        "t = SearchText(title='Café', keywords=('où', 'x'), sections=(s,))\n"
        "a = average_lengths([(1, 1, 2, 9)])\n"
        "task = SegmentTask(locale=Locale('fr'), synonyms=(), averages=a, texts=(t, t))\n"
        "print(segment(task).hex())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(made) == 1
