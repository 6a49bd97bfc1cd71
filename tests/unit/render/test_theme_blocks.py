"""What a theme puts into a block of the frame is on every page."""

from pathlib import Path

import pytest

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
BASE = """{% extends "default/base.html" %}
{% block head %}<meta name="verification" content="7">{% endblock %}
{% block footer %}<p>Imprint</p>{% endblock %}
"""


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


@pytest.mark.parametrize("text", ['<meta name="verification" content="7">', "<p>Imprint</p>"])
def test_a_block_of_the_frame_is_on_every_page(pages: dict[str, str], text: str) -> None:
    assert {"en/returns/fees/index.html", "de/index.html", "en/search/index.html"} <= set(pages)
    assert [path for path, html in pages.items() if text not in html] == []
