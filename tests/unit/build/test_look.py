"""`[theme]` in kbgen.toml: logo, fonts and colours, without a theme."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kbgen.config import load_project
from kbgen.errors import KbgenError
from tests.factories import article_text, build_site, write_project

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0"/></svg>'
CONFIG = '[site]\nname = "Loom & Co"\n[theme]\n'
CONTENT = {"en/returns/fees.md": article_text("Fees")}


def png(width: int, height: int) -> bytes:
    """Return a picture of one colour."""
    out = BytesIO()
    Image.new("RGB", (width, height), "#22603f").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def page_of(tmp_path: Path):
    """Build a site with these lines in [theme]; return a page, and the site's folder."""

    def build(
        theme: str, files: dict[str, str | bytes], config: str = CONFIG
    ) -> tuple[HTMLParser, Path]:
        write_project(tmp_path, {**CONTENT, **files}, config + theme)
        assert build_site(tmp_path).diagnostics == ()
        file = tmp_path / "site/en/returns/fees/index.html"
        return HTMLParser(file.read_text("utf-8")), file.parent

    return build


def test_a_logo_stands_for_the_name_and_takes_its_room(page_of) -> None:
    page, folder = page_of('logo = "logo.svg"\n', {"logo.svg": LOGO})
    image = page.css_first(".brand img").attributes
    assert (image["alt"], image["width"], image["height"]) == ("Loom & Co", "120", "40")
    assert (folder / image["src"]).read_text("utf-8").startswith("<svg")
    assert page.css_first(".brand").text().strip() == ""


def test_a_dark_logo_is_for_dark_screens(page_of) -> None:
    names = {"logo.svg": LOGO, "dark.svg": LOGO}
    lines = 'logo = "logo.svg"\nlogo_dark = "dark.svg"\n'
    page, _ = page_of(lines, names)
    source = page.css_first(".brand source").attributes
    assert source["media"] == "(prefers-color-scheme: dark)"
    assert source["srcset"].endswith("own/dark.svg")
    page, _ = page_of(f'{lines}scheme = "dark"\n', names)
    assert page.css_first(".brand source") is None
    assert page.css_first(".brand img").attributes["src"].endswith("own/dark.svg")
    assert page.css_first('meta[name="color-scheme"]').attributes["content"] == "dark"


def test_a_font_is_loaded_with_the_page(page_of) -> None:
    font = b"wOF2" + bytes(20)
    lines = '[theme.fonts]\nbody = "Oak"\nfiles = [{ family = "Oak", file = "oak.woff2" }]\n'
    page, folder = page_of(lines, {"oak.woff2": font})
    link = page.css_first("link[rel=preload]").attributes
    assert (folder / link["href"]).read_bytes() == font
    sheet = folder / page.css_first("link[rel=stylesheet]").attributes["href"]
    assert 'src:url("own/oak.woff2")' in sheet.read_text("utf-8")


def test_a_script_in_a_logo_is_not_published(tmp_path: Path) -> None:
    logo = LOGO.replace("<path", "<script>alert(1)</script><path")
    write_project(tmp_path, {**CONTENT, "logo.svg": logo}, f'{CONFIG}logo = "logo.svg"\n')
    build_site(tmp_path)
    (published,) = (tmp_path / "site").rglob("own/logo.svg")
    assert "alert" not in published.read_text("utf-8")


def test_a_changed_logo_is_published_by_the_next_build(tmp_path: Path) -> None:
    write_project(tmp_path, {**CONTENT, "logo.svg": LOGO}, f'{CONFIG}logo = "logo.svg"\n')
    build_site(tmp_path)
    (tmp_path / "content/logo.svg").write_text(LOGO.replace("M0 0", "M1 1"), "utf-8")
    build_site(tmp_path)
    build_site(tmp_path, out=tmp_path / "clean", clean=True)
    pages = [tmp_path / out / "en/index.html" for out in ("site", "clean")]
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_a_theme_of_its_own_still_has_the_last_word(tmp_path: Path) -> None:
    write_project(tmp_path, CONTENT, f'{CONFIG}name = "own"\n[theme.colors]\nbrand = "#b3261e"\n')
    sheet = tmp_path / "themes/own/static/css/90-own.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("@layer shop { :root { --brand: #005500 } }", "utf-8")
    build_site(tmp_path)
    (css,) = (tmp_path / "site/_kb/theme").rglob("site.css")
    text = css.read_text("utf-8")
    assert text.index("@layer tokens,base,parts,shop") < text.index("@layer tokens{:root{--brand")
    assert "@layer tokens{:root{--brand:#b3261e}" in text


@pytest.mark.parametrize("name", ["clay"])
def test_a_theme_that_comes_with_kbgen_is_found_by_its_name(tmp_path: Path, name: str) -> None:
    write_project(tmp_path, CONTENT, f'{CONFIG}name = "{name}"\n')
    assert build_site(tmp_path).diagnostics == ()
    (css,) = (tmp_path / "site/_kb/theme").rglob("site.css")
    assert "--brand: #a4492a" in css.read_text("utf-8")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('[theme.colors]\nbrand = "green"', "expected a colour such as #2f53c0"),
        ('[theme.colors]\nacent = "#fff"', "Did you mean `accent`?"),
        ('logo = "../logo.svg"', "expected the path of a file"),
        ('logo = "logo.exe"', "expected a file that ends in"),
        ('logo_dark = "logo.svg"', "`logo_dark` is set, but `logo` is not"),
        ('scheme = "night"', "'auto', 'light' or 'dark'"),
        ("radius = 99", "less than or equal to 32"),
        ('[theme.fonts]\nbody = "Oak"', "unknown font `Oak`"),
        (
            '[[theme.fonts.files]]\nfamily = "a\\"}body{"\nfile = "a.woff2"',
            "expected the name of a font",
        ),
    ],
)
def test_a_mistake_in_the_settings_is_reported(tmp_path: Path, lines: str, message: str) -> None:
    write_project(tmp_path, CONTENT, f"{CONFIG}{lines}\n")
    with pytest.raises(KbgenError) as caught:
        load_project(tmp_path / "kbgen.toml")
    assert message in caught.value.message


