"""Content that is hostile, or merely odd: a finding each, no hang, nothing outside is touched."""

import os
import unicodedata

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project

HEAD = "---\ntitle: Odd\n---\n"


@pytest.fixture
def built(write_project):
    """Write a project with an ordinary article and others, build it, return what was found."""

    def build_it(content, links=()):
        root = write_project({"en/shipping/costs.md": f"{HEAD}Text.\n", **content})
        for path, target in links:
            (root / "content" / path).symlink_to(target)
        result = build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))
        assert (root / "site/en/shipping/costs/index.html").is_file()
        return [(d.span.path.removeprefix("content/"), d.code) for d in result.diagnostics]

    return build_it


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(">" * 10_000 + " deep\n", {"KB311"}, id="10,000 quotations"),
        pytest.param(
            "".join("  " * at + "- x\n" for at in range(900)), {"KB311"}, id="900 lists in lists"
        ),
        pytest.param(":::note\n" * 10_000, {"KB305", "KB311"}, id="10,000 open blocks"),
        pytest.param(
            "".join(":" * (903 - at) + "note\n" for at in range(900)),
            {"KB305", "KB311"},
            id="900 blocks in blocks",
        ),
        pytest.param("we include\n" + "1234.5\n" * 60_000, set(), id="60,000 numbers"),
        pytest.param("{{ policy.a | " * 5_000, set(), id="5,000 open references"),
        pytest.param("[" * 20_000 + "*" * 20_000 + "`" * 9_999, set(), id="open inline marks"),
        pytest.param("| a " * 5_000 + "|\n" + "|-" * 5_000 + "|\n", set(), id="5,000 columns"),
        pytest.param("\ufdd0returns.window\ufdd1\ufdd2 text", set(), id="our own marks"),
    ],
)
def test_a_text_that_never_ends_does(built, text, codes):
    found = built({"en/shipping/odd.md": HEAD + text})

    assert {code for path, code in found if path == "en/shipping/odd.md"} == codes


def test_a_huge_article_is_not_read(built):
    found = built({"en/shipping/huge.md": HEAD + "word " * 10_000_000})

    assert found == [("en/shipping/huge.md", "KB109")]


def test_snippets_that_include_each_other_are_told(built):
    found = built(
        {
            "en/shipping/odd.md": f"{HEAD}:::include a\n:::\n",
            "_snippets/en/a.md": ":::include b\n:::\n",
            "_snippets/en/b.md": ":::include a\n:::\n",
        }
    )

    assert found == [("en/shipping/odd.md", "KB310")]


def test_policy_values_that_name_each_other_are_told(built):
    found = built(
        {
            "policies.toml": 'a = { type = "text", value = "{{ policy.b }}" }\n'
            'b = { type = "text", value = "{{ policy.a }}" }\n',
            "en/shipping/odd.md": f"{HEAD}{{{{ policy.a }}}}\n",
        }
    )

    assert found == [("policies.toml", "KB308"), ("policies.toml", "KB308")]


def test_a_binary_file_is_named(built):
    found = built({"en/shipping/odd.md": f"{HEAD}Text.\n\0\n"})

    assert found == [("en/shipping/odd.md", "KB105")]


@pytest.mark.parametrize("char", ["\x07", "\x1b", "\x7f", "\x85"])
def test_control_characters_in_front_matter_are_told_or_harmless(built, char):
    found = built({"en/shipping/odd.md": f"---\ntitle: a{char}b\n---\nText {char}.\n"})

    assert {code for _, code in found} <= {"KB101"}


