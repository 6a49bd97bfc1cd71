"""Nothing that authors or readers wrote acts on a terminal, or in the log of a build server."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.commands.terminal import say_error
from kbgen.errors import KbgenError
from kbgen.text import visible

#: Fills the clipboard, clears the screen, moves up, turns text around, starts a command.
HOSTILE = "a\x1b]52;c;aGk=\x07b\x1b[2Jc\x9b1Ad\x7f\u202ee\u2066f\r"
ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, größe, 返品, شحن, 👩‍💻", "plain text, größe, 返品, شحن, 👩‍💻"),
        ("a\nb\tc", "a\nb\tc"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("good\rbad", r"good\x0dbad"),
        ("\x9b2J", r"\x9b2J"),
        ("a\u202eb\u2066c", r"a\u202eb\u2066c"),
        ("a\u2028::error::b", r"a\u2028::error::b"),
        ("\udcff.md", r"\udcff.md"),
        ("::error::no", r"\::error::no"),
        ("x\n \t::set-env name=A::b", "x\n \t\\::set-env name=A::b"),
        ("x ##[add-mask]y", r"x #\#[add-mask]y"),
        ("a::b", "a::b"),
    ],
)
def test_what_would_act_is_shown(text, shown):
    assert visible(text) == shown


@given(st.text(st.characters() | st.sampled_from("\x1b\r\n:#[\x9b\u202e\ud800 ")))
def test_no_text_acts(text):
    shown = visible(text)
    assert not ACTS.search(shown)
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    assert "##[" not in shown
    shown.encode()


@pytest.fixture
def hostile(write_project):
    """A project whose names, titles and texts try to act."""
    quoted = json.dumps(f"Title {HOSTILE}")
    name = HOSTILE[:-1].replace("]", "")
    return write_project(
        {
            "en/a/one.md": f"---\ntitle: {quoted}\naliases: [{quoted}]\n---\n[x](y.md)\n",
            f"en/a/{name}\n::error::x.md": "---\ntitle: x\n---\n[x](y.md)\n",
            "en/::error::b/c.md": "[x](y.md)",
            "policies.toml": f"a = {{ type = 'text', value = {quoted}, note = {quoted} }}\n",
        },
        '[site]\nname = "::error::N"\n',
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--all", "-v"),
        ("build", "-d", "site", "-v", "--explain"),
        ("policy", "list"),
        ("search", "title"),
        ("search", "title", "--explain"),
        ("search", "\x1b]0;x\x07"),
        ("report",),
        ("new", "a/\x1b[2Jb"),
        ("check", "-f", "::error::\x1b[2J.toml"),
        ("build", "-d", "kbgen.toml"),
    ],
    ids=" ".join,
)
def test_no_command_prints_what_acts(run, hostile, monkeypatch, arguments):
    monkeypatch.chdir(hostile)
    if arguments[0] == "search":
        run("build", "-q")
    done = run(*arguments)
    assert "Traceback" not in done.err
    for text in (done.out, done.err):
        assert not ACTS.search(text)
        assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert done.out + done.err


def test_what_authors_hide_is_seen(run, hostile, monkeypatch):
    monkeypatch.chdir(hostile)
    assert r"\x1b]52;c;aGk=\x07b\x1b[2Jc\x9b1Ad\x7f\u202ee\u2066f" in run("check").err


def test_machines_read_what_was_written(run, hostile, monkeypatch):
    monkeypatch.chdir(hostile)
    messages = [one["message"] for one in run("check", "--format", "json").json]
    (results,) = [one["results"] for one in run("check", "--format", "sarif").json["runs"]]
    for texts in (messages, [one["message"]["text"] for one in results]):
        assert [text for text in texts if "\x1b]52;c;" in text]


def test_where_nothing_helps_there_is_no_hint(capsys):
    say_error(KbgenError("The disk is full"))
    assert capsys.readouterr().err == "Error: The disk is full\n"


@pytest.mark.parametrize("text", ["[site\n", '[site]\nname = "Help\n', "= 1\n"])
def test_a_configuration_that_does_not_parse_is_one_message_without_an_empty_hint(
    run, in_project, text
):
    in_project({}, text)
    for command in ("build", "check", "serve"):
        done = run(command)
        assert done.code == 2
        assert done.err.startswith("Error: kbgen.toml does not parse: ")
        assert not [line for line in done.err.splitlines() if line.strip() == "hint:"]
