"""What crawlers and readers of feeds find: changes, sitemaps, robots.txt, a key, a manifest."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.factories import article_text, build_site, write_project

CONFIG = """
[site]
name = "Help & more"
url = "https://shop.example/help/"
[locales.en]
[locales.de]
[markets.DE]
locales = ["de"]
[markets.GB]
locales = ["en"]
"""
POLICIES = """
[returns]
window = { type = "duration", value = "31 days", markets = { GB = "41 days" } }
"""
CONTENT = {
    "policies.toml": POLICIES,
    "en/a/window.md": article_text(
        "Returns < 2",
        description="You have {{ policy.returns.window }}.",
        updated="2026-11-02",
        change="major",
    ),
    "en/a/old.md": article_text("Old", updated="2026-01-02"),
    "en/a/typo.md": article_text("Typo", updated="2026-11-20", change="minor"),
    "en/a/undated.md": article_text("Undated"),
    "en/a/draft.md": article_text("DRAFT", updated="2026-11-21", draft="true"),
    "de/a/undated.md": article_text("Ohne"),
}
ATOM = "{http://www.w3.org/2005/Atom}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("feeds") / "p", CONTENT, CONFIG)
    build_site(root)
    return root


def parsed(file: Path) -> ET.Element:
    return ET.fromstring(file.read_bytes())


def test_the_feed_lists_changes_that_matter_the_latest_first(root: Path) -> None:
    feed = parsed(root / "site/en/changes.atom")

    assert feed.findtext(f"{ATOM}title") == "Help & more"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-02T00:00:00Z"
    first, second = feed.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title") == "Returns < 2"
    # Feeds go anywhere: a value that differs comes with its market.
    assert first.findtext(f"{ATOM}summary") == "You have 41 days (United Kingdom)."
    assert first.find(f"{ATOM}category").get("term") == "major"
    assert first.findtext(f"{ATOM}id") == "https://shop.example/help/en/a/window/#2026-11-02"
    assert second.findtext(f"{ATOM}title") == "Old"


def test_json_feed_says_the_same(root: Path) -> None:
    feed = json.loads((root / "site/en/changes.json").read_text("utf-8"))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [(item["title"], item["tags"]) for item in feed["items"]] == [
        ("Returns < 2", ["major"]), ("Old", ["normal"]),
    ]  # fmt: skip
    assert {"id", "url", "content_text", "date_modified"} <= feed["items"][0].keys()


def test_home_pages_lead_to_the_feed_where_there_are_changes(root: Path) -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="changes.atom">'
    assert link in (root / "site/en/index.html").read_text("utf-8")
    assert "atom" not in (root / "site/de/index.html").read_text("utf-8")
    assert not (root / "site/de/changes.atom").exists()


def test_sitemaps_change_with_dates_only(root: Path, tmp_path: Path) -> None:
    index = parsed(root / "site/sitemap.xml")
    listed = {one.findtext(f"{MAPS}loc"): one.findtext(f"{MAPS}lastmod") for one in index}
    assert listed == {
        "https://shop.example/help/sitemap-en.xml": "2026-11-20",
        "https://shop.example/help/sitemap-de.xml": None,
    }
    english = parsed(root / "site/sitemap-en.xml")
    assert "https://shop.example/help/en/a/old/" in {one.findtext(f"{MAPS}loc") for one in english}

    copy = write_project(tmp_path / "p", CONTENT, CONFIG)
    file = copy / "content/en/a/old.md"
    file.write_text(file.read_text("utf-8").replace("Text.", "Another text."), "utf-8")
    build_site(copy)
    for name in ("sitemap.xml", "sitemap-en.xml", "sitemap-de.xml"):
        assert (copy / "site" / name).read_bytes() == (root / "site" / name).read_bytes()


def test_a_site_without_an_address_has_neither(tmp_path: Path) -> None:
    config = CONFIG.replace('url = "https://shop.example/help/"', "")
    root = write_project(tmp_path / "p", CONTENT, config)
    build_site(root)

    assert not [*(root / "site").glob("sitemap*"), *(root / "site").glob("*/changes.*")]
    assert "atom" not in (root / "site/en/index.html").read_text("utf-8")
    assert "Sitemap" not in (root / "site/robots.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("choice", "refused", "welcome"),
    [
        ("", (), ("GPTBot", "OAI-SearchBot")),
        ("training = false", ("GPTBot", "ClaudeBot", "CCBot"), ("OAI-SearchBot",)),
        ("answers = false", ("OAI-SearchBot", "PerplexityBot"), ("GPTBot",)),
    ],
)
def test_crawlers_of_ai_are_let_in_by_choice(
    tmp_path: Path, choice: str, refused: tuple[str, ...], welcome: tuple[str, ...]
) -> None:
    root = write_project(tmp_path / "p", CONTENT, f"{CONFIG}\n[agents]\n{choice}\n")
    build_site(root)
    text = (root / "site/robots.txt").read_text("utf-8")

    groups = text.split("\n\n")
    assert groups[0] == "User-agent: *\nAllow: /"
    assert not [name for name in welcome if name in text]
    named = groups[1].splitlines() if refused else []
    assert {f"User-agent: {name}" for name in refused} <= {*named}
    assert named[-1:] == (["Disallow: /"] if refused else [])


def test_a_key_of_indexnow_is_a_file(tmp_path: Path) -> None:
    key = "0123456789abcdef"
    config = CONFIG.replace("[locales.en]", f'indexnow = "{key}"\n[locales.en]')
    root = write_project(tmp_path / "p", CONTENT, config)
    build_site(root)

    assert (root / f"site/{key}.txt").read_text("utf-8") == key


def test_the_manifest_names_site_and_icons(root: Path) -> None:
    data = json.loads((root / "site/manifest.webmanifest").read_text("utf-8"))

    assert (data["name"], data["lang"], data["start_url"]) == ("Help & more", "en", "./")
    assert (root / "site" / data["icons"][0]["src"]).is_file()
    assert '<link rel="manifest" href="../manifest.webmanifest">' in (
        root / "site/de/index.html"
    ).read_text("utf-8")
    assert "manifest" not in (root / "site/en/a/old/index.html").read_text("utf-8")
