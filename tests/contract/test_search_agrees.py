"""Python and the browser find the same: same articles, same order, same sections, same scores."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbgen.build import BuildOptions, check
from kbgen.config import load_project
from kbgen.model.article import Section
from kbgen.model.locale import Locale
from kbgen.model.search import SearchDoc
from kbgen.search import search_documents

HERE = Path(__file__).parent
LANGUAGES = json.loads((HERE / "languages.json").read_text(encoding="utf-8"))
QUERIES = json.loads((HERE / "queries.json").read_text(encoding="utf-8"))
DEMO = ["ar", "de", "en", "es", "ja"]
INDEXES = [*(f"demo-{tag}" for tag in DEMO), *(f"made-{tag}" for tag in LANGUAGES)]
#: More than a chunk of facts holds.
DOCUMENTS = 60


def make_documents(tag: str) -> tuple[SearchDoc, ...]:
    """Make articles of random words, some of them alike so that scores are equal."""
    language = LANGUAGES[tag]
    choose = random.Random(tag)
    space = language["space"]
    endings = ["", *language["endings"].split()]
    stems = language["stems"].split()
    words = [
        stem + choose.choice(endings) + choose.choice(["", "", *endings])
        for stem in stems
        for _ in range(24)
    ]

    def text(least: int, most: int) -> str:
        return space.join(choose.choices(words, k=choose.randint(least, most)))

    def section(number: int) -> Section:
        body = f"{text(5, 60)}. KB-{choose.randrange(300)} {text(0, 40)}"
        return Section(
            anchor=f"größe-{number}" if number else "",
            title=text(1, 4) if number else "",
            text=body,
        )

    documents = []
    for number in range(DOCUMENTS):
        title = documents[-1].title if number % 9 == 8 else text(1, 5)
        documents.append(
            SearchDoc(
                id=f"folder/article-{number:02}",
                url=f"{tag}/folder/{number:02}-é/",
                title=title,
                description=text(3, 8),
                category=text(1, 2),
                keywords=tuple(text(1, 2) for _ in range(choose.randrange(3))),
                sections=tuple(section(at) for at in range(choose.randrange(1, 7))),
            )
        )
    return tuple(documents)


@pytest.fixture(scope="module")
def open_index(tmp_path_factory, copy_demo, make_index):
    """Open an index by its name; each is built once."""
    opened = {}
    root = tmp_path_factory.mktemp("indexes")

    def demo() -> None:
        project = load_project(copy_demo(tmp_path_factory.mktemp("demo")) / "kbgen.toml")
        site = check(project, BuildOptions(out=root / "unused")).site
        for locale in site.locales:
            name = f"demo-{locale.tag}"
            opened[name] = make_index(root / name, locale, search_documents(site, locale))

    def open_(name: str):
        kind, _, tag = name.partition("-")
        if name not in opened and kind == "demo":
            demo()
        elif name not in opened:
            opened[name] = make_index(root / name, Locale(tag), make_documents(tag))
        return opened[name]

    return open_


def queries_for(name: str) -> list[str]:
    kind, _, tag = name.partition("-")
    return QUERIES["any"] + (QUERIES[tag] if kind == "demo" else LANGUAGES[tag]["queries"])


@pytest.mark.parametrize("name", INDEXES)
def test_both_find_the_same_for_what_people_type(name, open_index, node):
    index = open_index(name)
    found = {query: index.in_python(query) for query in queries_for(name)}
    assert {query: index.in_browser(node, query) for query in found} == found
    assert sum(map(bool, found.values())) > len(found) / 4


@st.composite
def edited(draw, words: list[str]) -> str:
    """Draw a word of the documents, often as people mistype it."""
    word = draw(st.sampled_from(words))
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from("aeinrst" + word))
    edits = [
        word,
        word[: at + 1],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
        word.upper(),
    ]
    return draw(st.sampled_from(edits))


@pytest.mark.parametrize("name", INDEXES)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_both_find_the_same_for_words_of_the_articles(name, data, open_index, node):
    index = open_index(name)
    words = data.draw(st.lists(edited(index.words), min_size=1, max_size=8), label="words")
    space = data.draw(st.sampled_from([" ", " ", ", ", ""]), label="space")
    query = space.join(words) + data.draw(st.sampled_from(["", "", " ", "?"]), label="end")
    limit = data.draw(st.sampled_from([1, 10, 100]), label="limit")
    assert index.in_browser(node, query, limit) == index.in_python(query, limit)
