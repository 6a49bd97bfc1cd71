"""Questions of shoppers without an article, with two, and unnamed."""

import pytest

from kbgen.check.fixes import fix
from kbgen.intents import intents

CONFIG = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n'


def test_what_nobody_answers_is_named_with_its_question(found, text_of):
    content = {
        "en/a/x.md": text_of("Parcels", answers=["track-order", "late-parcel"]),
        "de/a/x.md": text_of("Pakete"),
    }
    messages = [message for _, _, message in found("unanswered", content, CONFIG)]
    assert len(messages) == len(intents()) - 2
    assert not any("`track-order`" in message for message in messages)
    assert any(message.startswith("No article answers `gift-card`: ") for message in messages)


def test_two_articles_with_one_question(found, text_of):
    content = {
        "en/a/x.md": text_of("Parcels", answers=["track-order#find"]),
        "en/a/y.md": text_of("Lost", answers=["lost-parcel", "track-order"]),
        "de/a/y.md": text_of("Verloren"),
    }
    assert found("same-intent", content, CONFIG) == [
        ("en/a/y.md", 3, "`track-order` is also answered by content/en/a/x.md")
    ]


@pytest.mark.parametrize("name", ["a", "z"])
def test_a_translation_and_an_article_of_one_locale_with_one_question(found, text_of, name):
    """Whichever of the two comes first, the one that names the question is reported."""
    content = {
        "en/a/m.md": text_of("Parcels", answers=["track-order"]),
        "de/a/m.md": text_of("Pakete"),
    }
    only = {f"de/a/{name}.md": text_of("Sendungen", answers=["track-order"])}
    assert found("same-intent", content | only, CONFIG) == [
        (f"de/a/{name}.md", 3, "`track-order` is also answered by content/de/a/m.md")
    ]


def test_two_articles_with_one_question_are_reported_once_for_all_translations(found, text_of):
    content = {
        "en/a/x.md": text_of("Parcels", answers=["track-order"]),
        "en/a/y.md": text_of("Lost", answers=["track-order"]),
        "de/a/x.md": text_of("Pakete"),
        "de/a/y.md": text_of("Verloren"),
    }
    paths = [path for path, _, _ in found("same-intent", content, CONFIG)]
    assert paths == ["en/a/y.md"]


def test_what_a_title_suggests_is_offered_once_it_is_asked_for(checked, found, text_of):
    content = {
        "en/a/x.md": text_of("I forgot my password"),
        "en/a/y.md": text_of("Where is my parcel?", answers=[]),
        "de/a/x.md": text_of("Passwort"),
    }
    path, line, message = found("suggested-answers", content, CONFIG)[0]
    assert (path, line) == ("en/a/x.md", 2)
    assert "`reset-password`" in message
    assert fix(checked(content, CONFIG)) == ()
    asked = f'{CONFIG}[check.rules]\nsuggested-answers = "warning"\n'
    (change,) = fix(checked(content, asked))
    assert change.after.startswith("answers: [reset-password")
    assert found("suggested-answers", {}, asked) == []
