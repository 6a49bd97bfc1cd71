"""Articles made to run something, opened in Chromium without any policy: nothing of it does."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Page, Route

from tests.command import run_command
from tests.hostile_text import BODIES, CONFIG, POLICIES, SNIPPETS

HOST = "http://help.test/"
ARTICLES = 40
#: As the browser reads the page: what may run, be loaded, or be taken for a hook.
LOOK = """() => [...document.querySelectorAll(".prose *")].flatMap((element) =>
    [...element.attributes].flatMap(({ name, value }) => {
        if (name.startsWith("on") || ["style", "srcdoc"].includes(name)) return [name];
        if (name === "data-kb-page" || name === "data-kb-vote") return [name];
        if (!["href", "src", "cite", "poster", "action"].includes(name)) return [];
        const url = new URL(value, location.href);
        const loads = ["src", "poster"].includes(name);
        const isSafe = ["http:", "https:", "mailto:", "tel:"].includes(url.protocol);
        return !isSafe || (loads && url.origin !== location.origin) ? [`${name}=${value}`] : [];
    }))"""


def at_random() -> list[str]:
    drawn: list[str] = []

    @settings(
        max_examples=ARTICLES,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(BODIES)
    def draw(body: str) -> None:
        drawn.append(body)

    draw()
    return drawn


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("author")
    files = {"policies.toml": POLICIES}
    for number, body in enumerate(at_random()):
        head = json.dumps({"title": f"Article {number}"})
        files[f"en/a/{number}.md"] = f"---\n{head}\n---\n{body}\n"
    for name, text in SNIPPETS.items():
        files[f"_snippets/en/{name}.md"] = text
    (root / "kbgen.toml").write_text(CONFIG, encoding="utf-8")
    for path, text in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = run_command(["build", "-q"], root)
    assert done.returncode == 1  # mistakes are there to be found
    return root / "site"


@pytest.fixture
def strange() -> list[str]:
    """What was asked for and is no file of the site."""
    return []


@pytest.fixture
def page(browser: Browser, site: Path, strange: list[str]) -> Iterator[Page]:
    """A page that remembers what runs."""
    opened = browser.new_page()
    opened.add_init_script("window.ran = 0; window.run = () => { window.ran += 1; }")

    def answer(route: Route) -> None:
        url = route.request.url
        path = urlsplit(url).path[1:]
        file = site / (f"{path}index.html" if path.endswith("/") or not path else path)
        if url.startswith(HOST) and file.is_file():
            route.fulfill(path=file)
        else:
            strange.append(url)
            route.abort()

    opened.route("**/*", answer)
    yield opened
    opened.close()


def test_nothing_of_an_article_runs_or_loads(page: Page, site: Path, strange: list[str]) -> None:
    found = {}
    built = sorted((site / "en/a").glob("*/index.html"))  # those without a NUL
    assert len(built) > ARTICLES / 3
    for number in (file.parent.name for file in built):
        page.goto(f"{HOST}en/a/{number}/")
        wrong = page.evaluate(LOOK)
        if wrong or page.evaluate("() => window.ran"):
            found[number] = wrong

    assert found == {}
    assert [url for url in strange if not url.startswith(HOST)] == []
