"""Words around the articles that readers see in another language."""

import pytest

RULE = "untranslated-interface"
LOCALES = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n[locales.eo]\n'


def both(text_of, *tags):
    return {
        path: text
        for tag in tags
        for path, text in (
            (f"{tag}/a/x.md", text_of("X")),
            (f"{tag}/a/_category.toml", f'title = "{tag}"\n'),
        )
    }


def test_a_locale_in_the_box_has_every_string(found, text_of):
    config = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n[locales.zh-TW]\n[locales.no]\n'
    assert found(RULE, both(text_of, "en", "de", "zh-TW", "no"), config) == []


def test_strings_are_counted_and_some_named(found, text_of):
    ((path, line, message),) = found(RULE, both(text_of, "en", "de", "eo"), LOCALES)

    assert (path, line) == ("kbgen.toml", 5)
    assert message.startswith("Not translated into eo: 1")
    assert " interface strings: `%(num)s article`" in message
    assert "more" in message


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ('[markets.DE]\nlabel = { en = "Germany and Austria" }\n', "market names: `DE`"),
        ('[markets.DE]\nlabel = "Germany and Austria"\n', "market names: `DE`"),
        (
            '[actions.track]\nurl = "https://a.example/t"\nlabel = { en = "Track" }\n',
            "labels: `actions.track`",
        ),
        (
            '[[contact.channels]]\nkind = "sms"\ntarget = "+31612345678"\nnote = { en = "!" }\n',
            "labels: `contact.sms.note`",
        ),
        ('[[footer.links]]\nurl = "/a/"\nlabel = { en = "All" }\n', "labels: `footer.1`"),
    ],
)
def test_labels_of_the_configuration_are_named(found, text_of, table, kind):
    config = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n' + table
    messages = [message for _, _, message in found(RULE, both(text_of, "en", "de"), config)]

    assert messages == [f"Not translated into de: 1 of 1 {kind}"]


@pytest.mark.parametrize(
    "table",
    [
        '[markets.DE]\nlabel = { en = "Germany", de = "Deutschland" }\n',
        "[markets.DE]\n",
        '[[footer.links]]\nurl = "/a/"\nlabel = "Impressum"\nlocales = ["de"]\n',
        '[[contact.channels]]\nkind = "email"\ntarget = "a@b.example"\n',
    ],
)
def test_what_has_words_needs_none(found, text_of, table):
    config = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n' + table
    assert found(RULE, both(text_of, "en", "de"), config) == []


def test_a_category_without_a_title_in_a_locale_is_named(found, text_of):
    content = both(text_of, "en")
    content["en/a/x.md"] = text_of("X")
    config = '[site]\nname = { en = "Help", de = "Hilfe" }\n[locales.en]\n[locales.de]\n'
    ((_, _, message),) = found(RULE, content, config)

    assert message == "Not translated into de: 1 of 1 categories: `a`"


def test_each_locale_may_name_the_site(found, text_of):
    config = '[site]\nname = { en = "Help" }\n[locales.en]\n[locales.de]\n'
    ((_, _, message),) = found(RULE, both(text_of, "en", "de"), config)

    assert message == "Not translated into de: 1 of 1 labels: `site.name`"
