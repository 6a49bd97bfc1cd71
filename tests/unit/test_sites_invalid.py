"""`tests/sites_invalid/<case>/`: a project with one mistake, and `diagnostics.txt`.

`KBGEN_UPDATE=1 pytest tests/unit/test_sites_invalid.py` rewrites what is expected.
"""

import os
import shutil
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, build, check
from kbgen.config import load_project
from kbgen.diagnostics import CODES

UNIT = Path(__file__).parent
FOLDER = UNIT.parent / "sites_invalid"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
#: Codes that no mistake in the content leads to yet.
WITHOUT_CASE = {"KB501"}
#: Codes that neither `build` nor `check` alone reports: these tests have the cases.
#: KB602 comes of `check --golden`, which needs the built site, not the content.
ELSEWHERE = {"KB602": UNIT / "commands/test_golden_searches.py"}


@pytest.fixture
def project(request, tmp_path):
    root = tmp_path / request.param
    shutil.copytree(FOLDER / request.param, root)
    return load_project(root / "kbgen.toml")


def text(diagnostics) -> str:
    return "".join(f"{found}\n" for found in diagnostics)


@pytest.mark.parametrize("project", CASES, indirect=True)
def test_check_reports_the_mistake_and_nothing_else(project):
    composed = check(project, BuildOptions(out=project.root / "site"))
    expected = FOLDER / project.root.name / "diagnostics.txt"
    if os.environ.get("KBGEN_UPDATE"):
        expected.write_text(text(composed.diagnostics), encoding="utf-8")
    assert text(composed.diagnostics) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("project", CASES, indirect=True)
def test_build_reports_the_same_and_writes_the_rest(project):
    out = project.root / "site"
    result = build(project, BuildOptions(out=out))
    expected = (FOLDER / project.root.name / "diagnostics.txt").read_text(encoding="utf-8")
    assert text(result.diagnostics) == expected
    for page in ("index.html", "404.html", "en/index.html"):
        assert (out / page).is_file()


def test_every_code_has_a_case():
    reported = {
        line.split(": ")[1].split(" ")[1]
        for file in FOLDER.glob("*/*.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
        if not line.startswith("    ")
    }
    assert reported == set(CODES) - WITHOUT_CASE - set(ELSEWHERE)


@pytest.mark.parametrize("code", ELSEWHERE)
def test_a_code_without_a_case_here_has_one_where_it_is_said(code):
    assert code in ELSEWHERE[code].read_text(encoding="utf-8")
