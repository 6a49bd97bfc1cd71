"""A shop's own colours, notices and links, in a real browser."""

import datetime as dt
import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kbgen.config import load_project
from kbgen.styles.contrast import PAIRS, winners_in
from kbgen.styles.made import made_sheet
from kbgen.styles.rules import Sheet, root_declarations
from kbgen.styles.values import color_of
from kbgen.themes import BUILT_IN
from tests.factories import article_text, build_site, write_project

CONFIG = """
[site]
name = "Loom"
url = "https://help.example"
time_zone = "UTC"
[locales.en]
[locales.ar]
[[contact.channels]]
kind = "email"
target = "help@loom.example"
[[header.links]]
label = "To the shop"
url = "https://loom.example"
[[footer.links]]
label = "Privacy"
url = "https://loom.example/privacy"
"""
NOTICES = """
[strike]
severity = "warning"
text = "Couriers are on strike."
link = "returns/fees"
[hours]
text = "Phone support closes early."
[outage]
severity = "danger"
text = "Payments fail."
[fixed]
severity = "success"
text = "Tracking works again."
until = 2026-12-01T18:00:00
"""
BODY = """Two paragraphs and a [link](only.md).

## One

> [!WARNING]
> Careful.

## Two

Text with `code`.

## Three

| Case | Fee |
| --- | --- |
| One | 1 |
"""
CONTENT = {
    "en/returns/fees.md": article_text("Fees", BODY, promoted="true"),
    "en/returns/only.md": article_text("Only here"),
    "notices.toml": NOTICES,
}
DAY = dt.date(2026, 12, 1)
HOSTILE = {"yellow": "#ffee00", "white": "#fdfdfd", "black": "#050505", "red": "#ff0000"}
#: The pages whose state axe sees.
PAGES = (
    *("en/", "en/returns/", "en/returns/fees/", "en/search/", "en/contact/", "404.html"),
    *("ar/", "ar/returns/fees/", "ar/contact/"),
)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files under the policy that `_headers` sets."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Build a site with these lines in [theme], and serve it; return its address."""
    servers = []

    def serve(theme: str = "") -> str:
        write_project(tmp_path, CONTENT, f"{CONFIG}[theme]\n{theme}\n")
        assert build_site(tmp_path, as_of=DAY).diagnostics == ()
        handler = functools.partial(_Handler, directory=str(tmp_path / "site"))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", HOSTILE)
def test_any_brand_colour_can_be_read(
    browser: Browser, shop, tmp_path: Path, name: str, scheme: str
) -> None:
    url = shop(f'[theme.colors]\nbrand = "{HOSTILE[name]}"')
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = found_on(page, url)
    seen = page.evaluate(READ, sorted({one for pair in PAIRS for one in pair[:2]}))
    context.close()

    assert found == {}
    assert seen == pytest.approx(worked_out(tmp_path, scheme), abs=1.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["", 'name = "clay"'], ids=["default", "clay"])
def test_axe_finds_nothing_in_the_themes_that_come_with_kbgen(
    browser: Browser, shop, theme: str, scheme: str
) -> None:
    url = shop(theme)
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    found = found_on(context.new_page(), url)
    context.close()

    assert found == {}


def found_on(page: Page, url: str) -> dict[str, str]:
    """Return what axe finds on each kind of page, with notices of each severity."""
    found = {}
    for path in PAGES:
        page.goto(url + path)
        page.wait_for_load_state("networkidle")
        result = Axe().run(page)
        if result.violations_count:
            found[path] = result.generate_report()
    return found


#: The colours of custom properties as the browser works them out, in bytes.
READ = """names => Object.fromEntries(names.flatMap((name) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.backgroundColor = `var(--${name})`;
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = getComputedStyle(probe).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const bytes = [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    return bytes.map((byte, at) => [`${name} ${at}`, byte]);
}))"""


def worked_out(root: Path, scheme: str) -> dict[str, float]:
    """Return the same as kbgen works them out."""
    table = load_project(root / "kbgen.toml").config.theme
    tokens = (BUILT_IN / "static/css/10-tokens.css").read_text("utf-8")
    declared = root_declarations((Sheet("", tokens), Sheet("k", made_sheet(table, {}))))
    values = {name: one.value for name, one in winners_in(declared, scheme).items()}
    colors = {one: color_of(f"var(--{one})", scheme, values) for pair in PAIRS for one in pair[:2]}
    return {
        f"{name} {at}": channel * 255
        for name, color in colors.items()
        for at, channel in enumerate(color)
    }


def test_a_fixed_scheme_is_shown_whatever_the_device_prefers(browser: Browser, shop) -> None:
    url = shop('scheme = "dark"')
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(url + "en/returns/fees/")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    result = Axe().run(page)
    context.close()

    assert ground != "rgb(255, 255, 255)"
    assert result.violations_count == 0, result.generate_report()


SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 300);
})"""


def at(browser: Browser, time: str) -> Page:
    page = browser.new_context().new_page()
    page.clock.set_fixed_time(time)
    return page


def test_a_closed_note_stays_closed_and_nothing_moves(browser: Browser, shop, tmp_path) -> None:
    url = shop()
    page = at(browser, "2026-12-01T12:00:00Z")
    page.goto(url + "en/")
    note = page.get_by_role("note").filter(has_text="Phone support")
    expect(note).to_be_visible()
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(note).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "kb-main"
    page.goto(url + "en/returns/fees/")
    expect(note).to_be_hidden()
    expect(page.get_by_role("note").filter(has_text="strike")).to_be_visible()
    assert page.evaluate(SHIFTS) <= 0.02
    # A new text is news.
    file = tmp_path / "content/notices.toml"
    file.write_text(NOTICES.replace("closes early", "closes at noon"), "utf-8")
    build_site(tmp_path, as_of=DAY)
    page.goto(url + "en/?again")  # not from the browser's cache
    expect(page.get_by_role("note").filter(has_text="closes at noon")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize(("time", "shown"), [("17:59:59", True), ("18:00:01", False)])
def test_a_notice_ends_at_its_minute(browser: Browser, shop, time: str, shown: bool) -> None:
    url = shop()
    page = at(browser, f"2026-12-01T{time}Z")
    page.goto(url + "en/")
    expect(page.get_by_role("note").filter(has_text="Tracking")).to_be_visible(visible=shown)
    assert page.evaluate(SHIFTS) <= 0.02
    page.context.close()


def test_without_scripts_notices_are_there_and_cannot_be_closed(browser: Browser, shop) -> None:
    url = shop()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url + "en/")
    expect(page.get_by_role("note").filter(has_text="strike")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_hidden()
    context.close()