def test_links_out_of_the_content_folder_are_not_followed(built, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(f"{HEAD}A secret.\n", encoding="utf-8")
    found = built(
        {"en/shipping/a.md": f"{HEAD}Text.\n"},
        [
            ("en/shipping/file.md", outside / "secret.md"),
            ("en/folder", outside),
            ("en/shipping/loop", ".."),
        ],
    )

    assert found == [
        ("en/folder", "KB110"),
        ("en/shipping/file.md", "KB110"),
        ("en/shipping/loop", "KB117"),
    ]
    assert [file.name for file in outside.iterdir()] == ["secret.md"]
    pages = (tmp_path / "project/site").rglob("*.html")
    assert not any("A secret" in page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize("name", ["my own article", "🎉", "été", "a%20b", "a&b#c"])
def test_odd_names_are_built(built, name):
    assert built({f"en/shipping/{name}.md": f"{HEAD}Text.\n"}) == []


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (unicodedata.normalize("NFC", "é"), unicodedata.normalize("NFD", "é"), "KB112"),
        ("Prices", "prices", "KB203"),
    ],
    ids=["composed and decomposed", "case"],
)
def test_names_that_look_alike_are_told(built, one, other, code):
    found = built({f"en/shipping/{name}.md": f"{HEAD}Text.\n" for name in (one, other)})

    assert [code for _, code in found] == [code]


LONG, DEEP = "7" * 5000, "[" * 5000


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("en/shipping/_category.toml", f"order = {LONG}", "KB107"),
        ("en/shipping/_category.toml", f"order = {DEEP}", "KB107"),
        ("policies.toml", f"a = {{ type = 'number', value = {LONG} }}", "KB308"),
        ("policies.toml", f"a = {DEEP}", "KB308"),
        ("policies.toml", f"{'.'.join('a' * 3000)} = 1", "KB308"),
        ("policies.toml", "a = { type = 'url', value = 'https://[::1/' }", "KB308"),
        ("policies.toml", "a = { type = 'url', value = 'https://{{policy.b}}/' }", "KB308"),
        ("en/shipping/odd.md", f"---\ntitle: Odd\norder: {LONG}\n---\n", "KB102"),
        ("en/shipping/odd.md", f"{HEAD}:::video https://[::1/film\n:::\n", "KB307"),
        ("en/shipping/odd.md", f"{HEAD}[a](https://[::1/)\n", "KB226"),
        ("en/shipping/odd.md", f"{HEAD}[a](https://shop.example:port/)\n", "KB226"),
    ],
)
def test_what_python_stumbles_over_is_told(built, path, text, code):
    assert built({path: text}) == [(path, code)]


def test_names_that_are_no_text_are_told_in_every_form(built, write_project, kbgen):
    root = write_project({})
    for name in (b"en/shipping/\xff.md", b"en/\xfe/x.md", b"\xfd/a/x.md"):
        file = root / "content" / os.fsdecode(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD, encoding="utf-8")
    assert [code for _, code in built({})] == ["KB401", "KB105", "KB105"]
    for form in ("text", "json", "github", "sarif"):
        done = kbgen("check", "--format", form, cwd=root)
        assert done.returncode == 1
        assert "udcff" in done.stdout + done.stderr


def test_days_at_the_ends_of_the_calendar_are_days(write_project, kbgen):
    root = write_project(
        {
            "policies.toml": "a = [{ type = 'duration', value = '1 day', valid_from = 0001-01-01,"
            " valid_until = 9999-12-31 }, { type = 'duration', value = '2 days' }]\n"
            "b = { type = 'number', value = 1, valid_until = 9999-12-31 }\n",
            "en/a/x.md": "---\ntitle: X\nupdated: 0001-01-01\nexpires_on: 9999-12-31\n---\n"
            "{{ policy.a }} {{ policy.b }}\n",
        }
    )
    for day in ("0001-01-01", "9999-12-31"):
        for command in ("check", "build", "policy list"):
            done = kbgen(*command.split(), "--as-of", day, cwd=root)
            assert done.returncode in {0, 1}
            assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", [b"static/\xff.css", b"templates/\xff.html", b"locales/\xff.po"])
def test_a_file_of_a_theme_whose_name_is_no_text_is_told(write_project, kbgen, name):
    root = write_project({}, '[site]\nname = "Help"\n[locales.en]\n[theme]\nname = "shop"\n')
    file = root / "themes/shop" / os.fsdecode(name)
    file.parent.mkdir(parents=True)
    file.write_text("x", encoding="utf-8")
    done = kbgen("build", cwd=root)
    assert done.returncode == 2
    assert "is not UTF-8\n  hint: Give it another name.\n" in done.stderr
    assert not (root / "site").exists()
