"""What a theme puts into a block of the frame is on every page, and blocks of pages keep away."""

import re
from pathlib import Path

import pytest

from kbgen.templates import block_findings
from kbgen.themes import BUILT_IN, find_theme

#: The blocks of the frame that are for themes.
FRAME = (
    "head",
    "body_class",
    "header",
    "brand",
    "header_search",
    "header_links",
    "header_menus",
    "notices",
    "main",
    "footer",
    "footer_links",
)
CONFIG = """
[site]
name = "Help"
url = "https://help.example"
[locales.en]
[locales.de]
[theme]
name = "ours"
[feedback]
endpoint = "https://votes.example/v1/events"
"""
#: Each block keeps what was there, and adds a mark. `head` takes no text, `body_class` a class.
BASE = (
    '{% extends "default/base.html" %}\n'
    + "".join(
        f"{{% block {name} %}}{{{{ super() }}}} mark-{name} {{% endblock %}}\n"
        for name in FRAME
        if name != "head"
    )
    + '{% block head %}<meta name="verification" content="mark-head">{% endblock %}'
)


@pytest.fixture(scope="module")
def pages(kbgen, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the HTML of every page, by path."""
    root = tmp_path_factory.mktemp("theme")
    (root / "kbgen.toml").write_text(CONFIG, "utf-8")
    for path, text in {
        "content/en/returns/fees.md": "---\ntitle: Fees\naliases: [/en/old]\n---\nText.\n",
        "content/de/returns/only.md": "---\ntitle: Nur hier\n---\nText.\n",
        "themes/ours/templates/base.html": BASE,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    done = kbgen("build", "-q", "--strict", cwd=root)
    assert done.returncode == 0, done.stderr
    site = root / "site"
    return {
        path: text
        for file in site.rglob("*.html")
        if "http-equiv" not in (text := file.read_text("utf-8"))  # redirects have no frame
        for path in [Path(file).relative_to(site).as_posix()]
    }


@pytest.mark.parametrize("name", FRAME)
def test_a_block_of_the_frame_is_on_every_page(pages: dict[str, str], name: str) -> None:
    assert {"en/returns/fees/index.html", "de/index.html", "en/search/index.html"} <= set(pages)
    assert [path for path, html in pages.items() if f"mark-{name}" not in html] == []


def test_the_frame_has_no_other_blocks() -> None:
    base = (BUILT_IN / "templates/base.html").read_text("utf-8")
    blocks = set(re.findall(r"{% block (\w+)", base))
    assert {name for name in blocks if not name.startswith("page_")} == set(FRAME)


def test_pages_of_the_built_in_theme_fill_only_their_own_blocks_of_the_frame() -> None:
    for file in (BUILT_IN / "templates").glob("*.html"):
        text = file.read_text("utf-8")
        filled = set(re.findall(r"{% block (\w+)", text)) & set(FRAME)
        assert file.name == "base.html" or not filled, file.name


def test_a_block_inside_a_filled_one_may_be_new(tmp_path: Path) -> None:
    templates = tmp_path / "themes/own/templates"
    templates.mkdir(parents=True)
    text = '{% extends "default/base.html" %}{% block footer %}{% block own %}{% endblock %}'
    (templates / "base.html").write_text(text + "{% endblock %}", "utf-8")
    files = find_theme(tmp_path / "themes", "own").read()
    assert block_findings(files) == ()
