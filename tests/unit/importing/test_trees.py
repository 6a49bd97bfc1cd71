"""Trees of GitBook, Mintlify, Notion and MkDocs, and their components."""

import json

import pytest

from kbgen.errors import KbgenError
from kbgen.importing.anchors import anchors_in
from kbgen.importing.component_rules import Context
from kbgen.importing.components import blocks_of
from tests.growth import is_steep
from tests.unit.importing.zendesk_export import PNG


@pytest.mark.parametrize(
    ("written", "block"),
    [
        ("<Warning title='Hot'>\n  Do **not**.\n</Warning>", ":::warning Hot\nDo **not**.\n:::"),
        ('<Aside type="danger">x</Aside>', ":::caution\nx\n:::"),
        ('{% hint style="success" %}\nx\n{% endhint %}', ":::tip\nx\n:::"),
        ("<Tabs>\n<TabItem value='a' label=\"A\">\n1\n</TabItem>\n</Tabs>",
         ":::tabs\n:::tab A\n1\n:::\n:::"),
        ('{% tabs %}\n{% tab title="A" %}\n1\n{% endtab %}\n{% endtabs %}',
         ":::tabs\n:::tab A\n1\n:::\n:::"),
        ('<Steps>\n  <Step title="One">\n    a\n\n    - b\n  </Step>\n</Steps>',
         ":::steps\n1. **One**\n\n   a\n\n   - b\n:::"),
        ("{% stepper %}\n{% step %}\n### One\na\n{% endstep %}\n{% endstepper %}",
         ":::steps\n1. **One**\n\n   a\n:::"),
        ("<Steps>\n1. a\n2. b\n</Steps>", ":::steps\n1. a\n2. b\n:::"),
        ('<Accordion title={"Why?"}>\nSo.\n</Accordion>', ":::details Why?\nSo.\n:::"),
        ("<details><summary>Why <b>so</b>?</summary>\n\nSo.\n\n</details>",
         ":::details Why so?\nSo.\n:::"),
        ('<CardGroup cols={2}>\n<Card title="T" href="/x">D</Card>\n</CardGroup>', "- [T](/x): D"),
        ("<CodeGroup>\n```js A\n1\n```\n```py B\n2\n```\n</CodeGroup>",
         ":::tabs\n:::tab A\n```js\n1\n```\n:::\n\n:::tab B\n```py\n2\n```\n:::\n:::"),
        ('{% embed url="https://youtu.be/1" %}\n\nNext', ":::video https://youtu.be/1\n:::\n\n\nNext"),
        ('{% file src="a.pdf" %}\nThe form\n{% endfile %}', "[The form](a.pdf)"),
        ('<Frame caption="C"><img src={"/a.png"} alt="A" style={{ x: "1" }} /></Frame>',
         "![A](/a.png)\n\n*C*"),
        ('A <Tooltip tip="A thing.">word</Tooltip>, <Badge>new</Badge>.', "A word (A thing), new."),
        ('<ParamField path="id" type="string" required>The id</ParamField>',
         "- `id` (string, required): The id"),
        ('<a href="x.md">**b**</a>', "[**b**](x.md)"),
        ("`<Note>` and\n\n```\n<Note>\n```", "`<Note>` and\n\n```\n<Note>\n```"),
        ("- a\n  <Note>\n  b\n  </Note>", "- a\n  :::note\n  b\n  :::"),
        ("{/* gone */}<Foo x={1}>stays</Foo>", "<Foo x={1}>stays</Foo>"),
        ("<Note>\nnever closed", "<Note>\nnever closed"),
    ],
)  # fmt: skip
def test_components(written, block):
    assert blocks_of(written, Context()).strip() == block


def test_text_for_machines_is_left_out_with_a_note():
    context = Context()
    assert blocks_of('<Visibility for="agents">Run it</Visibility>', context).strip() == ""
    assert context.notes == ["Text for agents left out: Run it"]


@pytest.mark.parametrize(
    "piece", ["<Note>", "</Note>", "{% hint %}", "<Note>x</Note>", "{/*", "<a b"]
)
def test_time_grows_with_the_text(piece):
    assert not is_steep(lambda size: lambda: blocks_of(piece * size, Context()), (40, 160, 640))


def test_a_shared_file_that_names_itself_ends():
    context = Context(lambda _: "Again: <Hi/>", {"Hi": "hi.mdx"})
    assert blocks_of("<Hi/>", context).split() == ["Again:", "<Hi/>"]


def test_anchors_of_others_are_found_by_their_letters():
    found = anchors_in("# Sitemaps & robots.txt\n\n## `x` [y](z) {#own}\n\n```\n# no\n```\n")
    assert found["sitemapsrobotstxt"] == "sitemaps-robots-txt"
    assert found["own"] == "own"
    assert "no" not in found


def test_gitbook(bring):
    moved = bring("gitbook", {
        "SUMMARY.md": "# Table of contents\n\n* [Home](README.md)\n\n## All orders\n\n"
                      "* [Orders](orders/README.md)\n  * [Track](orders/track.md)\n",
        "README.md": "# Welcome\n\nSee [late](orders/track.md#a-and-b) or [all](orders/).\n",
        "orders/README.md": "---\ndescription: About\n---\n\n# Orders\n\nText.\n",
        "orders/track.md": "# Track\n\n![](<../.gitbook/assets/a (1).png>)\n\n## A & B\n\n"
                           '{% content-ref url="../README.md" %}\n[README.md](../README.md)\n'
                           "{% endcontent-ref %}\n",
        "orders/secret.md": "# Secret\n\nS\n",
        ".gitbook/assets/a (1).png": PNG,
    })  # fmt: skip
    assert moved.report.counts == {"new": 4}
    home = moved.text("en/index.md")
    assert "[late](orders/track.md#a-b) or [all](orders/index.md)" in home
    track = moved.text("en/orders/track.md")
    assert "![](a-1.png)" in track
    assert "[README.md](../index.md)" in track
    assert "order: 3" in track
    assert moved.entry("Secret").notes == ["It is not in SUMMARY.md: it is a draft now"]
    assert 'title = "All orders"' in moved.text("en/orders/_category.toml")
    found = moved.composed().diagnostics
    assert [one for one in found if one.severity.name == "ERROR"] == []


