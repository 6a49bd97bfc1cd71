"""An edit makes anew what shows it, and nothing else; `reasons` say why."""

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project

CONFIG = """
[site]
name = "Help"
url = "https://help.example/"
[locales.en]
[locales.de]
fallback = []
[theme]
name = "own"
"""
ARTICLE = """\
---
title: {title}
description: About {name}.
{more}
---

Text of {name}, as long as it is.

![A picture](map.svg)

## Steps {{#steps}}

See [another]({link}.md#steps).
"""
#: Article → the one that it links to; `e` stands before its neighbours by `order`.
LINKS = {
    "shipping/a": "../returns/d", "shipping/b": "a", "shipping/c": "c", "returns/d": "d",
    "returns/e": "d",
}  # fmt: skip
#: What the two edited files of the site say first.
A, D = "content/en/shipping/a.md", "content/en/returns/d.md"


@pytest.fixture
def root(write_project):
    content = {
        f"en/{path}.md": ARTICLE.format(
            title=path[-1].upper(),
            name=path[-1],
            link=link,
            more="order: 1" if path.endswith("e") else "related: []",
        )
        for path, link in LINKS.items()
    }
    content |= {
        "de/shipping/a.md": ARTICLE.format(title="Ah", name="a", link="a", more="order: 1"),
        "en/shipping/map.svg": "<svg/>",
        "en/returns/map.svg": "<svg/>",
        "de/shipping/map.svg": "<svg/>",
        "../themes/own/templates/search.html": '{% extends "default/search.html" %}',
    }
    return write_project(content, CONFIG)


@pytest.fixture
def run(root):
    """Build; more than one at a time are never needed here."""

    def run_it(**options):
        options = {"out": root / "site", "jobs": 1, **options}
        return build(load_project(root / "kbgen.toml"), BuildOptions(**options))

    return run_it


@pytest.fixture
def edited(root, run):
    """Build, change a file, and build again; return what the second build made."""

    def edit(path: str, old: str, new: str):
        run()
        file = root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        return run()

    return edit


def pages(result) -> dict[str, str]:
    """Return page → why it was made."""
    assert len(result.reasons) == result.made.get("render", 0)
    return {path.removesuffix("index.html"): reason for path, reason in result.reasons}


def work(result) -> dict[str, int]:
    return {step: result.made.get(step, 0) for step in ("compile", "segment", "index", "render")}


def test_a_new_site_is_made_because_it_is_new(run):
    result = run()
    assert set(pages(result).values()) == {"new"}
    assert work(result) == {"compile": 6, "segment": 2, "index": 2, "render": 15}


# The body


def test_an_edit_of_the_body_makes_one_page_and_one_segment(edited):
    result = edited(A, "as long as it is", "a little longer than before")
    assert pages(result) == {"en/shipping/a/": "changed: article, client, text"}
    assert work(result) == {"compile": 1, "segment": 1, "index": 1, "render": 1}
    assert result.made["passages"] == 1


def test_an_edit_that_shows_no_other_text_makes_one_page_and_no_index(edited):
    result = edited(A, "as long", "*as* long")
    assert pages(result) == {"en/shipping/a/": "changed: text"}
    assert work(result) == {"compile": 1, "segment": 0, "index": 0, "render": 1}


def test_an_edit_of_the_body_leaves_all_other_files_alone(edited, root, run):
    run()
    before = {f: f.stat().st_mtime_ns for f in (root / "site").rglob("*") if f.is_file()}
    edited(A, "as long as it is", "a little longer than before")
    after = {f: f.stat().st_mtime_ns for f in (root / "site").rglob("*") if f.is_file()}
    changed = {
        file.relative_to(root / "site").as_posix().partition("/i/")[0]
        for file in before | after
        if before.get(file) != after.get(file)
    }
    assert changed == {
        ".kbgen-manifest.json", "_kb/search", "_kb/search/en.json", "_kb/urls.json",
        "_kb/articles.en.json", "en/shipping/a/index.md",
        "en/shipping/a/index.html",
    }  # fmt: skip


def test_an_edit_of_a_link_makes_the_page_and_those_that_it_is_related_to(edited):
    result = edited("content/en/shipping/b.md", "(a.md#steps)", "(c.md#steps)")
    assert pages(result) == {
        "en/shipping/b/": "changed: article, links of the text, text",
        "en/shipping/a/": "changed: article",
        "en/shipping/c/": "changed: article",
    }


