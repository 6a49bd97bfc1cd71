"""What hosts and search engines read."""

import json
from pathlib import Path

import pytest

from tests.factories import build_site

CONFIG = """
[site]
name = "Help"
url = "https://help.example"
[locales.en]
[locales.de]
[feedback]
endpoint = "{endpoint}"
"""


@pytest.fixture
def site(tmp_path: Path):
    """Build a small site and return its folder."""

    def build(endpoint: str = "https://votes.example/v1/events", config: str = CONFIG) -> Path:
        (tmp_path / "kbgen.toml").write_text(config.replace("{endpoint}", endpoint), "utf-8")
        for locale, title in (("en", "Fees"), ("de", "Gebühren")):
            file = tmp_path / f"content/{locale}/returns/fees.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            head = f"title: {title}\nupdated: 2026-11-01\naliases: [/{locale}/old/costs]"
            file.write_text(f"---\n{head}\n---\nText.\n", "utf-8")
        only = tmp_path / "content/en/returns/only.md"
        only.write_text("---\ntitle: Only in English\n---\nText.\n", "utf-8")
        build_site(tmp_path)
        return tmp_path / "site"

    return build


def test_only_the_endpoints_origin_is_added_to_the_policy(site) -> None:
    headers = (site() / "_headers").read_text("utf-8")

    assert (
        "Content-Security-Policy: default-src 'self'; frame-ancestors 'self'; "
        "connect-src 'self' https://votes.example; "
        "form-action 'self' https://votes.example\n"
    ) in headers


def test_an_endpoint_on_the_same_origin_adds_nothing(site) -> None:
    headers = (site("https://help.example/v1/events") / "_headers").read_text("utf-8")

    assert "Content-Security-Policy: default-src 'self'; frame-ancestors 'self'\n" in headers


def test_what_writers_put_beside_articles_runs_nothing(site) -> None:
    blocks = (site() / "_headers").read_text("utf-8").strip().split("\n\n")
    rules = {path: lines for path, *lines in (block.split("\n  ") for block in blocks)}
    sandbox = ["Content-Security-Policy: sandbox", "X-Content-Type-Options: nosniff"]

    assert rules["/_kb/media/*"][:2] == sandbox
    assert rules["/_kb/files/*"][:3] == [*sandbox, "Content-Disposition: attachment"]


def test_origins_of_the_configuration_are_added_to_the_policy(site) -> None:
    hosting = '[hosting]\ncsp = { script-src = ["https://plausible.io"] }\n'
    headers = (site("", CONFIG + hosting) / "_headers").read_text("utf-8")

    assert (
        "Content-Security-Policy: default-src 'self'; frame-ancestors 'self'; "
        "script-src 'self' https://plausible.io\n"
    ) in headers


def test_header_rules_do_not_overlap(site) -> None:
    lines = (site() / "_headers").read_text("utf-8").splitlines()
    paths = [line for line in lines if line.startswith("/") and line != "/*"]
    for path in paths:
        others = [other for other in paths if other != path]
        assert not [o for o in others if o.startswith(path.removesuffix("*"))]


def test_without_an_endpoint_the_question_is_not_asked(site) -> None:
    folder = site("")

    assert "data-kb-vote" not in (folder / "en/returns/fees/index.html").read_text("utf-8")
    assert not (folder / "en/thanks").exists()


def test_without_an_endpoint_the_other_sinks_are_told_by_scripts_alone(site) -> None:
    folder = site("", CONFIG.replace("endpoint = ", 'sinks = ["plausible"]\nendpoint = '))
    page = (folder / "en/returns/fees/index.html").read_text("utf-8")

    assert 'class="feedback scripted"' in page
    assert "action=" not in page.partition("data-kb-feedback")[2]
    assert not (folder / "en/thanks").exists()
    headers = (folder / "_headers").read_text("utf-8")
    assert "Content-Security-Policy: default-src 'self'; frame-ancestors 'self'\n" in headers


def test_without_sinks_pages_say_nothing_of_measuring(site) -> None:
    page = (site("") / "en/index.html").read_text("utf-8")

    assert "data-kb-measuring" not in page
    assert "sinks" not in page


