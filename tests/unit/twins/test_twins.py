"""`index.md` beside each page, and `llms.txt`."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from tests.factories import article_text, build_site, write_project

CONFIG = """
[site]
name = "Help"
url = "https://shop.example/help/"
[locales.en]
[locales.de]
[markets.DE]
locales = ["de"]
[markets.GB]
label = { en = "Britain", de = "Britannien" }
"""
POLICIES = """
[returns]
window = { type = "duration", value = "31 days", markets = { GB = "41 days" } }
"""
RETURNS = """
Send it back within {{ policy.returns.window }}:
[plain](plain.md#more "{{ policy.returns.window }}").

:::agent
SECRETNOTE
:::
<!-- COMMENT -->

:::market GB
To our depot.
:::
"""
CONTENT = {
    "policies.toml": POLICIES,
    "en/index.md": article_text("Welcome", "Hello.", description="All about it."),
    "en/returns/window.md": article_text(
        """'Return: "how"'""",
        RETURNS,
        description="In {{ policy.returns.window }}.",
        updated="2026-11-02",
    ),
    "en/returns/plain.md": article_text(
        "Plain", "Text.\n\n## More {#more}\n\nMore.", notice="\n  text: Delays"
    ),
    "en/returns/british.md": article_text("British", "There.", markets="[GB]"),
    "en/returns/draft.md": article_text("DRAFT", draft="true"),
    "en/returns/later.md": article_text("LATER", publish_on="2026-12-24"),
    "de/returns/window.md": article_text(
        "Rückgabe", "Binnen {{ policy.returns.window | dative }}."
    ),
}  # fmt: skip
DAY = dt.date(2026, 12, 1)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("twins"), CONTENT, CONFIG)
    assert not build_site(root, as_of=DAY).diagnostics
    return root


def twin(root: Path, path: str) -> tuple[dict, str]:
    text = (root / "site" / path).read_text("utf-8")
    _, front_matter, body = text.split("---\n", 2)
    return yaml.safe_load(front_matter), body.strip()


def test_an_article_that_says_the_same_to_all_has_one(root: Path) -> None:
    facts, body = twin(root, "en/returns/plain/index.md")

    assert facts == {
        "title": "Plain", "description": "Text.", "locale": "en",
        "canonical": "https://shop.example/help/en/returns/plain/",
    }  # fmt: skip
    assert body == "# Plain\n\n> Delays\n\nText.\n\n## More\n\nMore."
    assert not (root / "site/en/returns/plain/index.gb.md").exists()
    assert twin(root, "en/returns/british/index.md")[0]["market"] == "GB"


def test_each_market_has_its_own(root: Path) -> None:
    facts, body = twin(root, "en/returns/window/index.gb.md")

    assert facts == {
        "title": 'Return: "how"', "description": "In 41 days.", "locale": "en", "market": "GB",
        "updated": "2026-11-02", "canonical": "https://shop.example/help/en/returns/window/",
    }  # fmt: skip
    assert body == (
        '# Return: "how"\n\nSend it back within 41 days: [plain](../../../en/returns/plain/#more).'
        "\n\nTo our depot.\n\n---\n\n- [Germany](index.de.md)"
    )
    assert "To our depot" not in twin(root, "en/returns/window/index.de.md")[1]


def test_where_no_market_is_assumed_it_leads_to_those_of_the_markets(root: Path) -> None:
    facts, body = twin(root, "en/returns/window/index.md")

    assert (facts.get("market"), facts.get("description")) == (None, None)
    assert body == '# Return: "how"\n\n- [Germany](index.de.md)\n- [Britain](index.gb.md)'


def test_where_one_is_assumed_it_is_for_that(root: Path) -> None:
    facts, body = twin(root, "de/returns/window/index.md")

    assert facts["market"] == "DE"
    assert "Binnen 31 Tagen." in body
    assert body.endswith("- [Britannien](index.gb.md)")


def test_nothing_is_in_them_that_is_not_public(root: Path) -> None:
    texts = [file.read_text("utf-8") for file in (root / "site").rglob("*.md")]
    texts += [file.read_text("utf-8") for file in (root / "site").rglob("llms.txt")]

    assert len(texts) > 8
    for hidden in ("SECRETNOTE", "COMMENT", "DRAFT", "LATER"):
        assert hidden not in "".join(texts)


def test_pages_and_headers_lead_to_them(root: Path) -> None:
    link = '<link rel="alternate" type="text/markdown" href="index.md">'
    assert link in (root / "site/en/returns/window/index.html").read_text("utf-8")
    # A page that stands in for a translation has none.
    assert not (root / "site/de/returns/plain/index.md").exists()
    assert link not in (root / "site/de/returns/plain/index.html").read_text("utf-8")
    guide = 'Link: </help/en/llms.txt>; rel="describedby"; type="text/markdown"'
    assert f"/en/*\n  {guide}" in (root / "site/_headers").read_text("utf-8")


def test_the_guides_list_them(root: Path) -> None:
    base = "https://shop.example/help"
    assert (root / "site/llms.txt").read_text("utf-8") == (
        f"# Help\n\n> All about it.\n\n- [English]({base}/en/llms.txt)\n"
        f"- [Deutsch]({base}/de/llms.txt)\n"
    )
    assert (root / "site/de/llms.txt").read_text("utf-8") == (
        f"# Help\n\n## Returns\n\n- [Rückgabe]({base}/de/returns/window/index.md): "
        "Binnen 31 Tagen (Deutschland).\n\n## Optional\n\n"
        f"- [_kb/articles.de.json]({base}/_kb/articles.de.json)\n"
    )


def test_a_site_of_one_language_without_an_address(tmp_path: Path) -> None:
    root = write_project(tmp_path / "p", {"en/a.md": article_text("A", description="B.")})
    (root / "static/root").mkdir(parents=True)
    build_site(root)

    assert (root / "site/llms.txt").read_text("utf-8") == (
        "# Help\n\n- [A](en/a/index.md): B.\n\n## Optional\n\n"
        "- [_kb/articles.en.json](_kb/articles.en.json)\n"
    )
    assert twin(root, "en/a/index.md")[0] == {"title": "A", "description": "B.", "locale": "en"}
    # One of your own takes its place.
    (root / "static/root/llms.txt").write_text("Ours.", "utf-8")
    build_site(root)
    assert (root / "site/llms.txt").read_text("utf-8") == "Ours."


def test_a_site_may_do_without(tmp_path: Path) -> None:
    config = f"{CONFIG}\n[agents]\ntwins = false\n"
    root = write_project(tmp_path / "p", CONTENT, config)
    build_site(root, as_of=DAY)

    assert not [*(root / "site").rglob("*.md"), *(root / "site").rglob("llms.txt")]
    assert "text/markdown" not in (root / "site/en/returns/plain/index.html").read_text("utf-8")
    assert "llms.txt" not in (root / "site/_headers").read_text("utf-8")


EDITS = {
    "a body": ("en/returns/plain.md", "Text.", "Other text."),
    "a title": ("en/returns/plain.md", "title: Plain", "title: Plainer"),
    "a value": ("policies.toml", "41 days", "61 days"),
    "a market": ("../kbgen.toml", "[markets.GB]", "[markets.FR]\n[markets.GB]"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_leaves_what_a_clean_build_makes(tmp_path: Path, edit: str) -> None:
    root = write_project(tmp_path / "p", CONTENT, CONFIG)
    build_site(root, as_of=DAY)
    path, before, after = EDITS[edit]
    file = root / "content" / path
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
    result = build_site(root, as_of=DAY)
    build_site(root, tmp_path / "clean", as_of=DAY, clean=True)

    def twins(site: Path) -> dict[str, bytes]:
        files = (*site.rglob("*.md"), *site.rglob("llms.txt"))
        return {str(file.relative_to(site)): file.read_bytes() for file in files}

    assert twins(root / "site") == twins(tmp_path / "clean")
    assert result.made["twins"] == {"a body": 1, "a title": 1}.get(edit, result.made["twins"])


def test_an_article_for_another_market_is_described_with_its_values(tmp_path: Path) -> None:
    text = article_text(
        "Briten",
        "Hallo.",
        description="Nach {{ policy.returns.window }}.",
        markets="[GB]",
        updated="2026-11-02",
    )
    content = {"policies.toml": POLICIES, "de/a/gb.md": text}
    root = write_project(tmp_path / "project", content, CONFIG.replace("[locales.en]\n", ""))
    build_site(root)
    for name in ("llms.txt", "de/changes.json", "de/a/gb/index.html", "de/a/index.html"):
        said = (root / "site" / name).read_text("utf-8")
        assert "Nach 41 Tage" in said, name
        assert "31 Tag" not in said, name
