"""The portable form of a site's files."""

import json
import re

import pytest

from kbgen.build import BuildOptions, build
from kbgen.build.portable import build_portable
from kbgen.errors import KbgenError
from kbgen.portable import is_left_out, portable_file


def page(html: str, path: str = "en/a/index.html") -> str:
    return portable_file(path, html.encode(), "_kb/portable/x.js").data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../">', '<a href="../index.html">'),
        ('<a href="./">', '<a href="./index.html">'),
        ('<a href="../../de/x/#y">', '<a href="../../de/x/index.html#y">'),
        ('<a href="../x/?q=1">', '<a href="../x/index.html?q=1">'),
        ('<form action="../search/">', '<form action="../search/index.html">'),
        ('<meta content="0; url=../new/">', '<meta content="0; url=../new/index.html">'),
        ('<a href="#x">', '<a href="#x">'),
        ('<a href="file.pdf">', '<a href="file.pdf">'),
        ('<a href="https://shop.example/">', '<a href="https://shop.example/">'),
        ('<a href="mailto:a@b/">', '<a href="mailto:a@b/">'),
        ('<a href="/logo/">', '<a href="/logo/">'),
        ("<p>href=../</p>", "<p>href=../</p>"),
    ],
)
def test_addresses_of_pages_name_their_file(before, after):
    assert page(before) == after


def test_modules_are_loaded_by_the_script_that_stands_in_for_a_server():
    html = (
        '<script type="module" src="../../js/main.js"></script>'
        '<script type="module" src="/slash.js"></script><body></body>'
    )
    assert page(html) == (
        '<body><script src="../../_kb/portable/x.js" data-kb-root="../../"'
        ' data-kb-modules="../../js/main.js"></script>\n</body>'
    )
    assert 'data-kb-root="./"' in page(html, "index.html")


def test_files_that_scripts_fetch_become_scripts():
    text = portable_file("_kb/search/en.json", b'{"a": "\xc3\xa4</script>"}', "x")
    assert text.path == "_kb/search/en.json.js"
    arguments = json.loads(
        text.data.decode().removeprefix("kbFile(").removesuffix(");\n").join("[]")
    )
    assert arguments == ["_kb/search/en.json", '{"a": "ä</script>"}', True]
    packed = portable_file("_kb/search/i/x/1", b"\x78\x9c\xff", "x")
    assert packed.data == b'kbFile("_kb/search/i/x/1","eJz/",false);\n'
    assert portable_file("_kb/theme/1/js/first.js", b"1", "x").path == "_kb/theme/1/js/first.js"
    assert portable_file("en/a/file.pdf", b"1", "x").path == "en/a/file.pdf"


def test_what_only_hosts_read_is_left_out():
    left = ["404.html", "_headers", "sitemap-en.xml", "zh-hant/changes.atom", "_kb/urls.json"]
    assert all(map(is_left_out, left))
    kept = ["index.html", "en/a/notes.txt", "en/a/changes.json", "_kb/search/en.json"]
    assert not any(map(is_left_out, kept))


CONFIG = """
[site]
name = "Help"
url = "https://help.example/"
indexnow = "1234567890abcdef"
[agents]
webmcp = true
[embed]
origins = ["https://shop.example"]
[feedback]
endpoint = "https://help.example/v1/events"
"""


def test_every_file_of_a_folder_is_of_use_without_a_host(make_project, text_of):
    text = text_of("X", updated="2026-01-02")
    project = make_project({"en/a/x.md": text, "de/a/x.md": text}, CONFIG)
    out = project.root / "site"
    build_portable(project, BuildOptions(out=out))
    files = {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
    own = {name for name in files if not name.startswith("_kb/")} - {".kbgen-manifest.json"}
    assert all(name.endswith("index.html") for name in own), own
    assert "_kb/embed.js" not in files
    for name in own:
        assert "agents.js" not in (out / name).read_text("utf-8")
        folder = (out / name).parent
        for tag in re.findall(r"<link[^>]*>", (out / name).read_text("utf-8")):
            address = re.search(r'href="([^"]*)"', tag)[1]
            assert "://" in address or (folder / address).is_file(), tag


def test_it_is_built_again_in_place_and_never_into_a_foreign_folder(make_project, text_of):
    project = make_project({"en/a/x.md": text_of("X"), "en/a/y.md": text_of("Y")})
    out = project.root / "site"
    first = build_portable(project, BuildOptions(out=out))
    assert (first.written, first.removed) == (first.files, 0)
    (project.content / "en/a/y.md").unlink()
    second = build_portable(project, BuildOptions(out=out))
    assert "en/a/y/index.html" in second.gone
    assert second.written < first.written
    assert not (out / "en/a/y").exists()
    (project.root / "other").mkdir()
    (project.root / "other/mine.txt").write_text("mine")
    with pytest.raises(KbgenError):
        build_portable(project, BuildOptions(out=project.root / "other"))
    assert (project.root / "other/mine.txt").read_text() == "mine"


def test_it_does_not_take_the_place_of_a_site_for_a_server(make_project, text_of):
    project = make_project({"en/a/x.md": text_of("X")})
    options = BuildOptions(out=project.root / "site")
    build(project, options)
    page = (options.out / "en/a/x/index.html").read_bytes()
    with pytest.raises(KbgenError, match="has the site for a web server"):
        build_portable(project, options)
    assert (options.out / "en/a/x/index.html").read_bytes() == page
