"""Hostile drawings, cleaned and opened in Chromium without a policy: nothing leaves the site."""

from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Route

from kbgen.images.svg import clean_svg
from tests.hostile_svg import ATTRIBUTES, DRAWINGS, HOST, STYLES, SVG

SITE = "http://help.test/"
#: At random, beside those that were written by hand.
MORE = 60


def at_random() -> list[str]:
    drawn: list[str] = []

    @settings(
        max_examples=MORE,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(DRAWINGS)
    def draw(inner: str) -> None:
        drawn.append(inner)

    draw()
    return drawn


def asked(browser: Browser, drawings: list[bytes]) -> list[str]:
    """Open each drawing as a document of its own; return what was asked of other hosts."""
    files = {f"{SITE}{number}.svg": data for number, data in enumerate(drawings)}
    frames = "".join(f"<iframe src='{url}'></iframe>" for url in files)
    strange: list[str] = []

    def answer(route: Route) -> None:
        url = route.request.url
        if url == SITE:
            route.fulfill(body=frames, content_type="text/html")
        elif url in files:
            route.fulfill(body=files[url], content_type="image/svg+xml")
        else:
            strange.append(url)
            route.abort()

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto(SITE)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # animations begin
    page.close()
    return [url for url in strange if not url.startswith(SITE) or HOST in url]


def test_no_drawing_asks_another_host(browser: Browser) -> None:
    inners = [*STYLES, *ATTRIBUTES, *at_random()]
    published = [clean_svg(SVG.format("", inner).encode()).data for inner in inners]
    shown = [data for data in published if data]

    assert len(shown) > len(STYLES) + len(ATTRIBUTES)
    assert asked(browser, shown) == []


def test_as_they_are_they_do(browser: Browser) -> None:
    """Else the test above could not fail."""
    shapes = "<rect width='9' height='9'/>"
    raw = [SVG.format("", inner + shapes).encode() for inner in STYLES[:2]]

    assert asked(browser, raw) != []
