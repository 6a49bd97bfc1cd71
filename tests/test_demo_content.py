"""The demo shop: fifteen articles in five languages, with the same facts."""

import re
from pathlib import Path

import pytest

UNTRANSLATED = {"shipping/customs-and-duties.md", "accounts/two-step-verification.md"}
CONTENT = Path(__file__).parent.parent / "content"
ANCHOR = re.compile(r"\{#([\w-]+)\}")
LINK = re.compile(r"\]\(([^)]+\.md[^)]*)\)")
MONEY = re.compile(r"(?:€|£)\s?([\d.,]+)|([\d.,]*\d)\s?(?:€|£|ユーロ|ポンド)")


def articles(locale: str) -> set[str]:
    root = CONTENT / locale
    return {p.relative_to(root).as_posix() for p in root.rglob("*.md") if p.stem != "index"}


def amounts(text: str) -> set[str]:
    found = {(a or b).strip(".,").replace(",", ".") for a, b in MONEY.findall(text)}
    return {amount.removesuffix(".00") for amount in found}


def test_there_are_five_of_each_topic() -> None:
    topics = [path.split("/")[0] for path in articles("en")]

    assert {topic: topics.count(topic) for topic in topics} == {
        "shipping": 5,
        "returns": 5,
        "accounts": 5,
    }


@pytest.mark.parametrize("locale", ["de", "es", "ar", "ja"])
def test_a_translation_has_the_anchors_links_and_amounts_of_its_source(locale: str) -> None:
    missing = UNTRANSLATED if locale in {"ar", "ja"} else set()
    assert articles(locale) == articles("en") - missing
    for path in sorted(articles(locale)):
        source = (CONTENT / "en" / path).read_text("utf-8")
        translation = (CONTENT / locale / path).read_text("utf-8")
        for what in (ANCHOR, LINK):
            assert sorted(what.findall(translation)) == sorted(what.findall(source)), path
        assert amounts(translation) == amounts(source), path


def test_the_demo_builds_without_a_finding(kbgen, copy_demo, tmp_path: Path) -> None:
    copy_demo(tmp_path)
    done = kbgen("build", "--strict", "-q", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize("locale", ["de", "es", "ar", "ja"])
def test_every_string_of_the_theme_is_translated(repository: Path, locale: str) -> None:
    catalogue = (repository / f"kbgen/theme/locales/{locale}.po").read_text("utf-8")

    assert "#, fuzzy" not in catalogue
    assert re.findall(r'^msgid "([^"]+)"\nmsgstr ""$', catalogue, re.MULTILINE) == []
