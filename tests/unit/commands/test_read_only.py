"""A project that cannot be written is checked, built elsewhere, searched and previewed."""

import errno
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner

from kbgen.cli import _cli
from kbgen.commands import options
from kbgen.errors import KbgenError
from tests.factories import vote

pytestmark = pytest.mark.slow

PATIENCE = 60
POLICY = '[parcel]\ntype = "text"\nvalue = "five"\n'
#: Commands run as a user who owns the files and has no rights beyond that, or under a mount.
DENIED = ("unshare", "--user", "--map-user=65534", "--map-group=65534")
MOUNTED = ("unshare", "--map-root-user", "--mount", "sh", "-c")
REMOUNT = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && cd "$1" && shift && exec "$@"'


class ReadOnly:
    """A project, and a way to run commands for which it is read-only."""

    def __init__(self, kind: str, root: Path, temporary: Path) -> None:
        self.root = root
        self.temporary = temporary
        self._prefix = DENIED if kind == "denied" else (*MOUNTED, REMOUNT, "sh", str(root))

    def options(self, *arguments: str | Path) -> dict:
        return {
            "args": [*self._prefix, sys.executable, "-m", "kbgen", *map(str, arguments)],
            "cwd": self.root,
            "env": {**os.environ, "TMPDIR": str(self.temporary), "PYTHONUNBUFFERED": "1"},
        }

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            **self.options(*arguments), capture_output=True, text=True, check=False, timeout=300
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done


@pytest.fixture(params=["denied", "mounted"])
def project(request, write_project, text_of, tmp_path):
    root = write_project(
        {"en/a/costs.md": text_of("Costs", "{{ policy.parcel }}"), "policies.toml": POLICY}
    )
    (tmp_path / "tmp").mkdir()
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    if request.param == "denied":
        for folder in folders:
            folder.chmod(0o555)
    yield ReadOnly(request.param, root, tmp_path / "tmp")
    for folder in folders:
        folder.chmod(0o755)


def test_it_is_checked_built_and_searched_and_said_once(project, tmp_path):
    before = sorted(project.root.rglob("*"))
    out = tmp_path / "public"
    for arguments in (
        ("check",),
        ("build", "-d", out),
        ("policy", "list"),
        ("report", "--worklist"),
    ):
        done = project.run(*arguments)
        assert done.returncode == 0, done.stderr
        assert done.stderr.count("Notice: ") == 1
        assert re.search(r"\.kbgen is not writable \(.+\); kbgen runs without a cache", done.stderr)
    assert (out / "en/a/costs/index.html").exists()
    done = project.run("search", "costs", "-d", out, "--format", "json")
    assert [hit["id"] for hit in json.loads(done.stdout)] == ["a/costs"]
    assert sorted(project.root.rglob("*")) == before
    assert list(project.temporary.iterdir()) == []


def test_where_nothing_can_be_written_at_all_the_error_says_what_is_needed(monkeypatch, tmp_path):
    def nowhere(**_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    (tmp_path / "kbgen.toml").write_text('[site]\nname = "Help"\n', "utf-8")
    (tmp_path / "content/en").mkdir(parents=True)
    monkeypatch.setattr(options, "_unwritable", lambda _: "Read-only file system")
    monkeypatch.setattr(options.tempfile, "TemporaryDirectory", nowhere)
    done = CliRunner().invoke(_cli, ["check", "-f", str(tmp_path / "kbgen.toml")])
    assert isinstance(done.exception, KbgenError)
    assert "no folder for temporary files" in str(done.exception)
    assert "--tmpfs /tmp" in done.exception.hint


def test_a_second_build_elsewhere_writes_nothing(project, tmp_path):
    out = tmp_path / "public"
    assert project.run("build", "-d", out).returncode == 0
    assert "(0 written, 0 removed)" in project.run("build", "-d", out).stdout


def test_json_for_machines_stays_whole(project):
    assert json.loads(project.run("check", "--format", "json").stdout) == []


def test_the_default_place_of_the_site_is_told_as_the_reason(project):
    done = project.run("build")
    assert done.returncode == 2
    assert "Error: Cannot write to site: " in done.stderr


def test_it_is_previewed_and_votes_are_taken_for_a_while(project, tmp_path):
    log = tmp_path / "log"
    with log.open("w") as output:
        running = subprocess.Popen(
            **project.options("serve", "-a", "127.0.0.1:0"), stdout=output, stderr=output
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while not (found := re.search(r"Serving (http://\S+/)", log.read_text())):
            assert running.poll() is None, log.read_text()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        url = found[1]
        assert b"Costs" in urlopen(f"{url}en/a/costs/").read()
        assert urlopen(f"{url}_preview/").status == 200
        body = json.dumps({"events": [vote(article_id="a/costs")]}).encode()
        request = Request(f"{url}v1/events", body, {"Content-Type": "application/json"})
        assert urlopen(request).status == 202
    finally:
        running.terminate()
        running.wait(20)
    said = log.read_text()
    assert said.count("Notice: ") == 2
    assert "Votes of this preview are not kept" in said
    assert "Traceback" not in said
    assert list(project.temporary.iterdir()) == []
