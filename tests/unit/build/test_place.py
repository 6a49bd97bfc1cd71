"""A site is written neither among its sources nor over the site of another project."""

import json
import shutil

import pytest

from kbgen.build import BuildOptions, build
from kbgen.build.write import MANIFEST
from kbgen.config import load_project
from kbgen.errors import KbgenError


@pytest.fixture
def make(tmp_path, text_of):
    """Write a project; return what builds it."""

    def make_it(folder: str, name: str, *articles: str):
        root = tmp_path / folder
        for article in articles or ("costs",):
            file = root / f"content/en/shipping/{article}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text_of(article.title(), f"Of {name}."))
        (root / "themes/ours").mkdir(parents=True, exist_ok=True)
        (root / "kbgen.toml").write_text(f'[site]\nname = "{name}"\n')

        def run(out, **options):
            return build(load_project(root / "kbgen.toml"), BuildOptions(out=out, **options))

        return root, run

    return make_it


@pytest.mark.parametrize(
    "place",
    [
        *("content", "content/en", "content/en/x", "content/_site", "content/fr/deep/er"),
        *("themes", "themes/ours", "themes/ours/static/site"),
        *(".", "..", "content/../content/en/x", "link", "link/x", "site/../themes/x"),
    ],
)
def test_sources_are_no_place_for_the_site(make, place):
    root, run = make("project", "Help")
    (root / "link").symlink_to("content/en")
    before = sorted(root.rglob("*"))
    with pytest.raises(KbgenError, match=r"among the site's sources|holds the project itself"):
        run(root / place)
    assert sorted(root.rglob("*")) == before


def test_a_manifest_among_the_sources_opens_no_door(make):
    root, run = make("project", "Help")
    out = root / "content/en/x"
    out.mkdir()
    (out / MANIFEST).write_text(json.dumps({"format": 1, "files": ["../shipping/costs.md"]}))
    with pytest.raises(KbgenError, match="lies in content/"):
        run(out)


def test_content_that_is_a_link_is_guarded_where_it_lies(make, tmp_path):
    root, run = make("project", "Help")
    (root / "content").rename(tmp_path / "texts")
    (root / "content").symlink_to(tmp_path / "texts")
    with pytest.raises(KbgenError, match="lies in content/"):
        run(tmp_path / "texts/site")


@pytest.mark.parametrize("place", ["site", "contents", "content.old", "build/site", "themes-site"])
def test_folders_beside_the_sources_are_fine(make, place):
    root, run = make("project", "Help")
    assert run(root / place).written > 0


def test_two_projects_do_not_take_turns_in_one_folder(make, tmp_path):
    _, build_one = make("one", "Shop")
    _, build_other = make("other", "Bank")
    out = tmp_path / "public"
    build_one(out)
    page = (out / "en/shipping/costs/index.html").read_bytes()
    for options in ({}, {"clean": True}, {"drafts": True}):
        with pytest.raises(KbgenError, match="has the site of another project, `Shop`"):
            build_other(out, **options)
    assert (out / "en/shipping/costs/index.html").read_bytes() == page
    assert build_one(out).steps == ()


def test_two_projects_of_one_name_are_told_by_their_articles(make, tmp_path):
    _, build_one = make("one", "Help", "costs", "times")
    _, build_other = make("other", "Help", "labels")
    out = tmp_path / "public"
    build_one(out)
    with pytest.raises(KbgenError, match="another project"):
        build_other(out)


def test_a_folder_that_another_project_has_taken_over_is_not_taken_back(make, tmp_path):
    _, build_one = make("one", "Shop")
    _, build_other = make("other", "Bank")
    out = tmp_path / "public"
    build_one(out)
    shutil.rmtree(out)
    build_other(out)
    with pytest.raises(KbgenError, match="has the site of another project, `Bank`"):
        build_one(out)


def test_a_project_may_change_its_name_or_move_or_lose_its_cache(make, tmp_path):
    out = tmp_path / "public"
    _, run = make("one", "Help")
    run(out)
    root, run = make("one", "Answers")
    run(out)
    shutil.rmtree(root / ".kbgen")
    run(out)
    root.rename(tmp_path / "moved")
    _, run = make("moved", "Answers")
    assert run(out).written == 0


def test_below_its_own_folder_a_project_builds_whatever_it_was_called(make):
    root, run = make("one", "Help")
    run(root / "site")
    shutil.rmtree(root / ".kbgen")
    root, run = make("one", "Answers")
    assert run(root / "site").written > 0
