"""Front matter in YAML, TOML and JSON says the same, whatever stands around it."""

import datetime as dt

import pytest

from kbgen import frontmatter
from kbgen.text import Choice

YAML = """---
title: Returns
weight: 3
date: 2026-01-05
draft: true
tags: [money, back]
aliases:
  - /en/old/
---
Text.
"""
TOML = """+++
title = "Returns"
weight = 3
date = 2026-01-05T10:00:00+01:00
draft = true
tags = ["money",
  "back"]
aliases = ["/en/old/"]
+++
Text.
"""
JSON = """{
  "title": "Returns",
  "weight": 3,
  "date": "2026-01-05T10:00:00+01:00",
  "draft": true,
  "tags": ["money", "back"],
  "aliases": ["/en/old/"]
}
Text.
"""
HEXO = JSON.replace("{\n", "", 1).replace("}\n", ";;;\n", 1)


def read(text: str) -> frontmatter.Read:
    return frontmatter.read(text, "x.md")


@pytest.mark.parametrize(
    "text",
    [
        TOML,
        JSON,
        HEXO,
        f";;;\n{HEXO}",
        YAML.replace("---\n", "---yaml\n", 1),
        TOML.replace("+++\n", "---toml\n", 1).replace("+++\n", "---\n"),
        "\n\n" + YAML,
        "\ufeff<!-- checked -->\n" + YAML,
        TOML.replace("+++\n", "+++ \t\n"),
    ],
    ids=["toml", "json", "hexo", "semicolons", "---yaml", "---toml", "blank", "comment", "spaces"],
)
def test_every_form_says_the_same(text):
    expected, found = read(YAML), read(text)
    assert found.diagnostics == ()
    assert found.body == expected.body == "Text.\n"
    assert text.split("\n")[found.body_line - 1] == "Text."
    assert found.meta._replace(lines=()) == expected.meta._replace(lines=())
    lines = text.split("\n")
    names = {"order": "weight", "updated": "date", "keywords": "tags"}
    for key in ("title", "order", "updated", "draft", "keywords", "aliases"):
        assert names.get(key, key) in lines[found.meta.line(key) - 1]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("+++\ntitle = Returns\n+++\n", 2, "Invalid value"),
        ("+++\ntitle = 'a'\norder = 1\ntitle = 'b'\n+++\n", 4, "overwrite"),
        ('{\n  "title": "a",\n  "draft" true\n}\nText.', 3, "delimiter"),
        ('{"title": "a", "title": "b"}\n', 1, "duplicate key"),
        ('{"title": "\\ud83d"}\n', 1, "surrogates"),
        ("+++\nx = " + "[" * 5000 + "\n+++\n", 2, ""),
        ('{"x": ' + "[" * 100_000 + "\n}\n", 1, ""),
        ("---toml\ntitle: a\n---\n", 2, ""),
        ("---json\ntitle: a\n---\n", 2, ""),
        ("---perl\n$title\n---\n", 1, "`perl` is not supported"),
        ("---\ntitle: a\n", 1, "not closed"),
        (";;;\ntitle: a\n", 1, "not closed"),
    ],
)
def test_what_does_not_parse_is_an_error_at_its_line(text, line, words):
    found = read(text)
    ((code, at, message, hint),) = [
        (d.code, d.span.line, d.message, d.hint) for d in found.diagnostics
    ]
    assert (code, at) == ("KB101", line)
    assert words in message
    assert hint
    assert found.meta.draft


@pytest.mark.parametrize(
    ("value", "expected"),
    [("yes", True), ("'true'", True), ('"TRUE"', True), ("on", True), ("1", True), ("'1'", True),
     ("no", False), ("'false'", False), ('"False"', False), ("off", False), ("0", False)],
)  # fmt: skip
@pytest.mark.parametrize("key", ["draft", "promoted", "feedback"])
def test_a_boolean_may_be_written_as_a_text(key, value, expected):
    meta, found = frontmatter.parse(f"title: A\n{key}: {value}\n", "x.md")
    assert getattr(meta, key) is expected
    assert found == ()


@pytest.mark.parametrize("value", ["'2'", '"2"', "2", "+2", "' 2 '"])
def test_a_whole_number_may_be_written_as_a_text(value):
    meta, found = frontmatter.parse(f"title: A\norder: {value}\n", "x.md")
    assert (meta.order, found) == (2, ())