def metas(page: HTMLParser) -> dict[str, str]:
    found = [(meta.attributes.get("property"), meta.attributes) for meta in page.css("meta")]
    return {name: attributes["content"] for name, attributes in found if name}


def test_a_shared_link_shows_title_description_and_language(page_of) -> None:
    page, _ = page_of("", {"de/returns/fees.md": article_text("Gebühren & Fristen")})
    card = metas(page)
    assert card["og:title"] == "Fees"
    assert card["og:type"] == "article"
    assert card["og:site_name"] == "Loom & Co"
    assert card["og:locale"] == "en_US"
    assert "og:image" not in card
    assert card["og:description"] == page.css_first("meta[name=description]").attributes["content"]


@pytest.mark.parametrize(
    ("lines", "picture", "kind"),
    [
        ('image = "card.png"\nlogo = "logo.svg"\n', "own/card.png", "summary_large_image"),
        ('logo = "card.png"\n', "own/card.png", "summary"),
        ('logo = "logo.svg"\n', "", "summary"),
    ],
)
def test_the_picture_of_a_shared_link_has_an_absolute_address(
    page_of, lines: str, picture: str, kind: str
) -> None:
    site = '[site]\nname = "Loom"\nurl = "https://help.loom.example/faq/"\n[theme]\n'
    page, _ = page_of(lines, {"logo.svg": LOGO, "card.png": png(1200, 630)}, site)
    card = metas(page)
    address = card.get("og:image", "")
    assert address.startswith("https://help.loom.example/faq/_kb/theme/" if picture else "")
    assert address.endswith(picture)
    assert card["og:url"] == "https://help.loom.example/faq/en/returns/fees/"
    if picture:
        assert (card["og:image:width"], card["og:image:height"]) == ("1200", "630")
    assert page.css_first('meta[name="twitter:card"]').attributes["content"] == kind


def test_a_value_that_markets_do_not_share_is_named_with_its_market(page_of) -> None:
    text = "---\ntitle: Fees\ndescription: You have {{ policy.window }}.\n---\nRead on.\n"
    policies = '[window]\ntype = "duration"\nvalue = "30 days"\nmarkets = { DE = "14 days" }\n'
    markets = '[markets.NL]\nlocales = ["en"]\n[markets.DE]\nlabel = "Germany"\n'
    files = {"en/returns/fees.md": text, "policies.toml": policies}
    page, _ = page_of("", files, f'[site]\nname = "Loom"\n{markets}[theme]\n')
    said = metas(page)["og:description"]
    assert said == "You have 30 days (Netherlands)."


def test_a_phones_bars_continue_the_page(page_of) -> None:
    page, _ = page_of("", {})
    colors = page.css("meta[name=theme-color]")
    assert [meta.attributes.get("media") for meta in colors] == [
        "(prefers-color-scheme: light)",
        "(prefers-color-scheme: dark)",
    ]
    assert colors[0].attributes["content"] == "#ffffff"
    page, _ = page_of('scheme = "light"\n[theme.colors]\nsurface = "#fffdf9"\n', {})
    (meta,) = page.css("meta[name=theme-color]")
    assert (meta.attributes.get("media"), meta.attributes["content"]) == (None, "#fffdf9")


def test_the_icon_of_a_home_screen_is_the_shops_own_or_its_logo(page_of, tmp_path: Path) -> None:
    page, folder = page_of('logo = "logo.png"\n', {"logo.png": png(400, 300)})
    link = page.css_first("link[rel=apple-touch-icon]").attributes["href"]
    with Image.open(folder / link) as icon:
        assert (icon.size, icon.mode, icon.getpixel((2, 2))) == ((180, 180), "RGB", (255, 255, 255))
    page, _ = page_of('logo = "wide.png"\n', {"wide.png": png(900, 100)})
    assert page.css_first("link[rel=apple-touch-icon]") is None
    root = tmp_path / "static/root"
    root.mkdir(parents=True)
    (root / "apple-touch-icon.png").write_bytes(png(180, 180))
    page, folder = page_of('logo = "logo.png"\n', {"logo.png": png(400, 300)})
    link = page.css_first("link[rel=apple-touch-icon]").attributes["href"]
    assert (folder / link).resolve() == tmp_path / "site/apple-touch-icon.png"
