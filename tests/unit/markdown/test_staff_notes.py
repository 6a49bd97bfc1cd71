"""A note for support staff that is not written as a block is never shown to readers."""

import pytest

START = "---\ntitle: Refunds\n---\nRefunds take a week.\n\n"
LEAKS = [
    "> [!AGENT]\n> The limit is 50.",
    "> [! agent ]\n> The limit is 50.",
    "::agent\nThe limit is 50.\n::",
    "：：：agent\nThe limit is 50.\n：：：",
    "\ufeff:::agent\nThe limit is 50.\n:::",
    "\u200b:::agent\nThe limit is 50.\n:::",
    ":::\u00a0agent\nThe limit is 50.\n:::",
    "| a |\n|---|\n| :::agent The limit is 50 |",
    "- ::agent The limit is 50.",
    ":::agent\n- a\n  :::\n- The limit is 50.\n:::\n",
    ":::agent\n<!--\n:::\n-->\nThe limit is 50.\n\n:::\n",
]


@pytest.mark.parametrize("body", LEAKS)
def test_what_readers_would_see_keeps_the_article_back(compile_text, body):
    article, _ = compile_text(f"{START}{body}\n")
    found = [one for one in article.diagnostics if one.code == "KB319"]
    assert found
    assert all(one.span.line > 5 for one in found)
    assert article.meta.draft
    assert "note for support staff" in article.meta.withheld


@pytest.mark.parametrize("name", ["internal", "staff", "private", "Internal", "agents", "agnet"])
def test_a_block_that_is_called_otherwise_is_not_shown(compile_text, shown, name):
    article, body = compile_text(f"{START}:::{name}\nThe limit is 50.\n:::\n")
    assert "50" not in shown(article, body)
    (found,) = [one for one in article.diagnostics if one.code == "KB301"]
    assert found.hint == "Did you mean `agent`?"


@pytest.mark.parametrize(
    "body",
    [
        ":::agent\nThe limit is 50.\n:::\n\nMore.",
        "Our agents help. Ask an agent: they know.",
        "`:::agent` and\n\n```\n::agent\n```",
        "See (::agents) and the user-agent.",
        ":::note Agents\nCall us.\n:::",
        "Text\n:::\n\nwithout any note",
    ],
)
def test_other_texts_are_shown(compile_text, body):
    article, _ = compile_text(f"{START}{body}\n")
    assert not article.meta.draft
    assert "KB319" not in {one.code for one in article.diagnostics}


def test_for_support_staff_all_is_shown(compile_text, shown):
    article, body = compile_text(f"{START}::agent\nThe limit is 50.\n", agent=True)
    assert not article.meta.draft
    assert "50" in shown(article, body)
