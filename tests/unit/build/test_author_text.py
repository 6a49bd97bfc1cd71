"""Whatever an article says: nothing of it speaks to the scripts, runs, or loads from elsewhere.

`KBGEN_FUZZ=10000` tries as many articles (`make bench` does).
"""

import datetime as dt
import json
import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from selectolax.lexbor import LexborHTMLParser, LexborNode

from kbgen import load, render
from kbgen.build.wording import read_wording
from kbgen.config import load_project
from kbgen.digest import digest
from kbgen.markdown import Rules, compile_article
from kbgen.model.locale import Locale
from kbgen.model.look import Look
from kbgen.model.source import SourceFile
from kbgen.themes import find_theme
from tests.hostile_text import BODIES, CONFIG, HOST, POLICIES, SNIPPETS, WORDS

pytestmark = pytest.mark.slow

TRIED = settings(
    max_examples=int(os.environ.get("KBGEN_FUZZ", "150")),
    database=None,
    suppress_health_check=list(HealthCheck),
)
#: What blocks and policy values bring along.
BLOCKS = {
    "tabs", "tab", "tab-title", "for-market", "market", "market-mark", "by-market", "action",
    "channels", "channel", "deadline", "number", "words", "script", "markets", "market-choice",
}  # fmt: skip
LINKS = {"href", "cite", "action", "formaction", "longdesc", "ping", "xlink:href"}
LOADS = {"src", "srcset", "poster", "data", "background", "manifest", "lowsrc"}
SAFE = {"", "http", "https", "mailto", "tel", "sms", "whatsapp"}
RUNNING = "script, style, iframe, object, embed, form, input, base, meta, link, svg, math, template"


@pytest.fixture(scope="module")
def pages_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[str]]:
    """Return the pages of a site with one article, from the text of its file."""
    root: Path = tmp_path_factory.mktemp("author")
    (root / "content/en").mkdir(parents=True)
    (root / "kbgen.toml").write_text(CONFIG, encoding="utf-8")
    (root / "content/policies.toml").write_text(POLICIES, encoding="utf-8")
    project = load_project(root / "kbgen.toml")
    day = dt.date(2026, 11, 28)
    wording = read_wording(project, find_theme(project.themes, "default"), day)
    assert [found.code for found in wording.diagnostics] == ["KB219"]

    def pages(text: str) -> list[str]:
        source = SourceFile(path="en/a/x.md", locale=Locale("en"), digest=digest(text))
        compiled, body, _ = compile_article(source, text, Rules(), SNIPPETS.items())
        article = wording.values.fill_article(compiled)
        structure, _ = load.arrange(project, [article], {}, load.Visibility(day))
        site = load.assemble(structure, load.ShownFiles((), frozenset(), {}), {})
        setting = render.Setting(
            project=project,
            site=site,
            files=wording.files,
            static="s/",
            values=wording.values,
            look=Look(),
        )
        return [
            render.render_page(wording.files, page.with_body(body.html if page.source else ()))
            .data.decode()
            for page in render.all_pages(setting)
        ]  # fmt: skip

    return pages


@pytest.fixture(scope="module")
def plain(pages_of) -> list[LexborHTMLParser]:
    """The pages of a site whose article says nothing special."""
    return [LexborHTMLParser(page) for page in pages_of(article("T", "N", "Text."))]


def article(title: str, notice: str, body: str) -> str:
    head = {"title": title or "T", "description": title, "notice": notice, "keywords": [title]}
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in head.items())
    return f"---\n{lines}---\n{body}\n"


def as_read(address: str) -> str:
    """Return an address as a browser reads it."""
    return re.sub("[\t\n\r]", "", address).lstrip("".join(map(chr, range(33)))).replace("\\", "/")


def scheme(address: str) -> str:
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", as_read(address))
    return found[1].lower() if found else ""


def wrong_of(node: LexborNode) -> list[str]:
    """Return the attributes of an element that no page may have."""
    found = []
    for name, value in node.attributes.items():
        address = value or ""
        if name.startswith("on") or name in {"style", "srcdoc"}:
            found.append(name)
        if name in LINKS | LOADS and scheme(address) not in SAFE:
            found.append(f"{name}={address}")
        if name in LOADS and (scheme(address) or as_read(address).startswith("//")):
            found.append(f"{name}={address}")
    return found


def hooks(nodes: list[LexborNode]) -> Counter[str]:
    return Counter(n for node in nodes for n in node.attributes if n.startswith("data-kb"))


def outside(tree: LexborHTMLParser) -> Counter[str]:
    """Count the hooks of a page but for those in the text of an article."""
    return hooks(tree.css("*")) - hooks(tree.css(".prose *"))


def told(tree: LexborHTMLParser) -> list[str]:
    """Return what the scripts are told, but for the one thing that depends on the text."""
    blocks = [node.text() for node in tree.css('script[type="application/json"]')]
    return [re.sub('"revision":"[0-9a-f]{8}"', "", block) for block in blocks]


@TRIED
@given(title=WORDS, notice=WORDS, body=BODIES)
def test_nothing_in_a_page_comes_from_an_article(pages_of, plain, title, notice, body):
    pages = [LexborHTMLParser(page) for page in pages_of(article(title, notice, body))]
    assert [outside(page) for page in pages] == [outside(page) for page in plain]
    for page, other in zip(pages, plain, strict=True):
        assert [wrong for node in page.css("*") for wrong in wrong_of(node)] == []
        assert told(page) == told(other)
        assert {name[8:] for name in hooks(page.css(".prose *"))} <= BLOCKS
        assert page.css(", ".join(f".prose {one}" for one in RUNNING.split(", "))) == []
        assert len(page.css(".prose")) == len(other.css(".prose"))
        assert not any("\ufdd0" in node.html for node in page.css("main"))


def test_a_page_that_does_is_found(pages_of):
    """Else the test above could not fail."""
    (page,) = [one for one in pages_of(article("T", "", "Text.")) if 'class="prose"' in one]
    bad = f"<p onclick=x></p><img src=//{HOST}><a href='java&#9;script:x'>y</a><b data-kb-vote></b>"
    tree = LexborHTMLParser(page.replace("<p>Text.</p>", bad))
    assert len([wrong for node in tree.css("*") for wrong in wrong_of(node)]) == 3
    assert hooks(tree.css(".prose *")) == {"data-kb-vote": 1}