def test_mintlify(bring):
    settings = {
        "name": "Acme",
        "navigation": {"languages": [
            {"language": "en", "groups": [{"group": "Start", "pages": ["index", "start/one", {
                "group": "Deep", "pages": ["start/deep/two"]}]}]},
            {"language": "fr", "groups": [{"group": "Début", "pages": ["fr/start/one"]}]}]},
        "redirects": [{"source": "/old", "destination": "/start/one#x"},
                      {"source": "/a/:slug*", "destination": "/b/:slug*"}],
    }  # fmt: skip
    moved = bring("mintlify", {
        "docs.json": json.dumps(settings),
        "index.mdx": "---\ntitle: Home\n---\n\n"
                     "<Card title='One' href='/start/one#two-words'>D</Card>\n",
        "start/one.mdx": "---\ntitle: One\nsidebarTitle: 1\n---\n"
                         "import Hi from '/snippets/hi.mdx'\n\n<Hi/>\n\n## Two words\n\n"
                         "<Note>\n  N\n</Note>\n",
        "start/deep/two.mdx": "---\ntitle: Two\n---\n\nT\n",
        "fr/start/one.mdx": "---\ntitle: Un\n---\n\nU\n",
        "hidden.mdx": "---\ntitle: Hidden\n---\n\nH\n",
        "snippets/hi.mdx": "Shared **words**.\n",
        "README.md": "# Not a page\n",
    })  # fmt: skip
    assert moved.report.counts == {"new": 5}
    assert "- [One](start/one.md#two-words): D" in moved.text("en/index.md")
    one = moved.text("en/start/one.md")
    assert "Shared **words**." in one
    assert ":::note\nN\n:::" in one
    assert 'aliases:\n  - "/start/one/"\n  - "/old"' in one
    assert "sidebarTitle" in one
    assert 'title: "Un"' in moved.text("fr/start/one.md")
    assert 'title = "Deep"' in moved.text("en/start/deep/_category.toml")
    assert 'title = "Début"' in moved.text("fr/start/_category.toml")
    assert moved.entry("Hidden").is_draft
    assert [one.message for one in moved.report.problems] == [
        "The redirect from /a/:slug* is a pattern; it was not imported"
    ]
    assert moved.composed().diagnostics == ()


ID, CHILD, OTHER = "0123456789abcdef" * 2, "f" * 32, "e" * 32


def test_notion(bring):
    moved = bring("notion", {
        f"Help {ID}.md": f"# Help\n\n[Track it](Help%20{ID}/Track%20it%20{CHILD}.md)\n\n"
                         "<aside>\n💡 Mind it.\n\n</aside>\n",
        f"Help {ID}/Track it {CHILD}.md":
            f"# Track it\n\nStatus: Published\nTags: a, b\n\n![P](Track%20it%20{CHILD}/p.png)\n",
        f"Help {ID}/Track it {CHILD}/p.png": PNG,
        f"Help {ID}/Track it {OTHER}.md": "# Track it\n\nStatus: Idea\n\nText.\n",
    })  # fmt: skip
    text = moved.text("en/help/index.md")
    assert "[Track it](track-it/index.md)" in text or "[Track it](track-it-2.md)" in text
    assert ":::note\nMind it.\n:::" in text
    drafts = [entry.path for entry in moved.report.entries if entry.is_draft]
    assert len(drafts) == 1
    shown = next(entry for entry in moved.report.entries if entry.key == CHILD)
    page = (moved.root / shown.path).read_text("utf-8")
    assert "![P](p.png)" in page
    assert "Tags" in page.split("---")[1]
    assert len(moved.report.entries) == 3


MKDOCS = """site_name: X
docs_dir: pages
nav:
  - Guide:
    - guide/a.md
  - Home: index.md
markdown_extensions:
  - x: !!python/name:material.extensions.emoji.twemoji
plugins:
  - i18n:
      docs_structure: FORM
      languages:
        - locale: fr
          name: Français
        - locale: de
          default: true
          name: Deutsch
"""


@pytest.mark.parametrize("form", ["suffix", "folder"])
def test_mkdocs_static_i18n(bring, form):
    names = {
        "suffix": ("index.fr.md", "guide/a.fr.md", "index.md", "guide/a.md"),
        "folder": ("fr/index.md", "fr/guide/a.md", "de/index.md", "de/guide/a.md"),
    }[form]
    setup = MKDOCS.replace("FORM", form)
    tree = {f"pages/{name}": f"# {at}\n\nText.\n" for at, name in enumerate(names)}
    moved = bring("markdown", {**tree, "mkdocs.yml": setup})
    assert 'default_locale = "de"' in (moved.root / "kbgen.toml").read_text("utf-8")
    assert 'title: "1"' in moved.text("fr/guide/a.md")
    assert "order: 1" in moved.text("fr/guide/a.md")
    assert 'title: "3"' in moved.text("de/guide/a.md")
    assert "order: 2" in moved.text("de/index.md")


@pytest.mark.parametrize("kind", ["gitbook", "mintlify", "notion"])
def test_a_folder_of_something_else(bring, kind):
    with pytest.raises(KbgenError) as caught:
        bring(kind, {"x.txt": "x"})
    assert caught.value.hint
