"""A shopper searches, reads and votes; the support lead sees the vote. In all five languages."""

import pytest
from playwright.sync_api import Browser, Page, expect

#: Locale → what a shopper types, the article she wants, its beginning of "thank you".
QUERIES = {
    "en": ("wheres my parcle", "shipping/track-your-order", "Thank you"),
    "de": ("paket verfolgen", "shipping/track-your-order", "Danke"),
    "es": ("cuanto tarda la devolucion del dinero", "returns/refunds", "Gracias"),
    "ar": ("نسيت كلمة السر", "accounts/reset-your-password", "شكرًا"),
    "ja": ("パスワード忘れた", "accounts/reset-your-password", "ありがとう"),
}


@pytest.mark.parametrize("locale", QUERIES)
def test_search_pick_with_the_keyboard_and_vote(page: Page, served, locale: str) -> None:
    query, article, _ = QUERIES[locale]
    page.goto(f"{served.url}{locale}/")
    page.keyboard.press("/")
    page.keyboard.type(query)
    options = page.locator("[role=option]:not(.offer)")
    # Hits for the beginning of the query are shown before.
    page.wait_for_timeout(800)
    found = page.locator(f"[role=option]:not(.offer)[href*='/{locale}/{article}/']")
    expect(found.first).to_be_visible()
    hrefs = [option.get_attribute("href") or "" for option in options.all()]
    place = next(at for at, href in enumerate(hrefs) if f"/{locale}/{article}/" in href)
    assert place < 3
    for _ in range(place + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/{article}/**")

    page.locator("[data-kb-vote] button[value=yes]").click()
    expect(page.locator("[data-kb-vote-status]")).not_to_be_empty()
    page.wait_for_load_state("networkidle")

    assert served.votes()[article, locale] == (1, 0)


@pytest.mark.parametrize("locale", QUERIES)
def test_without_scripts_the_form_votes_and_links_lead_on(
    browser: Browser, served, locale: str
) -> None:
    thanks = QUERIES[locale][2]
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served.url}{locale}/")
    page.locator(".card a").first.click()
    page.locator(f"a[href$='/{locale}/shipping/late-or-missing-parcel/']").first.click()
    page.locator("[data-kb-vote] button[value=no]").click()

    assert page.url == f"{served.url}{locale}/thanks/"
    expect(page.get_by_role("heading", level=1)).to_contain_text(thanks)
    assert served.votes()["shipping/late-or-missing-parcel", locale] == (0, 1)

    page.goto(f"{served.url}{locale}/search/?q=x")
    assert page.locator("[data-kb-browse] .links a").count() == 15
    page.context.close()


def test_a_missing_translation_stands_in_with_a_notice(page: Page, served) -> None:
    page.goto(f"{served.url}ja/shipping/customs-and-duties/")

    expect(page.locator(".notice")).to_contain_text("英語")
    expect(page.locator("article")).to_have_attribute("lang", "en")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"{served.url}en/shipping/customs-and-duties/"
    assert page.locator("link[rel=alternate]").count() == 0
    english, japanese = (
        page.request.get(f"{served.url}sitemap-{locale}.xml").text() for locale in ("en", "ja")
    )
    assert "/en/shipping/customs-and-duties/</loc>" in english
    assert "/ja/shipping/customs-and-duties/" not in japanese


def test_the_root_leads_to_the_readers_language(browser: Browser, served) -> None:
    page = browser.new_context(locale="es-MX").new_page()
    page.goto(served.url)
    page.wait_for_url(f"{served.url}es/")
    page.locator("summary").click()
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url(f"{served.url}de/")
    page.goto(served.url)
    page.wait_for_url(f"{served.url}de/")
    page.context.close()


def test_the_missing_page_speaks_the_language_of_the_address(browser: Browser, served) -> None:
    page = browser.new_context().new_page()
    answer = page.goto(f"{served.url}de/versand/wo-ist-mein-paket/")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Seite nicht gefunden")
    assert page.locator("[data-kb-part]").count() == 1
    # What stands around it comes from the home page of that language.
    expect(page.locator(".brand")).to_have_text("Juniper Goods Hilfe")
    expect(page.locator(".skip")).to_have_text("Zum Inhalt springen")
    expect(page.locator("[data-kb-market-choice] option").first).to_have_text("Niederlande")
    assert page.title() == "Seite nicht gefunden – Juniper Goods Hilfe"
    assert page.locator("body [lang=en]:not([hreflang])").count() == 0
    page.locator("[data-kb-part] button").click()
    page.wait_for_url("**/de/search/?q=wo+ist+mein+paket")
    expect(page.locator(".result a").first).to_be_visible()
    page.context.close()
