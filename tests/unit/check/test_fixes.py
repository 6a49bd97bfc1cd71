"""`--fix`: what is certain is mended, and not a byte beside it."""

import pytest

from kbgen.check.fixes import fix
from kbgen.check.published import Published, PublishedArticle
from kbgen.errors import KbgenError


@pytest.fixture
def mended(checked):
    """Fix a project; return what was changed and the file afterwards. Again, nothing changes."""

    def run(content, path: str = "en/a/x.md", published: Published | None = None):
        site = checked(content)
        changes = [str(change) for change in fix(site, published)]
        file = site.project.content / path
        data = file.read_bytes()
        left = {p.name for p in file.parent.iterdir()}
        assert not any(name.endswith("-new") for name in left)
        assert fix(checked({}), published) == ()
        assert file.read_bytes() == data
        return changes, data.decode()

    return run


def moved(text_of, body: str, **front_matter) -> dict[str, str]:
    return {
        "en/a/x.md": text_of("X", body, **front_matter),
        "en/returns/refunds.md": text_of("Refunds"),
        "en/b/y.md": text_of("Y"),
    }


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("[a](refunds.md)", "[a](../returns/refunds.md)"),
        ("[a](../old/refunds.md#when)", "[a](../returns/refunds.md#when)"),
        ("[a](refunds.md?x=1)", "[a](../returns/refunds.md?x=1)"),
        ('[a](refunds.md "Title")', '[a](../returns/refunds.md "Title")'),
        ("[a](<refunds.md>)", "[a](<../returns/refunds.md>)"),
        ("Some\ntext [a](refunds.md) on", "Some\ntext [a](../returns/refunds.md) on"),
        (
            "[a](refunds.md) [b](refunds.md)",
            "[a](../returns/refunds.md) [b](../returns/refunds.md)",
        ),
        ("[a][b]\n\n[b]: refunds.md", "[a][b]\n\n[b]: ../returns/refunds.md"),
        ("`[a](refunds.md)` [a](refunds.md)", "`[a](refunds.md)` [a](../returns/refunds.md)"),
        ("| a |\n|---|\n| [a](refunds.md) |", "| a |\n|---|\n| [a](../returns/refunds.md) |"),
        ("- one\n- [a](refunds.md)", "- one\n- [a](../returns/refunds.md)"),
    ],
)
def test_a_link_to_a_file_that_has_moved(mended, text_of, body, after):
    changes, text = mended(moved(text_of, body))
    assert text == text_of("X", after)
    assert len(changes) == body.count("[a](refunds.md) [b]") + 1
    assert all(change.startswith("content/en/a/x.md:") for change in changes)


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("[a](Y.md)", "[a](y.md)"),
        ("[a](../A/y.md#one)", "[a](y.md#one)"),
        ("[a](Y)", "[a](y.md)"),
        ("[a](../Returns/REFUNDS.md)", "[a](../returns/refunds.md)"),
        ("![a](Label.PNG)", "![a](label.png)"),
        ("[a](../returns/Form.pdf?x=1)", "[a](../returns/form.pdf?x=1)"),
        ("![a][b]\n\n[b]: LABEL.png", "![a][b]\n\n[b]: label.png"),
        ("[a](Été.md)", "[a](éte\u0301.md)"),
    ],
)
def test_a_link_that_differs_only_in_case_or_in_how_accents_are_coded(mended, text_of, body, after):
    content = {
        **moved(text_of, body),
        "en/a/y.md": text_of("Y", "## One {#one}"),
        "en/a/éte\u0301.md": text_of("Summer"),
        "en/a/label.png": b"\x89PNG\r\n\x1a\n",
        "en/returns/form.pdf": b"%PDF",
    }
    assert mended(content)[1] == text_of("X", after)


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("[a](/returns/refunds.md#when)", "[a](../returns/refunds.md#when)"),
        ("[a](/en/b/y.md)", "[a](../b/y.md)"),
        ("[a](/help/old/refunds.md)", "[a](../returns/refunds.md)"),
        ("![a](/a/label.png)", "![a](label.png)"),
        ("![a](/Returns/Form.PDF)", "![a](../returns/form.pdf)"),
        ("[a](/cart) [b](/logo.png) [c](/en/b/y/)", "[a](/cart) [b](/logo.png) [c](/en/b/y/)"),
    ],
)
def test_a_path_from_the_root_becomes_one_from_the_file(mended, text_of, body, after):
    content = {
        **moved(text_of, body),
        "en/a/label.png": b"\x89PNG\r\n\x1a\n",
        "en/returns/form.pdf": b"%PDF",
    }
    assert mended(content)[1] == text_of("X", after)


