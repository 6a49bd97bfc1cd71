"""Python and the browser find the same: same articles, same order, same sections, same scores."""

import json
import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbgen.analysis.folding import fold, normalise
from kbgen.analysis.words import find_words
from kbgen.build import BuildOptions, check
from kbgen.config import load_project
from kbgen.languages import language_of
from kbgen.model.article import Section
from kbgen.model.locale import Locale
from kbgen.model.search import Pin, Synonyms
from kbgen.search import asked_of, search_corpus, searched_articles
from kbgen.search.learned import Asked
from tests.written import Written, WrittenCorpus, read_text

HERE = Path(__file__).parent
LANGUAGES = json.loads((HERE / "languages.json").read_text(encoding="utf-8"))
QUERIES = json.loads((HERE / "queries.json").read_text(encoding="utf-8"))
DEMO = ["ar", "de", "en", "es", "ja"]
INDEXES = [*(f"demo-{tag}" for tag in DEMO), *(f"made-{tag}" for tag in LANGUAGES)]
DOCUMENTS = 60
#: So that a small index has what large ones have: many shards and files of words, pages of their
#: names, pruned groups.
SMALL = {
    "index.SHARD_BYTES": (1, 1),
    "groups.MOST_POSTINGS": 12,
    "vocabulary.ONE_FILE": 0,
    "vocabulary.FILE_LETTERS": (120, 150),
    "listing.INLINE": 8,
}
#: How letters are typed that a keyboard does not have.
RESPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ß": "ss"})
MANY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Made:
    """Articles of random words, some of them alike so that scores are equal."""

    def __init__(self, tag: str, others: tuple[str, ...] = ()) -> None:
        language = LANGUAGES[tag]
        self.tag = tag
        self.others = others
        self.choose = random.Random(tag)
        self.space = language["space"]
        self.links = language_of(Locale(tag)).compound_links
        endings = ["", *language["endings"].split()]
        self.stems = language["stems"].split()
        self.words = [
            stem + self.choose.choice(endings) + self.choose.choice(["", "", *endings])
            for stem in self.stems
            for _ in range(24)
        ]
        # Written without the accents, too: another stem of the same word.
        self.words += [fold(normalise(word)) for word in self.words[::9]]
        self.words += sorted(language_of(Locale(tag)).stop_words)[::9]
        if self.links is not None:
            self.words += [self.compound() for _ in range(60)]

    def compound(self) -> str:
        links = ["", *(self.links or "").split()]
        parts = self.choose.choices(self.words, k=2)
        return self.choose.choice(links).join(parts)

    def text(self, least: int, most: int) -> str:
        count = self.choose.randint(least, most)
        return self.space.join(self.choose.choices(self.words, k=count))

    def section(self, number: int) -> Section:
        body = f"{self.text(5, 60)}. KB-{self.choose.randrange(300)} {self.text(0, 40)}"
        return Section(
            anchor=f"größe-{number}" if number else "",
            title=self.text(1, 4) if number else "",
            text=body,
        )

    def documents(self, keep: float = 1.0) -> tuple[Written, ...]:
        """Make articles; keep: share of them that this locale has."""
        made: list[Written] = []
        for number in range(DOCUMENTS):
            title = made[-1].title if made and number % 9 == 8 else self.text(1, 5)
            document = Written(
                id=f"folder/article-{number:02}",
                url=f"{self.tag}/folder/{number:02}-é/",
                title=title,
                description=self.text(3, 8),
                category=self.text(1, 2),
                keywords=tuple(self.text(1, 2) for _ in range(self.choose.randrange(3))),
                # More than there are parts, in some.
                sections=tuple(self.section(at) for at in range(self.choose.randrange(1, 13))),
                boost=self.choose.choice([1.0, 1.0, 1.0, 0.5, 1.15, 2.0]),
                learned=self.learned(number),
            )
            if self.choose.random() < keep:
                made.append(document)
        return tuple(made)

    def learned(self, number: int) -> tuple[Asked, ...]:
        """Make what people asked before they opened a third of the articles."""
        choose = random.Random(f"{self.tag} {number}")
        if number % 3:
            return ()
        stop_words = sorted(language_of(Locale(self.tag)).stop_words)
        words = [self.words, self.words, stop_words or self.words]

        def text() -> str:
            count = choose.randint(2, 6)
            return self.space.join(choose.choice(choose.choice(words)) for _ in range(count))

        texts = [text() for _ in range(4)]
        return tuple(Asked(text, choose.choice([1.0, 0.4]), number % 2) for text in texts)

    def phrase(self, documents: tuple[Written, ...], length: int) -> str:
        """Return words that stand together in a text."""
        document = self.choose.choice(documents)
        words = find_words(self.choose.choice(document.sections).text)
        at = self.choose.randrange(max(1, len(words) - length))
        return " ".join(words[at : at + length])

    def synonyms(self, documents: tuple[Written, ...]) -> tuple[Synonyms, ...]:
        """Make synonyms both ways and one way, of words, phrases and what no article has."""
        made = []
        for number in range(24):
            known = tuple(self.choose.choices(self.words, k=2))
            phrases = tuple(self.phrase(documents, length) for length in (2, 3))
            unknown = (f"qx{self.choose.choice(self.words)}", f"{self.choose.choice(self.stems)}qx")
            kinds = [(known, known), (unknown, known), (phrases, known)]
            kinds += [(known, phrases), (unknown, phrases), (phrases, phrases)]
            one, other = self.choose.choice(kinds)
            weight = (0.8, 0.6, 1.0)[number % 3]
            made.append(Synonyms(typed=one, meant=other, weight=weight))
        return tuple(made)

    def corpus(self, keep: float = 1.0) -> WrittenCorpus:
        documents = self.documents(keep)
        pinned = self.choose.sample(documents, 4)
        return WrittenCorpus(
            locale=Locale(self.tag),
            documents=documents,
            synonyms=self.synonyms(documents),
            pins=tuple(
                Pin(queries=(self.choose.choice(self.words), self.text(2, 3)), article=one.id)
                for one in pinned
            ),
            others=self.others,
        )


