"""A locale is one locale, however its folder and its key are written."""

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale

CONFIG = """\
[site]
name = "Help"
default_locale = "{0}"
[locales.{0}]
label = "X"
[locales.en]
fallback = ["{0}"]
[[search.pinned]]
queries = ["frete"]
article = "a/x"
locales = ["{0}"]
[markets.BR]
locales = ["{0}"]
"""


def files(root, config: str, folder: str) -> dict[str, bytes]:
    content = {
        f"{folder}/a/x.md": "---\ntitle: Frete\n---\n[p](../../en/a/y.md)\n\n:::include b\n:::\n",
        f"{folder}/a/f.pdf": "%PDF-1.7\n",
        f"_snippets/{folder}/b.md": "Cinco dias.",
        "en/a/y.md": f"---\ntitle: Shipping\n---\n[x](../../{folder}/a/x.md)"
        f" [f](../../{folder}/a/f.pdf)\n",
    }
    for path, text in content.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (root / "kbgen.toml").write_text(config, encoding="utf-8")
    out = root / "site"
    result = build(load_project(root / "kbgen.toml"), BuildOptions(out=out))
    assert result.diagnostics == ()
    found = {p.relative_to(out).as_posix(): p for p in out.rglob("*") if p.is_file()}
    return {path: file.read_bytes() for path, file in found.items()}


@pytest.mark.parametrize(
    ("key", "folder"),
    [("pt_BR", "pt_BR"), ("PT-br", "pt-br"), ("pt-BR", "PT_BR"), ("pt_br", "Pt-bR")],
)
def test_any_spelling_makes_the_same_site(tmp_path, key, folder):
    plain = files(tmp_path / "plain", CONFIG.format("pt-BR"), "pt-BR")
    assert files(tmp_path / "other", CONFIG.format(key), folder) == plain


@pytest.mark.parametrize(
    ("folder", "segment"),
    [("zh_Hant_TW", "zh-hant-tw"), ("SR_latn", "sr-latn"), ("es_419", "es-419"), ("EN", "en")],
)
def test_a_folder_alone_is_enough(write_project, folder, segment):
    root = write_project({f"{folder}/a/x.md": "---\ntitle: X\n---\nText.\n"})
    result = build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))
    assert result.diagnostics == ()
    assert (root / f"site/{segment}/a/x/index.html").is_file()


@pytest.mark.parametrize("folder", ["pt_BRR", "xx_YY", "english", "root", "und", "en__US", "_x"])
def test_a_folder_of_no_locale_is_reported_and_stops_nothing(write_project, folder):
    text = "---\ntitle: X\n---\nText.\n"
    root = write_project({f"{folder}/a/x.md": text, "en/a/x.md": text})
    result = build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))
    expected = [] if folder[0] == "_" else [("KB401", f"content/{folder}")]
    assert [(d.code, d.span.path) for d in result.diagnostics] == expected


@pytest.mark.parametrize(
    "tables",
    [
        "[locales.pt-BR]\n[locales.pt_BR]\n",
        "[locales.en]\n[locales.EN]\n",
        "[search.synonyms]\npt = []\nPT = []\n",
    ],
)
def test_two_keys_of_one_locale_are_refused(write_project, tables):
    root = write_project({"pt-BR/a/x.md": "Text."}, f'[site]\nname = "Help"\n{tables}')
    with pytest.raises(KbgenError, match="are the same locale"):
        load_project(root / "kbgen.toml")


def test_two_folders_of_one_locale_are_one(write_project, text_of):
    root = write_project({"pt_BR/a/x.md": text_of("X", "[y](y.md)"), "PT-BR/a/y.md": text_of("Y")})
    result = build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))
    assert result.diagnostics == ()
    assert (root / "site/pt-br/a/y/index.html").is_file()


def test_the_locale_of_a_path_is_that_of_its_folder():
    assert Locale.of_path("pt_BR/a/x.md") == Locale("pt-BR")
    assert Locale.of_path("_snippets/en/x.md") is None
    assert Locale.of_path("") is None
