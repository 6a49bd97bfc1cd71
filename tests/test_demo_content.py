"""The demo shop: fifteen articles in five languages that say the same, with the same values."""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from kbgen.markdown.directives import BY_NAME
from kbgen.model.policy import references, take_references

UNTRANSLATED = {"shipping/customs-and-duties.md", "accounts/two-step-verification.md"}
ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
LOCALES = ("en", "de", "es", "ar", "ja")
MARKETS = frozenset(tomllib.loads((ROOT / "kbgen.toml").read_text("utf-8"))["markets"])

HEADING = re.compile(r"^#+ .*?(?:\{#([\w-]+)\})?$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)]+\.md[^)]*)\)")
BLOCK = re.compile(r"^(?::{3,}|> \[!)(\w+)[ \]]*(.*)", re.MULTILINE)
#: Blocks whose opening line holds no words for readers, so that it is the same in all languages.
WORDLESS = {name for name, directive in BY_NAME.items() if not directive.holds_prose}
#: What front matter says in no language.
FACT = re.compile(r"^(?:order|promoted|updated): .*|^  - \S+\.md$", re.MULTILINE)
#: Where digits are at home: code, addresses, anchors, footnote marks, values, list markers, names,
#: and small numbers before a Japanese counter, which other languages write as words.
DIGITS_AT_HOME = re.compile(
    r"`[^`]*`|\]\([^)]*\)|https://\S+|\{#[\w-]+\}|\[\^\w+\]|\{\{[^}]*\}\}|^\d+\. |2FA"
    r"|\d(?=回|分|つ|か国|時間)",
    re.MULTILINE,
)
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
SHOWN = re.compile(r"^(?:title|description): .*", re.MULTILINE)


class Part(NamedTuple):
    """What a section says in every language."""

    anchor: str
    values: set[tuple[str, str]]
    """Name and market. Not how often: one language repeats what another leaves out."""
    links: list[str]
    blocks: list[tuple[str, str]]


def articles(locale: str) -> set[str]:
    root = CONTENT / locale
    return {p.relative_to(root).as_posix() for p in root.rglob("*.md") if p.stem != "index"}


def parts(text: str) -> list[Part]:
    """Split an article at its headings; the first part is front matter and what stands above."""
    anchor, *rest = ("", *HEADING.split(text))
    found = [(anchor, rest[0]), *zip(rest[1::2], rest[2::2], strict=True)]
    return [_part(anchor or "", section) for anchor, section in found]


def _part(anchor: str, section: str) -> Part:
    named = references(take_references(section))
    return Part(
        anchor,
        {(one.name, " ".join(MARKETS.intersection(one.format.split()))) for one in named},
        sorted(LINK.findall(section)),
        [(name, words if name in WORDLESS else "") for name, words in BLOCK.findall(section)],
    )


def prose(text: str) -> str:
    """Return what readers read, without what may hold digits."""
    front = FRONT_MATTER.match(text)
    if front:
        text = "\n".join([*SHOWN.findall(front[1]), text[front.end() :]])
    return DIGITS_AT_HOME.sub("", text)


def test_there_are_five_of_each_topic() -> None:
    topics = [path.split("/")[0] for path in articles("en")]

    assert {topic: topics.count(topic) for topic in topics} == {
        "shipping": 5,
        "returns": 5,
        "accounts": 5,
    }


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_a_translation_has_the_values_links_and_blocks_of_its_source_section_by_section(
    locale: str,
) -> None:
    missing = UNTRANSLATED if locale in {"ar", "ja"} else set()
    assert articles(locale) == articles("en") - missing
    for path in sorted(articles(locale)):
        source = (CONTENT / "en" / path).read_text("utf-8")
        translation = (CONTENT / locale / path).read_text("utf-8")
        assert FACT.findall(translation) == FACT.findall(source), path
        assert parts(translation) == parts(source), path


@pytest.mark.parametrize("locale", LOCALES)
def test_snippets_are_there_in_every_language_with_the_same_values(locale: str) -> None:
    snippets = CONTENT / "_snippets"
    names = {file.name for file in (snippets / "en").iterdir()}

    assert {file.name for file in (snippets / locale).iterdir()} == names
    for name in names:
        texts = [(snippets / one / name).read_text("utf-8") for one in (locale, "en")]
        assert parts(texts[0]) == parts(texts[1]), name


@pytest.mark.parametrize("locale", LOCALES)
def test_no_digit_is_typed_by_hand_where_readers_read(locale: str) -> None:
    files = [*(CONTENT / locale).rglob("*.md"), *(CONTENT / "_snippets" / locale).rglob("*.md")]
    found = {
        file.relative_to(CONTENT).as_posix(): re.findall(r".*\d.*", prose(file.read_text("utf-8")))
        for file in files
    }

    assert len(found) >= len(articles(locale)) + 2  # the home page and a snippet
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_every_number_that_the_shop_promises_is_named_somewhere() -> None:
    policies = tomllib.loads((CONTENT / "policies.toml").read_text("utf-8"))
    promised = {
        f"{group}.{name}"
        for group, values in policies.items()
        for name, value in values.items()
        if value["type"] in {"duration", "money", "number", "percent", "time"}
    }
    files = [*(CONTENT / "en").rglob("*.md"), *(CONTENT / "_snippets/en").rglob("*.md")]
    text = "\n".join(file.read_text("utf-8") for file in files)

    assert promised - {one.name for one in references(take_references(text))} == set()


def test_the_demo_builds_without_a_finding(kbgen, copy_demo, tmp_path: Path) -> None:
    copy_demo(tmp_path)
    done = kbgen("build", "--strict", "-q", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_string_of_the_theme_is_translated(repository: Path, locale: str) -> None:
    catalogue = (repository / f"kbgen/theme/locales/{locale}.po").read_text("utf-8")

    assert "#, fuzzy" not in catalogue
    assert re.findall(r'^msgid "([^"]+)"\nmsgstr ""$', catalogue, re.MULTILINE) == []
