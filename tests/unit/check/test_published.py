"""What was published stays there, or leads on."""

import json
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from kbgen.build import BuildOptions, build
from kbgen.check import published, run_rules
from kbgen.check.published import read_published
from kbgen.errors import KbgenError

SITE = '[site]\nname = "Help"\n'
DE = f"{SITE}[locales.en]\n[locales.de]\n"


@pytest.fixture
def gone(make_project, checked, tmp_path):
    """Publish a project, change it, and compare: (path, line, message, hint) of each finding."""

    def run(before: dict, after: dict, config: str = SITE, new_config: str = ""):
        project = make_project(before, config)
        build(project, BuildOptions(out=tmp_path / "site"))
        for path in before:
            (project.content / path).unlink()
        known = read_published("site/_kb/urls.json", tmp_path)
        some = run_rules(checked(after, new_config or config), [published.rule(known)], {})
        assert {(one.code, one.severity) for one in some} <= {("KB213", "error")}
        return [(one.span.path, one.span.line, one.message, one.hint) for one in some]

    return run


def test_nothing_is_gone_from_a_site_that_stays_as_it_is(gone, text_of):
    content = {"en/a/x.md": text_of("X"), "de/a/x.md": text_of("X"), "en/a/y.md": text_of("Y")}
    assert gone(content, content, DE) == []


def test_an_article_with_an_id_is_known_again(gone, text_of):
    before = {"en/a/old.md": text_of("X", id="x"), "en/a/y.md": text_of("Y")}
    after = {"en/b/new.md": text_of("Changed", "A lot.", id="x"), "en/a/y.md": text_of("Y")}
    assert gone(before, after) == [
        (
            "content/en/b/new.md",
            1,
            "The published address /en/a/old/ is gone; the article is at /en/b/new/ now",
            "Add `aliases: [/en/a/old/]` to its front matter (`--fix` does it).",
        )
    ]


def test_an_article_that_was_only_moved_is_known_again_by_its_text(gone, text_of):
    before = {"en/a/old.md": text_of("X", "Some text."), "en/a/y.md": text_of("Y")}
    after = {"en/b/new.md": text_of("X", "Some text."), "en/a/y.md": text_of("Y")}
    ((path, _, message, _),) = gone(before, after)
    assert path == "content/en/b/new.md"
    assert message.endswith("the article is at /en/b/new/ now")


def test_two_articles_with_one_text_are_not_taken_for_each_other(gone, text_of):
    before = {"en/a/old.md": text_of("X"), "en/a/y.md": text_of("Y")}
    after = {"en/a/one.md": text_of("X"), "en/a/two.md": text_of("X"), "en/a/y.md": text_of("Y")}
    assert [path for path, *_ in gone(before, after)] == ["kbgen.toml"]


def test_an_article_that_is_gone_leads_to_its_folder(gone, text_of):
    before = {"en/a/b/old.md": text_of("X"), "en/a/y.md": text_of("Y")}
    config = f'{SITE}[redirects]\n"/en/z/" = "/en/a/y/"\n'
    assert gone(before, {"en/a/y.md": text_of("Y")}, SITE, config) == [
        (
            "kbgen.toml",
            3,
            "The published address /en/a/b/ is gone",
            'Add "/en/a/b/" = "/en/a/" under [redirects].',
        ),
        (
            "kbgen.toml",
            3,
            "The published address /en/a/b/old/ is gone",
            'Add "/en/a/b/old/" = "/en/a/" under [redirects].',
        ),
    ]


@pytest.mark.parametrize(
    ("after", "redirects"),
    [
        ("---\ntitle: X\naliases: [/en/a/old/]\n---\n", ""),
        ("---\ntitle: X\naliases: a/old\n---\n", ""),
        ("---\ntitle: X\n---\n", '[redirects]\n"/en/a/old/" = "/en/a/new/"\n'),
    ],
)
def test_a_redirect_keeps_the_promise(gone, text_of, after, redirects):
    assert gone({"en/a/old.md": text_of("X")}, {"en/a/new.md": after}, SITE, SITE + redirects) == []


def test_a_former_address_has_to_lead_on_as_well(gone, text_of):
    before = {"en/a/x.md": text_of("X", aliases="[/en/older/]")}
    ((path, _, message, _),) = gone(before, {"en/a/x.md": text_of("X")})
    assert path == "content/en/a/x.md"
    assert message.startswith("The published address /en/older/ is gone")


def test_where_an_article_stood_in_for_a_translation_counts_too(gone, text_of):
    before = {"en/a/x.md": text_of("X"), "de/a/y.md": text_of("Y")}
    after = {**before, "de/a/x.md": text_of("X", slug="ix")}
    ((path, _, message, hint),) = gone(before, after, DE)
    assert path == "content/de/a/x.md"
    assert "/de/a/x/ is gone" in message
    assert "`aliases: [/de/a/x/]`" in hint


def test_a_locale_that_is_gone_leads_home(gone, text_of):
    before = {"en/a/x.md": text_of("X"), "de/a/x.md": text_of("X")}
    after = {"en/a/x.md": text_of("X")}
    hints = [hint for *_, hint in gone(before, after, DE, f"{SITE}[locales.en]\n")]
    assert 'Add "/de/a/x/" = "/en/" under [redirects].' in hints


def test_an_expired_article_leads_to_its_folder_by_itself(gone, text_of):
    before = {"en/a/x.md": text_of("X"), "en/a/y.md": text_of("Y")}
    after = {"en/a/x.md": text_of("X", expires_on="2026-01-01"), "en/a/y.md": text_of("Y")}
    assert gone(before, after) == []


# Where the list comes from


def test_the_list_is_read_over_http(tmp_path):
    data = {
        "format": 1,
        "urls": ["en/"],
        "articles": [],
        "redirects": [{"from": "a/", "to": "en/"}],
    }
    (tmp_path / "urls.json").write_text(json.dumps(data))

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *args) -> None:
            super().__init__(*args, directory=str(tmp_path))

        def log_message(self, *_args) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}"
        known = read_published(f"{url}/urls.json", tmp_path)
        with pytest.raises(KbgenError, match=r"cannot be read: HTTP Error 404"):
            read_published(f"{url}/nothing.json", tmp_path)
        server.shutdown()
        thread.join()
    assert known.urls == ("en/",)
    assert known.redirects == (("a/", "en/"),)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nothing.json", "nothing.json cannot be read: No such file"),
        ("http://127.0.0.1:9/urls.json", "cannot be read: .*refused"),
        ("ftp://example.com/urls.json", "cannot be read: it is not an http address"),
        ("http://", "cannot be read: "),
        ("http://[", "cannot be read: "),
        (".", "cannot be read: Is a directory"),
    ],
)
def test_a_list_that_cannot_be_read(tmp_path, source, message):
    with pytest.raises(KbgenError, match=message) as error:
        read_published(source, tmp_path)
    assert "_kb/urls.json" in error.value.hint


@pytest.mark.parametrize(
    "text",
    ["", "<html>", "[]", "{}", "1", '{"format": 2, "urls": []}', '{"format": 1, "urls": 1}', "\xff",
     '{"format": 1, "urls": [], "articles": [{"url": "x"}]}', "[" * 100_000],
)  # fmt: skip
def test_a_file_that_is_no_list(tmp_path, text):
    (tmp_path / "x.json").write_text(text, encoding="latin-1")
    with pytest.raises(KbgenError, match=r"x\.json is not a list of published addresses"):
        read_published("x.json", tmp_path)
