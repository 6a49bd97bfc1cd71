"""`tests/sites/<feature>/`: a small project, and in `expected/` every page that is made of it.

`KBGEN_UPDATE=1 pytest tests/unit/test_sites.py` rewrites them. Digests in the names of files are
written as zeros, so that a changed script or style sheet does not change every page.
"""

import datetime as dt
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.factories import build_site

FOLDER = Path(__file__).parent.parent / "sites"
SITES = sorted(path.name for path in FOLDER.iterdir())
DAY = dt.date(2026, 11, 28)
COMPARED = ("**/*.html", "sitemap*.xml", "robots.txt", "_headers", "_redirects", "_kb/urls.json")
_DIGEST = re.compile(r"(?<=[/.])[0-9a-f]{16}(?=[/.])")


def pages_of(site: Path) -> dict[str, str]:
    """Return path → text of what is compared."""
    return {
        file.relative_to(site).as_posix(): _DIGEST.sub("0" * 16, file.read_text("utf-8"))
        for pattern in COMPARED
        for file in sorted(site.glob(pattern))
    }


def rewrite(folder: Path, pages: dict[str, str]) -> None:
    """Replace a folder by these pages."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in pages.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", SITES)
def test_every_page_is_as_expected(name, tmp_path):
    root, expected = tmp_path / "project", FOLDER / name / "expected"
    shutil.copytree(FOLDER / name, root, ignore=shutil.ignore_patterns("expected"))
    result = build_site(root, as_of=DAY)
    pages = pages_of(root / "site")
    if os.environ.get("KBGEN_UPDATE"):
        rewrite(expected, pages)

    assert result.diagnostics == ()
    assert pages == pages_of(expected)
