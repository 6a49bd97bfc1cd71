"""Pipes and links where a build keeps files of its own: it neither waits nor follows."""

import os

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project
from kbgen.errors import KbgenError


@pytest.fixture
def run(write_project, text_of):
    root = write_project({"en/a/x.md": text_of("X")})

    def run_it():
        return build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))

    run_it.root = root
    return run_it


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", "-journal"])
def test_a_pipe_in_the_place_of_the_cache_is_removed(run, suffix):
    private = run.root / ".kbgen"
    private.mkdir(mode=0o700)
    os.mkfifo(private / f"cache.db{suffix}")
    assert run().written > 0
    assert (private / "cache.db").is_file()


def test_a_link_in_the_place_of_the_cache_is_not_followed(run, tmp_path):
    private = run.root / ".kbgen"
    private.mkdir(mode=0o700)
    (private / "cache.db").symlink_to(tmp_path / "elsewhere.db")
    assert run().written > 0
    assert not (tmp_path / "elsewhere.db").exists()
    assert not (private / "cache.db").is_symlink()


@pytest.mark.parametrize("kind", ["pipe", "deep"])
def test_a_list_that_cannot_be_read_is_a_message(run, kind):
    run()
    manifest = run.root / "site/.kbgen-manifest.json"
    manifest.unlink()
    if kind == "pipe":
        os.mkfifo(manifest)
    else:
        manifest.write_text("[" * 100_000)
    with pytest.raises(KbgenError, match="cannot be read"):
        run()


@pytest.mark.parametrize("goal", ["draft.md", "notes.rst", "_hidden.csv", ".env"])
def test_a_download_that_is_a_link_to_source_text_is_not_published(run, text_of, goal):
    content = run.root / "content/en/a"
    (content / goal).write_text(text_of("Draft", "A SECRET.", draft="true"))
    (content / "d.csv").symlink_to(goal)
    (content / "x.md").write_text(text_of("X", "[d](d.csv)"))
    found = {one.code for one in run().diagnostics}
    assert {"KB113", "KB204"} <= found
    site = run.root / "site"
    assert not [f for f in site.rglob("*") if f.is_file() and b"A SECRET" in f.read_bytes()]
