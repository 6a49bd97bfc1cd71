"""`kbgen serve` follows what is saved, and keeps the last good page."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

ARTICLE = Path("content/en/returns/refunds.md")


def wait_for(page: Page, condition: str) -> None:
    """Ask from outside: the page's policy forbids the evaluation that waiting inside needs."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def test_a_save_reloads_the_page_and_keeps_the_place(browser: Browser, previewed) -> None:
    page = browser.new_page()
    page.goto(f"{previewed.url}en/returns/refunds/")
    page.wait_for_timeout(500)
    page.mouse.wheel(0, 600)
    wait_for(page, "scrollY > 500")
    file = previewed.root / ARTICLE
    file.write_text(file.read_text("utf-8").replace("get my money back", "see my money"), "utf-8")

    expect(page.get_by_role("heading", level=1)).to_have_text("When do I see my money?")
    wait_for(page, "scrollY > 500")
    page.locator("input[type=search]").fill("see money")
    expect(page.get_by_role("option").first).to_contain_text("see my money")
    page.close()


def test_broken_front_matter_shows_the_overlay_and_the_last_good_page(
    browser: Browser, previewed
) -> None:
    page = browser.new_page()
    page.goto(f"{previewed.url}en/returns/refunds/")
    page.wait_for_timeout(500)
    file = previewed.root / ARTICLE
    good = file.read_text("utf-8")
    file.write_text(good.replace("order: 2", "order: 2: 3", 1), "utf-8")

    overlay = page.locator("kb-preview-overlay")
    expect(overlay).to_contain_text("content/en/returns/refunds.md:4:9: error KB101")
    expect(page.get_by_role("heading", level=1)).to_have_text("When do I get my money back?")
    assert page.locator(".breadcrumbs").count() == 1

    file.write_text(good, "utf-8")
    expect(overlay).to_have_count(0)
    page.close()


def test_a_broken_configuration_keeps_the_site_and_says_why(browser: Browser, previewed) -> None:
    page = browser.new_page()
    page.goto(f"{previewed.url}en/")
    page.wait_for_timeout(500)
    file = previewed.root / "kbgen.toml"
    good = file.read_text("utf-8")
    file.write_text(good.replace("[site]", "[site]\nnme = 1", 1), "utf-8")

    overlay = page.locator("kb-preview-overlay")
    expect(overlay).to_contain_text("Did you mean `name`?")
    expect(page.get_by_role("heading", level=1)).to_have_text("How can we help?")
    file.write_text(good, "utf-8")
    expect(overlay).to_have_count(0)
    page.close()


def test_new_renamed_and_deleted_articles_are_followed(browser: Browser, previewed) -> None:
    page = browser.new_page()
    page.goto(f"{previewed.url}en/returns/")
    page.wait_for_timeout(500)
    file = previewed.root / "content/en/returns/gifts.md"
    file.write_text("---\ntitle: Return a gift\n---\n\nYou can.\n", "utf-8")
    link = page.locator(".entries").get_by_role("link", name="Return a gift")
    expect(link).to_be_visible()
    file.rename(file.with_name("presents.md"))
    expect(page.locator(".entries a[href$='presents/']")).to_be_visible()
    file.with_name("presents.md").unlink()
    expect(link).to_have_count(0)
    page.close()
    assert not (previewed.root / "site").exists()


def test_an_override_that_comes_later_is_shown_and_a_broken_one_is_survived(
    browser: Browser, previewed
) -> None:
    page = browser.new_page()
    page.goto(f"{previewed.url}en/")
    page.wait_for_timeout(500)
    file = previewed.root / "themes/juniper/templates/category.html"
    override = '{% extends "default/category.html" %}{% block footer %}Made of wood{% endblock %}'
    file.write_text(override, "utf-8")
    page.goto(f"{previewed.url}en/returns/")
    expect(page.locator("footer")).to_have_text("Made of wood")
    file.write_text(override.replace("Made of wood", "{{ 1 + 'a' }}"), "utf-8")
    overlay = page.locator("kb-preview-overlay")
    expect(overlay).to_contain_text("Template category.html:1: TypeError")
    file.unlink()
    expect(overlay).to_have_count(0)
    expect(page.locator("footer")).to_contain_text("Juniper Goods Help")
    page.close()
