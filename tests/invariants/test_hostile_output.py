"""An output folder that came along with a project: nothing outside of it is touched."""

import json
import os
import shutil
from pathlib import Path

import pytest

MANIFEST = ".kbgen-manifest.json"
ARTICLES = 4


@pytest.fixture
def victim(tmp_path):
    """A folder of the user, with files as a site has them: it has to be the same in the end."""
    folder = tmp_path / "home"
    for path in ("index.html", "topic-0/index.html", ".ssh/authorized_keys", "i/index.html"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"mine: {path}")
    before = look(folder)
    yield folder
    assert look(folder) == before


def look(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    return {
        file.relative_to(folder).as_posix(): (
            file.read_bytes() if file.is_file() else b"",
            file.stat().st_mtime_ns,
            file.stat().st_ino,
        )
        for file in sorted(folder.rglob("*"))
    }


@pytest.fixture
def root(tmp_path, write_project):
    return write_project(tmp_path / "project", ARTICLES)


@pytest.fixture
def built(root, kbgen):
    assert kbgen("build", cwd=root).returncode == 0
    return root


def change(root: Path) -> None:
    """Edit what changes every page, and remove an article."""
    (root / "themes/own/templates/base.html").write_text('{% extends "default/base.html" %}')
    (root / "content/en/topic-3/article-003.md").unlink()


def refused(done) -> str:
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


FOLDERS = ["en", "en/topic-0", "en/topic-3", "_kb", "_kb/search/i", "_kb/theme", "de"]


@pytest.mark.parametrize("with_cache", [True, False], ids=["cache", "no cache"])
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_is_a_link_now_is_refused(name, with_cache, built, victim, kbgen):
    shutil.rmtree(built / "site" / name)
    (built / "site" / name).symlink_to(victim)
    if not with_cache:
        shutil.rmtree(built / ".kbgen")
    change(built)
    assert f"site/{name} is a link" in refused(kbgen("build", cwd=built))


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_moved_and_left_a_link_is_refused(name, built, tmp_path, kbgen):
    """All files have the sizes and times that kbgen gave them."""
    moved = tmp_path / "moved"
    (built / "site" / name).rename(moved)
    (built / "site" / name).symlink_to(moved)
    before = look(moved)
    change(built)
    assert f"site/{name} is a link" in refused(kbgen("build", cwd=built))
    assert look(moved) == before


def test_a_link_to_a_folder_that_does_not_exist_is_refused(root, tmp_path, kbgen):
    (root / "site").mkdir()
    (root / "site" / MANIFEST).write_text('{"format": 1, "files": []}')
    (root / "site/en").symlink_to(tmp_path / "new")
    assert "site/en is a link" in refused(kbgen("build", cwd=root))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("goal", ["index.html", "nothing-yet.html"])
@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "en/index.html",
        "en/topic-0/article-000/index.html",
        "_kb/urls.json",
        "404.html",
    ],
)
def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(name, goal, built, victim, kbgen):
    """It is a file of ours that somebody replaced: as any other altered file, it is restored."""
    file = built / "site" / name
    before = file.read_bytes()
    file.unlink()
    file.symlink_to(victim / goal)
    assert kbgen("build", cwd=built).returncode == 0
    assert not file.is_symlink()
    assert file.read_bytes() == before


def test_a_link_to_the_same_bytes_is_replaced_as_well(built, tmp_path, kbgen):
    file = built / "site/en/index.html"
    moved = tmp_path / "copy.html"
    file.rename(moved)
    file.symlink_to(moved)
    assert kbgen("build", "--clean", cwd=built).returncode == 0
    assert not file.is_symlink()
    assert file.read_bytes() == moved.read_bytes()


def test_a_former_file_that_is_a_link_now_goes_without_its_goal(built, victim, kbgen):
    file = built / "site/en/topic-3/article-003/index.html"
    file.unlink()
    file.symlink_to(victim / "index.html")
    change(built)
    assert kbgen("build", cwd=built).returncode == 0
    assert not os.path.lexists(file)