def test_two_files_that_differ_only_in_case_are_not_certain(mended, text_of):
    content = {
        **moved(text_of, "![a](LABEL.png)"),
        "en/a/label.png": b"\x89PNG\r\n\x1a\n",
        "en/a/Label.png": b"\x89PNG\r\n\x1a\n",
    }
    assert mended(content)[0] == []


def test_a_change_is_told_like_a_diff(mended, text_of):
    changes, _ = mended(moved(text_of, "See [a](refunds.md)."))
    (change,) = changes
    assert change.split("\n") == [
        "content/en/a/x.md:5: - See [a](refunds.md).",
        "content/en/a/x.md:5: + See [a](../returns/refunds.md).",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "[a](refund.md)",
        "[a](refunds)",
        "[a](../returns/index.md)",
        "[a](../../de/refunds.md)",
        "```\n[a](refunds.md)\n```",
        "`[a](refunds.md)`",
        "[a](../returns/refunds.md)",
    ],
)
def test_what_is_not_certain_stays(mended, text_of, body):
    assert mended(moved(text_of, body)) == ([], text_of("X", body))


def test_two_files_of_one_name_are_not_certain(mended, text_of):
    content = {**moved(text_of, "[a](refunds.md)"), "en/b/refunds.md": text_of("Other")}
    assert mended(content)[0] == []


def test_a_draft_has_not_moved(mended, text_of):
    content = {
        **moved(text_of, "[a](../b/refunds.md)"),
        "en/b/refunds.md": text_of("Other", draft="true"),
    }
    assert mended(content)[0] == []


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("[refunds.md, ../b/y.md]", "[../returns/refunds.md, ../b/y.md]"),
        ('["refunds.md"]', '["../returns/refunds.md"]'),
        ("refunds.md", "../returns/refunds.md"),
        (
            "\n  - ../b/y.md\n  - refunds.md  # soon",
            "\n  - ../b/y.md\n  - ../returns/refunds.md  # soon",
        ),
    ],
)
def test_a_related_article_that_has_moved(mended, text_of, written, after):
    changes, text = mended(moved(text_of, "Text.", related=written))
    assert text == text_of("X", "Text.", related=after)
    assert len(changes) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_stay(mended, text_of, end, mark):
    content = moved(text_of, "[a](refunds.md)\u2028\x0c and on", aliases="[/en/z/]")
    before = content["en/a/x.md"].rstrip("\n").replace("\n", end)
    content["en/a/x.md"] = mark + before.encode()
    _, text = mended(content)
    assert text.encode() == content["en/a/x.md"].replace(b"(refunds", b"(../returns/refunds")


def test_the_mode_of_the_file_stays(checked, text_of):
    site = checked(moved(text_of, "[a](refunds.md)"))
    file = site.project.content / "en/a/x.md"
    file.chmod(0o640)
    assert len(fix(site)) == 1
    assert file.stat().st_mode & 0o777 == 0o640


# Redirects for addresses that were published


def was(*urls: str, article: str = "x") -> Published:
    known = tuple(PublishedArticle(url, article, "en", "00000000") for url in urls)
    return Published(("en/a/x/", *urls), known, ())


