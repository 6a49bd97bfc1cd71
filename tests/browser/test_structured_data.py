"""Data for search engines is in the page as it was written, and the strict policy lets it be."""

import json

from playwright.sync_api import Browser

BLOCKS = """() => [...document.querySelectorAll('script[type="application/ld+json"]')]
    .map((block) => block.textContent)"""


def test_data_blocks_run_nothing_and_break_no_policy(browser: Browser, served) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    kinds = []
    for path in ("en/", "ar/contact/", "ja/returns/refunds/"):
        answer = page.goto(served.url + path)
        assert answer is not None
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        (block,) = page.evaluate(BLOCKS)
        data = json.loads(block)
        kinds += [one["@type"] for one in data.get("@graph", [data])]
    page.close()

    assert kinds == ["Organization", "Organization", "Article", "BreadcrumbList"]
    assert complaints == []
