"""Files beside articles, with the headers that `_headers` gives them."""

import io
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.command import run_command

PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="9"/></svg>'
ARTICLE = """---
title: Files
---
![A photograph](photo.png) ![A drawing](drawing.svg)

[The form](form.pdf) [the prices](prices.csv)
"""


def read_rules(folder: Path) -> list[tuple[str, dict[str, str]]]:
    blocks = (folder / "_headers").read_text().strip().split("\n\n")
    rules = []
    for block in blocks:
        path, *lines = block.splitlines()
        rules.append((path, dict(line.strip().split(": ", 1) for line in lines)))
    return rules


class Handler(SimpleHTTPRequestHandler):
    """Sends the headers of all rules that match, as hosts do."""

    def end_headers(self) -> None:
        path = urlsplit(self.path).path
        joined: dict[str, list[str]] = {}
        for rule, headers in read_rules(Path(self.directory)):
            if path == rule or (rule.endswith("*") and path.startswith(rule[:-1])):
                for name, value in headers.items():
                    joined.setdefault(name, []).append(value)
        for name, values in joined.items():
            self.send_header(name, ", ".join(values))
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("files")
    (root / "kbgen.toml").write_text('[site]\nname = "Help"\n')
    folder = root / "content/en/a"
    folder.mkdir(parents=True)
    photo = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(photo, "PNG")
    files = {"photo.png": photo.getvalue(), "drawing.svg": SVG, "form.pdf": PDF}
    for name, data in {**files, "prices.csv": b"a;b\n", "x.md": ARTICLE.encode()}.items():
        (folder / name).write_bytes(data)
    run_command(["build", "-q"], root).check_returncode()
    handler = partial(Handler, directory=str(root / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_images_are_shown_in_the_page(page: Page, url: str) -> None:
    page.goto(f"{url}en/a/x/")
    page.wait_for_load_state("networkidle")
    widths = "() => [...document.querySelectorAll('main img')].map((img) => img.naturalWidth)"

    assert page.evaluate(widths) == [40, 30]


def test_an_image_is_shown_alone_and_runs_nothing(page: Page, url: str) -> None:
    page.goto(f"{url}en/a/x/")
    for image in page.locator("main img").all():
        alone = page.context.new_page()
        alone.goto(str(image.evaluate("(img) => img.src")))
        assert alone.locator("svg, img").first.bounding_box()["width"] in {40, 30}
        assert alone.evaluate("() => origin") == "null"


def test_a_pdf_is_shown(whole_browser: Browser, url: str) -> None:
    page = whole_browser.new_page()
    page.goto(f"{url}en/a/x/")
    page.get_by_role("link", name="The form").click()
    page.wait_for_url("**/*.pdf")
    page.wait_for_timeout(1000)

    # The viewer is a frame of its own; what is refused has none.
    assert len(page.frames) > 1


def test_what_is_to_be_saved_is_saved(page: Page, url: str) -> None:
    page.goto(f"{url}en/a/x/")
    with page.expect_download() as download:
        page.get_by_role("link", name="the prices").click()

    assert download.value.suggested_filename.startswith("prices.")
