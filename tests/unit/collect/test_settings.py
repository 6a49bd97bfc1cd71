from pathlib import Path

import pytest

from kbgen.collect import CollectSettings, find_settings
from kbgen.collect.settings import settings_of_environment
from kbgen.errors import KbgenError

CONFIG = """\
[site]
name = "Help"
url = "https://Help.example.com/kb"
[feedback]
store = "sqlite:///votes.db"
allowed_origins = ["https://shop.example.com"]
max_events_per_minute = 5
max_votes_per_article_and_day = 6
trusted_proxies = ["10.0.0.0/8"]
max_per_day = { search = 7, nps = 0 }
[embed]
origins = ["https://Other.example.com"]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_configuration_no_other_site_may_send(folder):
    settings = find_settings(None, None)
    assert settings.store == "sqlite:///feedback.db"
    assert settings.origins == frozenset()
    assert settings.site_url == ""
    assert settings.events_per_minute == 120
    assert settings.proxies == ("127.0.0.0/8", "::1/128")


def test_a_web_server_on_the_same_machine_is_trusted_unless_others_are_named(folder):
    (folder / "kbgen.toml").write_text('[site]\nname = "Help"\n')
    assert find_settings(None, None).proxies == ("127.0.0.0/8", "::1/128")
    (folder / "kbgen.toml").write_text('[site]\nname = "Help"\n[feedback]\ntrusted_proxies = []\n')
    assert find_settings(None, None).proxies == ()


def test_the_configuration_alone_is_enough(folder):
    (folder / "kbgen.toml").write_text(CONFIG)
    settings = find_settings(None, None)
    assert settings == find_settings(Path("kbgen.toml"), None)
    assert (settings.store, settings.root) == ("sqlite:///votes.db", folder)
    assert settings.site == folder / "site"
    assert settings.site_url == "https://Help.example.com/kb/"
    assert settings.origins == {f"https://{name}.example.com" for name in ("help", "shop", "other")}
    assert (settings.events_per_minute, settings.votes_per_day) == (5, 6)
    assert settings.proxies == ("10.0.0.0/8",)
    assert (settings.per_day["search"], settings.per_day["nps"]) == (7, 0)
    assert settings.per_day["vote"] == CollectSettings().per_day["vote"] > 0


def test_the_environment_names_configuration_and_store(folder):
    (folder / "project").mkdir()
    (folder / "project/kbgen.toml").write_text(CONFIG)
    found = settings_of_environment({"KBGEN_CONFIG": "project/kbgen.toml"})
    assert (found.store, found.root) == ("sqlite:///votes.db", folder / "project")
    both = {"KBGEN_CONFIG": "project/kbgen.toml", "KBGEN_STORE": "postgresql://db/votes"}
    assert settings_of_environment(both).store == "postgresql://db/votes"
    assert settings_of_environment(both).origins
    assert settings_of_environment({}) == find_settings(None, None)


def test_a_file_on_the_command_line_is_in_the_projects_folder(folder):
    (folder / "project").mkdir()
    (folder / "project/kbgen.toml").write_text(CONFIG)
    settings = find_settings(Path("project/kbgen.toml"), "sqlite:///a.db")
    assert (settings.store, settings.root.resolve()) == (
        "sqlite:///a.db",
        folder / "project",
    )


def test_a_configuration_that_was_named_must_be_there(folder):
    with pytest.raises(KbgenError, match=r"Configuration file .* not found"):
        settings_of_environment({"KBGEN_CONFIG": "nowhere.toml"})
