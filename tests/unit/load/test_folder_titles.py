import pytest

CONFIG = """\
[site]
name = "Help"
[locales.en]
[locales.de]
[locales.fr]
fallback = ["de", "en"]
"""
EN = {"en/ship/_category.toml": 'title = "Shipping"\n', "en/ship/x.md": "---\ntitle: X\n---\nX.\n"}
DE = {"de/ship/x.md": "---\ntitle: X\n---\nX.\n"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, []),  # what stands in for a translation needs no title of its own
        (DE, ["de/ship/_category.toml"]),
        ({**DE, "de/ship/_category.toml": "order = 2\n"}, ["de/ship/_category.toml"]),
        ({**DE, "de/ship/_category.toml": 'title = "Versand"\n'}, []),
        ({**DE, "de/ship/index.md": "---\ntitle: Versand\n---\nX.\n"}, []),
        ({"de/ship/eu/x.md": "---\ntitle: X\n---\nX.\n"}, ["de/ship/_category.toml"]),
        ({"de/x.md": "---\ntitle: X\n---\nX.\n"}, []),
        ({"de/ship/x.md": "---\ntitle: X\ndraft: true\n---\nX.\n"}, []),
        ({"de/other/x.md": "---\ntitle: X\n---\nX.\n"}, []),
        (
            {"fr/ship/x.md": "---\ntitle: X\n---\nX.\n", "de/ship/_category.toml": "order = 1\n"},
            [],
        ),
    ],
)
def test_a_folder_whose_title_readers_see_in_another_language_is_reported(
    load_site, more, expected
):
    loaded = load_site({**EN, **more}, CONFIG)
    assert [path for code, path in loaded.codes if code == "KB118"] == expected


def test_the_message_says_what_readers_see(load_site):
    loaded = load_site({**EN, **DE}, CONFIG)
    (found,) = loaded.diagnostics
    assert found.message == "The folder has no title in de: readers see `Shipping`"
