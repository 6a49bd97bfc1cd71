from pathlib import Path

import pytest

from kbgen.config import Project, load_config, load_project
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale

EN, DE, FR, PT_BR = Locale("en"), Locale("de"), Locale("fr"), Locale("pt-BR")


@pytest.fixture
def read(write_project):
    """Load a configuration beside folders of content."""

    def load(config: str, *folders: str, **more: str) -> Project:
        root = write_project({f"{folder}/_keep": "" for folder in folders or ("en",)}, config)
        return load_project(root / "kbgen.toml", **more)

    return load


@pytest.fixture
def mistakes(read):
    """Return the lines of the message about a configuration that is wrong."""

    def explain(config: str, *folders: str, **more: str) -> list[str]:
        with pytest.raises(KbgenError) as caught:
            read(config, *folders, **more)
        return caught.value.message.split("\n")

    return explain


# What there is without saying so


def test_a_name_is_all_a_site_needs(read):
    project = read('[site]\nname = "Help"\n')
    assert project.config.site.name == "Help"
    assert project.config.site.url == ""
    assert project.config.site.time_zone == "UTC"
    assert project.config.search.enabled
    assert project.config.feedback.endpoint == ""
    assert project.config.theme.name == ""
    assert project.config.contact.channels == []
    assert project.config.markdown.html == "sanitise"


def test_places_are_beside_the_configuration_whatever_the_current_folder(
    read, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    project = read('[site]\nname = "Help"\n')
    root = tmp_path.resolve() / "project"
    assert project.root == root
    assert project.content == root / "content"
    assert project.themes == root / "themes"
    assert project.private == root / ".kbgen"
    assert project.store == "sqlite:///feedback.db"


def test_a_relative_configuration_file_is_found_from_the_current_folder(write_project, monkeypatch):
    monkeypatch.chdir(write_project({"en/_keep": ""}))
    assert load_project(Path("kbgen.toml")).root == Path.cwd().resolve()


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(write_project):
    root = write_project({"en/_keep": ""})
    (root / "kbgen.toml").write_bytes('\ufeff[site]\r\nname = "Help"\r\n'.encode())
    assert load_project(root / "kbgen.toml").config.site.name == "Help"


@pytest.mark.parametrize(
    "store",
    [
        "sqlite:///votes.db",
        "sqlite:////var/lib/votes.db",
        "postgresql://me@db.example/votes",
        "postgresql+psycopg://db.example/votes",
    ],
)
def test_the_store_is_a_file_or_a_server(read, store):
    project = read(f'[site]\nname = "Help"\n[feedback]\nstore = "{store}"\n')
    assert project.store == store


def test_what_the_collector_keeps_to_may_be_said(read):
    project = read("""\
[site]
name = "Help"
[feedback]
allowed_origins = ["https://Shop.example/", "http://localhost:8000"]
max_events_per_minute = 0
max_votes_per_article_and_day = 5
trusted_proxies = ["10.0.0.7", "10.1.2.3/8", "::1"]
retention_days = 30
""")
    table = project.config.feedback
    assert table.allowed_origins == ["https://shop.example", "http://localhost:8000"]
    assert table.max_events_per_minute == 0
    assert table.max_votes_per_article_and_day == 5
    assert table.trusted_proxies == ["10.0.0.7/32", "10.0.0.0/8", "::1/128"]
    assert table.retention_days == 30


def test_the_configuration_can_be_read_without_content(tmp_path):
    (tmp_path / "kbgen.toml").write_text('[site]\nname = "Help"\n')
    assert load_config(tmp_path / "kbgen.toml").site.name == "Help"


# Locales


def test_without_locales_the_folders_that_are_locales_count(read):
    project = read('[site]\nname = "Help"\n', "en", "de", "pt-br", "_drafts", ".git", "images")
    assert project.locales == (DE, EN, PT_BR)


def test_listed_locales_keep_their_order(read):
    project = read('[site]\nname = "Help"\n[locales.fr]\n[locales.en]\n[locales.de]\n')
    assert project.locales == (FR, EN, DE)


def test_tags_become_canonical(read):
    project = read('[site]\nname = "Help"\ndefault_locale = "pt_br"\n[locales.PT-br]\n')
    assert project.locales == (PT_BR,)
    assert project.default_locale == PT_BR


def test_the_default_locale_is_english_if_it_is_there(read):
    assert read('[site]\nname = "Help"\n', "de", "en").default_locale == EN


def test_else_the_default_locale_is_the_first(read):
    assert read('[site]\nname = "Help"\n[locales.fr]\n[locales.de]\n').default_locale == FR


def test_the_default_locale_may_be_named(read):
    config = '[site]\nname = "Help"\ndefault_locale = "de"\n'
    assert read(config, "de", "en").default_locale == DE


def test_a_default_locale_that_is_no_locale_of_the_site_is_wrong(read):
    with pytest.raises(KbgenError, match="the locales are de, en") as caught:
        read('[site]\nname = "Help"\ndefault_locale = "fr"\n', "de", "en")
    assert caught.value.hint == "Add [locales.fr] or name one of them."


def test_a_site_without_any_locale_is_wrong(read):
    with pytest.raises(KbgenError, match="No locales found"):
        read('[site]\nname = "Help"\n', "images")


def test_missing_translations_come_from_the_default_locale(read):
    project = read('[site]\nname = "Help"\n[locales.en]\n[locales.de]\n[locales.fr]\n')
    assert project.fallbacks(DE) == (EN,)
    assert project.fallbacks(EN) == ()


def test_a_locale_may_name_its_fallbacks_in_order(read):
    project = read(
        '[site]\nname = "Help"\n'
        '[locales.en]\n[locales.de]\n[locales.pt-BR]\nfallback = ["de", "en"]\n'
    )
    assert project.fallbacks(PT_BR) == (DE, EN)


def test_a_locale_may_have_no_fallback(read):
    project = read('[site]\nname = "Help"\n[locales.en]\n[locales.de]\nfallback = []\n')
    assert project.fallbacks(DE) == ()


def test_a_label_takes_the_place_of_the_name_in_cldr(read):
    project = read('[site]\nname = "Help"\n[locales.en]\n[locales.de]\nlabel = "Deutsch (DE)"\n')
    assert project.label(DE) == "Deutsch (DE)"
    assert project.label(EN) == "English"


# Addresses


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://help.example.com", "https://help.example.com/"),
        ("https://help.example.com/", "https://help.example.com/"),
        ("https://example.com/help", "https://example.com/help/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("", ""),
    ],
)
def test_the_address_of_the_site_ends_with_a_slash(read, url, expected):
    assert read(f'[site]\nname = "Help"\nurl = "{url}"\n').config.site.url == expected