@pytest.mark.parametrize(
    "path",
    [
        "../home/.ssh/authorized_keys",
        "en/../../home/index.html",
        "..",
        "./../home/index.html",
        "en/./x",
        "en//x",
        "",
        "en/",
        5,
        None,
        ["en"],
        "/ABSOLUTE/.ssh/authorized_keys",
        "a\nb/../../home",
        "a\0b",
    ],
    ids=repr,
)
@pytest.mark.parametrize("key", ["files", "kept"])
def test_a_list_that_names_what_is_no_file_of_a_site_is_refused(key, path, root, victim, kbgen):
    if isinstance(path, str):
        path = path.replace("/ABSOLUTE", str(victim))
    site = root / "site"
    site.mkdir()
    lists = {"format": 1, "files": ["en/index.html"], key: ["en/index.html", path]}
    (site / MANIFEST).write_text(json.dumps(lists))
    said = refused(kbgen("build", cwd=root))
    assert MANIFEST in said
    assert [file.name for file in site.iterdir()] == [MANIFEST]


@pytest.mark.parametrize(
    "path", ["en/.ssh/authorized_keys", "en/topic-0/index.html", "en/i/index.html"]
)
def test_a_list_that_names_a_path_through_a_link_is_refused(path, root, victim, kbgen):
    site = root / "site"
    site.mkdir()
    (site / MANIFEST).write_text(json.dumps({"format": 1, "files": [path]}))
    (site / "en").symlink_to(victim)
    assert "site/en is a link" in refused(kbgen("build", cwd=root))


def test_a_path_through_a_link_that_no_page_has_is_refused(root, victim, kbgen):
    site = root / "site"
    site.mkdir()
    (site / MANIFEST).write_text(json.dumps({"format": 1, "files": ["zz/.ssh/authorized_keys"]}))
    (site / "zz").symlink_to(victim)
    assert "site/zz is a link" in refused(kbgen("build", cwd=root))


def test_a_list_that_is_a_link_is_refused(root, tmp_path, kbgen):
    goal = tmp_path / "list.json"
    goal.write_text('{"format": 1, "files": ["en/index.html"]}')
    (root / "site").mkdir()
    (root / "site" / MANIFEST).symlink_to(goal)
    assert "it is a link" in refused(kbgen("build", cwd=root))


def test_a_list_of_very_deep_folders_is_no_traceback(root, kbgen):
    (root / "site").mkdir()
    lists = {"format": 1, "files": ["/".join("a" * 60_000), "x" * 5000]}
    (root / "site" / MANIFEST).write_text(json.dumps(lists))
    done = kbgen("build", cwd=root)
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 2}


@pytest.mark.parametrize("link", ["site", "out", "out/deep"])
def test_a_site_folder_that_is_a_link_is_refused(link, root, victim, tmp_path, kbgen):
    """Its goal may be empty, or a folder of ours for another site."""
    goal = tmp_path / "goal"
    goal.mkdir()
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(goal)
    out = {"site": "site", "out": "out/site", "out/deep": "out/deep/site"}[link]
    said = refused(kbgen("build", "-d", out, cwd=root))
    assert "is a link" in said
    assert "-d " in said
    assert [*goal.iterdir()] == []


def test_a_folder_elsewhere_below_a_link_of_the_users_is_fine(root, tmp_path, kbgen):
    (tmp_path / "volume").mkdir()
    (tmp_path / "www").symlink_to(tmp_path / "volume")
    assert kbgen("build", "-d", tmp_path / "www/help", cwd=root).returncode == 0
    assert (tmp_path / "volume/help/en/index.html").is_file()


def test_a_project_below_a_link_is_fine(root, tmp_path, kbgen):
    (tmp_path / "home-link").symlink_to(root.parent)
    assert kbgen("build", cwd=tmp_path / "home-link" / root.name).returncode == 0
    assert (root / "site/en/index.html").is_file()


def test_temporary_files_beside_the_site_are_not_a_way_out(root, victim, kbgen):
    (root / "site").mkdir()
    (root / "site/.kbgen-tmp").symlink_to(victim)
    assert kbgen("build", cwd=root).returncode == 0
    assert (root / "site/en/index.html").is_file()


def test_the_preview_refuses_links_in_its_folder_too(built, victim, kbgen):
    """It has a folder of its own, which the project may bring along as well."""
    (built / ".kbgen/serve").symlink_to(victim)
    assert kbgen("build", "-d", ".kbgen/serve", cwd=built).returncode == 0
    assert not (built / ".kbgen/serve").is_symlink()
