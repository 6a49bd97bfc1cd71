"""`kbgen serve` follows what is saved, and keeps the last good page."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

ARTICLE = Path("content/en/returns/refunds.md")


@pytest.fixture
def visit(browser: Browser, previewed) -> Iterator[Callable[[str], Page]]:
    """Open a page that hears of what is saved."""
    pages: list[Page] = []

    def visit_(path: str) -> Page:
        pages.append(browser.new_page())
        pages[-1].goto(f"{previewed.url}{path}")
        return pages[-1]

    yield visit_
    for page in pages:
        page.close()


def wait_for(page: Page, condition: str) -> None:
    """Ask from outside: the page's policy forbids the evaluation that waiting inside needs."""
    for _ in range(600):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def mark(page: Page) -> None:
    """Leave something behind that is gone when the page is loaded again."""
    page.evaluate("window.marked = true")


def is_marked(page: Page) -> bool:
    return page.evaluate("window.marked === true")


def count(page: Page) -> Locator:
    """Return the count of findings in the bar, a button."""
    return page.locator("kb-preview-bar [data-panel=findings]")


def panel(page: Page) -> Locator:
    return page.locator("kb-preview-bar #panel")


def builds(previewed) -> int:
    return len(re.findall(" built: ", (previewed.root / "serve.log").read_text("utf-8")))


def wait_for_build(previewed, count: int) -> None:
    """Wait for the end of a build, and a little for what the browser makes of it."""
    deadline = time.monotonic() + 30
    while builds(previewed) < count:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.3)


