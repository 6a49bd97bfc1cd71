import gc
import os
import subprocess
import sys

import pytest

from kbgen import __version__
from kbgen.cli import COMMANDS

HEAVY = ("markdown_it", "jinja2", "whoosh", "pydantic", "starlette", "babel", "yaml", "nh3", "rich")


def test_help_lists_every_command_in_the_order_of_a_first_day(run):
    done = run("--help")
    assert done.code == 0
    places = [done.out.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)


#: Command → its own commands.
GROUPS = {
    "policy": ["list", "try"],
    "theme": ["new", "eject", "list", "show"],
    "locale": ["add", "status"],
    "feedback": ["serve", "import", "export", "purge", "forget"],
    "export": ["macros"],
}


@pytest.mark.parametrize(
    "name", [f"{name} {own}".strip() for name in COMMANDS for own in GROUPS.get(name, [""])]
)
def test_every_command_has_help_with_the_same_letters(run, name):
    done = run(*name.split(), "-h")
    assert done.code == 0
    assert f"kbgen {name} [OPTIONS]" in done.out.splitlines()[0]
    if name == "schema":  # it has one thing to say, and reads no project
        return
    assert "-q, --quiet" in done.out
    if name != "init":
        assert "-f, --config-file" in done.out
        assert "-v, --verbose" in done.out


def test_the_version_is_told(run):
    assert run("--version").out == f"kbgen, version {__version__}\n"


def test_without_a_command_there_is_help(run):
    done = run()
    assert "kbgen [OPTIONS] COMMAND" in done.out + done.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("biuld", "build"), ("checks", "check"), ("server", "serve"), ("int", "init")],
)
def test_a_misspelt_command_gets_the_one_that_was_meant(run, typed, meant):
    done = run(typed)
    assert done.code == 2
    assert f"Did you mean `{meant}`?" in done.err


def test_a_command_like_none_gets_no_offer(run):
    done = run("zzzzz")
    assert done.code == 2
    assert "No such command" in done.err
    assert "Did you mean" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["check"], ["report"], ["search", "refund"], ["serve", "-a", "127.0.0.1:0"]],
    ids=lambda arguments: arguments[0],
)
def test_a_missing_configuration_is_wrong_use_with_what_to_do(
    run, tmp_path, monkeypatch, arguments
):
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("Error: Configuration file kbgen.toml not found\n  hint: ")
    assert "Traceback" not in done.err


def test_a_failure_to_serve_leaves_nothing_open(run, in_project, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("serve", "-a", "127.0.0.1:0").code == 2
    in_project({"en/_keep": ""})
    assert run("serve", "-a", "203.0.113.1:80").code == 2
    gc.collect()  # complains of open sockets


def test_every_mistake_in_the_configuration_is_told(run, in_project):
    in_project({}, '[sit]\nname = "Help"\n[search]\nenabled = 1\n')
    done = run("build")
    assert done.code == 2
    for part in ("kbgen.toml:1: unknown key `sit`", "`site` is missing", "`search.enabled`"):
        assert part in done.err


@pytest.mark.parametrize("name", ["build", "check", "search", "report"])
def test_an_unknown_option_is_wrong_use(run, name):
    done = run(name, "--zzz")
    assert done.code == 2
    assert "No such option" in done.err


def test_a_locale_that_the_site_has_not_is_wrong_use(run, in_project, text_of):
    in_project({"en/a/x.md": text_of("X")})
    for name in ("build", "report"):
        assert run(name, "--locale", "de").code == 2
        assert run(name, "--locale", "xx").code == 2
    assert "The site has no locale `de`\n  hint: Locales: en." in run("build", "--locale", "de").err


@pytest.mark.parametrize(
    "address", ["8000", ":8000", "localhost:", "localhost:x", "localhost:99999"]
)
def test_serve_wants_a_host_and_a_port(run, in_project, text_of, address):
    in_project({"en/a/x.md": text_of("X")})
    done = run("serve", "-a", address)
    assert done.code == 2
    assert f"`{address}` is not an address" in done.err


def test_help_loads_none_of_the_heavy_libraries():
    code = (
        "import sys\n"
        "sys.argv = ['kbgen', '--help']\n"
        "from kbgen.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print([name for name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    assert [name for name in HEAVY if f"'{name}'" in loaded] == []


def test_a_reader_that_has_seen_enough_is_no_traceback(tmp_path):
    read, written = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "kbgen", "--help"],
        stdout=written,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(written)
    assert "Traceback" not in done.stderr