@pytest.mark.parametrize(
    ("front_matter", "after"),
    [
        ("title: X\nid: x", "title: X\nid: x\naliases: [/en/old/]"),
        ("title: X\nid: x\naliases: [/en/z/]", "title: X\nid: x\naliases: [/en/z/, /en/old/]"),
        ("title: X\nid: x\naliases: []", "title: X\nid: x\naliases: [/en/old/]"),
        ("id: x\naliases: /en/z/\ntitle: X", "id: x\naliases: [/en/z/, /en/old/]\ntitle: X"),
        ("aliases:\n- /en/z/\ntitle: X\nid: x", "aliases:\n- /en/z/\n- /en/old/\ntitle: X\nid: x"),
        (
            "title: X # yes\naliases:\n    -   /en/z/ # z\n\nid: x",
            "title: X # yes\naliases:\n    -   /en/z/ # z\n    - /en/old/\n\nid: x",
        ),
        (
            "redirect_from: [/en/z/]\ntitle: X\nid: x",
            "redirect_from: [/en/z/, /en/old/]\ntitle: X\nid: x",
        ),
        ("aliases:\ntitle: X\nid: x", "aliases:\n  - /en/old/\ntitle: X\nid: x"),
    ],
)
def test_a_page_that_moved_gets_an_alias(mended, front_matter, after):
    text = "---\n{}\n---\n\nText.\n"
    changes, now = mended({"en/a/x.md": text.format(front_matter)}, published=was("en/old/"))
    assert now == text.format(after)
    assert len(changes) == 1


def test_several_addresses_of_one_page_are_added_one_by_one(mended, text_of):
    changes, text = mended({"en/a/x.md": text_of("X", id="x")}, published=was("en/o/", "en/p/"))
    assert "aliases: [/en/o/, /en/p/]\n" in text
    assert "\n".join(changes).split("\n") == [
        "content/en/a/x.md:4: + aliases: [/en/o/]",
        "content/en/a/x.md:4: - aliases: [/en/o/]",
        "content/en/a/x.md:4: + aliases: [/en/o/, /en/p/]",
    ]


def test_an_address_in_another_script_is_quoted_where_it_has_to_be(mended, text_of):
    _, text = mended({"en/a/x.md": text_of("X", id="x")}, published=was("en/返品/"))
    assert 'aliases: ["/en/返品/"]\n' in text


@pytest.mark.parametrize(
    "text",
    [
        "# X\n\nText.\n",
        "---\n{title: X, id: x}\n---\n\nText.\n",
        "---\naliases: [/en/z/,\n  /en/y/]\ntitle: X\nid: x\n---\n\nText.\n",
    ],
)
def test_front_matter_that_is_written_otherwise_stays(mended, text):
    article = "x" if "id: x" in text else "a/x"
    assert mended({"en/a/x.md": text}, published=was("en/old/", article=article)) == ([], text)


def test_what_nobody_knows_again_gets_no_alias(mended, text_of):
    content = {"en/a/x.md": text_of("X", id="other")}
    assert mended(content, published=was("en/old/"))[0] == []


def test_a_file_that_cannot_be_written_is_wrong_use_and_stays(checked, text_of):
    site = checked(moved(text_of, "[a](refunds.md)"))
    (site.project.content / "en/a/.x.md.kbgen-new").mkdir()
    with pytest.raises(KbgenError, match=r"content/en/a/x\.md cannot be written: Is a directory"):
        fix(site)
    assert "(refunds.md)" in (site.project.content / "en/a/x.md").read_text()


@pytest.mark.parametrize("name", ["re funds.md", "rückgabe.md", "📦.md", "a(b).md"])
def test_names_of_all_kinds_are_written_as_links_need_them(mended, text_of, name):
    content = {
        "en/a/x.md": text_of("X", f"[a](<{name}>) [b](<{name}>)", related=f"['{name}']"),
        f"en/b/{name}": text_of("Y"),
    }
    changes, text = mended(content)
    assert len(changes) == 3
    assert text.count("](<../b/") == 2
    assert f"related: ['../b/{name}']" in text