def replace(file: Path, old: str, new: str) -> None:
    """Save with another text, in place."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_save_reloads_the_page_and_keeps_the_place(previewed, visit) -> None:
    page = visit("en/returns/refunds/")
    page.mouse.wheel(0, 600)
    wait_for(page, "scrollY > 500")
    file = previewed.root / ARTICLE
    before = builds(previewed)
    file.write_text(file.read_text("utf-8").replace("get my money back", "see my money"), "utf-8")

    expect(page.get_by_role("heading", level=1)).to_have_text("When do I see my money?")
    wait_for(page, "scrollY > 500")
    # The page comes at once, the search index with the build that follows.
    wait_for_build(previewed, before + 1)
    page.locator("input[type=search]").fill("see money")
    expect(page.locator("[role=option]:not(.offer)").first).to_contain_text("see my money")


def test_broken_front_matter_shows_a_count_and_the_last_good_page(previewed, visit) -> None:
    page = visit("en/returns/refunds/")
    file = previewed.root / ARTICLE
    good = file.read_text("utf-8")
    file.write_text(good.replace("order: 2", "order: 2: 3", 1), "utf-8")

    expect(count(page)).to_contain_text("1 error")
    expect(panel(page)).to_have_count(0)
    count(page).click()
    expect(panel(page)).to_contain_text("content/en/returns/refunds.md:4:9: error KB101")
    expect(page.get_by_role("heading", level=1)).to_have_text("When do I get my money back?")
    assert page.locator(".breadcrumbs").count() == 1

    file.write_text(good, "utf-8")
    expect(count(page)).to_have_count(0)


def test_a_broken_configuration_keeps_the_site_and_says_why(previewed, visit) -> None:
    page = visit("en/")
    file = previewed.root / "kbgen.toml"
    good = file.read_text("utf-8")
    file.write_text(good.replace("[site]", "[site]\nnme = 1", 1), "utf-8")

    expect(count(page)).to_have_text("The build failed")
    count(page).click()
    expect(panel(page)).to_contain_text("Did you mean `name`?")
    expect(page.get_by_role("heading", level=1)).to_have_text("How can we help?")
    file.write_text(good, "utf-8")
    expect(count(page)).to_have_count(0)


def test_new_renamed_and_deleted_articles_are_followed(previewed, visit) -> None:
    page = visit("en/returns/")
    file = previewed.root / "content/en/returns/gifts.md"
    file.write_text("---\ntitle: Return a gift\n---\n\nYou can.\n", "utf-8")
    link = page.locator(".entries").get_by_role("link", name="Return a gift")
    expect(link).to_be_visible()
    file.rename(file.with_name("presents.md"))
    expect(page.locator(".entries a[href$='presents/']")).to_be_visible()
    file.with_name("presents.md").unlink()
    expect(link).to_have_count(0)
    assert not (previewed.root / "site").exists()


def test_an_override_that_comes_later_is_shown_and_a_broken_one_is_survived(
    previewed, visit
) -> None:
    page = visit("en/")
    file = previewed.root / "themes/juniper/templates/category.html"
    override = '{% extends "default/category.html" %}{% block footer %}Made of wood{% endblock %}'
    file.write_text(override, "utf-8")
    page.goto(f"{previewed.url}en/returns/")
    expect(page.locator("footer")).to_contain_text("Made of wood")
    file.write_text(override.replace("Made of wood", "{{ 1 + 'a' }}"), "utf-8")
    count(page).click()
    expect(panel(page)).to_contain_text("Template category.html:1: TypeError")
    file.unlink()
    expect(count(page)).to_have_count(0)
    expect(page.locator("footer")).to_contain_text("Juniper Goods Help")


def test_a_save_reloads_the_pages_that_show_it_once_and_no_others(previewed, visit) -> None:
    edited, other = visit("en/returns/refunds/"), visit("en/shipping/shipping-costs/")
    mark(edited)
    mark(other)
    replace(previewed.root / ARTICLE, "of its arrival and then", "of getting it and then")

    expect(edited.locator(".prose")).to_contain_text("of getting it and then")
    assert not is_marked(edited)
    mark(edited)
    wait_for_build(previewed, 1)
    assert is_marked(edited)
    assert is_marked(other)


def test_a_file_that_is_moved_into_its_place_is_followed(previewed, visit) -> None:
    page = visit("en/returns/refunds/")
    file = previewed.root / ARTICLE
    part = file.with_name(f".{file.name}.tmp")
    part.write_text(file.read_text("utf-8").replace("get my money back", "see my money"), "utf-8")
    part.replace(file)

    expect(page.get_by_role("heading", level=1)).to_have_text("When do I see my money?")


def test_two_quick_saves_end_with_the_last_one(previewed, visit) -> None:
    page = visit("en/returns/refunds/")
    file = previewed.root / ARTICLE
    replace(file, "get my money back", "see my money")
    replace(file, "see my money", "have my money")

    expect(page.get_by_role("heading", level=1)).to_have_text("When do I have my money?")
    wait_for_build(previewed, 1)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("When do I have my money?")
    page.goto(f"{previewed.url}en/returns/")
    expect(page.locator(".entries")).to_contain_text("When do I have my money?")


def test_a_reload_does_not_take_the_place_of_the_page_that_is_opened(previewed, visit) -> None:
    page = visit("en/returns/refunds/")
    expect(page.locator("kb-preview-bar")).to_have_count(1)
    going = f"{previewed.url}en/returns/"

    def save_first(route: Route) -> None:
        """Let the next page wait until the one that is left was built again."""
        replace(previewed.root / ARTICLE, "get my money back", "see my money")
        wait_for_build(previewed, 1)
        route.continue_()

    page.route(going, save_first)
    page.goto(going)
    expect(page).to_have_url(going)
    expect(page.locator(".entries")).to_contain_text("see my money")


def test_what_is_saved_while_a_page_loads_is_not_missed(previewed, browser: Browser) -> None:
    page = browser.new_page()
    address = f"{previewed.url}en/returns/refunds/"

    def save_first(route: Route) -> None:
        """Let the page wait for its script until the save is told."""
        replace(previewed.root / ARTICLE, "get my money back", "see my money")
        wait_for_build(previewed, 1)
        assert b"see my money" in urlopen(address).read()
        route.continue_()

    page.route("**/_preview/preview.js*", save_first, times=1)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("When do I see my money?")
    page.close()


def test_a_style_is_swapped_without_loading_the_page_again(previewed, visit) -> None:
    page = visit("en/returns/refunds/")
    page.mouse.wheel(0, 600)
    wait_for(page, "scrollY > 500")
    mark(page)
    file = previewed.root / "themes/juniper/static/css/90-juniper.css"
    good = file.read_text("utf-8")
    sheets = page.locator("link[rel=stylesheet]").count()
    for number in (1, 2):  # the second time, the first one's build has moved the style sheet
        file.write_text(f"{good}\nh1 {{ color: rgb({number}, 2, 3) }}\n", "utf-8")

        expect(page.locator("h1")).to_have_css("color", f"rgb({number}, 2, 3)")
        wait_for_build(previewed, number)
        expect(page.locator("h1")).to_have_css("color", f"rgb({number}, 2, 3)")
        expect(page.locator("link[rel=stylesheet]")).to_have_count(sheets)
        assert is_marked(page)
        assert page.evaluate("scrollY > 500")
    page.reload()
    expect(page.locator("h1")).to_have_css("color", "rgb(2, 2, 3)")


def test_a_template_and_a_string_are_followed(previewed, visit) -> None:
    page = visit("de/returns/refunds/")
    replace(
        previewed.root / "themes/juniper/templates/base.html",
        "{% block brand %}",
        "{% block footer %}Aus Holz{% endblock %}{% block brand %}",
    )
    expect(page.locator("footer")).to_contain_text("Aus Holz")

    strings = previewed.root / "themes/juniper/locales/de.po"
    strings.parent.mkdir()
    strings.write_text(
        'msgid ""\nmsgstr ""\n\nmsgid "On this page"\nmsgstr "Hier steht"\n', "utf-8"
    )
    expect(page.locator("#kb-contents-title")).to_have_text("Hier steht")
    expect(page.locator("footer")).to_contain_text("Aus Holz")


def test_an_open_page_whose_article_is_deleted_goes(previewed, visit) -> None:
    page = visit("en/returns/refunds/")
    (previewed.root / ARTICLE).unlink()
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")


def test_the_count_is_there_again_after_the_page_is_loaded_again(previewed, visit) -> None:
    page = visit("en/returns/refunds/")
    file = previewed.root / ARTICLE
    good = file.read_text("utf-8")
    replace(file, "order: 2", "order: 2: 3")
    expect(count(page)).to_contain_text("1 error")
    page.reload()
    expect(count(page)).to_contain_text("1 error")
    expect(page.get_by_role("heading", level=1)).to_have_text("When do I get my money back?")
    file.write_text(good.replace("get my money back", "see my money"), "utf-8")
    expect(count(page)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("When do I see my money?")
