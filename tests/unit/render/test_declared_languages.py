"""On the demo's pages every text is declared to be in the language that it is in.

Told by script where languages have their own, else by small words. With two locales that have
nothing of their own but the theme's words, or not even those, most pages are in several languages.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from kbgen.languages import LANGUAGES
from kbgen.languages.language import words
from tests.factories import build_site

#: Words of several languages prove nothing.
_WORDS = {
    "en": words("the and your you with this that are not from have can how when our we"),
    "de": words("der die und ist nicht mit dein deine auf für eine wir wie deinem wenn"),
    "es": words("el los las que con tu por para una qué del cómo cuando nuestro"),
    "nl": words("het een niet voor hoe naar zijn jouw wordt onze"),
}
_SCRIPTS = {"ar": "ARABIC", "he": "HEBREW", "ja": "CJK HIRAGANA KATAKANA"}
#: Fewest small words that tell a language.
_TELLING = 2


def texts(node: LexborNode, lang: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text with the language that it is declared to be in."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            if text := " ".join((child.text(deep=False) or "").split()):
                yield lang, text
        elif child.tag not in {"script", "style", "code"}:
            yield from texts(child, child.attributes.get("lang") or lang)


def language_in(text: str) -> str:
    """Return the language of a text; empty where it cannot be told."""
    scripts = [unicodedata.name(char, "").split(" ")[0] for char in text if char.isalpha()]
    for tag, names in _SCRIPTS.items():
        if any(script in names.split() for script in scripts):
            return tag
    found = re.findall(r"[^\W\d_]+", text.lower())
    counts = {tag: sum(word in own for word in found) for tag, own in _WORDS.items()}
    best, second, *_ = sorted(counts, key=lambda tag: -counts[tag])
    return best if counts[best] >= _TELLING and counts[best] > counts[second] else ""


def wrong(site: Path) -> list[tuple[str, str, str]]:
    """Return page, declared language and text of each text that is in another language."""
    found = []
    for file in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        name = f" – {tree.css_first('.brand').text().strip()}" if tree.css_first(".brand") else ""
        for lang, whole in texts(tree.root, tree.root.attributes.get("lang") or ""):
            # A title holds no element: it has the language of its beginning.
            text = whole.removesuffix(name)
            if (told := language_in(text)) and told != lang.split("-")[0]:
                found.append((file.relative_to(site).as_posix(), lang, text[:80]))
    return found


def test_the_check_sees(tmp_path: Path) -> None:
    html = '<html lang="de"><body><p>Wie du das machst</p><p>What you can do with it</p><b>検索</b>'
    (tmp_path / "x.html").write_text(html, "utf-8")

    assert [text for _, _, text in wrong(tmp_path)] == ["What you can do with it", "検索"]
    assert set(_WORDS) <= set(LANGUAGES)


@pytest.mark.parametrize(
    "added", ["", "[locales.nl]\n[locales.he]\n[locales.eo]\nfallback = ['es']\n"]
)
def test_every_text_of_the_demo_is_in_its_language(copy_demo, tmp_path: Path, added: str) -> None:
    root = copy_demo(tmp_path)
    config = root / "kbgen.toml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("[locales.ja]\n", f"[locales.ja]\n{added}"), "utf-8")
    build_site(root)

    assert wrong(root / "site") == []
