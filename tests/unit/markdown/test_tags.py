"""Raw HTML is cut where a browser cuts it, and in a time that grows with its length."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from kbgen.markdown import HtmlPolicy
from kbgen.markdown.html import text_of
from kbgen.markdown.tags import pieces
from tests.growth import is_steep

pytestmark = pytest.mark.slow

TAGS = [
    "<b>", "<B CLASS=x>", "<b class=x/y>", "<b class = 'a>b' id>", '<b class="a\nb"id=c>',
    "<b/class=x/id>", "<b =x>", "<b a=b=c>", '<b a"b=c>', "<b\fclass\f=\fx>", "<b class=>",
    "<b class=''title>", "<b x=`a>", "<b<i class=x>", "<b/>", "<b class=x />", "<b -x>",
]  # fmt: skip


@pytest.mark.parametrize("html", TAGS)
def test_a_tag_is_read_as_browsers_read_it(html):
    (piece,) = pieces(html)
    node = LexborHTMLParser(f"<body>{html}").css_first("body > *")
    assert (piece.tag.name, dict(piece.tag.attributes)) == (
        node.tag,
        {name: value or "" for name, value in node.attributes.items()},
    )


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("a<!-- > --> b", ["a", " b"]),
        ("a<!-->b-->", ["a", "b-->"]),
        ("a<!--->b", ["a", "b"]),
        ("a<!-- x --!>b", ["a", "b"]),
        ("a<!x>b<?y ?>c</ z>d</>e", ["a", "b", "c", "d", "e"]),
        ("a <<b>c < d", ["a ", "<", "c ", "<", " d"]),
        ("a<b title='<i>", ["a"]),
        ("a<svg><!-- </svg> b", ["a", " b"]),
        ("a<svg/>b<svg>c</SVG\n>d<svg>e", ["a", "b", "d"]),
        ("a</svg>b<svgx>c", ["a", "b", "c"]),
    ],
)
def test_texts_are_what_stands_between_tags(html, texts):
    found = [text for _, text, tag in pieces(html, frozenset({"svg"})) if tag is None]
    assert "".join(found) == "".join(texts)


@pytest.mark.parametrize("html", [*TAGS, "a<!-- > --> b <<b>c < d", "<p title='"])
def test_pieces_are_all_of_the_html(html):
    assert "".join(text for _, text, _ in pieces(html)) == html
    assert all(html.startswith(text, start) for start, text, _ in pieces(html))


def test_the_text_of_html_has_no_tags():
    assert text_of("<b>a</b>&amp;<!-- x -->b &lt;") == " a & b <"


HOSTILE = [
    "<svg ", "<svg>", "</svg", "<b ", "<b a='", "<b a=\"x' ", "<b a=b ", "<b/", "<", "<!--", "<!",
    "<!-- -", "<b><svg>", "a='b' ", "&lt;<b =", "<script>", "<b a>", "<a href=x>", "<b a\n",
    "<template>x</template", "<details>\n", "<style>x\n", '<p title="', "<!-->", "<? ", "<b\n\n",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
@pytest.mark.parametrize("start", ["<div>\n", "x "])
def test_compiling_html_takes_a_time_that_grows_with_its_length(compile_text, part, start):
    def work(count: int):
        text = f"---\ntitle: A\n---\n{start}{part * count}\n"
        return lambda: compile_text(text)

    assert not is_steep(work, (500, 2_000))


def test_allowed_elements_are_as_quick(compile_text):
    policy = HtmlPolicy(tags=("video", "source"))

    def work(count: int):
        text = f"---\ntitle: A\n---\n<div>\n{'<video a=' * count}\n"
        return lambda: compile_text(text, policy=policy)

    assert not is_steep(work, (2_000, 8_000))
