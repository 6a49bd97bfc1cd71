from kbgen.model.article import Slot
from kbgen.model.asset import Asset, Variant
from kbgen.render.pictures import picture

SLOT = Slot(
    kind="asset",
    target="label.png",
    query="",
    fragment="",
    opening='<img src="',
    closing='" alt="A &lt;label&gt;/" />',
    missing="",
    line=1,
)
COPIES = (Variant(480, "_kb/media/l-480.1.webp"), Variant(700, "_kb/media/l-700.2.webp"))


def test_an_image_has_its_size_and_waits_until_it_is_near():
    assert picture(SLOT, Asset("_kb/media/l.3.png", 700, 300), "../../") == (
        '<img src="../../_kb/media/l.3.png" alt="A &lt;label&gt;/" width="700" height="300"'
        ' loading="lazy" decoding="async">'
    )


def test_an_image_of_unknown_size_has_none():
    html = picture(SLOT, Asset("_kb/media/l.3.svg"), "../")
    assert "width" not in html
    assert 'loading="lazy"' in html


def test_copies_are_offered_by_their_widths():
    html = picture(SLOT, Asset("_kb/media/l.3.png", 700, 300, COPIES), "../../")
    assert html.startswith(
        '<picture><source type="image/webp" srcset="../../_kb/media/l-480.1.webp 480w, '
        '../../_kb/media/l-700.2.webp 700w" sizes="min(700px, 100vw, 46rem)"><img src="'
    )
    assert html.endswith('decoding="async"></picture>')


def test_names_are_written_so_that_no_list_of_copies_breaks():
    copies = (Variant(480, "_kb/media/ラ, b-480.1.webp"),)
    html = picture(SLOT, Asset("_kb/media/ラ, b.3.png", 480, 300, copies), "")
    assert 'srcset="_kb/media/%E3%83%A9%2C%20b-480.1.webp 480w"' in html


def test_a_tag_that_was_sanitised_and_a_query_are_kept():
    slot = SLOT._replace(closing='" alt="x" title="d &gt; e">', query="a=1&b=2")
    assert picture(slot, Asset("_kb/media/l.3.png"), "") == (
        '<img src="_kb/media/l.3.png?a=1&amp;b=2" alt="x" title="d &gt; e"'
        ' loading="lazy" decoding="async">'
    )
