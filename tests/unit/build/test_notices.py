"""`content/notices.toml`: who sees a notice, when, and in which language."""

import datetime as dt
from itertools import chain
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kbgen.build import BuildOptions, check
from kbgen.build.checks import all_findings
from kbgen.config import load_project
from tests.factories import article_text, build_site, write_project

CONFIG = """
[site]
name = "Help"
url = "https://help.example"
time_zone = "Europe/Amsterdam"
[locales.en]
[locales.de]
[locales.ar]
[markets.NL]
locales = ["en"]
[markets.DE]
locales = ["de"]
[feedback]
endpoint = "https://help.example/v1/events"
"""
CONTENT = {
    "en/returns/fees.md": article_text("Fees", aliases="[/en/old]"),
    "en/shipping/costs.md": article_text("Costs"),
    "en/shipping/eu/taxes.md": article_text("Taxes"),
    "de/shipping/costs.md": article_text("Kosten"),
    "policies.toml": """
[late]
days = { type = "duration", value = "3 days", markets = { DE = "5 days" } }
""",
}
DAY = dt.date(2026, 12, 24)
FOLDERS = {
    "whole site": ["en/index.html", "en/returns/index.html", "en/returns/fees/index.html"],
    "fixed": ["en/search/index.html", "en/thanks/index.html", "index.html"],
    "shipping": ["en/shipping/index.html", "en/shipping/costs/index.html"],
    "below": ["en/shipping/eu/index.html", "en/shipping/eu/taxes/index.html"],
}


@pytest.fixture
def site(tmp_path: Path):
    """Build a site with these notices on a day; return its folder."""

    def build(notices: str, day: dt.date = DAY) -> Path:
        write_project(tmp_path, {**CONTENT, "notices.toml": notices}, CONFIG)
        assert build_site(tmp_path, as_of=day).diagnostics == ()
        return tmp_path / "site"

    return build


def notices(file: Path) -> list[str]:
    """Return the texts of a page's notices."""
    texts = HTMLParser(file.read_text("utf-8")).css(".status p")
    return [" ".join(text.text().split()) for text in texts]


def test_a_notice_is_on_every_kind_of_page(site) -> None:
    root = site('[strike]\nseverity = "warning"\ntext = "Strike."\n')
    for path in [*chain(*FOLDERS.values()), "404.html"]:
        assert notices(root / path)[0].endswith("Strike."), path
    assert "Strike" not in (root / "en/old/index.html").read_text("utf-8")


def test_a_notice_of_a_folder_is_on_its_pages_and_those_below(site) -> None:
    root = site('[strike]\ntext = "Strike."\ncategories = ["shipping"]\n')
    shown = {file.relative_to(root).as_posix() for file in root.rglob("*.html") if notices(file)}
    assert {path for path in shown if path.startswith("en/")} == {
        *FOLDERS["shipping"],
        *FOLDERS["below"],
    }


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("from = 2026-12-24\nuntil = 2026-12-24", True),
        ("from = 2026-12-25", False),
        ("until = 2026-12-23", False),
        ("until = 2026-12-24T00:00:00", False),
        ("until = 2026-12-24T00:00:01", True),
        ("from = 2026-12-24T23:59:59", True),
        # 23 December in London is over when it is 1 o'clock in Amsterdam.
        ("until = 2026-12-24T00:00:00+00:00", True),
        ("until = 2026-12-23T23:00:00+00:00", False),
        ("from = 2026-12-24T22:59:59Z", True),
        ("from = 2026-12-24T23:00:00Z", False),
    ],
)
def test_what_is_over_or_to_come_is_in_no_file(site, lines: str, shown: bool) -> None:
    root = site(f'[strike]\ntext = "Of the strike."\n{lines}\n')
    found = [file for file in root.rglob("*") if file.is_file() and b"strike" in file.read_bytes()]
    assert bool(found) is shown


def test_times_within_a_day_are_left_to_the_page(site) -> None:
    times = "from = 2026-12-24T09:00:00\nuntil = 2026-12-25T18:00:00\n"
    page = (site(f'[a]\ntext = "A."\n{times}') / "en/index.html").read_text("utf-8")
    assert ",2026-12-24T08:00:00Z,2026-12-25T17:00:00Z " in page
    assert "status-later" in page
    later = site(f'[a]\ntext = "A."\n{times}', dt.date(2026, 12, 25)) / "en/index.html"
    assert "status-later" not in later.read_text("utf-8")


def test_a_missing_translation_says_its_language(site) -> None:
    text = '[a]\ntext = { en = "Strike.", de = "Streik." }\nlink = "shipping/costs"\n'
    root = site(text)
    german = HTMLParser((root / "de/index.html").read_text("utf-8")).css_first(".status p")
    assert "lang" not in german.attributes
    assert german.css_first("a").text() == "Kosten"
    arabic = HTMLParser((root / "ar/index.html").read_text("utf-8")).css_first(".status p")
    assert (arabic.attributes["lang"], arabic.attributes["dir"]) == ("en", "ltr")
    assert arabic.css_first("a").attributes["href"] == "../ar/shipping/costs/"


