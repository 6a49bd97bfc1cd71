"""Bytes are features: counted as a server that compresses would send them."""

import gzip
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

BUDGETS = tomllib.loads((Path(__file__).parent.parent / "bench/budgets.toml").read_text())["demo"]
QUERIES = {
    "en": "how long does a refund take",
    "de": "rücksendung kosten",
    "es": "plazo de devolución",
    "ar": "كم يستغرق الشحن",
    "ja": "返金はいつですか",
}


def weigh(responses) -> dict[str, int]:
    """Path → bytes, the smaller of plain and gzip."""
    sizes = {}
    for response in responses:
        body = response.body()
        sizes[urlsplit(response.url).path] = min(len(body), len(gzip.compress(body, 9)))
    return sizes


@pytest.mark.parametrize("locale", QUERIES)
def test_an_article_page_and_a_first_query_keep_to_their_budgets(
    browser: Browser, served, locale: str, record_property
) -> None:
    context = browser.new_context()
    page = context.new_page()
    responses = []
    page.on("response", lambda response: responses.append(response))
    page.goto(f"{served.url}{locale}/returns/refunds/")
    page.wait_for_load_state("networkidle")
    before = weigh(r for r in responses if not r.url.endswith(".svg"))
    responses.clear()
    page.get_by_role("combobox").fill(QUERIES[locale])
    expect(page.get_by_role("option").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    search = weigh(responses)
    context.close()
    client = {path: size for path, size in search.items() if "/_kb/search/" not in path}
    figures = {
        "article_page": sum(before.values()),
        "search_client": sum(client.values()),
        # Scripts of the page that search needs, too, are in both.
        "first_query": sum(search.values())
        + sum(size for path, size in before.items() if path.endswith(".js")),
    }
    for name, size in figures.items():
        record_property(name, size)
    print(locale, figures)

    assert {name: size for name, size in figures.items() if size > BUDGETS[name]} == {}
