"""Links of a project that lead elsewhere: nothing there is read, published or written."""

import shutil
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, build, check
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.themes import find_theme

SECRET = "s3cret-of-the-user"
CONFIG = '[site]\nname = "Help"\n[theme]\nname = "ours"\n'
BLOCK = '{{% extends "default/base.html" %}}{{% block footer %}}{}{{% endblock %}}'


@pytest.fixture
def outside(tmp_path):
    """A folder of the user with everything that a project could want."""
    folder = tmp_path / "home"
    files = {
        "key": SECRET,
        "snippets/en/one.md": SECRET,
        "en/one.md": SECRET,
        "one.md": SECRET,
        "policies.toml": f'secret = {{ type = "text", value = "{SECRET}" }}\n',
        "category.toml": f'title = "{SECRET}"\n',
        "theme/templates/base.html": BLOCK.format(SECRET),
        "theme/static/js/key.js": SECRET,
        "theme/locales/en.po": f'msgid ""\nmsgstr ""\n\nmsgid "All topics"\nmsgstr "{SECRET}"\n',
        "base.html": BLOCK.format(SECRET),
        "en.po": f'msgid ""\nmsgstr ""\n\nmsgid "All topics"\nmsgstr "{SECRET}"\n',
        "golden.toml": f'[[search]]\nquery = "{SECRET}"\nlocale = "en"\nexpect = "a/x"\n',
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    yield folder
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


@pytest.fixture
def root(write_project, text_of):
    body = "{{ policy.secret }}\n\n:::include one\n:::\n"
    root = write_project({"en/a/x.md": text_of("X", body), "en/a/y.md": text_of("Y")}, CONFIG)
    for part in ("templates", "static/css", "locales"):
        (root / "themes/ours" / part).mkdir(parents=True)
    (root / "themes/ours/static/css/90-own.css").write_text("a { color: red }")
    return root


def link(root: Path, path: str, goal: Path) -> None:
    file = root / path
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to(goal)


def published(root: Path) -> bytes:
    return b"\n".join(file.read_bytes() for file in (root / "site").rglob("*") if file.is_file())


def run(root: Path):
    project = load_project(root / "kbgen.toml")
    options = BuildOptions(out=root / "site")
    result = build(project, options)
    assert {found.code for found in check(project, options).diagnostics} == {
        found.code for found in result.diagnostics
    }
    return result.diagnostics


FINDINGS = {
    "content/_snippets": ("snippets", "KB110"),
    "content/_snippets/en": ("en", "KB110"),
    "content/_snippets/en/one.md": ("one.md", "KB110"),
    "content/policies.toml": ("policies.toml", "KB110"),
    "content/glossary.toml": ("policies.toml", "KB110"),
    "content/en/a/_category.toml": ("category.toml", "KB110"),
    "themes/ours/templates": ("theme/templates", "KB505"),
    "themes/ours/templates/base.html": ("base.html", "KB505"),
    "themes/ours/static": ("theme/static", "KB505"),
    "themes/ours/static/key.txt": ("key", "KB505"),
    "themes/ours/static/js": ("theme/static/js", "KB505"),
    "themes/ours/static/js/deep/key.js": ("key", "KB505"),
    "themes/ours/static/css/91-key.css": ("key", "KB505"),
    "themes/ours/locales": ("theme/locales", "KB505"),
    "themes/ours/locales/en.po": ("en.po", "KB505"),
}


@pytest.mark.parametrize("path", FINDINGS)
def test_a_link_out_of_the_project_is_reported_with_its_path(path, root, outside):
    goal, code = FINDINGS[path]
    link(root, path, outside / goal)
    found = run(root)
    assert (path, code) in {(one.span.path, one.code) for one in found}
    assert SECRET.encode() not in published(root)


@pytest.mark.parametrize("path", FINDINGS)
def test_a_relative_link_over_another_link_is_no_way_out(path, root, outside):
    """`hop` is a link as well, so that no name tells where it leads."""
    goal, code = FINDINGS[path]
    (root / "hop").symlink_to(outside)
    link(root, path, Path("../" * path.count("/") + "hop") / goal)
    found = run(root)
    assert (path, code) in {(one.span.path, one.code) for one in found}
    assert SECRET.encode() not in published(root)


@pytest.mark.parametrize("path", ["themes/ours/static/key.txt", "content/policies.toml"])
def test_a_link_to_nowhere_outside_is_reported_as_well(path, root, tmp_path):
    link(root, path, tmp_path / "not-there-yet")
    assert path in {one.span.path for one in run(root)}


@pytest.mark.parametrize("path", ["themes/ours", "themes", "themes/ours/theme.toml", "content"])
def test_what_cannot_be_left_out_is_an_error(path, root, outside):
    (outside / "ours").mkdir()
    goals = {"themes": outside, "themes/ours/theme.toml": outside / "policies.toml"}
    if path == "content":
        (outside / "en").mkdir(exist_ok=True)
    link(root, path, goals.get(path, outside / "ours" if path == "themes/ours" else outside))
    with pytest.raises(KbgenError, match="leaves the project"):
        run(root)
    assert not (root / "site").exists()
    (outside / "ours").rmdir()


NAMES = ["/etc", "../ours", "..", ".", ".hidden", "ours/../ours", "a/b", "ours/", "C:\\x", "a\\b"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_a_theme_is_no_path(name, root):
    with pytest.raises(KbgenError, match="is not the name of a theme"):
        find_theme(root / "themes", name)


@pytest.mark.parametrize("name", ["/etc", "../../elsewhere", "..", "a/b"])
def test_a_theme_extends_names_and_no_paths(name, root, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (root / "themes/ours/theme.toml").write_text(f'extends = "{name}"\n')
    with pytest.raises(KbgenError, match="is not the name of a theme"):
        run(root)


def test_golden_searches_are_not_read_or_written_elsewhere(root, outside, kbgen):
    run(root)
    link(root, "content/golden.toml", outside / "golden.toml")
    for more in ((), ("--update",)):
        done = kbgen("check", "--golden", *more, cwd=root)
        assert done.returncode == 2
        assert "content/golden.toml is a link that leaves the project" in done.stderr
        assert SECRET not in done.stdout + done.stderr


def test_a_new_article_is_not_written_elsewhere(root, outside, kbgen):
    link(root, "content/en", outside)
    done = kbgen("new", "deep/er/article", "--locale", "en", cwd=root)
    assert done.returncode == 2
    assert "leaves the project" in done.stderr


def test_where_values_are_used_is_not_looked_up_elsewhere(root, outside, kbgen):
    (outside / "uses.md").write_text("{{ policy.name_in_a_private_note }}")
    link(root, "content/_snippets/en/uses.md", outside / "uses.md")
    done = kbgen("check", cwd=root)
    assert "name_in_a_private_note" not in done.stdout + done.stderr
    (outside / "uses.md").unlink()


def test_links_inside_the_project_are_followed(root):
    """A shop keeps its values and its logo in one place."""
    (root / "shared").mkdir()
    for name, text in {
        "policies.toml": 'secret = { type = "text", value = "from policies" }\n',
        "logo.svg": "<svg>the logo</svg>",
        "base.html": BLOCK.format("from a template"),
    }.items():
        (root / "shared" / name).write_text(text)
    link(root, "content/policies.toml", root / "shared/policies.toml")
    link(root, "themes/ours/static/logo.svg", root / "shared/logo.svg")
    link(root, "themes/ours/templates/base.html", root / "shared/base.html")
    (root / "content/_snippets/de").mkdir(parents=True)
    (root / "content/_snippets/de/one.md").write_text("from a snippet")
    link(root, "content/_snippets/en", root / "content/_snippets/de")
    found = run(root)
    assert {one.code for one in found} <= {"KB401"}
    for text in (b"from policies", b"the logo", b"from a template", b"from a snippet"):
        assert text in published(root)


def test_a_link_to_a_folder_inside_the_project_is_reported(root):
    (root / "shared").mkdir()
    (root / "shared/icon.svg").write_text("<svg></svg>")
    link(root, "themes/ours/static/icons", root / "shared")
    (found,) = [one for one in run(root) if one.code == "KB506"]
    assert found.span.path == "themes/ours/static/icons"


def test_a_link_in_a_circle_is_no_traceback(root):
    link(root, "themes/ours/static/again", root / "themes/ours/static")
    link(root, "themes/ours/static/self", root / "themes/ours/static/self")
    link(root, "content/_snippets/en", root / "content")
    run(root)
