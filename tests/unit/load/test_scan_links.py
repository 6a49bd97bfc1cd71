"""Links to folders and files inside of the content folder."""

import os

import pytest

from kbgen.config import load_project
from kbgen.load import scan

TEXT = "---\ntitle: X\n---\nText.\n"


@pytest.fixture
def linked(write_project):
    """Write articles and links (name → target); return paths of articles, and findings."""

    def run(links: dict[str, str], *articles: str):
        root = write_project(dict.fromkeys(("en/a/x.md", "en/b/y.md", *articles), TEXT))
        for path, target in links.items():
            file = root / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.symlink_to(target)
        found = scan(load_project(root / "kbgen.toml"))
        told = [(d.code, d.span.path.removeprefix("content/")) for d in found.diagnostics]
        return [path for path, _ in found.articles], told

    return run


@pytest.mark.parametrize(
    ("link", "target", "expected"),
    [
        ("en/c", "b", "en/c/y.md"),
        ("en/a/c", "../b", "en/a/c/y.md"),
        ("en/c.d", "./a/../b", "en/c.d/y.md"),
        ("de/b", "../en/b", "de/b/y.md"),
        ("de", "en", "de/b/y.md"),
    ],
)
def test_a_link_to_a_folder_is_followed(linked, link, target, expected):
    paths, told = linked({link: target})
    assert expected in paths
    assert told == []


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("en/a/up", ".."),
        ("en/a/up", "."),
        ("en/a/up", "../a"),
        ("en/a/up", "../.."),
        ("en/deep/er/up", "../../../en"),
        ("en/again", "../en"),
    ],
)
def test_a_link_to_a_folder_above_is_not_followed(linked, link, target):
    paths, told = linked({link: target})
    assert paths == ["en/a/x.md", "en/b/y.md"]
    assert told == [("KB117", link)]


def test_folders_that_lead_to_each_other_come_to_an_end(linked):
    links = {f"en/{one}/{other}": f"../{other}" for one in "abcdef" for other in "abcdef"}
    paths, told = linked(links, *(f"en/{name}/z.md" for name in "cdef"))
    assert len(paths) == 6 + 6 * 5
    assert {code for code, _ in told} == {"KB117"}


@pytest.mark.parametrize("name", ["_hidden", ".hidden"])
def test_a_hidden_link_is_no_content(linked, name):
    assert linked({f"en/{name}": "b"}) == (["en/a/x.md", "en/b/y.md"], [])


@pytest.mark.parametrize("name", ["en/loop", "en/a/loop.md", "en/a/loop.png"])
def test_a_link_to_itself_stops_nothing(linked, name):
    paths, _ = linked({name: os.path.basename(name)})  # noqa: PTH119  # a name
    assert {"en/a/x.md", "en/b/y.md"} <= set(paths)


@pytest.mark.parametrize(
    "links",
    [
        {"en/out": "/usr/share"},
        {"en/a/out": "../../../.."},
        {"en/one": "two", "en/two": "../../.."},
        {"_snippets": "/usr/share"},
        {"_snippets/en": "/usr/share"},
        {"de": "/usr/share"},
    ],
)
def test_a_link_out_of_the_content_is_refused(linked, links):
    paths, told = linked(links)
    assert paths == ["en/a/x.md", "en/b/y.md"]
    assert set(told) == {("KB110", link) for link in links}
