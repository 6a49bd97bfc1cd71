"""`static/root/`: files of the site's root, such as favicon.ico and CNAME."""

from pathlib import Path

import pytest

from tests.factories import article_text, build_site, write_project

CONTENT = {"en/returns/fees.md": article_text("Fees", aliases="[/former/page]")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path, CONTENT, '[site]\nname = "Help"\nurl = "https://h.example"\n')


def put(root: Path, path: str, data: bytes = b"x") -> Path:
    file = root / "static/root" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    "path",
    ["favicon.ico", "CNAME", ".well-known/security.txt", "google0123.html", "apps/app.json"],
)
def test_a_file_is_published_as_it_is(root: Path, path: str) -> None:
    put(root, path, b"\0data\r\n")
    put(root, ".DS_Store")
    assert build_site(root).diagnostics == ()
    assert (root / "site" / path).read_bytes() == b"\0data\r\n"
    assert not (root / "site/.DS_Store").exists()


def test_it_follows_changes_and_goes_when_it_is_removed(root: Path) -> None:
    file = put(root, "CNAME", b"help.example")
    build_site(root)
    file.write_bytes(b"help.example.org")
    build_site(root)
    assert (root / "site/CNAME").read_bytes() == b"help.example.org"
    file.unlink()
    build_site(root)
    assert not (root / "site/CNAME").exists()


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "404.html",
        "sitemap.xml",
        "Sitemap.xml",
        "_headers",
        "_kb/urls.json",
        "en/index.html",
        "en",
        "former/page/index.html",
        "former/page",
        "former",
        "former/page/index.html/x.txt",
        ".nojekyll",
    ],
)
def test_a_page_of_ours_is_never_overwritten(root: Path, path: str) -> None:
    build_site(root)
    before = {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()}
    put(root, path)
    (found,) = build_site(root).diagnostics
    assert (found.code, found.span.path) == ("KB510", f"static/root/{path}")
    after = {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()}
    assert {p: data for p, data in after.items() if p in before and data != before[p]} == {}
    assert set(after) == set(before)


@pytest.mark.parametrize("path", ["notes.md", "kbgen.toml", ".env", "con.txt", "a b.txt", "x%.txt"])
def test_what_no_host_publishes_is_reported(root: Path, path: str) -> None:
    put(root, path)
    (found,) = build_site(root).diagnostics
    assert (found.code, found.span.path) == ("KB510", f"static/root/{path}")
    assert not (root / "site" / path).exists()


def test_a_link_out_of_the_project_is_not_followed(root: Path, tmp_path_factory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("secret", "utf-8")
    put(root, "a.txt")
    (root / "static/root/b.txt").symlink_to(secret)
    (root / "static/root/folder").symlink_to(secret.parent)
    assert [one.code for one in build_site(root).diagnostics] == ["KB510", "KB510"]
    assert not list((root / "site").rglob("*secret*"))
    assert not (root / "site/b.txt").exists()


def test_robots_txt_is_added_to(root: Path) -> None:
    put(root, "robots.txt", b"User-agent: GPTBot\nDisallow: /\n")
    assert build_site(root).diagnostics == ()
    text = (root / "site/robots.txt").read_text("utf-8")
    assert text.startswith("User-agent: *\nAllow: /\n\nSitemap: https://h.example/sitemap.xml\n")
    assert text.endswith("\nUser-agent: GPTBot\nDisallow: /\n")
