"""What a writer meant to keep back is kept back, also where it is not written right."""

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project

CONFIG = '[site]\nname = "Help"\n'


@pytest.fixture
def site_of(write_project):
    """Build an article with some front matter; return the findings and where its text stands."""

    def run(front_matter):
        root = write_project(
            {
                "en/returns/plain.md": "---\ntitle: Plain\n---\nText.\n",
                "en/returns/kept.md": f"---\n{front_matter}\n---\n\nA SECRET.\n",
            },
            CONFIG,
        )
        result = build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))
        files = [file for file in (root / "site").rglob("*") if file.is_file()]
        told = {d.code for d in result.diagnostics}
        return told, [file for file in files if b"SECRET" in file.read_bytes()]

    return run


@pytest.mark.parametrize(
    ("front_matter", "code"),
    [
        ("title: Kept\naudience: agents", "KB102"),
        ("title: Kept\naudience: [agent]", "KB102"),
        ("title: Kept\ndraft: yess", "KB102"),
        ("title: Kept\npublish_on: 24.12.2099", "KB102"),
        ("title: Kept\naudiance: agent", "KB103"),
        ("title: Kept\npublish-on: 2099-12-24", "KB115"),
        ("title: Staff: two\naudience: agent", "KB101"),
    ],
)
def test_what_is_written_wrong_is_not_shown(site_of, front_matter, code):
    told, places = site_of(front_matter)

    assert told == {code}
    assert places == []


@pytest.mark.parametrize(
    "front_matter",
    ["title: Kept\naudience: everyone", "title: Kept\ndraft: false", "title: Kept\nordr: 3"],
)
def test_what_is_not_kept_back_is_shown(site_of, front_matter):
    assert site_of(front_matter)[1] != []
