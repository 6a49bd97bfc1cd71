"""The page of the preview that shows sentences with another policy value."""

from functools import partial
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from kbgen.build import BuildOptions
from kbgen.config import load_project
from kbgen.serve.values import PolicyTrial
from tests.asgi import ask

CONFIG = '[site]\nname = "Help"\n[locales.en]\n[locales.ar]\n[markets.US]\n'
CONTENT = {
    "policies.toml": '[a]\ntime = { type = "duration", value = "30 days" }\n',
    "en/x.md": "---\ntitle: X\n---\n\nIf the {{ policy.a.time }} pass, <b>write</b>.\n",
    "ar/x.md": "---\ntitle: X\n---\n\nخلال {{ policy.a.time | genitive }}.\n",
}


@pytest.fixture
def get(write_project):
    root = write_project(CONTENT, CONFIG)
    load = partial(load_project, root / "kbgen.toml")
    app = Starlette(routes=[*PolicyTrial(load, BuildOptions(out=root / "out")).routes])

    def run(**asked: str) -> str:
        answer = ask(app, method="GET", path=f"/_preview/values/?{urlencode(asked)}")
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        return answer.body.decode()

    return run


def test_the_form_offers_the_values(get):
    page = get()
    assert "<option>a.time</option>" in page
    assert "<option>US</option>" in page
    assert "<h2>" not in page


def test_each_sentence_is_shown_in_its_language(get):
    page = get(name="a.time", value="2 weeks")
    assert '<td class="text" lang="ar" dir="rtl">خلال 30 يومًا.</td>' in page
    assert "<ins>خلال أسبوعين.</ins>" in page
    assert "`pass` does not fit every number" in page
    assert '<strong lang="en">Wrong:</strong> If the 1 week pass, write.' in page


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({"name": "a.time", "value": "<x>"}, "not `&lt;x&gt;`"),
        ({"name": "a.tme", "value": "1 day"}, "Did you mean `a.time`?"),
        ({"name": "a.time", "value": "1 day", "market": "XX"}, "Unknown market `XX`"),
    ],
)
def test_mistakes_are_said_on_the_page(get, asked, text):
    assert text in get(**asked)
