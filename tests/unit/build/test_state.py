"""The site of the last build, whose articles are read when somebody asks."""

import pickle

import pytest

from kbgen.build import BuildOptions, build
from kbgen.build.cache import Cache
from kbgen.build.seal import user_seal
from kbgen.build.state import Versions, storable
from kbgen.config import load_project
from kbgen.model.locale import Locale

EN, DE = Locale("en"), Locale("de")
KEYS = {("a", EN): "a of en", ("a", DE): "a of en", ("b", EN): "b of en"}


@pytest.fixture
def asked():
    return []


@pytest.fixture
def versions(asked):
    """Make versions whose articles are their keys in capitals."""

    def load(keys):
        wanted = list(keys)
        asked.extend(wanted)
        return {key: key.upper() for key in wanted}

    made = Versions(KEYS)
    made.bind(load, {})
    return made


def test_an_article_is_read_when_somebody_asks(versions, asked):
    assert list(versions) == list(KEYS)
    assert len(versions) == 3
    assert ("a", DE) in versions
    assert ("b", DE) not in versions
    assert asked == []
    assert versions["a", EN] == "A OF EN"
    assert asked == ["a of en"]


def test_an_article_is_read_once(versions, asked):
    assert versions["a", EN] is versions["a", DE]
    assert asked == ["a of en"]


def test_all_that_a_locale_shows_is_read_at_once(versions, asked):
    versions.prefetch(EN)
    assert sorted(asked) == ["a of en", "b of en"]
    assert versions["b", EN] == "B OF EN"
    assert len(asked) == 2


def test_what_is_new_need_not_be_read(versions, asked):
    versions.rename({"a of en": "new a"})
    versions.bind(lambda _: {}, {"new a": "NEW"})
    assert versions["a", EN] == versions["a", DE] == "NEW"
    assert asked == []


def test_an_article_may_stand_in_the_place_of_another(versions, asked):
    versions.replace("b of en", "EDITED")
    assert versions["b", EN] == "EDITED"
    assert versions["a", EN] == "A OF EN"


def test_what_is_kept_are_the_keys_alone(versions, asked):
    assert versions["a", EN] == "A OF EN"
    again = pickle.loads(pickle.dumps(versions))
    assert dict.fromkeys(again) == dict.fromkeys(KEYS)
    again.bind(lambda keys: {key: f"read {key}" for key in keys}, {})
    assert again["a", EN] == "read a of en"


def test_an_article_that_is_not_there_is_none(versions):
    with pytest.raises(KeyError):
        versions["c", EN]


def test_a_build_remembers_its_site_without_the_articles(write_project, text_of):
    text = "word " * 2000
    root = write_project({f"en/a/{name}.md": text_of(name, text) for name in "xyz"})
    project = load_project(root / "kbgen.toml")
    build(project, BuildOptions(out=root / "site"))
    cache = Cache(project.private / "cache.db", user_seal(project.root))
    state = cache.state(str(root / "site"))
    assert len(pickle.dumps(state)) < len(text)
    assert state.site.own == {EN: ("a/x", "a/y", "a/z")}
    assert storable(state.site, state.cards) is state.site
    state.site.versions.bind(cache.load, {})
    assert [article.title for article in state.site.articles(EN)] == ["x", "y", "z"]
    assert state.sources.keys() == state.cards.keys() == {f"en/a/{name}.md" for name in "xyz"}
    cache.close()
