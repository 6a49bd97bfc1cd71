"""Markdown twins that differ where their pages do not."""

from pathlib import Path

from kbgen.diff import compare
from kbgen.diff.formats import as_markdown, as_text, counts
from kbgen.diff.site import DiffSite

PAGE = "<!doctype html><title>{0}</title><main><article><h1>{0}</h1><p>{0}</p></article></main>"


def site(folder: Path, files: dict[str, str], text: str = "Text") -> DiffSite:
    pages = {("en", name): f"en/{name}/" for name in ("costs", "times")}
    for (_, name), url in pages.items():
        (folder / url).mkdir(parents=True)
        body = PAGE.format(text if name == "times" else "Costs")
        (folder / url / "index.html").write_text(body)
    for path, twin in files.items():
        (folder / path).write_text(twin)
    return DiffSite(folder, pages, {})


def test_twins_are_named_where_the_page_says_the_same(tmp_path: Path) -> None:
    old = site(
        tmp_path / "old",
        {"en/costs/index.md": "5", "en/costs/index.gb.md": "6", "en/times/index.md": "x"},
    )
    new = site(
        tmp_path / "new",
        {"en/costs/index.md": "7", "en/costs/index.us.md": "8", "en/times/index.md": "y"},
        text="Other words",
    )

    found = compare(old, new)

    assert [page.new_url for page in found.pages] == ["en/times/"]
    assert [(one.path, one.change) for one in found.twins] == [
        ("en/costs/index.gb.md", "removed"),
        ("en/costs/index.md", "changed"),
        ("en/costs/index.us.md", "added"),
    ]
    assert "3 Markdown twins changed" in counts(found)
    assert "  en  /en/costs/index.us.md  added" in as_text(found)
    assert "- en · /en/costs/index.md · changed" in as_markdown(found)
    assert compare(old, old).is_empty