def test_values_are_those_of_the_market(site) -> None:
    text = '[a]\ntext = "Up to {{ policy.late.days }} & more."\n'
    page = (site(text) / "en/index.html").read_text("utf-8")
    assert '<span data-kb-market="">3\xa0days</span>' in page
    assert '<span data-kb-market="DE">5\xa0days</span>' in page
    assert "&amp; more." in page
    page = (site(f'{text}markets = ["DE"]\n') / "en/index.html").read_text("utf-8")
    assert "Up to 5\xa0days &amp; more." in page
    assert 'data-kb-for-market="DE"' in page


def test_a_text_is_text(site) -> None:
    page = site("[a]\ntext = '<img src=x onerror=alert(1)> **bold**'\n") / "en/index.html"
    assert "&lt;img src=x onerror=alert(1)&gt; **bold**" in page.read_text("utf-8")


def test_only_a_note_can_be_closed(site) -> None:
    kinds = ("info", "success", "warning", "danger")
    texts = [f'[{kind}]\nseverity = "{kind}"\ntext = "X."\n' for kind in kinds]
    page = HTMLParser((site("".join(texts)) / "en/index.html").read_text("utf-8"))
    boxes = {box.attributes["class"]: box for box in page.css(".status")}
    closing = [name for name, box in boxes.items() if box.css("button")]
    assert closing == ["status status-info"]
    assert notices(site("".join(texts)) / "en/index.html") == [
        "Note: X.",
        "Resolved: X.",
        "Warning: X.",
        "Important: X.",
    ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[a]\n", "`text` is missing", ""),
        ("a = 1\n", "it is not a table", ""),
        ('[a]\ntext = ""\n', "`text`", ""),
        ('[a]\ntext = "X"\nseverty = "info"\n', "unknown key `severty`", "`severity`"),
        ('[a]\ntext = "X"\nseverity = "bad"\n', "`severity`", ""),
        ('[a]\ntext = "X"\nfrom = "soon"\n', "`from` must be a date", ""),
        ('[a]\ntext = "X"\nfrom = 2026-12-24\nuntil = 2026-12-23\n', "before `from`", ""),
        ('[a]\ntext = { fr = "X" }\n', "unknown locale `fr`", "en, de, ar"),
        ('[a]\ntext = "X"\nmarkets = ["GB"]\n', "unknown market `GB`", ""),
        ('[a]\ntext = "X"\ncategories = ["shiping"]\n', "category `shiping`", "`shipping`"),
        ('[a]\ntext = "X"\nlink = "shipping/cost"\n', "no page", "`shipping/costs`"),
        ('[a]\ntext = "X"\nlink = "https://s.example"\n', "has no label", ""),
        ('[a]\ntext = "X"\nlink = "javascript:1"\n', "`link`", ""),
        ('[a]\ntext = "{{ policy.late.dais }}"\n', "value `late.dais`", "`late.days`"),
        ("[a\n", "does not parse", ""),
    ],
)
def test_a_mistake_is_reported_at_its_line(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    good = '[good]\ntext = "Good."\n'
    write_project(tmp_path, {**CONTENT, "notices.toml": text}, CONFIG)
    (found,) = build_site(tmp_path, as_of=DAY).diagnostics
    assert message in found.message
    assert hint in found.hint
    assert (found.span.path, found.severity.value) == ("content/notices.toml", "error")
    if "parse" not in message and not text.startswith("a ="):
        (tmp_path / "content/notices.toml").write_text(f"{good}{text}", "utf-8")
        (later,) = build_site(tmp_path, as_of=DAY).diagnostics
        assert later.span.line == found.span.line + 2
        assert "Note: Good." in notices(tmp_path / "site/en/index.html")


def test_an_ended_notice_is_reported_by_check(tmp_path: Path) -> None:
    text = '[now]\ntext = "X"\nuntil = 2026-12-24\n[past]\ntext = "X"\nuntil = 2026-12-23\n'
    write_project(tmp_path, {**CONTENT, "notices.toml": text}, CONFIG)
    project = load_project(tmp_path / "kbgen.toml")
    composed = check(project, BuildOptions(out=tmp_path / "site", as_of=DAY))
    (found,) = [one for one in all_findings(composed) if one.code == "KB710"]
    assert (found.span.line, found.message) == (4, "Notice `past` ended on 2026-12-23")


def test_an_incremental_build_equals_a_clean_one(tmp_path: Path) -> None:
    root = write_project(tmp_path, CONTENT, CONFIG)
    file = root / "content/notices.toml"
    steps = [
        ('[a]\ntext = "One."\nuntil = 2026-12-25\n', DAY),
        ('[a]\ntext = "Two."\nuntil = 2026-12-25\n', DAY),
        ('[a]\ntext = "Two."\nuntil = 2026-12-25\n', DAY + dt.timedelta(days=2)),
        ('[a]\ntext = "Two."\ncategories = ["shipping"]\n', DAY),
        ("", DAY),
    ]
    for text, day in steps:
        file.write_text(text, "utf-8")
        build_site(root, as_of=day)
        build_site(root, out=root / "clean", as_of=day, clean=True)
        assert files(root / "site") == files(root / "clean")


def files(folder: Path) -> dict[str, bytes]:
    kept = (file for file in folder.rglob("*") if file.is_file() and file.name != "manifest.json")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in kept}
