"""`kbgen theme`: new, list, show, eject."""

from pathlib import Path

import pytest

from kbgen.themes import BUILT_IN
from tests.factories import article_text, write_project

CONFIG = '[site]\nname = "Help"\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch) -> Path:
    write_project(tmp_path, {"en/returns/fees.md": article_text("Fees")}, CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("base", ["default", "clay"])
def test_a_new_theme_builds_without_findings(run, root: Path, base: str) -> None:
    assert run("theme", "new", "shop", "--from", base).code == 0
    assert 'name = "shop"' in (root / "kbgen.toml").read_text("utf-8")
    assert (root / "themes/shop/static/css/90-shop.css").is_file()
    assert run("check", "--strict").code in {0, 1}
    done = run("build", "-q")
    assert (done.code, "KB5" in done.out + done.err) == (0, False)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (CONFIG, f'{CONFIG}\n[theme]\nname = "shop"\n'),
        (CONFIG.rstrip("\n"), f'{CONFIG}\n[theme]\nname = "shop"\n'),
        (
            f"{CONFIG}[theme]  # ours\nradius = 4\n",
            f'{CONFIG}[theme]  # ours\nname = "shop"\nradius = 4\n',
        ),
        (f'theme.name = "clay"\n{CONFIG}', f'theme.name = "clay"\n{CONFIG}'),
        (f"theme.radius = 4\n{CONFIG}", f"theme.radius = 4\n{CONFIG}"),
        (f'{CONFIG}[theme.colors]\nbrand = "#a00"\n', f'{CONFIG}[theme.colors]\nbrand = "#a00"\n'),
    ],
)
def test_the_settings_name_it(run, root: Path, config: str, expected: str) -> None:
    (root / "kbgen.toml").write_text(config, "utf-8")
    done = run("theme", "new", "shop")
    assert done.code == 0
    assert (root / "kbgen.toml").read_text("utf-8") == expected
    assert ("Write `name" in done.out) is (config == expected)


@pytest.mark.parametrize("name", ["default", "shop", "../x", "a/b", "", "a.b"])
def test_a_name_that_is_taken_or_wrong_is_refused(run, root: Path, name: str) -> None:
    (root / "themes/shop").mkdir(parents=True)
    before = sorted(root.rglob("*"))
    assert run("theme", "new", name).code == 2
    assert [path for path in sorted(root.rglob("*")) if ".kbgen" not in path.parts] == [
        path for path in before if ".kbgen" not in path.parts
    ]


def test_a_file_is_copied_into_the_theme_once(run, root: Path) -> None:
    run("theme", "new", "shop")
    done = run("theme", "eject", "article.html", "static/css/10-tokens.css")
    assert done.code == 0
    assert "themes/shop/templates/article.html" in done.out
    assert (root / "themes/shop/static/css/10-tokens.css").is_file()
    assert run("build", "-q").code == 0
    (root / "themes/shop/templates/article.html").write_text("mine", "utf-8")
    done = run("theme", "eject", "article.html")
    assert done.code == 2
    assert "already exists" in done.err
    assert (root / "themes/shop/templates/article.html").read_text("utf-8") == "mine"


def test_the_list_says_which_themes_have_a_file(run, root: Path) -> None:
    run("theme", "new", "shop", "--from", "clay")
    lines = dict(line.split(maxsplit=1) for line in run("theme", "list").out.splitlines())
    assert lines["templates/base.html"] == "shop, default"
    assert lines["templates/article.html"] == "default"
    assert lines["static/css/90-clay.css"] == "clay"


def test_a_file_is_shown_with_its_place_and_blocks(run, root: Path) -> None:
    run("theme", "new", "shop")
    done = run("theme", "show", "article.html")
    file = BUILT_IN / "templates/article.html"
    assert (done.code, done.out) == (0, file.read_text("utf-8"))
    place, blocks = done.err.splitlines()
    assert place == "templates/article.html: default"
    assert {"ending", "related", "breadcrumbs"} <= set(blocks.removeprefix("blocks: ").split(", "))
    assert run("theme", "show", "-q", "site.css").code == 2
    assert run("theme", "show", "-q", "10-tokens.css").err == ""


def test_what_is_no_text_is_not_shown(run, root: Path) -> None:
    run("theme", "new", "shop")
    (root / "themes/shop/static/logo.png").write_bytes(b"\x89PNG\r\n\xff")
    done = run("theme", "show", "logo.png")
    assert (done.code, done.out) == (2, "")
    assert "not a text" in done.err


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("artikel.html", "no file `artikel.html`"),
        ("templates/aricle.html", "Did you mean `templates/article.html`?"),
        ("contact.html", "may be any of"),
        ("../../kbgen.toml", "no file"),
    ],
)
def test_an_unknown_file_is_refused(run, root: Path, name: str, message: str) -> None:
    run("theme", "new", "shop")
    done = run("theme", "eject", name)
    assert done.code == 2
    assert message in done.err


def test_without_a_theme_there_is_nothing_to_copy_into(run, root: Path) -> None:
    done = run("theme", "eject", "article.html")
    assert done.code == 2
    assert "kbgen theme new NAME" in done.err
