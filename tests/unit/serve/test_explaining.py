"""The page of the preview that explains a search, and its buttons."""

import html
import re
import tomllib
from functools import partial
from urllib.parse import urlencode, urlsplit

import pytest
from starlette.applications import Starlette

from kbgen.build import BuildOptions, build
from kbgen.config import load_project
from kbgen.serve.explaining import PAGE, Explaining
from tests.asgi import FORM, ask

pytestmark = pytest.mark.slow

CONFIG = '# Ours\n[site]\nname = "Help"\n[locales.en]\n[locales.de]\n'
ZEBRA = "---\ntitle: Zebra\nkeywords: [stripes]\n---\n\nThe zebra has stripes.\n"
LION = "---\ntitle: Lion\n---\n\nThe lion eats a zebra.\n\n## Sleep\n\nAll day.\n"
GIFT = "---\ntitle: Presents\nanswers: [gift-order]\n---\n\nWith a ribbon, and a greeting.\n"
ORIGIN = "http://preview.test"


class Preview:
    def __init__(self, root) -> None:
        self.root = root
        self._load = partial(load_project, root / "kbgen.toml")
        self._options = BuildOptions(out=root / "out")
        explaining = Explaining(self._load, lambda: self._options)
        self._app = Starlette(routes=[*explaining.routes])
        self.build()

    def build(self) -> None:
        build(self._load(), self._options)

    def get(self, **asked: str) -> str:
        answer = ask(self._app, method="GET", path=f"{PAGE}?{urlencode(asked)}")
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        return answer.body.decode()

    def version(self) -> bytes:
        return ask(self._app, method="GET", path=f"{PAGE}version?locale=en").body

    def post(self, form: dict[str, str], origin: str = ORIGIN):
        headers = {"origin": origin} if origin else {}
        body = urlencode(form)
        return ask(self._app, body, FORM, path=PAGE, host="preview.test", **headers)

    def form(self, page: str, button: str) -> dict[str, str]:
        """Return the fields of the first form with a button."""
        forms = (one for one in page.split("<form") if f">{button}<" in one)
        fields = re.findall(r'name="(\w+)" value="([^"]*)"', next(forms))
        return {name: html.unescape(value) for name, value in fields}

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")


@pytest.fixture
def preview(write_project):
    content = {"en/a/zebra.md": ZEBRA, "en/a/lion.md": LION, "en/a/gift.md": GIFT}
    return Preview(write_project({**content, "de/a/zebra.md": ZEBRA}, CONFIG))


def ranks(page: str) -> list[str]:
    return re.findall(r'class="rank">\d+</span> <a [^>]*>([^<]*)<', page)


def test_each_article_says_what_it_has_and_what_the_one_above_has_more(preview):
    page = preview.get(q="zebra", locale="en")
    assert ranks(page) == ["Zebra", "Lion"]
    assert "“zebra” is in the title and the text." in page
    assert "“Zebra” has all words of the query in its title." in page
    assert "Nothing is found in German." in preview.get(q="lion", locale="de")
    assert ranks(preview.get()) == []
    assert "seem to mean" not in page


def test_the_article_that_answers_is_named(preview):
    page = preview.get(q="can you gift wrap it with a ribbon", locale="en")
    assert "Shoppers seem to mean `gift-order`, which “Presents” answers." in page


def test_a_button_writes_the_line_it_shows_and_another_takes_it_back(preview):
    page = preview.get(q="zebra mane", locale="en")
    form = preview.form(page, "Add to keywords")
    assert form["article"] == "a/lion"
    before = preview.version()
    done = preview.post(form)
    assert done.status == 303
    assert preview.text("content/en/a/lion.md") == LION.replace(
        "title: Lion\n", "title: Lion\nkeywords: [mane]\n"
    )
    page = preview.get(**dict(pair.split("=") for pair in _query(done).split("&")))
    assert "Written to content/en/a/lion.md" in page
    assert "<ins>+ keywords: [mane]</ins>" in page
    preview.build()
    assert preview.version() != before, "the page is loaded again"
    undo = preview.form(page, "Undo")
    undone = preview.post(undo)
    assert preview.text("content/en/a/lion.md") == LION
    page = preview.get(**dict(pair.split("=") for pair in _query(undone).split("&")))
    assert '<p class="done" role="status">Undone: the file is as it was before.</p>' in page
    assert preview.post(undo).status == 409, "once"