@pytest.mark.parametrize(
    "value",
    ["2026-03-07", "'2026-03-07'", "2026-3-7", "2026-03-07 10:30", "2026-03-07 10:30:00 +0100",
     "2026-03-07T10:30:00Z", "2026-03-07T10:30:00.123+01:00", "'2026-03-07 9:30:00'"],
)  # fmt: skip
def test_a_date_is_read_as_other_tools_write_it(value):
    meta, found = frontmatter.parse(f"title: A\nupdated: {value}\n", "x.md")
    assert (meta.updated, found) == (dt.date(2026, 3, 7), ())


# A comment behind a value


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: Error #5 when paying", 2, 13),
        ("title: Call # 5", 2, 12),
        ("order: 1\ndescription: Press # to go on", 3, 19),
        ("slug: call #us", 2, 11),
        ("summary: It's fine #1", 2, 19),
        ("keywords: [a, b #c\n]", 2, 16),
        ("tags:\n  - one\n  - two #2", 4, 8),
        ("tags:\n  - #vip", 3, 4),
        ("title: #1 in refunds", 2, 7),
        ("title: Ours  #1", 2, 12),
        ("title: Ours # shown in lists", 2, 12),
    ],
)
def test_a_comment_that_cuts_a_text_is_reported(text, line, column):
    _, found = frontmatter.parse(text, "x.md")
    (cut,) = [d for d in found if d.code == "KB114"]
    assert (cut.span.line, cut.span.column) == (line, column)
    assert "in quotation marks" in cut.hint


@pytest.mark.parametrize(
    "text",
    [
        "title: Ours  # shown in lists",
        "title: Ours\t\t# shown in lists",
        "title: 'Error #5'",
        'title: "Error #5"  # quoted',
        "title: C# and F#",
        "order: 3 # after the costs",
        "draft: true #for now",
        "# a comment\ntitle: Ours",
        "title: Ours\n# a comment #5\norder: 1",
        "description: >\n  Press #5 here",
        "description: # to come",
        "owner: team #5",
    ],
)
def test_a_comment_on_purpose_is_not(text):
    assert [d for d in frontmatter.parse(text, "x.md")[1] if d.code == "KB114"] == []


# What to do about YAML that does not parse


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ('title: "Costs\norder: 1', 2, "Close the quotation mark"),
        ("title: 'Costs\norder: 1", 2, "Close the quotation mark"),
        ('order: 1\ntitle: "Say "hello" twice"', 3, "whole text in quotation marks"),
        ("title: Part one: costs", 2, "Put text that contains `: `"),
        ("title: @home", 2, "begins with `@`"),
        ("title: `code`", 2, "begins with ``` "),
        ("title: %d days", 2, "begins with `%`"),
        ("title: *bold*", 2, "begins with `*`"),
        ("title: !important", 2, "begins with `!`"),
        ("title: [New] checkout", 2, "begins with `[`"),
        ("title: {new} checkout", 2, "begins with `{`"),
        ("keywords: [a, b\norder: 1", 2, "Close it with `]`"),
        ("keywords: [a, #b]\norder: 1", 2, "begins a comment"),
        ("keywords:\n\t- a", 3, "not tabs"),
        ("title:Costs\norder: 1", 2, "space after the colon"),
        ("title: A\ntitle: B", 3, "Delete one of them"),
    ],
)
def test_the_hint_is_about_the_mistake(text, line, hint):
    (found,) = frontmatter.parse(text, "x.md")[1]
    assert hint in found.hint
    assert abs(found.span.line - line) <= 1


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("position", "Did you mean `order`?"),
        ("nav_order", "Did you mean `order`?"),
        ("created_at", "Did you mean `updated`?"),
        ("author", "Did you mean `owner`?"),
        ("titel", "Did you mean `title`?"),
        ("keyword", "Did you mean `keywords`?"),
        ("related_articles", "Known keys:"),
        ("zzz", "Known keys:"),
    ],
)
def test_an_unknown_key_gets_the_one_that_was_meant(key, hint):
    (found,) = frontmatter.parse(f"title: A\n{key}: 1\n", "x.md")[1]
    assert found.code == "KB103"
    assert found.hint.startswith(hint)


def test_ten_times_as_many_unknown_keys_do_not_take_a_hundred_times_the_looks(monkeypatch):
    looks = []

    class Counted(Choice):
        def similar(self, word: str) -> tuple[str, ...]:
            looks.append(word)
            return super().similar(word)

    monkeypatch.setattr("kbgen.frontmatter.checked.Choice", Counted)
    text = "".join(f"key{number}: x\n" for number in range(2_000))
    _, found = frontmatter.parse(text, "x.md")
    assert len(found) == 2_001
    assert len(looks) <= 100
