"""What the pages' scripts go by is the build's: not an article's text, not a strange index file."""

import json
import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from kbgen.render import security_headers
from tests.command import run_command

HOST = "http://help.test/"
EVIL = 'document.title = "RAN"; export default () => class { stem(w) { return w; } };'
#: What an article would tell the scripts if they believed it.
FORGED = json.dumps(
    {
        "page": {
            "locale": "../../evil",
            "root": "http://elsewhere.test/",
            "search": "x",
            "endpoint": "http://elsewhere.test/v1/events",
            "sinks": ["endpoint"],
        },
        "strings": {},
    }
)
ARTICLES = {
    "nested": f"<div data-kb-kb-page>\n{FORGED}\n</div>\n",
    "deep": f"<pre data-data-kb-kb-kb-page data-kb-data-kb-page>{FORGED}</pre>",
    "upper": f'<section DATA-KB-KB-PAGE="" data-kb-page>\n{FORGED}\n</section>',
    "script": f'<script type="application/json" data-kb-page>{FORGED}</script>',
    "unclosed": f'<div title="\n\n<p data-kb-page>{FORGED}</p>\n\n<b "data-kb-kb-page>{FORGED}</b>',
    "title": f":::tip <b data-kb-kb-page>{FORGED}</b>\nText.\n:::",
}


@pytest.fixture(scope="session")
def forged_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose articles try to speak to the scripts."""
    root = tmp_path_factory.mktemp("trust")
    (root / "kbgen.toml").write_text('[site]\nname = "Help"\n')
    folder = root / "content/en/returns"
    folder.mkdir(parents=True)
    for name, body in ARTICLES.items():
        text = f"---\ntitle: Refund {name}\n---\nRefunds take long.\n\n{body}\n"
        (folder / f"{name}.md").write_text(text)
    run_command(["build", "-q"], root).check_returncode()
    return root / "site"


class Host:
    """Answers with files, changed where a test says so; remembers what else was asked for."""

    def __init__(self, folder: Path, *, policy: bool) -> None:
        self.folder = folder
        self.headers = security_headers("") if policy else {}
        self.changes: dict[str, Callable[[str], str]] = {}
        """By the end of a path."""
        self.strange: list[str] = []

    def answer(self, route: Route) -> None:
        url = route.request.url
        path = urlsplit(url).path
        file = self.folder / (path[1:] + "index.html" if path.endswith("/") else path[1:])
        if not url.startswith(HOST) or "evil" in path or not file.is_file():
            self.strange.append(url)
            route.fulfill(body=EVIL, content_type="text/javascript", headers={})
            return
        body = file.read_bytes()
        for end, change in self.changes.items():
            if file.as_posix().endswith(end):
                body = change(body.decode()).encode()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(body=body, headers={**self.headers, "Content-Type": kind})


@pytest.fixture(params=[True, False], ids=["policy", "no policy"])
def host(request, forged_site: Path) -> Host:
    return Host(forged_site, policy=request.param)


@pytest.fixture
def page(browser: Browser, host: Host) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    opened.route("**/*", host.answer)
    yield opened
    context.close()


def search(page: Page) -> None:
    page.locator("input[type=search]").first.fill("refund")


def finds(page: Page) -> None:
    search(page)
    expect(page.locator("[role=option]:not(.offer)").first).to_be_visible()


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_tells_the_scripts_nothing(page: Page, host: Host, name: str) -> None:
    page.goto(f"{HOST}en/returns/{name}/")
    finds(page)

    assert page.locator("main [data-kb-page]").count() == 0
    assert page.title().startswith("Refund")
    assert host.strange == []


@pytest.mark.parametrize(
    "put",
    [
        lambda html: html.replace("<header", f"<div data-kb-page>{FORGED}</div><header", 1),
        lambda html: html.replace("</h1>", f"</h1><p data-kb-page>{FORGED}</p>", 1),
        lambda html: html.replace(
            "</h1>", f'</h1><script type="application/json" data-kb-page>{FORGED}</script>', 1
        ),
        lambda html: html.replace("</body>", f"<b data-kb-page>{FORGED}</b></body>"),
        lambda html: html.replace(
            "</body>", f'<script type="text/plain" data-kb-page>{FORGED}</script></body>'
        ),
    ],
)
def test_the_data_block_is_the_one_that_the_build_wrote(page: Page, host: Host, put) -> None:
    host.changes["en/returns/nested/index.html"] = put
    page.goto(f"{HOST}en/returns/nested/")
    finds(page)

    assert host.strange == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("stemmer", "../../../media/evil"),
        ("stemmer", "//elsewhere.test/evil"),
        ("stemmer", "data:text/javascript,document.title='RAN'//0"),
        ("stemmer", "0123456789abcdef/../evil"),
        ("stemmer", ["../evil"]),
        ("stemmer", "0123456789abcdef.js?"),
    ],
)
def test_a_stemmer_that_is_no_file_of_the_index_is_not_loaded(page: Page, host, key, value) -> None:
    host.changes["_kb/search/en.json"] = lambda text: json.dumps({**json.loads(text), key: value})
    page.goto(f"{HOST}en/returns/nested/")
    search(page)
    expect(page.get_by_text("Search is unavailable right now.").first).to_be_visible()

    assert page.title().startswith("Refund")
    assert host.strange == []


@pytest.mark.parametrize("name", ["../evil.js?01234", "/evil/3456789abc", "//elsewhere.test"])
def test_no_other_file_is_taken_for_one_of_the_index(page: Page, host: Host, name: str) -> None:
    def change(text: str) -> str:
        manifest = json.loads(text)
        for listing in ("shards", "facts", "words"):
            manifest[listing]["names"] = name.ljust(16, "0") * manifest[listing]["count"]
        return json.dumps(manifest)

    host.changes["_kb/search/en.json"] = change
    page.goto(f"{HOST}en/returns/nested/")
    search(page)
    expect(page.get_by_text("Search is unavailable right now.").first).to_be_visible()

    assert host.strange == []


@pytest.mark.parametrize(
    "locale", ["../media/evil", "en/../../evil", "//elsewhere.test/x", "", "%2e"]
)
def test_what_is_no_locale_is_no_part_of_an_address(page: Page, host: Host, locale: str) -> None:
    host.changes["_kb/search/en.json"] = lambda text: json.dumps(
        {**json.loads(text), "others": [locale]}
    )
    page.goto(f"{HOST}en/returns/nested/")
    asked = "locale => kbgen.search('refund', {locale}).catch(error => error.name)"

    assert page.evaluate(asked, locale) == "SearchError"
    assert page.evaluate("() => kbgen.search('zzz')") == []
    assert host.strange == []


@pytest.mark.parametrize(
    "root", ["http://elsewhere.test/", "//elsewhere.test/", "\\\\elsewhere.test\\"]
)
def test_a_root_on_another_host_is_not_believed(page: Page, host: Host, root: str) -> None:
    host.changes["en/returns/nested/index.html"] = lambda html: html.replace(
        '"root":"../../../"', f'"root":{json.dumps(root)}'
    )
    page.goto(f"{HOST}en/returns/nested/")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("() => typeof window.kbgen") == "undefined"
    assert host.strange == []
