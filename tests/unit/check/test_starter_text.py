import pytest

from kbgen.commands.new import KINDS

MESSAGE = "A published article still has a note of `kbgen new`: “{}”"
CONFIG = """
[site]
name = "Help"
[locales.en]
[locales.de]
[locales.es]
[locales.ar]
[locales.ja]
"""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", ["en", "de", "es", "ar", "ja"])
def test_a_draft_that_is_published_as_it_is(checked, run_new, locale, kind):
    text = run_new(kind, locale).replace("draft: true\n", "")
    notes = text.count("<!--") + text.count(":::faq") + text.count(":::details")

    assert len(starter_text(checked({f"{locale}/a/b.md": text}, CONFIG))) == notes > 1


@pytest.mark.parametrize(
    "line",
    [
        "<!-- Say what is covered. -->",
        "Say what is covered.",
        "1. Say what is covered.",
        "> - <!--Say what is covered.-->",
        "::::details Say what is covered.\nText.\n::::",
    ],
)
def test_with_and_without_its_marks(found, text_of, line):
    content = {"en/a/b.md": text_of("B", f"Text.\n\n{line}")}
    assert found("starter-text", content) == [
        ("en/a/b.md", 7, MESSAGE.format("Say what is covered."))
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<!-- Ask the warehouse about this. -->",
        "We say what is covered.",
        "Say what is covered. Say what is not.",
        "## Who and what it is for",
    ],
)
def test_the_writers_own_words_are_fine(found, text_of, line):
    assert found("starter-text", {"en/a/b.md": text_of("B", line)}) == []


def test_a_draft_may_have_notes(found, text_of):
    content = {"en/a/b.md": text_of("B", "<!-- Say what is covered. -->", draft="true")}
    assert found("starter-text", content) == []


def starter_text(checked):
    from kbgen.check import starter_text

    return list(starter_text.RULE.run(checked))


@pytest.fixture
def run_new(tmp_path, monkeypatch):
    """Return what `kbgen new` writes."""
    from click.testing import CliRunner

    from kbgen.cli import _cli

    def run(kind: str, locale: str) -> str:
        (tmp_path / "kbgen.toml").write_text(CONFIG, "utf-8")
        monkeypatch.chdir(tmp_path)
        done = CliRunner().invoke(_cli, ["new", "a/b", "--kind", kind, "--locale", locale])
        assert done.exit_code == 0, done.output
        return (tmp_path / f"content/{locale}/a/b.md").read_text("utf-8")

    return run
