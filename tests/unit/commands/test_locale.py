"""`kbgen locale`: adding a language, and what each one lacks."""

from pathlib import Path

import pytest

from kbgen.config import load_project
from tests.factories import article_text, write_project

CONFIG = """# Our help centre.
[site]
name = { en = "Help", de = "Hilfe" }

[locales.en]
[locales.de]  # the Germans

[markets.DE]
label = { en = "Germany and Austria", de = "Deutschland und Österreich" } # both

[actions.track]
url = "https://shop.example/track"
label = "Track"

[[contact.channels]]
kind = "phone"
target = "+31612345678"
locales = ["en"]
note = { en = "In English" }
"""
CONTENT = {
    "en/returns/_category.toml": '# Its order is that of all.\ntitle = "Returns"\norder = 2\n',
    "de/returns/_category.toml": 'title = "Rückgabe"\n',
    "en/returns/fees.md": article_text("Fees", "Text.\n\n:::include large\n"),
    "de/returns/fees.md": article_text("Gebühren"),
    "_snippets/en/large.md": "It is *large*.\n",
    "notices.toml": '[strike]\ntext = { en = "A strike", de = "Ein Streik" }\n',
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project", CONTENT, CONFIG)


def files_of(root: Path) -> dict[str, str]:
    files = (one for one in root.rglob("*") if one.is_file() and ".kbgen" not in one.parts)
    return {one.relative_to(root).as_posix(): one.read_text("utf-8") for one in files}


def test_a_language_gets_what_it_needs_and_nothing_is_lost(run, project: Path) -> None:
    before = files_of(project)
    result = run("locale", "add", "nl", "-f", project / "kbgen.toml")
    after = files_of(project)

    assert result.code == 0, result.err
    assert {path for path in after if before.get(path) != after[path]} == {
        "kbgen.toml",
        "content/notices.toml",
        "content/nl/returns/_category.toml",
        "content/_snippets/nl/large.md",
    }
    table = after["content/nl/returns/_category.toml"]
    assert table == '# Its order is that of all.\ntitle = "TRANSLATE: Returns"\norder = 2\n'
    config = after["kbgen.toml"]
    assert "[locales.de]  # the Germans\n[locales.nl]\n\n[markets.DE]" in config
    assert ', nl = "TRANSLATE: Germany and Austria" } # both' in config
    assert 'label = {en = "Track", nl = "TRANSLATE: Track"}' in config
    assert 'note = { en = "In English" }' in config
    assert "# Our help centre." in config
    assert 'nl = "TRANSLATE: A strike" }' in after["content/notices.toml"]


def test_a_second_run_changes_nothing(run, project: Path) -> None:
    run("locale", "add", "eo", "-f", project / "kbgen.toml")
    before = files_of(project)
    run("locale", "add", "eo", "-f", project / "kbgen.toml")

    assert files_of(project) == before


def test_what_is_to_be_translated_is_missing_until_it_is(run, project: Path) -> None:
    file = project / "kbgen.toml"
    run("locale", "add", "nl", "-f", file)
    (found,) = run("locale", "status", "nl", "--format", "json", "-f", file).json
    missing = {one["kind"]: one["missing"] for one in found["kinds"]}

    assert missing == {
        "interface strings": [],
        "categories": ["returns"],
        "labels": ["site.name", "actions.track", "notices.strike"],
        "market names": ["DE"],
        "articles": ["returns/fees"],
        "snippets": ["large.md"],
    }
    texts = files_of(project)
    for path in ("kbgen.toml", "content/nl/returns/_category.toml", "content/notices.toml"):
        (project / path).write_text(texts[path].replace("TRANSLATE: ", "Nederlands "), "utf-8")
    (found,) = run("locale", "status", "nl", "--format", "json", "-f", file).json
    left = [one["kind"] for one in found["kinds"] if one["missing"]]
    assert left == ["articles", "snippets"]


def test_readers_never_see_the_mark(run, project: Path) -> None:
    file = project / "kbgen.toml"
    run("locale", "add", "nl", "-f", file)
    run("build", "-d", project / "site", "-f", file)
    pages = [one.read_text("utf-8") for one in (project / "site").rglob("*.html")]

    assert pages
    assert not any("TRANSLATE" in page for page in pages)


def test_a_language_that_the_theme_does_not_speak_gets_a_catalogue_with_notes(
    run, project: Path
) -> None:
    run("locale", "add", "eo", "-f", project / "kbgen.toml")
    texts = files_of(project)
    catalogue = texts["themes/words/locales/eo.po"]

    assert load_project(project / "kbgen.toml").config.theme.name == "words"
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in catalogue
    assert "#. Question below each article, answered by Yes or No.\n" in catalogue
    assert 'msgid "Was this helpful?"\nmsgstr ""\n' in catalogue

    file = project / "themes/words/locales/eo.po"
    text = catalogue.replace('"Was this helpful?"\nmsgstr ""', '"Was this helpful?"\nmsgstr "Ĉu?"')
    file.write_text(text, "utf-8")
    run("locale", "add", "eo", "-f", project / "kbgen.toml")
    assert file.read_text("utf-8") == text
    (found,) = run("locale", "status", "eo", "--format", "json", "-f", project / "kbgen.toml").json
    strings = found["kinds"][0]
    assert len(strings["missing"]) == strings["total"] - 1


def test_locales_that_are_folders_stay_locales(run, tmp_path: Path) -> None:
    root = write_project(tmp_path / "plain", {"en/a/x.md": article_text("X")})
    run("locale", "add", "pt_BR", "-f", root / "kbgen.toml")

    assert [one.tag for one in load_project(root / "kbgen.toml").locales] == ["en", "pt-BR"]


def test_a_tag_that_is_none_is_refused(run, project: Path) -> None:
    result = run("locale", "add", "dutch-language", "-f", project / "kbgen.toml")

    assert result.code == 2
    assert "is not a known locale" in result.err


def test_the_status_is_a_table(run, project: Path) -> None:
    output = run("locale", "status", "-f", project / "kbgen.toml").out

    assert output.splitlines()[0].split("  ")[-1] == "snippets"
    assert output.splitlines()[2].startswith("de  1")
    assert "0 of 1" in output.splitlines()[2]


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("en/returns/_category.toml", b'title = "Returns\n', "does not parse"),
        ("_snippets/en/large.md", b"caf\xe9\n", "The file is not UTF-8"),
        ("notices.toml", b"[strike\n", "does not parse"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    run, project: Path, path: str, data: bytes, said: str
) -> None:
    (project / "content" / path).write_bytes(data)
    result = run("locale", "add", "nl", "-f", project / "kbgen.toml")

    assert result.code == 2
    assert f"content/{path}" in result.err
    assert said in result.err
    assert not (project / "content/nl").exists()


def test_addresses_of_a_folder_are_not_those_of_another_language(run, project: Path) -> None:
    file = project / "content/en/returns/_category.toml"
    file.write_text('title = "Returns"\nslug = "send-back"\naliases = ["returns"]\n', "utf-8")
    run("locale", "add", "nl", "-f", project / "kbgen.toml")

    table = (project / "content/nl/returns/_category.toml").read_text("utf-8")
    assert table == 'title = "TRANSLATE: Returns"\n'


def test_a_list_with_comments_in_the_table_of_a_locale_stays_whole(run, project: Path) -> None:
    file = project / "kbgen.toml"
    listed = "[locales.de]\nfallback = [\n# first\n\n  'en',\n]\n"
    file.write_text(CONFIG.replace("[locales.de]  # the Germans\n", listed), "utf-8")
    result = run("locale", "add", "nl", "-f", file)

    assert result.code == 0, result.err
    assert listed in file.read_text("utf-8")
    assert [one.tag for one in load_project(file).locales] == ["en", "de", "nl"]


def test_locales_in_one_line_are_left_to_a_person(run, project: Path) -> None:
    file = project / "kbgen.toml"
    inline = f"locales = {{ en = {{}} }}\n{CONFIG.replace('[locales.en]', '')}"
    text = inline.replace("[locales.de]  # the Germans\n", "")
    file.write_text(text, "utf-8")
    result = run("locale", "add", "nl", "-f", file)

    assert result.code == 2
    assert "[locales.nl]" in result.err
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize(
    "head",
    [
        '# Copyright\n\nmsgid ""\nmsgstr ""\n"Language: ca\\n"\n"X-Ours: yes\\n"\n',
        'msgid ""\r\nmsgstr "X-Ours: yes\\n"\r\n\r\n',
        "",
    ],
)
def test_a_catalogue_keeps_its_head_and_has_each_message_once(
    run, project: Path, head: str
) -> None:
    file = project / "kbgen.toml"
    run("locale", "add", "eo", "-f", file)
    catalogue = project / "themes/words/locales/eo.po"
    text = f'{head}msgid "Search"\nmsgstr "Serĉi"\nmsgid "Yes"\nmsgstr "Jes"\n'
    catalogue.write_text(text, "utf-8", newline="")
    run("locale", "add", "eo", "-f", file)

    after = catalogue.read_text("utf-8")
    assert after.count('msgid "Search"\nmsgstr "Serĉi"\n') == 1
    assert after.count("X-Ours: yes") == ("X-Ours" in head)
    assert after.count("Copyright") == ("Copyright" in head)
    assert after.count('msgid ""\nmsgstr ') == 1
    assert 'msgid "Was this helpful?"' in after
