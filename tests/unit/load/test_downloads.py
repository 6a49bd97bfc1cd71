"""Which files are published: those of a list, never what articles are made from, or what runs."""

import pytest

from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.images.disguise import SIGNATURES
from kbgen.images.kinds import is_image
from kbgen.model.filetypes import RUNNING, SAVED, SHOWN, SOURCES, refusal

CONFIG = '[site]\nname = "Help"\n[content]\ndownloads = [{}]\n'
NO_MORE: frozenset[str] = frozenset()


@pytest.fixture
def linked(load_site, text_of):
    """Link a file from an article; return what is published and what is found."""

    def load(name: str, *more: str):
        content = {"en/a/x.md": text_of("X", f"[a](<{name}>)"), f"en/a/{name}": b"x"}
        loaded = load_site(content, CONFIG.format(", ".join(f'"{one}"' for one in more)))
        return loaded.shown.files, loaded.findings, loaded.hints

    return load


@pytest.mark.parametrize(
    "name", ["form.pdf", "FORM.PDF", "prices.xlsx", "terms.odt", "all.zip", "a.tar.gz", "film.webm"]
)
def test_what_a_help_centre_needs_is_published(linked, name):
    assert linked(name)[:2] == ((f"en/a/{name}",), [])


@pytest.mark.parametrize(
    "name",
    ["page.xht", "run.mjs", "shop.phtml", "a.PhP", "x.shtm", "y.svc", "e.swf", "z.wasm", "a.css",
     "old.mdown", "guide.rst", "plan.org", "book.tex", "post.qmd", "de.po",
     "secret.env", "nginx.conf", "key.pem", "dump.sql", "z.bak"],
)  # fmt: skip
def test_anything_else_is_not_and_its_link_is_told(linked, name):
    files, found, hints = linked(name)
    message = f"File `{name}` has a type that is not published"
    assert files == ()
    assert ("KB217", "en/a/x.md", 5, message) in found
    assert {code for code, *_ in found} <= {"KB113", "KB217"}
    assert all(hints)


@pytest.mark.parametrize("name", ["x.php.", "y.pdf~"])
def test_what_has_no_ending_is_no_file(linked, name):
    files, found, _ = linked(name)
    assert (files, found) == ((), [("KB201", "en/a/x.md", 5, f"Link `{name}` leads to no article")])


def test_a_type_can_be_added(linked):
    assert '`downloads = [".dwg"]`' in linked("plan.dwg")[2][0]
    assert linked("plan.dwg", ".DWG")[:2] == (("en/a/plan.dwg",), [])


@pytest.mark.parametrize("suffix", sorted(SOURCES | RUNNING))
def test_sources_and_programs_are_never_published(write_project, suffix):
    assert refusal(f"a/b{suffix.upper()}", frozenset({suffix}))
    with pytest.raises(KbgenError, match="is never published"):
        load_project(write_project({}, CONFIG.format(f'"{suffix.upper()}"')) / "kbgen.toml")


@pytest.mark.parametrize("suffix", ["pdf", "", ".", ".a/b", ".tar.gz", ".*"])
def test_an_ending_is_an_ending(write_project, suffix):
    with pytest.raises(KbgenError, match="expected a file extension"):
        load_project(write_project({}, CONFIG.format(f'"{suffix}"')) / "kbgen.toml")


def test_the_lists_are_apart_and_every_type_has_a_way_to_be_looked_at():
    assert not (SHOWN | SAVED) & (SOURCES | RUNNING)
    assert {suffix for suffix in SHOWN | SAVED if not is_image(f"a{suffix}")} == set(SIGNATURES)
