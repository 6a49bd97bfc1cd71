import pytest

from kbgen.images.svg import clean_svg

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{}>{}</svg>'
)


def clean(inner: str = "", attributes: str = "") -> str:
    """Return what is published between the tags of the root."""
    text = clean_svg(SVG.format(attributes, inner).encode()).data.decode()
    return text.partition(">")[2].rpartition("</svg>")[0]


def removed(inner: str = "", attributes: str = "") -> str:
    """Return what the finding says was taken out."""
    found = clean_svg(SVG.format(attributes, inner).encode()).findings
    return found[0].message.removeprefix("SVG is published without ") if found else ""


DRAWING = """
<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
<style>rect { fill: url(#g) } text { font: 1em sans-serif }</style>
<g transform="scale(2)"><rect width="9" height="9" style="stroke: red"/></g>
<use xlink:href="#g"/><text x="1" xml:space="preserve">Größe &lt; <tspan>2</tspan> m</text>
<image width="1" height="1" href="data:image/png;base64,iVBORw0KGgo="/>
<animate attributeName="opacity" values="0;1" dur="1s"/>"""


def test_a_drawing_is_published_as_it_is():
    assert removed(DRAWING) == ""
    assert clean(DRAWING).replace(" />", "/>") == DRAWING.replace("xlink:href", "href")


def test_what_is_published_is_the_same_when_it_is_looked_at_again():
    once = clean_svg(SVG.format("", DRAWING).encode()).data
    assert clean_svg(once).data == once


def test_a_drawing_without_the_namespace_gets_it():
    assert clean_svg(b"<svg/>").data == b'<svg xmlns="http://www.w3.org/2000/svg" />\n'


def test_any_encoding_that_xml_names_is_read():
    text = '<?xml version="1.0" encoding="{}"?><svg><title>Größe</title></svg>'
    for encoding in ("utf-8", "utf-16", "iso-8859-1"):
        assert "Größe" in clean_svg(text.format(encoding).encode(encoding)).data.decode()


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ("<script>alert(1)</script>", "`<script>`"),
        ("<g><script href='a.js'/></g>", "`<script>`"),
        ("<foreignObject><p>x</p></foreignObject>", "`<foreignObject>`"),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x</h:script>", "`<script>`"),
        ("<iframe src='https://e.example'/>", "`<iframe>`"),
        ("<rect onclick='x()'/>", "`onclick` of `<rect>`"),
        ("<rect ONCLICK='x()'/>", "`ONCLICK` of `<rect>`"),
        ("<image href='https://e.example/a.png'/>", "`href` of `<image>`"),
        ("<image xlink:href='//e.example/a.png'/>", "`href` of `<image>`"),
        ("<image href='data:image/svg+xml;base64,PHN2Zz4='/>", "`href` of `<image>`"),
        ("<use href='other.svg#a'/>", "`href` of `<use>`"),
        ("<use href='data:image/png;base64,iVBORw0KGgo='/>", "`href` of `<use>`"),
        ("<a href='javascript:alert(1)'><rect/></a>", "`href` of `<a>`"),
        ("<a href=' javascript:alert(1)'/>", "`href` of `<a>`"),
        ("<rect fill='url(https://e.example/a.svg#g)'/>", "`fill` of `<rect>`"),
        ("<rect fill='url( \"//e.example/a\")'/>", "`fill` of `<rect>`"),
        ("<rect fill='u\\72l(//e.example/a)'/>", "`fill` of `<rect>`"),
        ("<rect style='fill: URL(a.svg)'/>", "`style` of `<rect>`"),
        ("<rect style='background: image-set(\"a.png\" 1x)'/>", "`style` of `<rect>`"),
        ("<style>@import 'a.css'; rect { fill: red }</style>", "`@import`"),
        ("<style>@import/**/'a.css';</style>", "`@import`"),
        ("<style>rect { fill: url(a.svg) }</style>", "a `<style>` that fetches files"),
        ("<style>@font-face { src: url(a.woff) }</style>", "a `<style>` that fetches files"),
        ("<style>@\\69mport 'a.css';</style>", "a `<style>` that fetches files"),
        ("<set attributeName='href' to='javascript:alert(1)'/>", "`<set>`"),
        ("<animate attributeName='xlink:href' values='a;b'/>", "`<animate>`"),
        ("<set attributeName='onclick' to='x()'/>", "`<set>`"),
        ("<feImage href='https://e.example/a.png'/>", "`<feImage>`"),
    ],
)
def test_what_runs_or_fetches_is_taken_out_and_told(inner, what):
    assert removed(inner) == what
    published = clean(inner).lower()
    for word in ("script", "onclick", "e.example", "import", "a.svg", "a.css", "a.woff", "a.png"):
        assert word not in published


