"""Trees of Markdown of other generators."""

import json
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, check
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.importing.convert import Addresses
from kbgen.importing.report import Report
from kbgen.importing.rewrite import rewrite
from kbgen.importing.run import Job, run
from kbgen.model.locale import Locale
from tests.growth import is_steep
from tests.unit.importing.zendesk_export import DAY, PNG

COSTS = """---
title: Costs
sidebar_position: 3
weight: 2
tags: [fee]
---

# Costs

See [returns](../returns.md#when), [address](/docs/returns), ![A](./img/a.png) and `[x](y.md)`.

:::tip
![B](/b.png "b") and [![C](/b.png)](/returns/#when)
:::
"""


@pytest.fixture
def move(tmp_path: Path):
    """Write a tree, import it, and return the report and the folder of the content."""

    def move_in(tree: dict[str, str | bytes], *locales: str) -> tuple[Report, Path]:
        for name, text in tree.items():
            file = tmp_path / "source" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        root = tmp_path / "help"
        job = Job(
            kind="markdown", source=str(tmp_path / "source"), root=root,
            report=root / "import-report", locales=tuple(map(Locale.parse, locales)), day=DAY,
        )  # fmt: skip
        return run(job, lambda *_: None), root / "content"

    return move_in


def page(title: str, body: str = "Text.", more: str = "") -> str:
    return f"---\ntitle: {title}\n{more}---\n\n{body}\n"


def test_docusaurus(move, tmp_path):
    translated = page("Kosten", "Siehe [hier](../returns.md).")
    report, content = move({
        "docusaurus.config.js": "x",
        "docs/shipping/costs.md": COSTS,
        "docs/shipping/img/a.png": PNG,
        "docs/shipping/_category_.json": json.dumps({"label": "Shipping!", "position": 4}),
        "docs/returns.mdx": "import T from 't';\n\n# Returns\n\n## When {#when}\n\n<Vote/>\n",
        "docs/_part.md": "not a page",
        "static/b.png": PNG,
        "i18n/de/docusaurus-plugin-content-docs/current/shipping/costs.md": translated,
        "node_modules/x/README.md": "no",
    })  # fmt: skip
    assert report.counts == {"new": 3}
    assert report.problems == []
    costs = (content / "en/shipping/costs.md").read_text("utf-8")
    assert "order: 2\n" in costs
    assert 'keywords: ["fee"]' in costs
    assert "extra:\n  sidebar_position: 3" in costs
    assert "[returns](../returns.md#when), [address](../returns.md), ![A](a.png)" in costs
    assert "`[x](y.md)`" in costs
    assert '![B](b.png "b") and [![C](b.png)](../returns.md#when)' in costs
    assert (content / "en/shipping/a.png").read_bytes() == PNG
    assert 'title = "Shipping!"\norder = 4' in (content / "en/shipping/_category.toml").read_text(
        "utf-8"
    )
    assert "[hier](../returns.md)" in (content / "de/shipping/costs.md").read_text("utf-8")
    returns = (content / "en/returns.md").read_text("utf-8")
    assert returns.startswith('---\ntitle: "Returns"\n')
    assert "import T" not in returns
    notes = next(entry.notes for entry in report.entries if entry.title == "Returns")
    assert notes == [
        "Lines with `import` and `export` left out",
        "Not known to kbgen: component Vote",
    ]
    root = tmp_path / "help"
    found = check(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site")).diagnostics
    assert [one for one in found if one.severity.name == "ERROR"] == []


def test_prose_that_begins_like_javascript_stays(move):
    modules = (
        "import T, { a } from 't';\nimport './x.css';\nexport const b = 1;\n"
        "export default function C() {}\nexport * from 'd';\nexport {e};\nexport default F;\n"
    )
    prose = "You can\nexport your orders,\nimport them, and\nexport default settings to a file.\n"
    code = "```js\nimport g from 'g'\n```\n"
    _, content = move({"a.mdx": f"---\ntitle: A\n---\n{modules}\n{prose}\n{code}"})
    text = (content / "en/a.md").read_text("utf-8")
    assert text.partition("---\n\n")[2] == f"{prose}\n{code}"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# C#", "C#"),
        ("# Costs ##  {#costs}", "Costs"),
        ("#\tA {b} c", "A {b} c"),
        ("# {x}", "{x}"),
        ("# a {", "a {"),
    ],
)
def test_the_first_heading_is_the_title(move, line, title):
    report, content = move({"a.md": f"\n{line}\n\nText.\n"})
    assert report.entries[0].title == title
    assert line not in (content / "en/a.md").read_text("utf-8").partition("---\n\n")[2]


