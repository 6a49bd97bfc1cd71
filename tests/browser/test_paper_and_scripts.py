"""What a page shows on paper, in dark mode and in right-to-left texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served, start

CONFIG = """
[site]
name = "Help"
[locales.en]
[locales.ar]
[locales.ko]
[feedback]
endpoint = "https://votes.example/v1/events"
"""
FOLDED = """---
title: Refunds
---
## When

::::tabs
:::tab Card
CARD in a day.
:::
:::tab Transfer
TRANSFER in two days.
:::
::::

:::details How we measure
DETAIL with a tape.

:::details Deeper
DEEPER still.
:::
:::

:::faq Can I?
ANSWER yes.
:::

[Terms](https://shop.example/terms), ![A drawing](line.svg)
"""
ARABIC = """---
title: اتصل بنا
---
اتصل على +31 10 555 0142 أو [اتصل](tel:+31105550142) أو [+31 10 555 0142](tel:+31105550142).

استخدم `<slot />` و `npm run build --force` الآن، في 2026-11-28 أو 12 34.

```sh
ls -la /tmp
```

المنتج 4711-XL، والهاتف 031-555-0142، والطلب #A-17.
"""
KOREAN = """---
title: 반품
---
구매하신상품은 수령하신날부터 삼십일이내에 원래포장그대로
돌려보내주시면 결제하신수단으로 환불해드립니다.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h9"/></svg>'


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root: Path = tmp_path_factory.mktemp("shop")
    for path, text in {
        "kbgen.toml": CONFIG,
        "content/en/a/folded.md": FOLDED,
        "content/en/a/line.svg": SVG,
        "content/ar/a/us.md": ARABIC,
        "content/ko/a/returns.md": KOREAN,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    served = start(root, "--no-livereload")
    yield served
    served.stop()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB")
    yield context.new_page()
    context.close()


#: Paragraphs of the article that take room on the page.
DRAWN = """() => [...document.querySelectorAll(".prose p")]
  .filter((p) => p.checkVisibility({ contentVisibilityAuto: true }))
  .map((p) => p.textContent.split(" ")[0])"""


def test_on_paper_all_tabs_and_folds_are_open(reader: Page, shop: Served) -> None:
    reader.goto(f"{shop.url}en/a/folded/")
    expect(reader.get_by_role("tab")).to_have_count(2)
    assert reader.evaluate(DRAWN) == ["CARD", "Terms,"]

    reader.emulate_media(media="print")
    assert reader.evaluate(DRAWN) == [
        "Card", "CARD", "Transfer", "TRANSFER", "DETAIL", "DEEPER", "ANSWER", "Terms,",
    ]  # fmt: skip
    for hidden in (".top", ".contents", ".feedback", "[role=tablist]"):
        assert not reader.locator(hidden).first.is_visible()
    shown = "getComputedStyle(document.querySelector('.prose a[href^=http]'), '::after').content"
    assert "https://shop.example/terms" in reader.evaluate(shown)


def test_on_paper_buttons_are_links_and_nothing_waits_for_a_reader(
    page: Page, served: Served
) -> None:
    page.goto(f"{served.url}en/returns/return-an-item/")
    expect(page.locator(".deadline-form input")).to_be_visible()
    page.emulate_media(media="print")

    button = page.locator(".action-button").first
    ink = page.evaluate("getComputedStyle(document.body).color")
    expect(button).to_have_css("color", ink)
    expect(button).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    after = button.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert "https://junipergoods.example/" in after
    expect(page.locator(".deadline-form input")).to_be_hidden()
    expect(page.locator(".meta select")).to_have_css("border-top-width", "0px")


def test_drawings_have_a_light_ground_in_dark_mode(reader: Page, shop: Served) -> None:
    reader.emulate_media(color_scheme="dark")
    reader.goto(f"{shop.url}en/a/folded/")
    image = reader.locator(".prose img")

    expect(image).to_have_css("background-color", "rgb(255, 255, 255)")


def order(page: Page, selector: str, text: str) -> list[str]:
    """Return the words of a text in an element as they are drawn, from left to right."""
    script = """([selector, words]) => {
      const walker = document.createTreeWalker(document.querySelector(selector), 4);
      const places = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const word of words) {
          const at = node.data.indexOf(word);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          places.push([range.getBoundingClientRect().left, word]);
        }
      }
      return places.sort((a, b) => a[0] - b[0]).map(([, word]) => word);
    }"""
    return page.evaluate(script, [selector, text.split()])


def test_code_and_numbers_are_read_from_left_to_right(reader: Page, shop: Served) -> None:
    reader.goto(f"{shop.url}ar/a/us/")
    paragraph = ".prose p:nth-of-type(1)"
    assert order(reader, f"{paragraph} bdi", "+31 10 555 0142") == ["+31", "10", "555", "0142"]
    assert order(reader, f"{paragraph} a:last-of-type", "+31 10 555 0142")[0] == "+31"
    assert order(reader, ".prose p:nth-of-type(2) code:nth-of-type(1)", "<slot />")[0] == "<slot"
    assert order(reader, ".prose p:nth-of-type(2) code:nth-of-type(2)", "npm run build")[0] == "npm"
    assert order(reader, ".prose pre", "ls -la /tmp") == ["ls", "-la", "/tmp"]
    last = ".prose p:last-of-type"
    assert order(reader, f"{last} bdi:nth-of-type(1)", "4711 XL") == ["4711", "XL"]
    assert order(reader, f"{last} bdi:nth-of-type(2)", "031 555 0142") == ["031", "555", "0142"]
    assert order(reader, f"{last} bdi:nth-of-type(3)", "# A 17") == ["#", "A", "17"]
    assert reader.locator(".prose bdi").count() == 5, "dates and short numbers need none"


def test_korean_lines_end_between_words(reader: Page, shop: Served) -> None:
    reader.set_viewport_size({"width": 320, "height": 700})
    reader.goto(f"{shop.url}ko/a/returns/")
    broken = """(text) => [...text.data.matchAll(/\\S+/g)].filter(([word], at, all) => {
      const range = document.createRange();
      range.setStart(text, all[at].index);
      range.setEnd(text, all[at].index + word.length);
      return range.getClientRects().length > 1;
    }).map(([word]) => word)"""
    text = reader.evaluate_handle("document.querySelector('.prose p').firstChild")
    assert text.evaluate(broken) == []
