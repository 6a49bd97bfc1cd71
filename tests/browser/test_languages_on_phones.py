"""Every language of the theme on a phone: nothing is wider than the screen or cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from kbgen.i18n import load_catalogue
from kbgen.model.locale import Locale
from kbgen.themes import BUILT_IN
from tests.browser.recording import HelpCentre
from tests.factories import article_text, build_site, write_project

CHAIN = [{file.name: file.read_bytes() for file in (BUILT_IN / "locales").glob("*.po")}]
TAGS = ("en", *sorted(name.removesuffix(".po") for name in CHAIN[0]))
CONFIG = """
[site]
name = "Juniper Goods"
{locales}
[markets.NL]
[markets.GB]
[contact.hours.desk]
weekdays = ["9:00-17:00"]
[[contact.channels]]
kind = "phone"
target = "+31 10 555 0142"
hours = "desk"
answer_within = "3 minutes"
"""
#: Width of the placeholder of the box that is shown, and the room that it has.
ROOM = """() => {
  const box = [...document.querySelectorAll("input[type=search]")].find((one) => one.offsetWidth);
  const style = getComputedStyle(box);
  const text = document.createElement("span");
  text.style.cssText = "position: absolute; white-space: pre";
  text.style.font = style.font;
  text.textContent = box.placeholder;
  document.body.append(text);
  const { width } = text.getBoundingClientRect();
  text.remove();
  return [width, box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)];
}"""
#: What lies beyond the edges of the screen.
BEYOND = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
  const { left, right, width } = one.getBoundingClientRect();
  const isAside = one.closest(".hidden, .skip, [hidden], select");
  return width > 1 && !isAside && (left < -1 || right > innerWidth + 1);
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site whose articles are made of the theme's own words."""
    content = {}
    for tag in TAGS:
        say = load_catalogue(Locale(tag), CHAIN).gettext
        body = "\n\n".join(
            (say("What should we know? Please leave out personal data."), "## 1", "2")
        )
        content[f"{tag}/a/_category.toml"] = f'title = "{say("Popular articles")}"\n'
        content[f"{tag}/a/x.md"] = article_text(f'"{say("When did your parcel arrive?")}"', body)
    locales = "\n".join(f"[locales.{tag}]" for tag in TAGS)
    root = tmp_path_factory.mktemp("languages")
    write_project(root, content, CONFIG.format(locales=locales))
    build_site(root)

    centre = HelpCentre(root / "site")
    yield centre.url
    centre.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_wider_than_a_phone(site: str, phone: Page, tag: str) -> None:
    segment = tag.lower()
    for path in ("", "a/x/", "search/?q=qzxvvk"):
        phone.goto(f"{site}{segment}/{path}")
        if "?" in path:
            phone.wait_for_selector("[data-kb-note]:not([hidden])")
        assert phone.evaluate("document.scrollingElement.scrollWidth") <= 390
        assert phone.evaluate(BEYOND) == []
        assert phone.evaluate("document.documentElement.lang") == tag
        assert phone.evaluate("document.documentElement.dir") == Locale(tag).direction
        if not path:
            width, room = phone.evaluate(ROOM)
            assert width <= room, "the words in the empty search box are cut off"
