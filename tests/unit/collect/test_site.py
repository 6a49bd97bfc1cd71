import json
import os

import pytest

from kbgen.collect import site as sites
from kbgen.collect.site import BuiltSite
from kbgen.feedback import read_event
from tests.factories import vote

URLS = {
    "format": 1,
    "urls": ["de/", "en/", "en/a/costs/", "pt-br/"],
    "articles": [{"url": "en/a/costs/", "id": "a/costs", "locale": "en", "revision": "0a1b2c3d"}],
}


@pytest.fixture
def write(tmp_path):
    file = tmp_path / "site/_kb/urls.json"
    file.parent.mkdir(parents=True)

    def write_it(text: str, at: int = 1) -> None:
        file.write_text(text)
        os.utime(file, (at, at))

    return write_it


@pytest.fixture
def built(tmp_path):
    return BuiltSite(tmp_path / "site")


def has(built: BuiltSite, **about: object) -> bool:
    built.read()
    return built.has(read_event(vote(**about)))


@pytest.mark.parametrize(
    ("about", "is_known"),
    [
        ({"article_id": "a/costs"}, True),
        ({"article_id": "a/costs", "locale": "de"}, True),  # another language stands in
        ({"article_id": "a/costs", "locale": "PT-br"}, True),
        ({"article_id": "a/costs", "locale": "ja"}, False),
        ({"article_id": "a/ghost"}, False),
        ({"type": "search", "value": None, "article_id": None, "query": "x"}, True),
        ({"type": "csat", "value": 3, "article_id": None, "locale": "fr"}, False),
    ],
)
def test_a_site_has_its_articles_and_locales(built, write, about, is_known):
    write(json.dumps(URLS))
    assert has(built, **about) is is_known


@pytest.mark.parametrize("text", ["", "{", "[]", '{"urls": 5}', '{"urls": [], "articles": [5]}'])
def test_without_a_list_all_is_known(built, write, text):
    assert has(built, article_id="ghost")
    write(text)
    assert has(built, article_id="ghost")


def test_a_new_list_is_read_and_an_old_one_is_not_read_again(built, write, monkeypatch):
    write(json.dumps(URLS))
    assert not has(built, article_id="new")
    write(json.dumps({**URLS, "articles": [{"id": "new"}]}), at=2)
    assert has(built, article_id="new")
    monkeypatch.setattr(sites, "_subjects", None)
    assert has(built, article_id="new")
