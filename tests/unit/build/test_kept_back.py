"""What a writer meant to keep back is kept back, also where it is not written right."""

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project
from kbgen.errors import KbgenError

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


def test_keys_that_the_project_ignores_are_not_reported(write_project):
    text = "---\ntitle: A\nexl-id: 1\nx-team: b\nstatus: internal\n---\nText.\n"
    config = '[frontmatter]\nignore = ["exl-id", "x-*", "status"]\n'
    root = write_project({"en/a/x.md": text}, CONFIG + config)
    result = build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))

    assert result.diagnostics == ()
    assert (root / "site/en/a/x/index.html").is_file()


@pytest.mark.parametrize("pattern", ["*", "", "?*", "[*]"])
def test_a_pattern_that_ignores_everything_is_refused(write_project, pattern):
    root = write_project({"en/a/x.md": "x"}, f'{CONFIG}[frontmatter]\nignore = ["{pattern}"]\n')

    with pytest.raises(KbgenError, match="expected the name of a key"):
        load_project(root / "kbgen.toml")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.mdx", "SECRET"),
        ("x.md~", "SECRET"),
        ("x.md.bak", "SECRET"),
        ("x.rst", "SECRET"),
        ("x.markdown", "---\ntitle: A\n---\nText.\n\n:::agent\nSECRET\n:::\n"),
        ("x.MD", "---\ntitle: A\n---\nText.\n\n:::agent\nSECRET\n:::\n"),
    ],
)
def test_the_source_of_a_page_is_never_published(write_project, name, text):
    link = f"---\ntitle: Y\n---\n[x]({name}) ![x]({name})\n"
    root = write_project({f"en/a/{name}": text, "en/a/y.md": link})
    build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))

    files = [file for file in (root / "site").rglob("*") if file.is_file()]
    assert [file for file in files if b"SECRET" in file.read_bytes()] == []
