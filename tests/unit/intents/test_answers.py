"""What articles answer: as their writers say, or beyond doubt."""

import pytest

from kbgen.build import BuildOptions, check
from kbgen.model.locale import Locale

EN, DE = Locale("en"), Locale("de")
SHOP = {
    "Cancel an order": "cancel-order",
    "I forgot my password": "reset-password",
    "Gift cards": "gift-card",
    "Can I pay in instalments?": "instalments",
}
CONFIG = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n'


def article(title: str, **front_matter: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in front_matter.items())
    return f"---\ntitle: {title}\n{lines}---\n\nText.\n\n## Later {{#later}}\n\nMore text.\n"


def shop(**others: str) -> dict[str, str]:
    titles = {f"en/help/a{number}.md": article(title) for number, title in enumerate(SHOP)}
    return titles | {path.replace("__", "/") + ".md": text for path, text in others.items()}


@pytest.fixture
def answers(make_project):
    def of(content, config: str = CONFIG):
        project = make_project(content, config)
        return check(project, BuildOptions(out=project.root)).site.answers

    return of


def test_titles_without_doubt_are_assumed(answers):
    found = answers(shop())
    assert [found[f"help/a{number}", EN] for number in range(len(SHOP))] == [
        (name,) for name in SHOP.values()
    ]


def test_a_site_that_is_no_shop_answers_nothing(answers):
    about = ("Request body", "Path parameters", "Security", "Return a response", "Testing", "Forms")
    content = {f"en/x/a{at}.md": article(title) for at, title in enumerate(about)}
    assert answers(content | {"en/x/b.md": article("I forgot my password")}) == {}


def test_of_two_articles_the_likelier_is_assumed_to_answer(answers):
    found = answers(shop(en__help__b=article("Reset a forgotten password")))
    assert list(found.values()).count(("reset-password",)) == 1


def test_what_the_writer_names_counts_alone(answers):
    named = article("I forgot my password", answers="[account-locked, sign-in#later]")
    assert answers({"en/x/a.md": named}) == {("x/a", EN): ("account-locked", "sign-in#later")}
    assert ("help/b", EN) not in answers(
        shop(en__help__b=article("Delete my account", answers="[]"))
    )


def test_translations_answer_what_the_source_names(answers):
    found = answers(
        {
            "en/x/a.md": article("Locked out", answers="[account-locked]"),
            "de/x/a.md": article("Ausgesperrt"),
        }
    )
    assert found["x/a", DE] == found["x/a", EN] == ("account-locked",)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[trak-order]", "not `['trak-order']` Did you mean `track-order`?"),
        ("[track-order#nowhere]", "Anchor `#nowhere` of the intent `track-order` is not in"),
    ],
)
def test_unknown_intents_and_anchors_are_reported(make_project, written, message):
    project = make_project({"en/x/a.md": article("A", answers=written)})
    (found,) = check(project, BuildOptions(out=project.root)).diagnostics
    assert message in f"{found.message} {found.hint}"
    assert found.span.line == 3
