"""Contact channels on the pages: which, in which order, with which addresses."""

import json
import re
from pathlib import Path

import pytest

from tests.factories import build_site

CONFIG = """
[site]
name = "Help"
url = "https://help.example"
[locales.en]
[locales.de]
[contact.hours.desk]
weekdays = ["9:00-17:00"]
holidays = [2026-12-25]
"""
SLOW = '[[contact.channels]]\nkind = "email"\ntarget = "help@shop.example"\n'
FAST = '[[contact.channels]]\nkind = "phone"\ntarget = "+31 20 123"\nanswer_within = "3 minutes"\n'
LOST = '[[contact.channels]]\nkind = "form"\ntarget = "/lost"\ntopics = ["shipping"]\n'
ANGRY = '[[contact.channels]]\nkind = "link"\ntarget = "/angry"\ntopics = ["complaint"]\n'


@pytest.fixture
def pages(tmp_path: Path):
    """Build a site with channels; return a function from an address to its page."""

    def build(channels: str):
        (tmp_path / "kbgen.toml").write_text(CONFIG + channels, "utf-8")
        for path in ("en/returns/fees", "en/shipping/times", "de/returns/fees"):
            file = tmp_path / f"content/{path}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("---\ntitle: Title\n---\nText.\n", "utf-8")
        build_site(tmp_path)
        return lambda address: (tmp_path / "site" / address).read_text("utf-8")

    return build


def kinds(html: str) -> list[str]:
    return re.findall(r'data-kb-channel="(\w+)"', html)


def test_channels_come_by_topic_then_by_their_answer_time(pages):
    page = pages(SLOW + ANGRY + FAST + LOST)
    assert kinds(page("en/shipping/times/index.html")) == ["form", "phone", "email", "link"]
    assert kinds(page("en/returns/fees/index.html")) == ["phone", "email", "link", "form"]
    assert kinds(page("en/contact/index.html")) == ["phone", "email", "form", "link"]


def test_a_channel_may_be_for_some_categories_only(pages):
    page = pages(SLOW + LOST + 'categories = ["shipping"]\n')
    assert kinds(page("en/shipping/index.html")) == ["form", "email"]
    assert kinds(page("en/returns/fees/index.html")) == ["email"]
    assert kinds(page("en/contact/index.html")) == ["email", "form"]


@pytest.mark.parametrize(
    ("kind", "target", "url"),
    [
        ("chat", "https://chat.example/", "https://chat.example/"),
        ("phone", "+31 (0)20 123", "tel:+31020123"),
        ("sms", "0800 123", "sms:0800123"),
        ("email", "help@shop.example", "mailto:help@shop.example"),
        ("whatsapp", "+31 6 123", "https://wa.me/316123"),
        ("messenger", "@shop", "https://m.me/shop"),
        ("instagram", "shop", "https://ig.me/m/shop"),
        ("telegram", "@shop", "https://t.me/shop"),
        ("form", "/form", "/form"),
        ("store", "https://shop.example/stores", "https://shop.example/stores"),
        ("link", "/anything", "/anything"),
    ],
)
def test_each_kind_has_its_address_and_an_icon(pages, kind, target, url):
    channel = f'[[contact.channels]]\nkind = "{kind}"\ntarget = "{target}"\n'
    html = pages(channel)("en/contact/index.html")
    assert f'href="{url}" data-kb-channel="{kind}"' in html
    link = html[html.index("contact-link") :]
    assert link.index("<path") < link.index("</a>") or link.index("<rect") < link.index("</a>")


def test_an_address_knows_locale_and_article_without_scripts(pages):
    target = "https://chat.example/{locale}?article={article}&q={query}&order={order}&from=help"
    page = pages(f'[[contact.channels]]\nkind = "chat"\ntarget = "{target}"\n')
    html = page("de/returns/fees/index.html")
    assert 'href="https://chat.example/de?article=returns%2Ffees&amp;from=help"' in html
    template = "https://chat.example/de?article=returns%2Ffees&amp;q={query}&amp;order={order}"
    assert f'data-kb-template="{template}&amp;from=help"' in html
    assert 'href="https://chat.example/en?from=help"' in page("en/contact/index.html")


def test_hours_stand_in_a_table_without_scripts(pages):
    page = pages(SLOW + 'hours = "desk"\nanswer_within = "2 days"\nnote = { de = "Für Fotos" }\n')
    html = page("de/contact/index.html")
    assert '<summary class="chevron">Öffnungszeiten</summary>' in html
    assert '<th scope="row">Montag–Freitag</th><td><span>09:00–17:00</span>' in html
    assert '<th scope="row">Feiertage</th><td>Geschlossen</td>' in html
    assert "Übliche Antwortzeit: 2 Tage" in html
    assert "Für Fotos" in html
    assert "Für Fotos" not in page("en/contact/index.html")


def test_the_contact_page_is_linked_listed_and_known_in_all_locales(pages):
    page = pages(SLOW)
    html = page("en/contact/index.html")
    assert '<link rel="alternate" hreflang="de" href="https://help.example/de/contact/">' in html
    assert '<link rel="canonical" href="https://help.example/en/contact/">' in html
    assert "noindex" not in html
    assert "<loc>https://help.example/de/contact/</loc>" in page("sitemap-de.xml")
    assert "de/contact/" in json.loads(page("_kb/urls.json"))["urls"]
    for address in ("en/index.html", "en/returns/index.html", "en/search/index.html"):
        assert 'contact/" data-kb-contact-page>Contact us</a>' in page(address)


def test_the_script_of_a_chat_is_allowed_and_not_loaded(pages):
    chat = (
        '[[contact.channels]]\nkind = "chat"\ntarget = "https://shop.example/chat"\n'
        'script = "https://widget.example/w.js"\nopen = ["Chat.show", { x = "</script>" }]\n'
    )
    page = pages(chat)
    policy = page("_headers").splitlines()[1]
    assert "script-src 'self' https://widget.example" in policy
    html = page("en/contact/index.html")
    assert '<script src="https://widget' not in html
    data = re.search(r"data-kb-chat='([^']*)'", html)[1]
    assert "</script>" not in data
    assert json.loads(data)["open"] == [
        "Chat.show",
        {"x": "</script>"},
    ]
