"""Questions of shoppers without an article, with two, and unnamed."""

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