def written(project, site, locale) -> WrittenCorpus:
    """Return the documents of a site's locale."""
    corpus = search_corpus(project, site, locale)
    documents = zip(corpus.documents, searched_articles(site, locale), strict=True)
    return WrittenCorpus(
        locale=locale,
        documents=tuple(
            Written(
                id=doc.id,
                url=doc.url,
                title=doc.title,
                description=doc.description,
                category=doc.category,
                keywords=article.meta.keywords,
                sections=read_text(project, article).sections,
                boost=doc.boost,
                asked=asked_of(site, article),
            )
            for doc, article in documents
        ),
        synonyms=corpus.synonyms,
        pins=corpus.pins,
        others=corpus.others,
        questions=corpus.questions,
    )


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
            opened[name] = make_index(root / "demo", written(project, site, locale))

    def open_(name: str):
        kind, _, tag = name.partition("-")
        if name not in opened and kind == "demo":
            demo()
        elif name not in opened:
            opened[name] = make_index(root / name, Made(tag).corpus(), SMALL)
        return opened[name]

    return open_


MADE = [name for name in INDEXES if name.startswith("made")]


@pytest.mark.parametrize("name", MADE)
def test_a_made_index_has_all_that_a_large_one_has(name, open_index):
    index = open_index(name)
    groups = index.groups()
    assert "pages" in index.manifest["shards"]
    assert any(group.count > len(group.postings) for group in groups)
    assert any(form.startswith("=") for group in groups for form in group.forms)
    assert any("-" in group.stem and group.postings for group in groups)
    assert index.manifest["pins"]
    assert index.manifest["boosts"]
    if name != "made-zh":
        assert min(len(index.listed("words")), len(index.listed("endings"))) > 4
    if name in {"made-fr", "made-pl", "made-pt"}:
        assert any(form.startswith(">") for group in groups for form in group.forms)


def queries_for(name: str) -> list[str]:
    kind, _, tag = name.partition("-")
    return QUERIES["any"] + (QUERIES[tag] if kind == "demo" else LANGUAGES[tag]["queries"])


@pytest.mark.parametrize("name", INDEXES)
def test_both_find_the_same_for_what_people_type(name, open_index, node):
    index = open_index(name)
    found = {query: index.in_python(query) for query in queries_for(name)}
    assert {query: index.in_browser(node, query) for query in found} == found
    assert sum(map(bool, found.values())) > len(found) / 4


@pytest.mark.parametrize("name", INDEXES)
def test_both_find_the_same_for_synonyms_and_pinned_queries(name, open_index, node):
    index = open_index(name)
    known = language_of(index.locale).synonyms[::9] + index.corpus.synonyms
    queries = [entry.typed[0] for entry in known]
    queries += [query for pin in index.corpus.pins for query in pin.queries]
    found = {query: index.in_python(query) for query in queries}
    assert {query: index.in_browser(node, query) for query in found} == found
    assert sum(map(bool, found.values())) > len(found) / 3


@pytest.mark.parametrize("name", MADE)
def test_both_find_what_people_asked_before(name, open_index, node):
    index = open_index(name)
    assert index.manifest["asked"]["bonus"] > 1
    asked = {one.query: doc.id for doc in index.corpus.documents for one in doc.learned}
    found = {query: index.in_python(query) for query in asked}
    assert {query: index.in_browser(node, query) for query in found} == found
    firsts = [bool(hits) and hits[0][0] == asked[query] for query, hits in found.items()]
    assert sum(firsts) > 0.8 * len(firsts)


def mistakes(word: str, at: int, letter: str) -> list[str]:
    """Return a word as people mistype it at a letter."""
    return [
        word[: at + 1],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
        # Unfinished, too.
        word[:at] + letter + word[at + 1 : at + 4],
    ]


