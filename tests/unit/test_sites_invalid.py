"""`tests/sites_invalid/<case>/`: a project with one mistake, and what is said of it.

`diagnostics.txt` is what both `build` and `check` report, `check.txt` what the rules of `check`
add. `KBGEN_UPDATE=1 pytest tests/unit/test_sites_invalid.py` rewrites both.
"""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, build, check
from kbgen.build.checks import to_check
from kbgen.check import CHECKS, NAMES, published, run_rules, severities
from kbgen.config import load_project
from kbgen.diagnostics import CODES

UNIT = Path(__file__).parent
FOLDER = UNIT.parent / "sites_invalid"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
#: The day that the sites are looked at: what is overdue or expired is so for ever.
DAY = dt.date(2026, 11, 28)
#: Codes whose cases are in other tests: KB602 takes the built site, KB109 a file of megabytes,
#: KB116 and KB313 to KB315 texts that are long, KB215 and KB228 another host, KB227 a store, KB760
#: and KB761 a chatbot, KB220 a digest that is hard to find.
ELSEWHERE = {
    "KB109": UNIT / "load/test_scan.py",
    "KB116": UNIT / "test_frontmatter_mistakes.py",
    "KB120": UNIT / "commands/test_upgrade.py",
    "KB215": UNIT / "check/test_external.py",
    "KB220": UNIT / "build/test_images.py",
    "KB227": UNIT / "check/test_dead_paths.py",
    "KB228": UNIT / "check/test_dead_paths.py",
    "KB733": UNIT / "check/test_values.py",
    "KB760": UNIT / "check/test_bots.py",
    "KB761": UNIT / "check/test_bots.py",
    "KB313": UNIT / "policy/test_growth.py",
    "KB314": UNIT / "markdown/test_snippets.py",
    "KB315": UNIT / "policy/test_growth.py",
    "KB410": UNIT / "translate/test_exchange.py",
    "KB602": UNIT / "commands/test_golden_searches.py",
}


@pytest.fixture
def project(request, tmp_path):
    root = tmp_path / request.param
    shutil.copytree(FOLDER / request.param, root, symlinks=True)
    return load_project(root / "kbgen.toml")


def text(diagnostics) -> str:
    return "".join(f"{found}\n" for found in diagnostics)


def compare(file: Path, found: str) -> None:
    """Compare with what is expected; without findings there is no file."""
    if os.environ.get("KBGEN_UPDATE"):
        file.unlink(missing_ok=True)
        if found:
            file.write_text(found, encoding="utf-8")
    assert found == (file.read_text(encoding="utf-8") if file.exists() else "")


@pytest.mark.parametrize("project", CASES, indirect=True)
def test_check_reports_the_mistake_and_nothing_else(project):
    composed = check(project, BuildOptions(out=project.root / "site", as_of=DAY))
    case = FOLDER / project.root.name
    compare(case / "diagnostics.txt", text(composed.diagnostics))
    rules = list(CHECKS)
    if before := project.config.check.published:
        rules.append(published.rule(published.read_published(before, project.root)))
    found = run_rules(to_check(composed), rules, severities(project, NAMES))
    compare(case / "check.txt", text(found))


@pytest.mark.parametrize("project", CASES, indirect=True)
def test_build_reports_what_it_finds_anyway_and_writes_the_rest(project):
    out = project.root / "site"
    result = build(project, BuildOptions(out=out, as_of=DAY))
    expected = FOLDER / project.root.name / "diagnostics.txt"
    assert text(result.diagnostics) == (expected.read_text("utf-8") if expected.exists() else "")
    for page in ("index.html", "404.html", "en/index.html"):
        assert (out / page).is_file()


@pytest.mark.parametrize("case", CASES)
def test_every_finding_has_a_place_a_code_and_a_hint(case):
    files = [FOLDER / case / name for name in ("diagnostics.txt", "check.txt")]
    lines = "".join(file.read_text("utf-8") for file in files if file.exists()).splitlines()
    assert lines
    for line in lines:
        assert line.startswith("    hint: ") or line.split(": ")[1].split()[1] in CODES


def test_every_code_has_a_case():
    reported = {
        line.split(": ")[1].split(" ")[1]
        for name in ("diagnostics.txt", "check.txt")
        for file in FOLDER.glob(f"*/{name}")
        for line in file.read_text(encoding="utf-8").splitlines()
        if not line.startswith("    ")
    }
    assert reported == set(CODES) - set(ELSEWHERE)


@pytest.mark.parametrize("code", ELSEWHERE)
def test_a_code_without_a_case_here_has_one_where_it_is_said(code):
    assert code in ELSEWHERE[code].read_text(encoding="utf-8")
