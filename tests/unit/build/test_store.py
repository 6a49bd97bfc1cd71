"""The site of the last build, whose articles are read from the cache when they are asked for."""

import datetime as dt
import pickle

import pytest

from kbgen.build import BuildOptions, build
from kbgen.build.cache import Cache, CacheCorruptError
from kbgen.build.seal import user_seal
from kbgen.build.store import ArticleStore, StoredSite
from kbgen.config import load_project
from kbgen.i18n import Values
from kbgen.markdown import Rules, compile_article
from kbgen.model.locale import Locale
from kbgen.model.policy import Policies
from kbgen.model.site import Site
from kbgen.model.source import SourceFile

EN, DE = Locale("en"), Locale("de")
RESULTS = {("a", EN): "a of en", ("a", DE): "a of en", ("b", EN): "b of en"}


@pytest.fixture
def article_of():
    """Return an article with a title."""

    def compiled(title):
        source = SourceFile(path="en/a/x.md", locale=EN, digest="")
        return compile_article(source, f"---\ntitle: {title}\n---\nText.\n", Rules())[0]

    return compiled


class Results:
    """A cache that holds an article under every key but `gone`, and notes what is read."""

    def __init__(self, article_of):
        self.read = []
        self._article_of = article_of

    def load(self, keys):
        self.read += keys
        return {key: self._article_of(key.upper()) for key in keys if key != "gone"}


@pytest.fixture
def results(article_of):
    return Results(article_of)


@pytest.fixture
def make_store(results, make_project):
    def make(compiled=None):
        project = make_project({"en/a/x.md": ""})
        policies = Policies()
        values = Values(project, policies, dt.date(2026, 11, 28), lambda _: None)
        return ArticleStore(results, values, compiled)

    return make


@pytest.fixture
def stored():
    facts = {
        field: {}
        for field in Site.__dataclass_fields__
        if field not in {"versions", "locales", "turns", "redirects"}
    }
    return StoredSite({**facts, "locales": (EN, DE), "turns": (), "redirects": ()}, RESULTS)


def test_an_article_is_read_when_it_is_asked_for(stored, make_store, results):
    versions = stored.site(make_store()).versions
    assert list(versions) == list(RESULTS)
    assert len(versions) == 3
    assert ("a", DE) in versions
    assert ("b", DE) not in versions
    assert results.read == []
    assert versions["a", EN].title == "A OF EN"
    assert results.read == ["a of en"]


def test_an_article_is_read_once(stored, make_store, results):
    versions = stored.site(make_store()).versions
    assert versions["a", EN] is versions["a", DE]
    assert results.read == ["a of en"]


def test_all_that_a_locale_shows_is_read_at_once(stored, make_store, results):
    store = make_store()
    store.prefetch(stored.shown_in(EN))
    assert sorted(results.read) == ["a of en", "b of en"]
    assert stored.site(store).versions["b", EN].title == "B OF EN"
    assert len(results.read) == 2


def test_a_compiled_article_is_not_read(stored, make_store, results, article_of):
    store = make_store({"new a": article_of("New")})
    versions = stored.with_results({"a of en": "new a"}).site(store).versions
    assert versions["a", EN].title == versions["a", DE].title == "New"
    assert results.read == []


def test_an_article_may_take_the_place_of_another(stored, make_store, article_of):
    store = make_store()
    store.put("b of en", article_of("Edited"))
    versions = stored.site(store).versions
    assert versions["b", EN].title == "Edited"
    assert versions["a", EN].title == "A OF EN"


def test_a_missing_result_is_an_error_of_the_cache(stored, make_store):
    versions = stored.with_results({"b of en": "gone"}).site(make_store()).versions
    with pytest.raises(CacheCorruptError):
        versions["b", EN]


def test_an_article_that_the_site_does_not_have_is_missing(stored, make_store):
    with pytest.raises(KeyError):
        stored.site(make_store()).versions["c", EN]


def test_a_build_keeps_its_site_without_the_articles(write_project, text_of):
    text = "word " * 2000
    root = write_project({f"en/a/{name}.md": text_of(name, text) for name in "xyz"})
    project = load_project(root / "kbgen.toml")
    build(project, BuildOptions(out=root / "site"))
    cache = Cache(project.private / "cache.db", user_seal(project.root))
    state = cache.state(str(root / "site"))
    assert len(pickle.dumps(state)) < len(text)
    assert state.site.facts["own"] == {EN: ("a/x", "a/y", "a/z")}
    assert state.sources.keys() == state.records.keys() == {f"en/a/{name}.md" for name in "xyz"}
    read = cache.load(state.site.results.values())
    assert sorted(article.title for article in read.values()) == ["x", "y", "z"]
    cache.close()