def test_what_stands_around_stays():
    assert clean("<text>a<script>b</script>c</text>") == "<text>ac</text>"
    assert clean("<style>@import url(a.css); rect { fill: red }</style>") == (
        "<style> rect { fill: red }</style>"
    )


def test_handlers_of_the_root_are_taken_out():
    assert removed(attributes=' onload="x()"') == "`onload` of `<svg>`"


def test_a_style_sheet_beside_the_file_is_told():
    found = clean_svg(b'<?xml-stylesheet href="a.css"?><svg/>')
    assert "xml-stylesheet" in found.findings[0].message
    assert b"a.css" not in found.data


def test_what_drawing_programs_keep_for_themselves_goes_without_a_word():
    inner = (
        '<metadata><a/></metadata><n:view xmlns:n="urn:program"/>'
        '<g xmlns:n="urn:program" n:label="x" data-name="y"/>'
    )
    assert (clean(inner), removed(inner)) == ("<g />", "")


def test_five_things_are_named_and_the_others_counted():
    inner = "".join(f"<x{number}/>" for number in range(8))
    assert removed(inner) == "`<x0>`, `<x1>`, `<x2>`, `<x3>`, `<x4>` and 3 more"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<!DOCTYPE svg><svg/>", "SVG with a document type is not published"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', "document type"),
        ("<html/>", "starts with `<html>`"),
        ('<svg xmlns="urn:other"/>', "starts with `<svg>`"),
        ("<svg>&unknown;</svg>", "does not parse"),
        ("<svg><g></svg>", "does not parse"),
        ("", "does not parse"),
        ('<?xml version="1.0" encoding="none"?><svg/>', "does not parse"),
        ("\x1f\x8b\x08", "does not parse"),
        ("<svg>" * 201 + "</svg>" * 201, "more than 200 levels"),
    ],
)
def test_what_is_no_plain_drawing_is_refused(data, message):
    found = clean_svg(data.encode())
    assert (found.data, [finding.code for finding in found.findings]) == (b"", ["KB211"])
    assert message in found.findings[0].message


def test_a_million_levels_are_refused():
    assert clean_svg(b"<svg>" * 1_000_000).data == b""


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        (' width="30" height="20"', (30, 20)),
        (' width="30px" height="20.4px"', (30, 20)),
        (' width="1in" height="2.54cm"', (96, 96)),
        (' viewBox="0 0 300 200"', (300, 200)),
        (' viewBox="0,0,300,200"', (300, 200)),
        (' width="100%" height="100%" viewBox="0 0 300 200"', (300, 200)),
        (' width="600" viewBox="0 0 300 200"', (600, 400)),
        (' height="100" viewBox="0 0 300 200"', (150, 100)),
        (' width="0.2" height="0.2"', (1, 1)),
        (' width="30"', (0, 0)),
        (' width="1e9" height="-1"', (0, 0)),
        (' width="3em" height="3em"', (0, 0)),
        (' viewBox="0 0 wide high"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_the_size_is_what_browsers_make_of_it(attributes, size):
    assert clean_svg(SVG.format(attributes, "").encode()).size == size
