"""The elements for pages of a shop: which files the site has, and what they hold."""

import json
import re
from pathlib import Path

import pytest

from kbgen.errors import KbgenError
from tests.factories import build_site

SITE = """
[site]
name = { en = "Help", ar = "مساعدة" }
[locales.en]
[locales.ar]
"""


@pytest.fixture
def site(tmp_path: Path):
    """Build a small site with these lines in its configuration; return its folder."""

    def build(lines: str) -> Path:
        (tmp_path / "kbgen.toml").write_text(SITE + lines, "utf-8")
        for locale in ("en", "ar"):
            file = tmp_path / f"content/{locale}/returns/fees.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("---\ntitle: Fees\n---\nText.\n", "utf-8")
        slug = tmp_path / "content/ar/returns/_category.toml"
        slug.write_text('title = "x"\nslug = "back"\n', "utf-8")
        build_site(tmp_path)
        return tmp_path / "site"

    return build


def allowed(folder: Path) -> list[str]:
    headers = (folder / "_headers").read_text("utf-8")
    return re.findall(r"Access-Control-Allow-Origin: (.*)", headers)


def test_a_site_without_origins_has_none_of_it(site) -> None:
    folder = site("")

    assert allowed(folder) == []
    assert [*folder.rglob("*embed*")] == []


@pytest.mark.parametrize(
    ("origins", "header"),
    [
        (["https://Shop.example"], "https://shop.example"),
        (["https://shop.example", "http://localhost:3000"], "*"),
    ],
)
def test_the_header_names_the_only_origin_or_all(site, origins, header) -> None:
    folder = site(f"[embed]\norigins = {json.dumps(origins)}\n")

    assert allowed(folder) == [header]
    assert "/_kb/embed.js\n  Cache-Control: no-cache" in (folder / "_headers").read_text("utf-8")


def test_styles_fit_into_a_shadow_root_whatever_the_text_size_around(site) -> None:
    folder = site('[embed]\norigins = ["https://shop.example"]\nscheme = "auto"\n')
    script = (folder / "_kb/embed.js").read_text("utf-8")
    (styles,) = folder.glob("_kb/theme/*/js/embed/styles.js")

    for text in (script, styles.read_text("utf-8")):
        assert re.findall(r":root|[\d.]rem\b|[},\s](?:html|body)[{\s,.:]", text) == []
        assert ".kb{color-scheme:light dark}" in text
    assert "light-dark(#" in script
    assert styles.parent.parent.parent.name in script  # the folder


def test_the_entrance_knows_each_locale_and_addresses_that_differ(site) -> None:
    folder = site('[embed]\norigins = ["https://shop.example"]\n')
    script = (folder / "_kb/embed.js").read_text("utf-8")
    settings = json.JSONDecoder().raw_decode(script[script.index('{"folder"') :])[0]

    assert settings["default"] == "en"
    arabic = settings["locales"]["ar"]
    assert (arabic["dir"], arabic["name"], arabic["home"]) == ("rtl", "مساعدة", "ar/")
    assert arabic["topics"] == {"returns": "ar/back/"}
    assert settings["locales"]["en"]["topics"] == {}


def test_an_origin_has_no_path(site) -> None:
    with pytest.raises(KbgenError, match=r"embed\.origins.*without a path"):
        site('[embed]\norigins = ["https://shop.example/de"]\n')
