"""Names with accents, composed or not, in every place that names an article or a file."""

import unicodedata

import pytest

from kbgen.build import BuildOptions, build
from kbgen.build.checks import all_findings
from kbgen.build.pipeline import check
from kbgen.config import load_project
from kbgen.search.golden import read_golden

CONFIG = """\
[site]
name = "Help"
[locales.fr]
[redirects]
"/fr/vieux/" = "/fr/été/prix/"
[[search.pinned]]
queries = ["prix"]
article = "été/prix"
"""
CONTENT = {
    "fr/été/prix.md": "---\ntitle: Prix\n---\n:::include à-propos\n:::\n\n## Où {#où}\n\nTexte.\n",
    "fr/été/carte.pdf": "%PDF-1.7\n",
    "fr/été/lien.md": "---\ntitle: Lien\nrelated: [prix.md]\naliases: [/fr/été/ancien/]\n---\n"
    "[a](prix.md#où) [b](../été/carte.pdf)\n",
    "_snippets/fr/à-propos.md": "Un texte.\n",
    "golden.toml": '[[search]]\nquery = "prix"\nlocale = "FR"\nexpect = "été/prix"\n',
}


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.fixture
def made(write_project):
    """Write a project, names of files in one form and what is written in another; build it."""

    def make(on_disk, written):
        content = {on_disk(path): written(text) for path, text in CONTENT.items()}
        root = write_project(content, written(CONFIG))
        project = load_project(root / "kbgen.toml")
        options = BuildOptions(out=root / "site")
        result = build(project, options)
        found = (*result.diagnostics, *all_findings(check(project, options)))
        return root, project, [(d.code, d.span.path) for d in found if d.code != "KB711"]

    return make


@pytest.mark.parametrize(("on_disk", "written"), [(nfc, nfd), (nfd, nfc), (nfd, nfd), (nfc, nfc)])
def test_everything_is_found_in_any_form(made, on_disk, written):
    root, project, found = made(on_disk, written)
    assert [one for one in found if one[0] != "KB701"] == []
    assert (root / "site/fr/été/prix/index.html").is_file()
    assert (root / "site/fr/été/ancien/index.html").is_file()
    assert "fr/vieux/" in (root / "site/_redirects").read_text("utf-8")
    golden = read_golden(project.content / "golden.toml", project.locales)
    assert [one.expect for one in golden] == [nfc("été/prix")]
