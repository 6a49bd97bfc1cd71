"""An article four times as long takes four times as long to compile and to check, not sixteen.

`KBGEN_FUZZ` makes it twice as long (`make bench` does).
"""

import datetime as dt
import gc
import os

import pytest

from kbgen.build import BuildOptions, check
from kbgen.build.checks import to_check
from kbgen.check import CHECKS
from kbgen.check.prose import read_prose
from kbgen.config import load_project
from kbgen.digest import digest
from kbgen.markdown import Rules, compile_article
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile
from tests.growth import FLOOR, STEEPEST, cost

pytestmark = pytest.mark.slow

#: Repetitions.
SIZES = (400, 1600) if "KBGEN_FUZZ" in os.environ else (200, 800)
CONFIG = """\
[site]
name = "Help"
url = "https://help.example.com"
[locales.en]
[locales.de]
[markets.DE]
locales = ["de"]
[markets.US]
locales = ["en"]
"""
POLICIES = """\
[a]
b = { type = "duration", value = "30 days", markets = { US = "20 days" } }
c = { type = "money", value = "3.95 EUR" }
d = { type = "phone", value = "+31 10 555 0142" }
e = { type = "url", value = "https://example.com/7" }
"""


def each(text: str):
    """Repeat a text, with its number in it."""
    return lambda size: HEAD + "".join(text.replace("%", str(n)) for n in range(size))


def front(text: str, separator: str = "\n"):
    """Repeat a text in the front matter."""
    return lambda size: (
        "---\ntitle: Title\n"
        + text.partition("@")[0]
        + separator.join(text.partition("@")[2].replace("%", str(n)) for n in range(size))
        + ("]" if "[" in text else "")
        + "\n---\nText.\n"
    )


HEAD = "---\ntitle: Title\n---\n"
SHAPES = {
    "equal headings": each("## Same\n\n"),
    "equal anchors": each("## Same {#same}\n\n"),
    "headings": each("## Heading % {#h%}\n\n% days\n\n"),
    "setext headings": each("Same\n===\n\n"),
    "equal tabs": each(":::tabs\n::::tab Same\nText.\n::::\n:::\n\n"),
    "equal blocks": each(":::details Same [^1]\nText.\n:::\n\n[^%]: Note.\n\n"),
    "unknown blocks": each(":::blok% Title\nText.\n:::\n\n"),
    "open blocks": each(":::note\n"),
    "blocks for markets": each(":::market m%\nText.\n:::\n"),
    "fences of all lengths": lambda size: (
        HEAD + ":::market DE\n" * size + "".join(":" * (n % 90 + 4) + "\n" for n in range(size))
    ),
    "markets of a block": lambda size: HEAD + ":::market" + " m%" * size + "\nText.\n:::\n",
    "options of a block": lambda size: HEAD + ":::details A {" + "k=1 " * size + "}\nText.\n:::\n",
    "actions and deadlines": each(":::action a%\n:::\n\n:::deadline a.b\n:::\n\n"),
    "includes": each(":::include part\n:::\n\n"),
    "unknown includes": each(":::include part%\n:::\n\n"),
    "references": each("{{ policy.a.b }} "),
    "lines of references": each("{{ policy.a.b }} and {{ policy.a.c }}\n"),
    "unknown references": each("{{ policy.a.b% }} "),
    "formats of a reference": lambda size: HEAD + "{{ policy.a.b" + " | x" * size + " }}\n",
    "rows of a table": lambda size: HEAD + "| a | b |\n|---|---|\n" + "| 3 days | 4 EUR |\n" * size,
    "columns of a table": lambda size: HEAD + "| a " * size + "|\n" + "|-" * size + "|\n",
    "digits": lambda size: HEAD + "1" * size * 9 + "\n",
    "numbers": each("1234 "),
    "periods": each("% days, three weeks and 4 hours\n"),
    "amounts, times and dates": each("EUR 3.50, 10:30 pm, 12 May 2026; +31 10 555 0142\n"),
    "capitals": lambda size: HEAD + "A" * size * 9 + "\n",
    "abbreviations": lambda size: HEAD + " ".join(f"X{chr(65 + n % 26)}Y" for n in range(size)),
    "lists in lists": lambda size: (
        HEAD + "".join(" " * min(2 * n, 80) + "- x\n" for n in range(size))
    ),
    "a list": each("- item %\n"),
    "items without an end": each("- This item says three things. It has no end\n"),
    "steps": lambda size: HEAD + ":::steps\n" + "1. Step\n" * size + ":::\n",
    "tasks": each("- [ ] item %\n"),
    "quotations": each("> Text.\n\n"),
    "alerts": each("> [!NOTE]\n> Text.\n\n"),
    "unknown keys": front("@key%: 1"),
    "aliases": front("aliases: [@/en/a%/", ", "),
    "keywords": front("keywords: [@word%", ", "),
    "related": front("related: [@a%.md", ", "),
    "markets": front("markets: [@m%", ", "),
    "a long title": lambda size: f"---\ntitle: {'word ' * size}\n---\nText.\n",
    "facts in a description": lambda size: f"---\ndescription: {'3 days ' * size}\n---\nText.\n",
    "broken links": each("[a](missing%.md)\n"),
    "broken anchors": each("## Heading %\n\n[a](#missing%) [b](a.md#missing%)\n\n"),
    "links to itself": each("[a](#a) [b](a.md) "),
    "links elsewhere": each("<https://example.com/%> [a](https://example.com/%)\n"),
    "definitions of links": each("[d%]: a.md\n[d%] "),
    "missing images": each("![a](b%.png)\n"),
    "HTML": each('<b>a</b> <img src="b%.png"> <!-- x -->\n'),
    "footnotes": each("a[^%]\n\n[^%]: Note.\n\n"),
    "one footnote": lambda size: HEAD + "a[^1] " * size + "\n\n[^1]: Note.\n",
    "fenced code": each("```\ncode %\n```\n\n"),
    "code": each("`c%` "),
    "runs of backticks": lambda size: HEAD + "".join("`" * (n % 60 + 1) + " " for n in range(size)),
    "emphasis": each("*a **b "),
    "brackets": lambda size: HEAD + "[" * size + "]" * size,
    "sentences": each("This is sentence %. "),
    "words without spaces": each("日本語テスト"),
    "Thai": each("ทดสอบ"),
    "syntax of other tools": each("{% x %}\n\n!!! note\n    Text.\n\n{* "),
    "videos": each(":::video https://example.com/%\n:::\n\n"),
    "entities": each("&nbsp;&#32; "),
}


