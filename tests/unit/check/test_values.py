"""Which policy values are used, and where."""

import pytest

from kbgen.check.uses import uses_of

VALUES = """
[returns]
window = { type = "duration", value = "30 days" }
[shop]
name = { type = "text", value = "Juniper" }
full = { type = "text", value = "{{ policy.shop.name }} Ltd" }
"""
SITE = '[site]\nname = "Help"\n'


def unused(found, content, *config):
    return {message.split("`")[1] for _, _, message in found("unused-value", content, *config)}


def test_a_value_that_nobody_uses_is_found_at_its_line(found, text_of):
    content = {"en/a/x.md": text_of("X"), "policies.toml": VALUES}
    assert found("unused-value", content) == [
        ("policies.toml", 3, "Policy value `returns.window` is never used"),
        ("policies.toml", 6, "Policy value `shop.full` is never used"),
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("en/a/y.md", "---\ntitle: Y\n---\n\nYou have {{ policy.returns.window }}.\n"),
        ("en/a/y.md", "---\ntitle: Y\n---\n\nYou have {{ policy.returns.window | short }}.\n"),
        ("en/a/y.md", '---\ntitle: "{{ policy.returns.window }}"\n---\n'),
        ("en/a/y.md", "---\ntitle: Y\ndraft: true\n---\n\nYou have {{ policy.returns.window }}.\n"),
        ("en/a/y.md", "---\ntitle: Y\n---\n\n:::deadline returns.window\nText.\n:::\n"),
        (
            "en/a/y.md",
            "---\ntitle: Y\ndraft: true\n---\n\n:::deadline returns.window\nText.\n:::\n",
        ),
        ("_snippets/en/y.md", "You have {{ policy.returns.window }}.\n"),
        ("en/a/_category.toml", 'title = "In {{ policy.returns.window }}"\n'),
    ],
)
def test_a_value_is_used_wherever_it_is_named(found, text_of, path, text):
    content = {"en/a/x.md": text_of("X"), "policies.toml": VALUES, path: text}
    assert unused(found, content) == {"shop.full"}


def test_the_configuration_uses_values(found, text_of):
    channel = '[[contact.channels]]\nkind = "email"\ntarget = "{{ policy.shop.full }}"\n'
    content = {"en/a/x.md": text_of("X"), "policies.toml": VALUES}
    assert unused(found, content, SITE + channel) == {"returns.window"}


def test_the_words_of_the_theme_use_values(found, make_project, text_of):
    content = {"en/a/x.md": text_of("X"), "policies.toml": VALUES}
    config = SITE + '[theme]\nname = "ours"\n'
    root = make_project(content, config).root
    po = 'msgid ""\nmsgstr ""\n\nmsgid "Search"\nmsgstr "In {{ policy.returns.window }}"\n'
    (root / "themes/ours/locales").mkdir(parents=True)
    (root / "themes/ours/locales/en.po").write_text(po)
    assert unused(found, content, config) == {"shop.full"}


def test_uses_have_places(checked, text_of):
    text = text_of(
        "X", "You have {{ policy.returns.window }}.\n\nYes, {{ policy.returns.window }}."
    )
    content = {"en/a/x.md": text, "policies.toml": VALUES}
    places = uses_of(checked(content))["returns.window"]
    assert [(one.path, one.line, one.column) for one in places] == [
        ("content/en/a/x.md", 5, 10),
        ("content/en/a/x.md", 7, 6),
    ]


def test_a_site_without_values_has_none_unused(found, text_of):
    assert found("unused-value", {"en/a/x.md": text_of("X")}) == []


def test_a_meaning_is_suggested_where_a_name_leaves_no_doubt(found, text_of):
    values = """
[returns]
window = { type = "duration", value = "30 days" }
period = { type = "number", value = 3 }
[shipping]
fee = { type = "money", value = "3 EUR", means = "shipping-fee" }
cost = { type = "money", value = "3 EUR" }
time = { type = "duration", value = "3 days" }
days = { type = "duration", value = "4 days" }
"""
    # KB733. Two may be the time of delivery, and the fee is known.
    content = {"en/a/x.md": text_of("X"), "policies.toml": values}
    assert found("suggested-means", content) == [
        ("policies.toml", 3, "Policy value `returns.window` is probably the shop's `return-window`")
    ]
