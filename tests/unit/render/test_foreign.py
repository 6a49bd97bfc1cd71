"""Words in another language than their page."""

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kbgen.model.foreign import marked
from kbgen.model.locale import Locale
from kbgen.render.foreign import declare_languages
from tests.factories import article_text, build_site, write_project


def es(text: str) -> str:
    return marked(text, Locale("es"))


def ca(text: str) -> str:
    return marked(text, Locale("ca"))


ES = 'lang="es" dir="ltr"'


@pytest.mark.parametrize(
    ("html", "declared"),
    [
        ("<p>Res</p>", "<p>Res</p>"),
        (f"<p>{es('Nada')}</p>", f"<p {ES}>Nada</p>"),
        (f"<p>\n{es('Nada')}\n</p>", f"<p {ES}>\nNada\n</p>"),
        (f"<p>Res: {es('nada')}.</p>", f"<p>Res: <span {ES}>nada</span>.</p>"),
        (f"<p>{es('Un')} {es('dos')}</p>", f"<p><span {ES}>Un</span> <span {ES}>dos</span></p>"),
        (f"<p><b>a</b>{es('Nada')}</p>", f"<p><b>a</b><span {ES}>Nada</span></p>"),
        (f'<p lang="es">{es("Nada")}</p>', '<p lang="es">Nada</p>'),
        (
            f"<p>{es('El ' + ca('3 de maig') + ' fue')}</p>",
            f'<p {ES}>El <span lang="ca" dir="ltr">3 de maig</span> fue</p>',
        ),
        (f"<title>Casa – {es('Nada')}</title>", "<title>Casa – Nada</title>"),
        (f"<title>{es('Nada')} – Casa</title>", f"<title {ES}>Nada – Casa</title>"),
        (f"<title>{es('Nada')}</title>", f"<title {ES}>Nada</title>"),
        (f'<option value="x">{es("Otro")}</option>', f'<option {ES} value="x">Otro</option>'),
        (f'<input placeholder="{es("Busca")}">', '<input lang="es" placeholder="Busca">'),
        (f'<meta content="{es("Nada")}">', '<meta content="Nada">'),
        (f'<script>{{"a": "{es("Nada")}"}}</script>', '<script>{"a": "Nada"}</script>'),
        (
            f'<nav aria-label="{es("Ruta")}"><ol><li>Casa</li></ol>i més</nav>',
            (
                '<nav lang="es" aria-label="Ruta"><ol lang="ca"><li>Casa</li></ol>'
                '<span lang="ca" dir="ltr">i més</span></nav>'
            ),
        ),
    ],
)
def test_it_gets_lang_and_dir_where_it_stands(html: str, declared: str) -> None:
    assert declare_languages(html, "ca") == declared


def test_words_that_run_the_other_way_do_not_turn_their_element() -> None:
    html = declare_languages(f"<h2>{es('Nada')}</h2>", "fa")
    assert html == f"<h2><span {ES}>Nada</span></h2>"


@pytest.fixture
def page_of(tmp_path):
    """Build a site that speaks Spanish, and Catalan by a fallback; return a page."""
    config = """
[site]
name = { es = "Ayuda", ca = "Ajuda" }
default_locale = "es"
[locales.es]
[locales.ca]
fallback = ["es"]
[markets.ES]
[markets.X]
label = { es = "Otros países" }
[actions.track]
url = "https://shop.example/track"
label = { es = "Seguir" }
[[contact.channels]]
kind = "email"
target = "help@shop.example"
[feedback]
endpoint = "https://votes.example/v1/events"
"""
    content = {
        "es/envios/_category.toml": 'title = "Envíos"\n',
        "es/envios/pagar.md": article_text("Pagar", updated="2026-11-03"),
        "ca/envios/pagar.md": article_text(
            "Com pagar", "Text.\n\n:::action track\n", updated="2026-11-03"
        ),
        "es/envios/solo.md": article_text("Solo aquí"),
    }
    write_project(tmp_path, content, config)
    result = build_site(tmp_path)

    def page(path: str) -> HTMLParser:
        return HTMLParser((tmp_path / "site" / path).read_text("utf-8"))

    page.result = result
    return page


def declared(node) -> tuple[str, str]:
    """Return the text of an element, and the language that it is declared to be in."""
    text = node.text().strip()
    while node is not None and not node.attributes.get("lang"):
        node = node.parent
    return text, node.attributes["lang"]


@pytest.mark.parametrize(
    ("selector", "text", "lang"),
    [
        ("h1", "Com pagar", "ca"),
        (".skip", "Saltar al contenido", "es"),
        (".brand", "Ajuda", "ca"),
        (".updated time", "3 de noviembre de 2026", "es"),
        (".breadcrumbs li:last-child a", "Envíos", "es"),
        (".action-button", "Seguir", "es"),
        (".contact h2", "¿Aún necesitas ayuda?", "es"),
        (".related a", "Solo aquí", "es"),
        ('option[value="ES"]', "Espanya", "ca"),
        ('option[value="X"]', "Otros países", "es"),
    ],
)
def test_a_page_declares_each_language_that_it_speaks(page_of, selector, text, lang) -> None:
    page = page_of("ca/envios/pagar/index.html")
    (node, *_) = page.css(selector)

    assert declared(node) == (text, lang)


def test_names_of_elements_are_in_their_language_and_what_is_inside_in_its_own(page_of) -> None:
    page = page_of("ca/envios/pagar/index.html")

    assert page.css_first(".breadcrumbs").attributes["lang"] == "es"
    assert page.css_first(".breadcrumbs ol").attributes["lang"] == "ca"


def test_a_build_says_what_is_not_translated(page_of) -> None:
    (line,) = page_of.result.untranslated

    assert line.startswith("ca: not translated: interface strings 1")
    assert "categories 1, labels 1, market names 1" in line


def test_pages_that_speak_one_language_declare_no_other(page_of) -> None:
    page = page_of("es/envios/pagar/index.html")

    assert {n.attributes["lang"] for n in page.css("[lang]") if "hreflang" not in n.attributes} == {
        "es"
    }