@pytest.fixture
def parts(tmp_path):
    """Return name → what is measured, of a project with an article of a size."""

    def make(text: str, size: int):
        root = tmp_path / str(size)
        for path, content in {
            "kbgen.toml": CONFIG,
            "content/policies.toml": POLICIES,
            **{f"content/{tag}/x/a.md": text for tag in ("en", "de")},
            **{f"content/_snippets/{tag}/part.md": "Part.\n" for tag in ("en", "de")},
        }.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        project = load_project(root / "kbgen.toml")
        options = BuildOptions(out=root, as_of=dt.date(2026, 11, 28))
        checked = to_check(check(project, options))
        source = SourceFile(path="en/x/a.md", locale=Locale("en"), digest=digest(text))
        written = checked.written("en/x/a.md")
        read_prose(written)  # rules share it
        return {
            "compile": lambda: compile_article(source, text, Rules(), (("part", "Part.\n"),)),
            "prose": lambda: read_prose.__wrapped__(written),
            "check": lambda: check(project, options),
            **{rule.name: lambda rule=rule: list(rule.run(checked)) for rule in CHECKS},
        }

    return make


def is_steep(small, large) -> bool:
    before = after = float("inf")
    for _ in range(4):
        before, after = min(before, cost(small)), min(after, cost(large))
        if after <= 2 * FLOOR or after <= STEEPEST * before:
            return False
    return True


@pytest.mark.parametrize("shape", SHAPES)
def test_an_article_takes_time_in_proportion_to_its_length(parts, shape):
    gc.disable()
    try:
        small, large = (parts(SHAPES[shape](size), size) for size in SIZES)
        steep = [name for name, work in small.items() if is_steep(work, large[name])]
    finally:
        gc.enable()

    assert steep == []
