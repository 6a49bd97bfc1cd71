"""Whatever stands around `draft: true`, in whichever form: the article is kept back."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kbgen import frontmatter, load
from kbgen.load import decode
from kbgen.markdown import Rules, compile_article
from kbgen.model.locale import Locale
from kbgen.model.source import Source, SourceFile

DAY = dt.date(2026, 11, 28)
FILE = SourceFile(path="en/a/x.md", locale=Locale("en"), digest="")
BODY = "A SECRET with [a link](y.md).\n"


def absence(text: str, **rules) -> str:
    """Return why the article of a text is not shown; empty: it is."""
    decoded = decode(Source(FILE, text.encode()))
    assert isinstance(decoded, str)
    article, *_ = compile_article(FILE, decoded, Rules(**rules))
    why = load.Visibility(DAY).absence(article, None)
    # Whoever keeps an article back without being asked says so.
    meta = article.meta
    asked = (meta.draft and not meta.withheld) or meta.publish_on or meta.expires_on
    asked = asked or meta.audience == "agent"
    assert asked or not why or article.diagnostics
    return why


BEFORE = ["", "\n", "\n \n\t\n", "\ufeff", "\ufeff\n", "\u200b", "\u00a0\n", "<!-- a comment -->\n",
          "\n<!--\nlines\n\nof it -->\n\n"]  # fmt: skip
#: Other keys, each as (YAML, TOML, JSON).
OTHERS = [
    ("title: Returns", 'title = "Returns"', '"title": "Returns"'),
    ("# a comment", "# a comment", ""),
    ("", "", ""),
    ('description: "a # b: c"', 'description = "a # b: c"', '"description": "a # b: c"'),
    ("tags: [a, b]", 'tags = ["a", "b"]', '"tags": ["a", "b"]'),
    ("keywords:\n  - a\n  - b", 'keywords = [\n  "a",\n]', '"keywords": [\n  "a"\n]'),
    ("summary: >\n  of several\n\n  lines", 'summary = """of\nlines"""', '"summary": "x"'),
    ("date: 2026-01-05", "date = 2026-01-05", '"date": "2026-01-05"'),
    ("weight: 3", "weight = 3", '"weight": 3'),
    ("zzz: 1", "zzz = 1", '"zzz": 1'),
    ("draft_note: x", 'draft_note = "x"', '"draft_note": "x"'),
]
YAML = [
    "draft: true", "draft: True", "draft : true", "draft:   true  ", "draft: true # for now",
    "draft: yes", "draft: on", "draft: 1", 'draft: "true"', "draft: 'Yes'", '"draft": true',
    "Draft: true", "DRAFT: TRUE", "draft: maybe", "draft: [true]", "draft:true", "draft = true",
    "draft\uff1atrue", "isDraft: true", "published: false", "publish: no", "status: draft",
    "state: in review", "hidden: true", "unlisted: 1", "private: agents", "visibility: internal",
    "build:\n  render: never", "_build: {list: false}", "nav_exclude: true", "headless: true",
    "publishDate: 2099-01-01", "date: 2099-01-01 10:00:00 +0100", "pubDate: 2099-1-1",
    "expiryDate: 2001-01-01", "valid_until: 2001-01-01", "robots: noindex, nofollow",
    "permalink: false", "password: sesame", "sidebar: {hidden: true}", "drafft: true",
    "audience: agent", "published: 2099-01-01", "access: [staff, admin]",
]  # fmt: skip
TOML = [
    "draft = true", "draft=true", '"draft" = true', 'draft = "true"', "draft = 1", "draft = maybe",
    "draft: true", "published = false", 'status = "draft"', "date = 2099-01-01T10:00:00Z",
    "publishDate = 2099-01-01", "render = false", "[build]\nrender = 'never'",
]  # fmt: skip
JSON = [
    '"draft": true', '"draft":true', '"draft": "true"', '"draft": 1', "draft: true",
    "'draft': true", '"draft": true, "draft": false', '"published": false', '"status": "private"',
    '"date": "2099-01-01T10:00:00Z"', '"build": {"render": "never"}',
]  # fmt: skip
#: How front matter begins and ends.
YAML_FENCES = [
    ("---\n", "\n---\n"), ("---  \n", "\n--- \t\n"), ("---\n", "\n...\n"), ("---\n", "\n"),
    ("---yaml\n", "\n---\n"), ("--- yml\n", "\n---\n"), ("---\r\n", "\r\n---\r\n"),
]  # fmt: skip
TOML_FENCES = [
    ("+++\n", "\n+++\n"), ("+++ \n", "\n+++\t\n"), ("+++\n", "\n"), ("+++\n", "\n---\n"),
    ("---toml\n", "\n---\n"), ("--- toml\n", "\n---\n"), ("+++\r\n", "\r\n+++\r\n"),
]  # fmt: skip
JSON_FENCES = [
    ("{\n", "\n}\n"), ("{", "}\n"), ("{\n", "\n}\n\n"), (";;;\n{", "}\n;;;\n"), ("", "\n;;;\n"),
    (";;;\n", "\n;;;\n"), ("---json\n{\n", "\n}\n---\n"), ("{\n", "\n"),
]  # fmt: skip


def between(items: list[str], draft: str, place: int) -> list[str]:
    return [*items[:place], draft, *items[place:]]


@given(
    st.sampled_from(BEFORE),
    st.sampled_from(YAML_FENCES),
    st.sampled_from(YAML),
    st.lists(st.sampled_from(OTHERS), unique=True, max_size=5),
    st.integers(0, 5),
)
@example("", YAML_FENCES[0], "draft:true", [OTHERS[0]], 1)
def test_in_yaml(before, fences, draft, others, place):
    lines = "\n".join(between([other[0] for other in others], draft, place))
    assert absence(f"{before}{fences[0]}{lines}{fences[1]}{BODY}")


@given(
    st.sampled_from(BEFORE),
    st.sampled_from(TOML_FENCES),
    st.sampled_from(TOML),
    st.lists(st.sampled_from(OTHERS), unique=True, max_size=5),
    st.integers(0, 5),
)
def test_in_toml(before, fences, draft, others, place):
    items = [other[1] for other in others]
    lines = "\n".join(between(items, draft, len(items) if draft.startswith("[") else place))
    assert absence(f"{before}{fences[0]}{lines}{fences[1]}{BODY}")


@given(
    st.sampled_from(BEFORE),
    st.sampled_from(JSON_FENCES),
    st.sampled_from(JSON),
    st.lists(st.sampled_from([other[2] for other in OTHERS if other[2]]), unique=True, max_size=4),
    st.integers(0, 4),
)
def test_in_json(before, fences, draft, others, place):
    lines = ",\n".join(between(others, draft, place))
    assert absence(f"{before}{fences[0]}{lines}{fences[1]}{BODY}")


@pytest.mark.parametrize(
    "head",
    [
        "———\ntitle: Returns\ndraft: true\n———\n",
        "—-\ntitle: Returns\ndraft: true\n—-\n",
        "----\ntitle: Returns\ndraft: true\n----\n",
        "***\ntitle: Returns\ndate: 2099-01-01\n***\n",
        "===\ntitle: Returns\n===\n",
        "~~~\ntitle: Returns\ndraft: true\n~~~\n",
        "-- \ntitle: Returns\ndraft: true\n-- \n",
        "title: Returns\ndraft: true\n",
        "Title: Returns\nDate: 2099-01-01\n",
        "draft: true\n",
        "Status: draft\nTitle: Returns\n",
        "published: false\n\n# Returns\n",
        "<!--\n.. title: Returns\n.. status: draft\n-->\n",
        "<!-- draft: true -->\n",
        "<!-- draft: true -->\n---\ntitle: Returns\n---\n",
        "#+title: Returns\n#+draft: true\n",
        ":title: Returns\n:draft: true\n",
        "{ title: 'Returns', draft: true }\n",
        "---js\n{ title: 'Returns', draft: true }\n---\n",
        "---\ntitle: Returns\n  draft:true\n---\n",
        "---\ntitle: Returns\n\n# Heading\n",
        '{ "title": "Returns", "draft": true } text\n',
        "+++\ntitle = 'Returns'\n\n[extra]\n",
        "---\n- draft: true\n---\n",
        "---\ndraft\n---\n",
    ],
)
def test_in_what_only_looks_like_front_matter(head):
    assert absence(head + "\n" + BODY)


@pytest.mark.parametrize(
    "text",
    [
        "# How drafts work\n\n```yaml\ndraft: true\n```\n",
        "Text.\n\n---\ndraft: true\n---\n",
        "Text about `draft: true`.\n",
        "Note: write `draft: true`.\n",
        "Status: pending orders are shown first.\n",
        "Summary: what to know.\n\nText.\n",
        "- title: a list\n- draft: a word\n",
        "| title: | draft: true |\n",
        ":::note\nText.\n:::\n",
        '<div title="x">\n\nText.\n\n</div>\n',
        "[draft]: https://example.com\n",
        "{{ policy.returns.window }} is what you have.\n",
        "{#anchor}\n\nText.\n",
        "***\n\nText.\n",
        "\n\n---\n\nText.\n",
        "---\n---\nText.\n",
        "---\ntitle: How to set draft:true\n---\nText.\n",
        "---\ntitle: A\ndraft: false\n---\nText.\n",
        "---\ntitle: A\npublished: true\nhidden: no\nstatus: published\n---\nText.\n",
        "---\ntitle: A\nhide: [navigation, toc]\nstatus: new\n---\nText.\n",
        "---\ntitle: A\ndate: 2026-11-28\nexpires: 2026-11-29\n---\nText.\n",
        "---\ntitle: A\npublished: 2024-01-05\nvisibility: public\n---\nText.\n",
        "---\ntitle: A\nbuild: {render: always, list: always}\npassword:\n---\nText.\n",
        "---\ntitle: A\nextra:\n  draft: true\n  status: internal\n---\nText.\n",
        "---\ntitle: A\nsearch_exclude: true\n---\nText.\n",
        "---\ntitle: A\ndate: 2099-01-01\npublish_on: 2026-01-01\n---\nText.\n",
    ],
)  # fmt: skip
def test_articles_are_not_kept_back_without_a_reason(text):
    assert absence(text) == ""


def test_what_is_ignored_keeps_nothing_back():
    text = "---\ntitle: A\nstatus: internal\nx-team: b\n---\nText.\n"
    assert absence(text, ignored=("x-*",))
    assert absence(text, ignored=("s*",))
    assert absence(text, ignored=("status",)) == ""


@pytest.mark.parametrize(
    ("ignored", "unknown"),
    [((), ["exl-id", "feature", "x-a"]), (("exl-id", "x-*"), ["feature"]), (("*e*",), ["x-a"])],
)
def test_keys_of_another_tool_are_ignored_where_the_project_says_so(ignored, unknown):
    text = "---\ntitle: A\nexl-id: 1\nfeature: b\nx-a: c\n---\n"
    found = frontmatter.read(text, "x.md", ignored).diagnostics
    assert [(d.code, d.message.split("`")[1]) for d in found] == [("KB103", k) for k in unknown]


def test_a_draft_that_says_so_in_two_ways_is_not_reported():
    read = frontmatter.read("---\ntitle: A\ndraft: true\npublished: false\n---\n", "x.md")
    assert read.diagnostics == ()
    assert read.meta.draft


def test_keys_of_our_own_project_are_not_read():
    text = "---\ntitle: A\nextra: {price: 3, note: [a, b]}\n---\n"
    assert frontmatter.read(text, "x.md").diagnostics == ()
    (found,) = frontmatter.read("---\ntitle: A\nextra: 3\n---\n", "x.md").diagnostics
    assert found.code == "KB103"


@pytest.mark.parametrize(
    "text",
    [
        "---\n---\ntitle: Returns\ndraft: true\n---\nA SECRET.\n",
        "---\n\n---\n---\ntitle: Returns\ndraft: true\n---\nA SECRET.\n",
        "# saved by the editor\n---\ntitle: Returns\ndraft: true\n---\nA SECRET.\n",
        "\n# one\n\n# two\n---\ndraft: true\ntitle: Returns\n---\nA SECRET.\n",
    ],
)
def test_below_an_empty_block_or_a_comment(text):
    read = frontmatter.read(text, "content/en/a/x.md")
    assert read.meta.draft
    assert [one.code for one in read.diagnostics] == ["KB111"]


@pytest.mark.parametrize(
    "text",
    [
        "# Returns\n\nText.\n\n---\n\nMore.\n",
        "---\n---\n# Returns\n\nText.\n",
        "---\n# nothing yet\n---\nText.\n",
    ],
)
def test_a_heading_a_rule_and_an_empty_block_hide_nothing(text):
    assert not frontmatter.read(text, "content/en/a/x.md").meta.draft
