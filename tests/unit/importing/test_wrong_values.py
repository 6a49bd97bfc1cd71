"""Answers whose values are of another type never end in a traceback."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from kbgen.errors import KbgenError
from kbgen.importing import IMPORTERS
from tests.unit.importing.test_products import FRESHDESK, HELPSCOUT, INTERCOM
from tests.unit.importing.test_rows_and_pages import POSTS, TERMS

GORGIAS = [
    {"id": 5, "translation": {"locale": "en", "title": "Orders", "slug": "o",
                              "parent_category_id": 4}, "position": 1},
    {"id": 1, "category_id": 5, "translations": [], "translation": {
        "locale": "en", "title": "T", "excerpt": "E", "slug": "s", "content": "<p>C</p>",
        "seo_meta": {"description": "d"}, "visibility_status": "PUBLIC",
        "updated_datetime": "2025-01-01"}},
]  # fmt: skip
ROWS = [{"id": 1, "title": "T", "html": "<p>C</p>", "tags": ["a"], "order": 3, "category": "A > B",
         "status": "live", "url": "https://a.example/b", "aliases": ["/c"], "updated": "2025-01-01",
         "locale": "en", "draft": False, "internal": False, "promoted": True}]  # fmt: skip
EXPORTS = {
    "intercom": INTERCOM,
    "helpscout": HELPSCOUT,
    "freshdesk": {name: one for name, one in FRESHDESK.items() if name.endswith(".json")},
    "gorgias": GORGIAS,
    "wordpress": [POSTS, TERMS],
    "json": ROWS,
}
WRONG = (None, 7, -1.5, True, "x", "https://[", [], ["x", 1, None], {}, {"id": {}, "locale": []})


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield container and key of every value inside."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


@pytest.mark.parametrize("kind", EXPORTS)
def test_any_value_may_be_of_another_type(tmp_path, kind):
    read = next(one.read for one in IMPORTERS if one.name == kind)
    export = copy.deepcopy(EXPORTS[kind])
    file = tmp_path / "export.json"
    for number, (container, key) in enumerate(places(export)):
        kept = container[key]
        for wrong in (WRONG[(number + step) % len(WRONG)] for step in (0, 3, 6)):
            container[key] = wrong
            file.write_text(json.dumps(export), "utf-8")
            try:
                collection = read(file, None)
            except KbgenError:
                continue
            assert all(isinstance(text.title + text.body, str) and isinstance(text.is_draft, bool)
                       for article in collection.articles for text in article.texts)  # fmt: skip
        container[key] = kept
