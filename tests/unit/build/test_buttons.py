"""Buttons of `content/glossary.toml` on pages, in each language."""

from pathlib import Path

from tests.factories import article_text, build_site, write_project

CONFIG = (
    '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n[locales.fr]\nfallback = ["de", "en"]\n'
)
CONTENT = {
    f"{locale}/a/b.md": article_text(
        "Title", "Open **{{ button.orders }}**, `{{ button.orders }}`."
    )
    for locale in ("en", "de", "fr")
}


def text(root: Path, locale: str) -> str:
    page = (root / f"site/{locale}/a/b/index.html").read_text("utf-8")
    return page[page.index("<p>Open") :].partition("</p>")[0].removeprefix("<p>")


def build(root: Path, labels: str) -> None:
    write_project(root, {**CONTENT, "glossary.toml": f"[buttons]\norders = {labels}\n"}, CONFIG)
    assert build_site(root).diagnostics == ()


def test_a_button_has_the_label_of_its_language_or_of_the_fallback(tmp_path):
    build(tmp_path, '{ en = "Orders <1>", de = "Bestellungen" }')
    code = "<code>{{ button.orders }}</code>."
    assert text(tmp_path, "en") == f"Open <strong>Orders &lt;1&gt;</strong>, {code}"
    assert text(tmp_path, "de") == f"Open <strong>Bestellungen</strong>, {code}"
    assert text(tmp_path, "fr") == f"Open <strong>Bestellungen</strong>, {code}"


def test_a_new_label_is_on_the_page_after_the_next_build(tmp_path):
    build(tmp_path, '"Orders"')
    build(tmp_path, '"My orders"')
    assert "<strong>My orders</strong>" in text(tmp_path, "de")