def test_a_heading_makes_the_pages_that_are_related_by_it_and_no_other(edited):
    result = edited("content/en/shipping/c.md", "## Steps {#steps}", "## By hand {#steps}")
    # "Steps" is no longer what all have: now it says that A, whose title is a word of grammar, and
    # those with that heading belong together.
    assert pages(result) == {
        "en/shipping/c/": "changed: article, client, text",
        "en/shipping/a/": "changed: article",
    }


def test_where_another_language_stands_in_two_pages_show_the_body(root, edited):
    config = root / "kbgen.toml"
    config.write_text(config.read_text().replace("fallback = []", ""))
    result = edited("content/en/shipping/b.md", "as long as it is", "longer")
    assert pages(result).keys() == {"en/shipping/b/", "de/shipping/b/"}
    assert work(result) == {"compile": 1, "segment": 1, "index": 1, "render": 2}


def test_an_edit_of_a_folders_text_makes_the_folders_page(root, edited):
    (root / "content/en/shipping/index.md").write_text(
        "---\ntitle: Sending\ndescription: How.\n---\n\nThe text.\n"
    )
    result = edited("content/en/shipping/index.md", "The text", "The new text")
    assert pages(result) == {"en/shipping/": "changed: text"}
    assert work(result) == {"compile": 1, "segment": 0, "index": 0, "render": 1}


def test_a_touched_file_makes_nothing(run, root):
    run()
    (root / A).touch()
    result = run()
    assert work(result) == {"compile": 0, "segment": 0, "index": 0, "render": 0}
    assert (result.written, result.removed, result.reasons) == (0, 0, ())


# What others show


def test_a_new_title_makes_every_page_that_shows_it(edited):
    result = edited(A, "title: A", "title: Another A")
    made = pages(result)
    assert made.keys() == {
        "en/", "en/search/", "en/shipping/", "en/shipping/a/", "en/shipping/b/", "en/shipping/c/",
        "en/returns/d/", "en/returns/e/",
    }  # fmt: skip
    assert made["en/shipping/a/"] == "changed: title, heading, json_ld, article, client, text"
    assert made["en/shipping/b/"] == "changed: article"
    assert made["en/shipping/"] == "changed: wanted"
    assert made["en/"] == "changed: categories, category"
    assert made["en/search/"] == "changed: categories"
    assert work(result) == {"compile": 1, "segment": 1, "index": 1, "render": 8}


def test_a_new_description_makes_every_page_that_shows_it(edited):
    result = edited(A, "About a.", "About a and more.")
    made = pages(result)
    assert made["en/shipping/a/"] == "changed: description, text"
    assert made["en/shipping/"] == "changed: wanted"
    assert made.keys() <= {
        "en/", "en/search/", "en/shipping/", "en/shipping/a/", "en/shipping/b/", "en/shipping/c/",
        "en/returns/d/", "en/returns/e/",
    }  # fmt: skip
    assert work(result) == {"compile": 1, "segment": 0, "index": 1, "render": len(made)}


def test_a_new_anchor_makes_the_pages_that_link_to_it(edited):
    result = edited(D, "{#steps}", "{#the-steps}")
    made = pages(result)
    assert made.keys() == {"en/returns/d/", "en/returns/e/", "en/shipping/a/"}
    assert made["en/shipping/a/"] == "changed: links of the text"
    assert {found.span.path for found in result.diagnostics} == {
        "content/en/returns/d.md", "content/en/returns/e.md", "content/en/shipping/a.md",
    }  # fmt: skip


def test_an_alias_makes_its_own_page(edited, root):
    result = edited(A, "related: []", "aliases: [/en/old/]")
    assert pages(result) == {"en/old/": "new", "en/shipping/a/": "changed: text"}
    assert work(result)["segment"] == 0
    assert (root / "site/en/old/index.html").is_file()


def test_another_order_makes_the_pages_beside_it(edited):
    result = edited("content/en/shipping/c.md", "related: []", "order: 1")
    made = pages(result)
    assert made.keys() >= {"en/", "en/shipping/", "en/shipping/a/", "en/shipping/b/"}
    assert made["en/shipping/a/"] == "changed: article"
    assert all(page.startswith("en/") for page in made)
    assert not [page for page in made if page.startswith("en/returns")]
    assert work(result)["segment"] == 0


