"""Content that is hostile, or merely odd: a finding each, no hang, nothing outside is touched."""

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


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x85"])
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