@st.composite
def edited(draw, words: list[str], joints: list[str]) -> str:
    """Draw a word of the documents, often as people mistype it."""
    word = draw(st.sampled_from(words))
    kind = draw(st.sampled_from(["as it is", "letter", "jamo", "spelling", "compound"]))
    if kind == "as it is":
        return word
    if kind == "spelling":
        spellings = [word.upper(), fold(normalise(word)), word.lower().translate(RESPELT)]
        return draw(st.sampled_from(spellings))
    if kind == "compound":
        return word + draw(st.sampled_from(joints)) + draw(st.sampled_from(words))
    letters = unicodedata.normalize("NFD", word) if kind == "jamo" else word
    at = draw(st.one_of(st.just(0), st.integers(0, len(letters) - 1)))
    letter = draw(st.sampled_from("aeinrst" + letters))
    return unicodedata.normalize("NFC", draw(st.sampled_from(mistakes(letters, at, letter))))


@st.composite
def queries(draw, index) -> str:
    """Draw a query: words of the articles, of synonyms and of politeness."""
    language = language_of(index.locale)
    known = [*language.synonyms[::5], *index.corpus.synonyms]
    joints = ["", *(language.compound_links or "").split()]
    pieces = [edited(index.words, joints)] * 4
    if known:
        pieces.append(st.sampled_from([word for entry in known for word in entry.typed]))
    if language.stop_words:
        pieces.append(st.sampled_from(sorted(language.stop_words)))
    words = draw(st.lists(st.one_of(pieces), min_size=1, max_size=8))
    space = draw(st.sampled_from([" ", " ", " ", ", ", ""]))
    return space.join(words) + draw(st.sampled_from(["", "", " ", "?"]))


@pytest.mark.parametrize("name", INDEXES)
@MANY
@given(data=st.data())
def test_both_find_the_same_for_words_of_the_articles(name, data, open_index, node):
    index = open_index(name)
    query = data.draw(queries(index), label="query")
    limit = data.draw(st.sampled_from([1, 10, 100]), label="limit")
    assert index.in_browser(node, query, limit) == index.in_python(query, limit)


@pytest.mark.parametrize("name", INDEXES)
@MANY
@given(data=st.data())
def test_both_match_and_rank_alike(name, data, open_index, node):
    index = open_index(name)
    query = data.draw(queries(index), label="query")
    corrects = data.draw(st.booleans(), label="corrects")
    expected = index.ranked_in_python(query, corrects=corrects)
    assert index.ranked_in_browser(node, query, corrects=corrects) == expected


SITES = [("en", "de", "fr"), ("ko", "zh", "ru"), ("tr", "pl")]


@pytest.fixture(scope="module")
def open_site(tmp_path_factory, make_index):
    """Open the indexes of a site in several languages, each with a part of the articles."""
    opened = {}

    def open_(tags: tuple[str, ...]):
        if tags not in opened:
            folder = tmp_path_factory.mktemp("site")
            opened[tags] = [
                make_index(folder, Made(tag, tuple(t for t in tags if t != tag)).corpus(0.6), SMALL)
                for tag in tags
            ]
        return opened[tags]

    return open_


@pytest.mark.parametrize("tags", SITES, ids="-".join)
@MANY
@given(data=st.data())
def test_both_find_the_same_in_the_languages_of_a_site(tags, data, open_site, node):
    indexes = open_site(tags)
    index = data.draw(st.sampled_from(indexes), label="locale")
    query = data.draw(queries(data.draw(st.sampled_from(indexes))), label="query")
    limit = data.draw(st.sampled_from([1, 10, 100]), label="limit")
    expected = index.everywhere_in_python(query, limit)
    assert index.everywhere_in_browser(node, query, limit) == expected


@pytest.mark.parametrize("tags", SITES, ids="-".join)
def test_words_of_another_language_find_translations_and_what_has_none(tags, open_site, node):
    index, other, *_ = open_site(tags)
    locales = set()
    for title in sorted({document.title for document in other.corpus.documents}):
        found = index.everywhere_in_python(title)
        assert index.everywhere_in_browser(node, title) == found
        locales |= {hit[6] for hit in found}
    assert locales >= {index.locale.tag, other.locale.tag}


@pytest.mark.parametrize("name", [name for name in INDEXES if name.startswith("demo")])
def test_both_offer_the_same_while_somebody_types(name, open_index, node):
    index = open_index(name)
    texts = [text for group in index.corpus.questions for text in group]
    typed = {text[:length] for text in texts for length in (1, 2, 3, 5, 8, len(text))}
    typed |= {" ".join(reversed(text.split()[:3])) for text in texts}
    offered = {one: index.searcher.own.complete(one, 5) for one in sorted(typed)}
    where = {"site": index.site, "locale": index.locale.tag, "limit": 5}
    assert {one: node.ask("completed", typed=one, **where) for one in offered} == offered
    assert sum(map(bool, offered.values())) > len(offered) / 2
