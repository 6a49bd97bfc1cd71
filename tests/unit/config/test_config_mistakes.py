import re

import pytest

from kbgen.config import load_project
from kbgen.errors import KbgenError


@pytest.fixture
def mistakes(write_project):
    """Return the lines of the message about a configuration that is wrong."""

    def explain(config: str) -> list[str]:
        root = write_project({"en/_keep": ""}, config)
        with pytest.raises(KbgenError) as caught:
            load_project(root / "kbgen.toml")
        return caught.value.message.split("\n")

    return explain


def test_all_mistakes_are_told_at_once_with_their_lines(mistakes):
    config = """\
[site]
nam = "Help"
url = "example"
time_zone = "Europe/Atlantis"

[locales.en]
fallback = ["xx"]

[locales.de]
lable = "Deutsch"

[search]
enabled = "yes"

[sarch]

[[contact.channels]]
kind = "fax"
target = "123"
"""
    first, *lines = mistakes(config)
    assert first == f"{len(lines)} errors in kbgen.toml"
    places = [
        re.match(r"  kbgen\.toml:(\d+): (?:unknown key )?`([\w.]+)`", line).groups()
        for line in lines
    ]
    assert sorted((int(line), key) for line, key in places) == [
        (1, "site.name"),
        (2, "site.nam"),
        (3, "site.url"),
        (4, "site.time_zone"),
        (7, "locales.en.fallback.0"),
        (10, "locales.de.lable"),
        (13, "search.enabled"),
        (15, "sarch"),
        (18, "contact.channels.0.kind"),
    ]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ('[site]\nname = "a"\nurll = ""\n', "3: unknown key `site.urll`. Did you mean `url`?"),
        (
            '[site]\nname = "a"\n[local.en]\n',
            "3: unknown key `local`. Did you mean `locales`?",
        ),
        (
            '[site]\nname = "a"\n[locales.en]\nfallbak = []\n',
            "4: unknown key `locales.en.fallbak`. Did you mean `fallback`?",
        ),
        (
            '[site]\nname = "a"\n[search]\nzzz = 1\n',
            "4: unknown key `search.zzz`. Known keys: enabled, pinned, prior, synonyms.",
        ),
    ],
)
def test_an_unknown_key_is_a_mistake_with_what_was_meant(mistakes, config, expected):
    assert mistakes(config) == ["1 error in kbgen.toml", f"  kbgen.toml:{expected}"]


def test_an_unknown_key_of_a_contact_channel_is_told_with_what_was_meant(mistakes):
    config = '[site]\nname = "a"\n[[contact.channels]]\nkind = "email"\ntarget = "a@b"\nlabl = ""\n'
    (_, line) = mistakes(config)
    assert line == ("  kbgen.toml:6: unknown key `contact.channels.0.labl`. Did you mean `label`?")


def test_a_mistake_in_the_second_channel_is_shown_there(mistakes):
    config = """\
[site]
name = "a"
[[contact.channels]]
kind = "email"
target = "a@b"
[[contact.channels]]
kind = "fax"
target = "1"
"""
    (_, line) = mistakes(config)
    assert line.startswith("  kbgen.toml:7: `contact.channels.1.kind`")


def test_a_mistake_in_the_first_channel_is_shown_there(mistakes):
    config = """\
[site]
name = "a"
[[contact.channels]]
kind = "email"
[[contact.channels]]
kind = "phone"
target = "+31 20 1"
"""
    (_, line) = mistakes(config)
    assert line == "  kbgen.toml:3: `contact.channels.0.target` is missing"


def test_a_missing_name_is_a_mistake(mistakes):
    assert mistakes("[site]\n") == [
        "1 error in kbgen.toml",
        "  kbgen.toml:1: `site.name` is missing",
    ]


def test_an_empty_name_is_a_mistake(mistakes):
    (_, line) = mistakes('[site]\nname = ""\n')
    assert line.startswith("  kbgen.toml:2: `site.name`: ")


def test_an_empty_file_lacks_the_site(mistakes):
    assert mistakes("") == ["1 error in kbgen.toml", "  kbgen.toml:1: `site` is missing"]


def test_a_locale_that_cldr_does_not_know_is_a_mistake(mistakes):
    (_, line) = mistakes('[site]\nname = "a"\n[locales.en]\n[locales.xx]\n')
    assert line.startswith("  kbgen.toml:4: `locales.xx`")
    assert "`xx` is not a known locale" in line


def test_values_are_not_converted(mistakes):
    (_, line) = mistakes("[site]\nname = 5\n")
    assert line.startswith("  kbgen.toml:2: `site.name`: ")


def test_a_table_that_is_a_text_is_a_mistake(mistakes):
    (_, line) = mistakes('site = "Help"\n')
    assert line.startswith("  kbgen.toml:1: `site`: ")


@pytest.mark.parametrize("store", ["feedback.db", "sqlite:///", "postgres://localhost/db"])
def test_votes_are_kept_in_sqlite_or_postgresql(mistakes, store):
    (_, line) = mistakes(f'[site]\nname = "a"\n[feedback]\nstore = "{store}"\n')
    assert line == "  kbgen.toml:4: `feedback.store`: expected sqlite:///FILE or postgresql://…"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('allowed_origins = ["shop.example"]', "expected a full address"),
        ('allowed_origins = ["https://shop.example/en/"]', "without a path"),
        ('trusted_proxies = ["proxy.local"]', "expected an address such as 10.0.0.7"),
        ("max_events_per_minute = -1", "greater than or equal to 0"),
        ("retention_days = 0", "greater than or equal to 1"),
    ],
)
def test_what_the_collector_cannot_keep_to_is_a_mistake(mistakes, line, what):
    (_, told) = mistakes(f'[site]\nname = "a"\n[feedback]\n{line}\n')
    assert told.startswith("  kbgen.toml:4: `feedback.")
    assert what in told


def test_toml_that_does_not_parse_names_its_line(mistakes):
    (line,) = mistakes("[site]\nname = Help\n")
    assert line.startswith("kbgen.toml does not parse: ")
    assert "line 2" in line


def test_a_key_that_is_there_twice_does_not_parse(mistakes):
    (line,) = mistakes('[site]\nname = "a"\nname = "b"\n')
    assert line.startswith("kbgen.toml does not parse: ")


def test_a_missing_file_is_wrong_with_what_to_do(tmp_path):
    with pytest.raises(KbgenError, match=r"Configuration file .* not found") as caught:
        load_project(tmp_path / "kbgen.toml")
    assert "kbgen init" in caught.value.hint


def test_a_folder_or_another_encoding_is_no_configuration(tmp_path):
    with pytest.raises(KbgenError, match="cannot be read"):
        load_project(tmp_path)
    latin = tmp_path / "kbgen.toml"
    latin.write_bytes('[site]\nname = "Über"\n'.encode("latin-1"))
    with pytest.raises(KbgenError, match="cannot be read"):
        load_project(latin)


def test_of_very_many_mistakes_some_are_named(mistakes):
    first, *lines = mistakes('[site]\nname = "a"\n' + "".join(f"k{n} = 1\n" for n in range(300)))

    assert (first, len(lines), lines[-1]) == ("300 errors in kbgen.toml", 51, "  … and 250 more")