def test_a_question_is_noted_in_a_file_that_is_new(preview):
    page = preview.get(q="all the zebra eats", locale="en")
    form = preview.form(page, "Note this question")
    assert preview.post(form).status == 303
    noted = preview.text("content/asked.toml")
    assert noted.startswith("# What people asked")
    assert tomllib.loads(noted) == {
        "asked": [
            {
                "query": "all the zebra eats",
                "locale": "en",
                "article": form["article"],
                "weight": 1.0,
            }
        ]
    }
    again = preview.get(q="all the zebra eats", locale="en")
    assert "Note this question" not in again, "it is in the file, and not yet built"


def _query(done) -> str:
    return urlsplit(done.headers["location"]).query


def test_the_settings_are_written_too_and_the_rest_of_them_stays(preview):
    page = preview.get(q="zebra", locale="en")
    assert preview.post(preview.form(page, "Pin")).status == 303
    assert preview.text("kbgen.toml") == (
        f'{CONFIG}\n[[search.pinned]]\nqueries = ["zebra"]\narticle = "a/lion"\nlocales = ["en"]\n'
    )
    preview.build()
    page = preview.get(q="zebra", locale="en")
    assert ranks(page) == ["Lion", "Zebra"]
    assert "It is pinned for this query in the settings" in page
    assert "“Lion” is pinned for this query in the settings" in page
    assert ">Pin<" not in page, "one query has one pin"


def test_an_intent_that_nothing_answers_is_offered(preview):
    lion = "---\ntitle: Lion\n---\n\nA delivery of meat.\n"
    (preview.root / "content/en/a/lion.md").write_text(lion, "utf-8")
    gift = "---\ntitle: Tea\n---\n\nDelivery, delivery and depot.\n"
    (preview.root / "content/en/a/gift.md").write_text(gift, "utf-8")
    preview.build()
    page = preview.get(q="has my delivery left the depot", locale="en")
    assert "Shoppers seem to mean `track-order`, which no article answers." in page
    form = preview.form(page, "Add to answers")
    assert preview.post(form).status == 303
    assert "answers: [track-order]" in preview.text(f"content/en/{form['article']}.md")


@pytest.mark.parametrize("origin", ["", "null", "http://evil.test", "http://preview.test:81"])
def test_pages_of_other_sites_write_nothing(preview, origin):
    form = preview.form(preview.get(q="zebra", locale="en"), "Pin")
    assert preview.post(form, origin).status == 403
    assert preview.text("kbgen.toml") == CONFIG


def test_only_what_was_shown_is_written(preview):
    form = preview.form(preview.get(q="zebra mane", locale="en"), "Add to keywords")
    for changed in ({"lever": "keywords:x"}, {"article": "a/zebra"}, {"seen": "0" * 16}):
        assert preview.post(form | changed).status == 409
    assert preview.text("content/en/a/lion.md") == LION
    done = preview.post(form)
    page = preview.get(**dict(pair.split("=") for pair in _query(done).split("&")))
    file = preview.root / "content/en/a/lion.md"
    file.write_text(f"{file.read_text('utf-8')}More.\n", "utf-8")
    assert preview.post(preview.form(page, "Undo")).status == 409
    assert file.read_text("utf-8").endswith("More.\n"), "what was written since stays"


def test_front_matter_that_cannot_be_edited_safely_is_left_to_its_writer(preview):
    toml = '+++\ntitle = "Lion"\n+++\n\nThe lion eats a zebra.\n'
    (preview.root / "content/en/a/lion.md").write_text(toml, "utf-8")
    preview.build()
    page = preview.get(q="zebra mane", locale="en")
    assert "Add by hand to content/en/a/lion.md:</p><pre>keywords: [mane]</pre>" in page
    assert ">Add to keywords<" not in page


def test_what_shoppers_type_is_text(preview):
    page = preview.get(q='<img src=x> "zebra"', locale="en")
    assert "<img" not in page
    assert 'value="&lt;img src=x&gt; &#34;zebra&#34;"' in page
