"""The pages of translations in the preview, and who may mark something as done."""

from functools import partial

import pytest
from starlette.applications import Starlette

from kbgen.build import BuildOptions
from kbgen.config import load_project
from kbgen.serve.translations import Translations
from tests.asgi import FORM, ask

PAGE = "/_preview/translations/"
HOST = "127.0.0.1:8000"
DONE = {"locale": "de", "article": "a/refunds", "section": "when"}


@pytest.fixture
def app(shop):
    load = partial(load_project, shop.root / "kbgen.toml")
    options = BuildOptions(out=shop.root / "out")
    return Starlette(routes=[*Translations(load, options).routes])


@pytest.fixture
def post(app):
    return partial(ask, app, content_type=FORM, path=PAGE, host=HOST)


def get(app, path: str = PAGE):
    return ask(app, method="GET", path=path)


def test_the_matrix_leads_to_both_sides(app):
    answer = get(app)
    assert answer.status == 200
    text = answer.body.decode()
    assert "translations/?locale=de&amp;article=a/refunds" in text
    assert "script" not in text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert get(app, path="/_preview/translations.css").status == 200


def test_the_button_marks_a_section_and_leads_back(shop, post):
    shop.done()
    shop.edit("en/a/refunds.md", ("A second point.", "Another point."))
    answer = post(DONE, origin=f"http://{HOST}")
    assert answer.status == 303
    assert answer.headers["location"] == f"{PAGE}?locale=de&article=a/refunds"
    assert shop.states()["when"] == "done"


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_no_other_page_can_mark_anything(shop, post, headers):
    assert post(DONE, **headers).status == 403
    assert set(shop.states().values()) == {"unmarked"}


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({**DONE, "article": "x"}, 404),
        ({**DONE, "section": "x"}, 404),
        ({**DONE, "locale": "xx"}, 404),
        ({"article": "pay/ways", "locale": "de"}, 404),
        ({**DONE, "section": "x" * 20_000}, 413),
    ],
)
def test_forms_that_name_nothing_are_refused(post, form, status):
    assert post(form, origin=f"http://{HOST}").status == status