def test_another_category_makes_the_pages_of_both(root, run):
    run()
    (root / D).rename(root / "content/en/shipping/d.md")
    result = run()
    made = pages(result)
    assert made["en/shipping/d/"] == "new"
    assert made["en/shipping/"] == made["en/returns/"] == "changed: wanted, category"
    assert made["en/shipping/c/"].startswith("changed: article")
    assert made["en/shipping/a/"] == "changed: article, links of the text"
    assert not [page for page in made if page.startswith("de/")]
    assert not (root / "site/en/returns/d").exists()


def test_a_new_title_of_a_category_makes_the_pages_below_it(root, run):
    run()
    (root / "content/en/returns/_category.toml").write_text('title = "Sending back"\n')
    made = pages(run())
    assert made.keys() == {"en/", "en/search/", "en/returns/", "en/returns/d/", "en/returns/e/"}
    assert made["en/returns/d/"] == "changed: json_ld, breadcrumbs"


def test_a_picture_makes_the_pages_that_show_it(root, run):
    run()
    (root / "content/en/returns/map.svg").write_text("<svg><title>new</title></svg>")
    result = run()
    assert pages(result) == dict.fromkeys(
        ("en/returns/d/", "en/returns/e/"), "changed: links of the text"
    )
    assert work(result)["compile"] == work(result)["segment"] == work(result)["index"] == 0


# The theme, the settings, the folder


def test_a_template_makes_every_page(root, run):
    first = run()
    (root / "themes/own/templates/search.html").write_text(
        '{% extends "default/search.html" %}{# changed #}'
    )
    result = run()
    assert set(pages(result).values()) == {"changed: the theme"}
    assert work(result) == {"compile": 0, "segment": 0, "index": 0, "render": len(first.reasons)}
    assert result.written == 0


def test_a_style_sheet_makes_every_page_because_of_its_address(root, run):
    first = run()
    (root / "themes/own/static/css").mkdir(parents=True)
    (root / "themes/own/static/css/90-own.css").write_text("p {}")
    result = run()
    assert set(pages(result).values()) == {"changed: static"}
    assert work(result) == {"compile": 0, "segment": 0, "index": 0, "render": len(first.reasons)}


def test_the_name_of_the_site_is_a_reason(edited):
    reasons = set(pages(edited("kbgen.toml", "Help", "Hi")).values())
    assert reasons == {"changed: site_name", "changed: title, site_name"}


def test_a_lost_or_altered_page_is_made_again_and_no_other(root, run):
    run()
    (root / "site/en/shipping/a/index.html").unlink()
    (root / "site/en/shipping/b/index.html").write_text("mine")
    result = run()
    assert pages(result) == dict.fromkeys(
        ("en/shipping/a/", "en/shipping/b/"), "missing or altered in the output folder"
    )
    assert work(result) == {"compile": 0, "segment": 0, "index": 0, "render": 2}


def test_a_lost_index_is_joined_again(root, run):
    run()
    min((root / "site/_kb/search/i/en").iterdir()).unlink()
    result = run()
    assert work(result)["compile"] == work(result)["segment"] == work(result)["render"] == 0
    assert result.written == 1


def test_synonyms_make_an_index_and_no_page_of_another_language(root, run):
    run()
    config = root / "kbgen.toml"
    config.write_text(
        config.read_text() + '[[search.synonyms.de]]\nwords = ["Kosten", "Gebühr"]\n', "utf-8"
    )
    result = run()
    assert work(result) == {"compile": 0, "segment": 1, "index": 1, "render": 0}


def test_a_large_category_has_one_segment_made_anew(root, run, text_of):
    for number in range(300):
        file = root / f"content/en/many/article-{number:03}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text_of(f"Number {number}", "The text of it.", description="Short."))
    assert run().made["segment"] >= 4
    file.write_text(text_of(f"Number {number}", "The other text of it.", description="Short."))
    result = run()
    assert work(result) == {"compile": 1, "segment": 1, "index": 1, "render": 1}


# Related articles


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(a.md#steps)", "(../returns/e.md#steps)"),
        ("## Steps", "## Duties"),
        ("related: []", "keywords: [A]"),
        ("related: []", "related: [../returns/e.md]"),
        ("title: B", "title: E"),
        ("as long as it is", "longer"),
    ],
)
def test_related_articles_are_those_of_a_clean_build(edited, run, root, old, new):
    edited("content/en/shipping/b.md", old, new)
    run(out=root / "clean", clean=True)
    pages_of = [
        {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("index.html")}
        for folder in (root / "site", root / "clean")
    ]
    assert pages_of[0] == pages_of[1]
