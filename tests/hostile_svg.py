"""Drawings made to fetch something from another host."""

from hypothesis import strategies as st

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"{}>{}</svg>'
#: Stands in every address that a drawing may not ask for.
HOST = "evil.example"
STYLES = [
    # children of a style sheet, and what stands behind them
    "<style>a{}<desc>x</desc>@import '//evil.example/a.css';</style>",
    "<style><g><rect/></g>rect{fill:url(//evil.example/a)}</style>",
    "<style>@im<title/>port '//evil.example/a.css';</style>",
    "<style><style>a{}</style>@import url(//evil.example/a.css);</style>",
    "<style>rect{<!-- x -->cursor:url(//evil.example/c),auto}</style>",
    "<style>a{}<b xmlns='http://www.w3.org/1999/xhtml'>x</b>@import '//evil.example';</style>",
    # CDATA and entities put together what is looked at in parts
    "<style>@im<![CDATA[port]]> '//evil.example/a.css';</style>",
    "<style><![CDATA[</style>]]>rect{fill:ur<![CDATA[l(//evil.example/a)]]>}</style>",
    "<style>&#64;import '//evil.example/a.css'; rect{fill:&#117;rl(//evil.example)}</style>",
    # what one step takes out shows another
    "<style>@im@import x;port '//evil.example/a.css';</style>",
    "<style>@/*x*/import '//evil.example/a'; @import/**/'//evil.example/b'</style>",
    '<style>a{content:"/*";fill:url(//evil.example/a);x:"*/"}</style>',
    "<style>/*/ @import '//evil.example/a'; /*/ @import '//evil.example/b';</style>",
    # other ways to name a file
    "<style>rect{fill:url(&#x20;'//evil.example/a' )}</style>",
    "<style>rect{fill:URL(\n//evil.example)} a{mask:-webkit-image-set('//evil.example')}</style>",
    "<style>@font-face{font-family:a;src:url(data:font/woff2;base64,x),url(//evil.example/a)}</style>",
    "<style>@namespace url(//evil.example/a); rect{fill:src('//evil.example/a')}</style>",
    "<style>rect{fill:\\75rl(//evil.example/a);filter:\\55 RL(//evil.example/a)}</style>",
    "<style>:root{--a:'//evil.example/a'} rect{background:image(var(--a))}</style>",
    "<style>rect{fill:url(\u00a0#//evil.example/a)}</style>",
]  # fmt: skip
ATTRIBUTES = [
    "<use x:href='//evil.example/a#b'/>",
    "<use href='#a' x:href='//evil.example/a#b'/>",
    "<image x:href='&#9;//evil.example/a.png'/>",
    "<image href='data:image/svg+xml,//evil.example'/>",
    "<image href='\u00a0data:image/png;base64,//evil.example'/>",
    "<a x:href='java&#10;script:evil.example'><rect/></a>",
    "<rect fill='url(#a) url(//evil.example/a)'/>",
    "<rect style='fill:url(/**/&quot;//evil.example/a&quot;)' mask='url(&#10;//evil.example/m)'/>",
    "<path marker-start='URL(//evil.example/a#b)' clip-path='url(\"//evil.example/a\")'/>",
    "<rect><set attributeName='fill' to='url(//evil.example/a)'/></rect>",
    "<rect><animate attributeName='mask' values='none;url(//evil.example/a)' dur='1s'/></rect>",
    "<a><animate attributeName='href' to='//evil.example' dur='1s'/><text>x</text></a>",
    "<a><set x:attributeName='href' attributeName='HREF' to='//evil.example'/></a>",
    "<a><animate attributeName='x:href' attributeType='XML' from='a' to='//evil.example'/></a>",
    "<image><set attributeName='xlink:href' to='//evil.example/a.png'/></image>",
    "<use><animate attributeName=' href' values='//evil.example#a'/></use>",
    "<rect><set attributeName='style' to='fill:url(//evil.example/a)'/></rect>",
    "<g xml:base='//evil.example/'><use href='evil.example#a'/></g>",
    "<linearGradient href='//evil.example/a#b'/><textPath href='//evil.example#p'/>",
    "<text><tref x:href='//evil.example#a'/></text><cursor href='//evil.example/c'/>",
    "<font-face-src><font-face-uri x:href='//evil.example/f'/></font-face-src>",
    "<filter><feImage href='//evil.example/a'/></filter><style href='//evil.example/a.css'/>",
]  # fmt: skip

# Parts that are put together at random

SPACE = st.sampled_from(["", " ", "\t", "\n", "\f", "&#32;", "&#9;", "\u00a0", "/**/", "&#12;"])
URL = st.sampled_from(
    ["//evil.example/a", "http://evil.example/a#b", "\\\\evil.example", "HTTPS:evil.example",
     "#a//evil.example", "data:image/svg+xml,<svg/>//evil.example", "&#x2f;/evil.example/a",
     "javascript:evil.example", "data:text/css,@import'//evil.example'", "/evil.example/a"]
)  # fmt: skip
QUOTE = st.sampled_from(["", "&quot;", "&#39;"])
FUNCTION = st.sampled_from(
    ["url", "URL", "u&#82;l", "\\75 rl", "u/**/rl", "src", "image", "image-set",
     "-webkit-image-set", "cross-fade", "url-prefix", "expression"]
)  # fmt: skip
VALUE = st.builds(
    lambda name, gap, quote, url, end: f"{name}({gap}{quote}{url}{quote}{gap}){end}",
    FUNCTION, SPACE, QUOTE, URL, st.sampled_from(["", ", #a", ";fill:red"]),
)  # fmt: skip
CSS = st.lists(
    st.builds("a{{fill:{}}}".format, VALUE)
    | st.builds("@import{}{}{};".format, SPACE, QUOTE, URL)
    | st.builds("@imp{}ort{}'{}';".format, SPACE, SPACE, URL)
    | st.builds("@font-face{{src:{}}}".format, VALUE)
    | st.sampled_from(
        ["/*", "*/", "<g/>", "<![CDATA[", "]]>", "<title>x</title>", "a{}", '"', "\\"]
    ),
    max_size=5,
).map("".join)
NAMES = st.sampled_from(
    ["href", "x:href", "fill", "style", "mask", "filter", "cursor", "to", "values", "from", "by",
     "attributeName", "xml:base", "src", "onload", "clip-path", "marker-end", "begin", "type"]
)  # fmt: skip
ELEMENTS = st.sampled_from(
    ["rect", "use", "image", "a", "set", "animate", "feImage", "script", "foreignObject", "mpath",
     "style", "g", "text", "textPath", "pattern", "iframe", "linearGradient", "animateMotion"]
)  # fmt: skip
ATTRIBUTE = st.builds(
    '{}="{}"'.format, NAMES, (URL | VALUE | st.sampled_from(["href", "xlink:href", "fill"]))
)
ELEMENT = st.builds(
    lambda name, attributes, css: f"<{name} {' '.join(attributes)}>{css}</{name}>",
    ELEMENTS, st.lists(ATTRIBUTE, max_size=3, unique_by=lambda one: one.split("=")[0]),
    CSS.map(lambda css: css if "<![" not in css else ""),
)  # fmt: skip
STYLE = CSS.map(lambda css: f"<style>{css}</style>")
DRAWINGS = st.lists(ELEMENT | STYLE, min_size=1, max_size=4).map("".join)
