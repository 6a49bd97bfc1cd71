"""The documentation is a kbgen site: it builds without a finding, and its search finds answers."""

import re
import shutil
from pathlib import Path

import pytest

from tests.docs.pages import REPOSITORY, TOP, pages


@pytest.fixture(scope="module")
def built(kbgen, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a copy, and return its folder."""
    folder = tmp_path_factory.mktemp("docs")
    for name in ("content", "themes"):
        shutil.copytree(REPOSITORY / "docs" / name, folder / name)
    shutil.copy(REPOSITORY / "docs/kbgen.toml", folder)
    done = kbgen("build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_rules_find_nothing(kbgen, built: Path):
    done = kbgen("check", "--strict", cwd=built)
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_search_finds_what_readers_ask(kbgen, built: Path):
    done = kbgen("check", "--golden", cwd=built)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", TOP)
def test_links_of_the_files_at_the_top_lead_to_files(name: str):
    text = re.sub(r"`[^`\n]*`", "", (REPOSITORY / name).read_text("utf-8"))
    targets = [one for one in re.findall(r"\]\(([^)#]+)", text) if "://" not in one]
    assert [one for one in targets if not (REPOSITORY / one).is_file()] == []


def test_the_readme_is_short_and_leads_to_every_part():
    text = (REPOSITORY / "README.md").read_text("utf-8")
    assert len(text.encode()) <= 8_000
    for category in (REPOSITORY / "docs/content/en").iterdir():
        assert category.is_file() or f"(docs/content/en/{category.name}/" in text


def test_contributors_find_the_page_for_every_kind_of_addition():
    text = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    for file in (REPOSITORY / "docs/content/en/develop").glob("add-*.md"):
        assert f"(docs/content/en/develop/{file.name})" in text


def test_files_that_pages_name_exist():
    new = ("shouting_title.py", "aside.py", "aside.md", "shouting-title/")  # to be written
    top = ((REPOSITORY / name).read_text("utf-8") for name in TOP[:3])
    texts = "".join([*pages().values(), *top])
    named = set(re.findall(r"`((?:kbgen|tests)/[\w./-]+)`", texts))
    assert len(named) > 30
    missing = [path for path in sorted(named) if not (REPOSITORY / path).exists()]
    assert [path for path in missing if not path.endswith(new)] == []
