"""Articles made to speak to scripts, to run something or to load something from elsewhere."""

from hypothesis import strategies as st

#: Stands in every address that no page may load from.
HOST = "evil.example"
CONFIG = """
[site]
name = "Help"
[locales.en]
[markets.US]
locales = ["en"]
[markets.DE]
[[contact.channels]]
kind = "link"
target = "{{ policy.evil.link }}"
[[contact.channels]]
kind = "email"
target = "help@shop.example"
[actions.track]
url = "https://shop.example/{article}/track"
label = "Track"
"""
POLICIES = r"""
[evil]
link = { type = "text", value = "https://a.example", markets = { US = "javascript:run()" } }
word = { type = "text", value = "script" }
colon = { type = "text", value = "javascript:run()" }
slashes = { type = "text", value = "//evil.example/x" }
hook = { type = "text", value = "data-kb-page data-kb-vote=\"x\"" }
markup = { type = "text", value = "\"><img src=//evil.example/x onerror=run()><b data-kb-page>" }
quote = { type = "text", value = "' onmouseover='run()' x='" }
site = { type = "url", value = "https:evil.example/?\"onclick=run()//<b>" }
mail = { type = "email", value = "a'onclick=run()@evil.example" }
place = { type = "address", value = "<b data-kb-page>\nTown" }
window = { type = "duration", value = "30 days" }
"""
SNIPPETS = {
    "shared": "<b data-kb-kb-page onclick=run()>x</b> <div title='\n\n{{ policy.evil.hook }}"
}
_NAMES = "link word colon slashes hook markup quote site mail place window gone"
VALUE = st.sampled_from(_NAMES.split()).map(lambda name: f"{{{{ policy.evil.{name} }}}}")
URL = st.sampled_from(
    ["javascript:run()", " JaVaScRiPt:run()", "java\tscript:run()", "java&#10;script:run()",
     "&#1;javascript:run()", "vbscript:run()", "data:text/html,<script>run()</script>",
     "//evil.example/x", "/\\evil.example/x", "\\\\evil.example\\x", "/\t/evil.example/x",
     "https://evil.example/x.png", "https:evil.example", "x.md", "x.png", "#x", "/en/", "blob:x"]
)  # fmt: skip
HOOK = st.sampled_from(
    ["data-kb-page", "data-kb-kb-vote", "DATA-KB-search", "data-data-kb-kb-market", "data-kb-tabs",
     "dadata-kb-ta-kb-end", "data-kb-\0forward", "data&#45;kb-menu", "data-kb", "kbhook0-page"]
)  # fmt: skip
NAME = HOOK | st.sampled_from(
    ["onclick", "ONERROR", "onload", "style", "srcdoc", "formaction", "href", "src", "srcset",
     "id", "poster", "background", "action", "cite", "title", "class", "alt", "aria-label", "data",
     "ping", "xlink:href", 'a"b', "a'b", "=", "<b", "lang", "{{ policy.evil.hook }}",
     "longdesc", "name"]
)  # fmt: skip
TEXT = st.sampled_from(
    ["x", " ", ">", "<", "'", '"', "`", "&lt;b&gt;", "&quot;", "</div>", "</p></div></div>",
     "a > b", "run()", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!x", "\\", "*",
     "data-kb-page"]
)  # fmt: skip
ATTRIBUTE = st.builds(
    lambda gap, name, equals, quote, value, end: f"{gap}{name}{equals}{quote}{value}{end}",
    st.sampled_from([" ", "\n", "/", "\t", "", "\f"]), NAME,
    st.sampled_from(["=", " = ", "", "=\n"]), st.sampled_from(['"', "'", ""]),
    URL | VALUE | TEXT | HOOK, st.sampled_from(['"', "'", "", '" ']),
)  # fmt: skip
ELEMENT = st.sampled_from(
    ["b", "a", "img", "div", "p", "table", "td", "details", "summary", "section", "span", "br",
     "ol", "svg", "math", "script", "style", "iframe", "template", "noscript", "textarea", "title",
     "form", "input", "object", "embed", "base", "meta", "link", "select", "option", "xmp",
     "plaintext", "video", "source", "body", "html", "frameset", "isindex", "image", "mglyph",
     "annotation-xml"]
)  # fmt: skip
TAG = st.builds(
    lambda close, name, attributes, end: f"<{close}{name}{''.join(attributes)}{end}",
    st.sampled_from(["", "", "", "/"]), ELEMENT, st.lists(ATTRIBUTE, max_size=3),
    st.sampled_from([">", ">", ">", "/>", "", "\n", "<"]),
)  # fmt: skip
INLINE = st.lists(TAG | TEXT | VALUE | HOOK, max_size=4).map("".join)
ADDRESS = st.lists(URL | VALUE | st.sampled_from(["java", "vb", "x", ":", "//"]), max_size=3).map(
    "".join
)
LINE = st.one_of(
    INLINE,
    INLINE,
    st.builds("[{}](<{}> '{}')".format, INLINE, ADDRESS, INLINE),
    st.builds("![{}]({})".format, INLINE, ADDRESS),
    st.builds("[x][r{}]\n\n[r{}]: {}".format, st.just(1), st.just(1), ADDRESS),
    st.builds("<{}>".format, ADDRESS),
    st.builds("## {} {{#{}}}".format, INLINE, HOOK),
    st.builds("| {} |\n|---|\n| {} |".format, INLINE, INLINE),
    st.builds("x[^1]\n\n[^1]: {}".format, INLINE),
    st.builds("```{}\n{}\n```".format, INLINE, INLINE),
    st.builds("> {}".format, INLINE),
    st.builds("1. {}\n2. {}".format, INLINE, INLINE),
)
BLOCK = st.builds(
    lambda name, title, option, value, inner: (
        f"::::{name} {title} {{{option}={value}}}\n{inner}\n::::"
    ),
    st.sampled_from(
        ["note", "tabs", "tab", "faq", "details", "market", "action track", "contact", "video",
         "table", "deadline evil.window", "include shared", "steps", "nope", "tip"]
    ),
    INLINE | ADDRESS, HOOK | st.sampled_from(["id", "open", "poster", "label"]), URL | VALUE, LINE,
)  # fmt: skip
BODIES = st.lists(LINE | BLOCK, min_size=1, max_size=6).map("\n\n".join)
WORDS = st.lists(TEXT | TAG | VALUE, max_size=3).map("".join)
