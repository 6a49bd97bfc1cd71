"""A tab that was opened before the site was published again still works, or says so."""

import functools
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

CONFIG = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n[theme]\nname = "ours"\n'
ARTICLE = "---\ntitle: {0}\ndescription: How to deal with {0}.\n---\n\nAll about {0}.\n"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for locale, names in (("en", ("parcels", "refunds")), ("de", ("Pakete",))):
        (root / "content" / locale / "a").mkdir(parents=True)
        for name in names:
            file = root / "content" / locale / "a" / f"{name.lower()}.md"
            file.write_text(ARTICLE.format(name), "utf-8")
    (root / "kbgen.toml").write_text(CONFIG)
    style(root, "rebeccapurple")
    return root


def style(root: Path, colour: str) -> None:
    css = root / "themes/ours/static/css/90-ours.css"
    css.parent.mkdir(parents=True, exist_ok=True)
    css.write_text(f"a {{ color: {colour} }}\n")


@pytest.fixture
def deploy(root: Path, kbgen) -> Callable[[], None]:
    """Publish the site with another style and another article."""

    def build() -> None:
        style(root, "teal")
        (root / "content/en/a/vouchers.md").write_text(ARTICLE.format("vouchers"), "utf-8")
        file = root / "content/en/a/refunds.md"
        file.write_text(file.read_text() + "\n## How long it takes\n\nThree days.\n")
        assert kbgen("build", "-q", cwd=root).returncode == 0

    return build


@pytest.fixture
def host(root: Path, kbgen) -> Iterator[str]:
    assert kbgen("build", "-q", cwd=root).returncode == 0
    handler = functools.partial(Quiet, directory=str(root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def tab(browser: Browser, host: str) -> Iterator[Page]:
    """A page that is open."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{host}en/a/parcels/")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def lose_former_files(root: Path) -> None:
    """Delete what a host deletes that has only the files of the last deploy."""
    kept = json.loads((root / "site/.kbgen-manifest.json").read_text())["kept"]
    folders = {root / "site" / Path(*Path(path).parts[:3]) for path in kept}
    assert len(folders) == 1
    shutil.rmtree(folders.pop())


def search(page: Page, query: str) -> None:
    page.locator("input[type=search]").fill(query)


def test_a_tab_that_never_searched_finds_what_is_new(tab: Page, deploy, host: str) -> None:
    failed: list[str] = []
    tab.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    deploy()
    search(tab, "vouchers")
    expect(tab.locator("[role=option]:not(.offer)").first).to_contain_text("vouchers")
    assert failed == []
    tab.locator("[role=option]:not(.offer)").first.click()
    tab.wait_for_url(f"{host}en/a/vouchers/")


def test_a_tab_that_has_searched_finds_what_is_new(tab: Page, deploy) -> None:
    """It has the list of index files of before, which are gone."""
    search(tab, "parcels")
    expect(tab.locator("[role=option]:not(.offer)").first).to_contain_text("parcels")
    deploy()
    search(tab, "refun")
    expect(tab.locator("[role=option]:not(.offer)").first).to_contain_text("refunds")
    search(tab, "three days")
    expect(tab.locator("[role=option]:not(.offer)").first).to_contain_text("refunds")


def test_a_tab_without_its_files_says_so_and_offers_to_load_again(
    tab: Page, deploy, root: Path
) -> None:
    deploy()
    lose_former_files(root)
    search(tab, "vouchers")
    expect(tab.locator("[data-kb-note]")).to_contain_text("Search is unavailable right now.")
    expect(tab.locator("[role=status]").first).to_have_text("Search is unavailable right now.")
    tab.get_by_role("button", name="This page has been updated. Reload it").click()
    tab.wait_for_load_state("networkidle")
    search(tab, "vouchers")
    expect(tab.locator("[role=option]:not(.offer)").first).to_contain_text("vouchers")


def test_offline_is_no_update(tab: Page) -> None:
    tab.context.set_offline(True)
    search(tab, "refunds")
    expect(tab.locator("[data-kb-note]")).to_contain_text("Search is unavailable right now.")
    tab.context.set_offline(False)
    tab.get_by_role("button", name="Try again").click()
    expect(tab.locator("[role=option]:not(.offer)").first).to_contain_text("refunds")


def test_an_old_results_page_finds_what_is_new(browser: Browser, host: str, deploy) -> None:
    page = browser.new_page()
    page.goto(f"{host}en/search/?q=parcels")
    expect(page.locator(".result").first).to_contain_text("parcels")
    deploy()
    search(page, "vouchers")
    expect(page.locator(".result").first).to_contain_text("vouchers")
    page.close()


def test_a_results_page_whose_index_is_gone_says_so(
    browser: Browser, host: str, root: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{host}de/search/?q=Pakete")
    expect(page.locator(".result").first).to_contain_text("Pakete")
    shutil.rmtree(root / "site/_kb/search")
    search(page, "Gutscheine")
    offer = page.get_by_role("button", name="Diese Seite wurde aktualisiert. Neu laden")
    expect(offer).to_be_visible()
    page.close()