def test_names_that_a_site_cannot_have_become_others(move, tmp_path):
    _, content = move({
        "docs/search.md": page("Search", "[x](search/x.md) [con](con.md)"),
        "docs/search/x.md": page("X", "[up](../search.md)"), "docs/con.md": page("Con"),
        "docs/a/thanks.md": page("Thanks", "[x](/search/x/)"),
        "docs/search/_category_.json": '{"label": "Finding"}',
    })  # fmt: skip
    there = (file for file in (content / "en").rglob("*") if file.is_file())
    assert sorted(file.relative_to(content / "en").as_posix() for file in there) == [
        "a/thanks.md", "con-1.md", "search-1.md", "search-1/_category.toml",
        "search-1/x.md",
    ]  # fmt: skip
    text = (content / "en/search-1.md").read_text("utf-8")
    assert "[x](search-1/x.md) [con](con-1.md)" in text
    assert 'aliases: ["/search/"]' in text
    root = tmp_path / "help"
    found = check(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site")).diagnostics
    assert [str(one) for one in found if one.severity.name == "ERROR"] == []


def test_an_id_that_several_folders_have_is_kept_beside(move, tmp_path):
    _, content = move({
        "docs/a/intro.md": page("A", more="id: intro\nsidebar_position: 2\n"),
        "docs/b/intro.md": page("B", more="id: intro\nnav_order: last\n"),
    })  # fmt: skip
    assert '\norder: 2\nextra:\n  id: "intro"\n' in (content / "en/a/intro.md").read_text("utf-8")
    assert 'nav_order: "last"' in (content / "en/b/intro.md").read_text("utf-8")
    root = tmp_path / "help"
    found = check(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site")).diagnostics
    assert [one for one in found if one.severity.name == "ERROR"] == []


def test_folders_have_titles_in_each_language(move):
    _, content = move({
        "docs/a/b.md": page("One"), "docs/de/a/b.md": page("Eins"),
        "i18n/fr/docusaurus-plugin-content-docs/current/a/b.md": page("Un"),
        "docs/a/_category_.json": json.dumps({"label": "Letters", "position": 2}),
        "docs/de/a/_category_.json": json.dumps({"label": "Buchstaben"}),
        "i18n/fr/docusaurus-plugin-content-docs/current/a/_category_.json": '{"label": "Lettres"}',
    })  # fmt: skip
    titles = {
        file.parent.parent.name: file.read_text("utf-8").partition("\n")[0]
        for file in content.glob("*/a/_category.toml")
    }
    assert titles == {
        "en": 'title = "Letters"', "de": 'title = "Buchstaben"', "fr": 'title = "Lettres"',
    }  # fmt: skip
    assert not (content / "en/de").exists()


def test_an_address_that_no_file_can_have_is_a_note(move):
    report, _ = move({"a.md": page("A", f"![long]({'a' * 300}.png) ![nul](a%00b.png)")})
    assert len(report.entries[0].notes) == 2


@pytest.mark.parametrize(
    "paths",
    [
        ["docs/a/b.md", "docs/a/b.de.md"],  # MkDocs and Hugo, suffix
        ["docs/en/a/b.md", "docs/de/a/b.md"],  # MkDocs and VitePress, folder
        ["src/content/docs/a/b.md", "src/content/docs/de/a/b.md"],  # Starlight
        ["content/en/a/b.md", "content/de/a/b.md"],  # Hugo
        ["a/b.markdown", "de/a/b.markdown"],  # Jekyll
    ],
)
def test_languages_of_all_generators(move, paths):
    report, content = move({paths[0]: page("One"), paths[1]: page("Eins")})
    assert 'title: "One"' in (content / "en/a/b.md").read_text("utf-8")
    assert 'title: "Eins"' in (content / "de/a/b.md").read_text("utf-8")
    assert {entry.key for entry in report.entries} == {"a/b.md"}


def test_files_without_a_language_are_in_that_of_the_option(move):
    _, content = move({"b.md": page("Eins")}, "de")
    assert (content / "de/b.md").exists()


def test_the_option_chooses_where_files_say_their_language(move):
    report, content = move({"a.md": page("One"), "de/a.md": page("Eins"), "b.md": page("B")}, "de")
    assert [(entry.locale, entry.title) for entry in report.entries] == [("de", "Eins")]
    assert report.problems == []
    assert not (content / "de/b.md").exists()


@pytest.mark.parametrize(
    "more",
    ["draft: true\n", "published: false\n", "unlisted: true\n", "title: again\n", "x: [\n"],
)
def test_what_was_hidden_or_cannot_be_read_is_a_draft(move, more):
    report, content = move({"b.md": page("One", more=more), "c.md": page("Two")})
    assert "draft: true" in (content / "en/b.md").read_text("utf-8")
    assert report.entries[0].is_draft


def test_names_become_addresses(move):
    _, content = move({"My Folder/What's new?.md": "# News\n\nText.\n", "x/_index.md": page("X")})
    text = (content / "en/my-folder/whats-new.md").read_text("utf-8")
    assert text == '---\ntitle: "News"\naliases: ["/my-folder/whats-new/"]\n---\n\nText.\n'
    assert (content / "en/x/index.md").exists()


def test_problems_are_named_and_the_rest_comes_in(move):
    report, _ = move({
        "a.md": page("A"), "a.mdx": page("B"), "bad.md": b"\xff", "_category_.json": "{",
        "b.md": page("B", "[gone](nowhere.md) ![no](../../../etc/passwd.png)"),
    })  # fmt: skip
    assert [(one.place, one.message) for one in report.problems][:2] == [
        ("a.mdx", "Another file is also a.md in en"),
        ("bad.md", "The file cannot be read: The file is not UTF-8"),
    ]
    notes = next(entry.notes for entry in report.entries if entry.key == "b.md")
    assert "Link to nowhere.md leads to nothing in the source" in notes
    assert any("passwd.png" in note for note in notes)


def test_a_folder_without_pages(move):
    with pytest.raises(KbgenError, match="has no Markdown"):
        move({"x.txt": "x"})


@pytest.mark.parametrize(
    "piece", ["[", "![a](", "`", "[a][b](c)", "<img src=", "~~~\n", "[x]: y\n"]
)
def test_time_grows_with_the_text(piece):
    same = Addresses(lambda href: href, lambda source: source)
    assert not is_steep(lambda size: lambda: rewrite(piece * size, same), (200, 800, 3200))


def test_relative_addresses_in_html_are_named(move):
    body = '<img src="img/a.png"> <a href="https://x.example">x</a> <a href=\'../b\'>b</a>'
    report, _ = move({"a.md": page("A", body)})
    assert report.entries[0].notes == [
        "Relative addresses in HTML, which kbgen leaves out: ../b, img/a.png"
    ]


def test_options_of_callouts_that_kbgen_does_not_have_are_left_out(move):
    body = ':::tip[Try it]{icon="heart"}\nText.\n:::\n\n```\n:::tip{icon="x"}\n```\n'
    _, content = move({"docs/a.md": page("A", body)})
    text = (content / "en/a.md").read_text("utf-8")
    assert ":::tip[Try it]\nText." in text
    assert ':::tip{icon="x"}' in text