def test_without_a_url_there_is_no_canonical_and_no_sitemap(site) -> None:
    folder = site("", '[site]\nname = "Help"\n')
    page = (folder / "en/returns/fees/index.html").read_text("utf-8")

    assert 'rel="canonical"' not in page
    assert 'rel="alternate" hreflang' not in page
    assert not (folder / "sitemap.xml").exists()


def test_a_former_address_redirects(site) -> None:
    folder = site()
    page = (folder / "de/old/costs/index.html").read_text("utf-8")

    assert 'url=../../../de/returns/fees/"' in page
    assert '<link rel="canonical" href="https://help.example/de/returns/fees/">' in page
    assert "noindex" in page
    assert "/de/old/costs/ /de/returns/fees/ 301\n" in (folder / "_redirects").read_text("utf-8")


def test_the_sitemap_lists_translations_and_no_stand_ins(site) -> None:
    folder = site()
    text = (folder / "sitemap-de.xml").read_text("utf-8")

    assert "<loc>https://help.example/de/returns/fees/</loc>" in text
    assert "<lastmod>2026-11-01</lastmod>" in text
    assert 'hreflang="x-default" href="https://help.example/en/returns/fees/"' in text
    assert "returns/only/" not in text
    assert "en/returns/only/" in (folder / "sitemap-en.xml").read_text("utf-8")
    index = (folder / "sitemap.xml").read_text("utf-8")
    assert index.count("<lastmod>2026-11-01</lastmod>") == 2
    assert "<loc>https://help.example/sitemap-de.xml</loc>" in index


def test_the_list_of_addresses_has_them_all(site) -> None:
    data = json.loads((site() / "_kb/urls.json").read_text("utf-8"))

    assert "de/returns/only/" in data["urls"]
    assert {"from": "en/old/costs/", "to": "en/returns/fees/"} in data["redirects"]


def test_a_theme_overrides_one_file_and_builds_on_what_it_overrides(kbgen, tmp_path: Path) -> None:
    templates = tmp_path / "themes/shop/templates"
    templates.mkdir(parents=True)
    (templates / "base.html").write_text(
        '{% extends "default/base.html" %}{% block footer %}Made of wood{% endblock %}', "utf-8"
    )
    css = tmp_path / "themes/shop/static/css/90-shop.css"
    css.parent.mkdir(parents=True)
    css.write_text("/* mine */", "utf-8")
    strings = tmp_path / "themes/shop/locales/en.po"
    strings.parent.mkdir()
    strings.write_text('msgid "Search for help"\nmsgstr "Ask us"\n', "utf-8")
    (tmp_path / "kbgen.toml").write_text('[site]\nname = "H"\n[theme]\nname = "shop"\n', "utf-8")
    article = tmp_path / "content/en/a/b.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: B\n---\nText.\n", "utf-8")
    done = kbgen("build", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/en/a/b/index.html").read_text("utf-8")
    (sheet,) = (tmp_path / "site/_kb/theme").glob("*/site.css")

    assert "Made of wood" in page
    assert 'placeholder="Ask us"' in page
    assert sheet.read_text("utf-8").endswith("/* mine */\n")
    assert "@layer tokens" in sheet.read_text("utf-8")


@pytest.mark.parametrize(
    ("template", "said"),
    [("{{ page.nothing }}", "nothing"), ("{% if %}", "Template base.html:1")],
)
def test_a_wrong_template_is_named_and_leaves_the_site(
    kbgen, tmp_path: Path, template: str, said: str
) -> None:
    (tmp_path / "kbgen.toml").write_text('[site]\nname = "H"\n[theme]\nname = "shop"\n', "utf-8")
    article = tmp_path / "content/en/a/b.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: B\n---\nText.\n", "utf-8")
    templates = tmp_path / "themes/shop/templates"
    templates.mkdir(parents=True)
    assert kbgen("build", "-q", cwd=tmp_path).returncode == 0
    before = (tmp_path / "site/en/a/b/index.html").read_bytes()
    (templates / "base.html").write_text(template, "utf-8")
    done = kbgen("build", "-q", cwd=tmp_path)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "site/en/a/b/index.html").read_bytes() == before