def test_base_url_takes_the_place_of_the_address(read):
    config = '[site]\nname = "Help"\nurl = "https://help.example.com"\n'
    project = read(config, base_url="https://preview.example.com/7")
    assert project.config.site.url == "https://preview.example.com/7/"


def test_base_url_works_without_an_address_and_without_a_table_for_it(read):
    project = read('site = {name = "Help"}\n', base_url="https://preview.example.com")
    assert project.config.site.url == "https://preview.example.com/"


def test_an_endpoint_takes_the_place_of_the_configured_one(read):
    project = read('[site]\nname = "Help"\n', endpoint="/v1/events")
    assert project.config.feedback.endpoint == "/v1/events"


@pytest.mark.parametrize("url", ["help.example.com", "/help/", "ftp://example.com", "https://"])
def test_an_address_that_is_not_full_is_wrong(mistakes, url):
    (_, line) = mistakes(f'[site]\nname = "Help"\nurl = "{url}"\n')
    assert line == (
        "  kbgen.toml:3: `site.url`: expected a full address such as https://help.example.com;"
        " it is not an http address"
    )


@pytest.mark.parametrize(
    "endpoint", ["https://help.example.com/events", "help.example.com/v1/events", "v1/events"]
)
def test_an_endpoint_is_a_full_address_that_ends_with_v1_events(mistakes, endpoint):
    (_, line) = mistakes(f'[site]\nname = "Help"\n[feedback]\nendpoint = "{endpoint}"\n')
    assert line.startswith("  kbgen.toml:4: `feedback.endpoint`: expected")


@pytest.mark.parametrize(
    "line",
    [
        'url = "http://[::1"',
        'url = "https://help.example:70000"',
        'url = "https://help.example:port/"',
        'url = "https://help .example"',
        'url = "https://help.example/\\"a"',
        'url = "https://help.example/\\n"',
        'url = "https://user:word@help.example/"',
        'time_zone = "Europe"',
        f'time_zone = "{"x" * 300}"',
        'time_zone = "../../../etc/hosts"',
        'time_zone = "UTC\\u0000"',
    ],
)
def test_what_no_address_and_no_time_zone_can_be_is_one_mistake_in_its_line(mistakes, line):
    (_, found) = mistakes(f'[site]\nname = "Help"\n{line}\n')
    assert found.startswith(f"  kbgen.toml:3: `site.{line.split()[0]}`: expected ")


@pytest.mark.parametrize(
    "table",
    [
        '[feedback]\nendpoint = "https://x.example; script-src */v1/events"',
        '[feedback]\nendpoint = "https://x.example:0x1/v1/events"',
        '[feedback]\nallowed_origins = ["https://[::1"]',
        '[[contact.channels]]\nkind = "link"\ntarget = "\\u0001javascript:alert(1)"',
        '[[contact.channels]]\nkind = "link"\ntarget = "java\\tscript:alert(1)"',
        '[[contact.channels]]\nkind = "link"\ntarget = "http://[::1"',
        '[actions.go]\nlabel = "Go"\nurl = "https://[{locale}]/"',
        '[actions.go]\nlabel = "Go"\nurl = "https://{order}.example/"',
        '[actions.go]\nlabel = "Go"\nurl = "https://x.example:{market}/"',
        '[actions.go]\nlabel = "Go"\nurl = "https://{market}.example/"',
    ],
)
def test_addresses_that_mean_something_else_to_browsers_and_headers_are_wrong(mistakes, table):
    (_, found) = mistakes(f'[site]\nname = "Help"\n{table}\n')
    assert ": expected " in found


def test_an_address_of_other_letters_is_read_as_browsers_write_it(read):
    config = read('[site]\nname = "Help"\nurl = "https://hilfe.köln.example/größe"\n').config
    assert config.site.url == "https://hilfe.xn--kln-sna.example/gr%C3%B6%C3%9Fe/"
