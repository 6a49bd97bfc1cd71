"""A shop on an origin of its own, with a strict policy and a hostile style sheet; its help."""

from dataclasses import dataclass
from pathlib import Path

from tests.browser.recording import HelpCentre
from tests.command import run_command

CONFIG = """
[site]
name = {{ en = "Acorn Help", ar = "مساعدة" }}
[locales.en]
[locales.ar]
[theme.colors]
brand = "#7a1f5c"
[markets.NL]
locales = ["en"]
[markets.DE]
[embed]
origins = ["{shop}"]
[actions.track]
url = "https://shop.example/orders/{{order}}"
label = {{ en = "Track it", ar = "تتبع" }}
[[contact.channels]]
kind = "form"
target = "https://shop.example/ask?order={{order}}&about={{article}}"
[feedback]
endpoint = "/v1/events"
{feedback}
"""
POLICIES = """
[returns]
window = { type = "duration", value = "30 days", markets = { DE = "14 days" } }
"""
REFUNDS = """---
title: {title}
promoted: true
---
{text} {{{{ policy.returns.window }}}}.

![Map](map.svg)

:::action track
:::

:::tip
A tip. See [labels](labels.md) or [the shop](https://shop.example/).
:::

## {section} {{#bank}}

| A | B |
| --- | --- |
| 1 | 2 |
"""
TEXTS = {
    "policies.toml": POLICIES,
    "en/returns/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>',
    "ar/returns/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>',
    "en/returns/refunds.md": REFUNDS.format(
        title="When do I get my refund?", text="A refund takes", section="Banks"
    ),
    "ar/returns/refunds.md": REFUNDS.format(
        title="متى أستعيد نقودي؟", text="يستغرق رد المبلغ", section="البنوك"
    ),
    "en/returns/labels.md": "---\ntitle: Print a return label\n---\nPrint it at home.\n",
    "ar/returns/labels.md": "---\ntitle: اطبع ملصق الإرجاع\n---\nاطبعه في المنزل.\n",
    "en/shipping/costs.md": "---\ntitle: What shipping costs\n---\nIt is free.\n",
}
PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{style}
<script type="module" src="{help}_kb/embed.js" nonce="abc"></script></head>
<body><main><h1>Shop</h1>
<kb-search></kb-search>
<kb-article article="returns/refunds" market="DE">Refunds</kb-article>
<form action="/bare.html"><label>Subject <input id="subject" name="subject"></label>
<button>Send</button>
<kb-deflect for="#subject" {consent}></kb-deflect></form></main>
<kb-launcher data-topics="{topics}" order="1001" {consent}></kb-launcher>
</body></html>
"""
HOSTILE = """
html { font-size: 5px; }
:root { --accent: red; --ink: red; --surface: red; --font: fantasy; --text: 50px; }
* {
  font: 40px/3 fantasy !important; color: red !important; background: yellow !important;
  text-transform: uppercase !important; letter-spacing: 9px !important;
  border: 9px solid !important;
  padding: 30px !important; margin: 30px !important; text-align: right !important;
  list-style: square !important; opacity: 0.9 !important; float: left !important;
}
html, body, main { background: white !important; opacity: 1 !important; }
html, body, main { float: none !important; }
button, input, a, dialog, section, div, span, p { display: none !important; }
kb-launcher { transform: rotate(9deg) !important; position: static !important; }
"""


@dataclass
class Shop:
    """A shop, and the help centre that its pages show."""

    root: Path
    shop: HelpCentre
    centre: HelpCentre

    def write(self, name: str, **values: str) -> str:
        """Write a page; return its address."""
        usual = {"lang": "en", "dir": "ltr", "style": "", "topics": "returns", "consent": ""}
        text = PAGE.format(help=self.centre.url, **{**usual, **values})
        (self.root / "shop" / name).write_text(text, "utf-8")
        return self.shop.url + name

    def close(self) -> None:
        self.shop.close()
        self.centre.close()


def policy(helps: str) -> str:
    """Return the policy of the shop's pages; helps: origin of the help centre."""
    return (
        "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; "
        f"connect-src {helps}; img-src 'self' {helps}; form-action 'self' {helps}; "
        "base-uri 'none'; require-trusted-types-for 'script'"
    )


def sent_headers(folder: Path) -> dict[str, str]:
    """Return what `_headers` says of every file."""
    first, *_ = (folder / "_headers").read_text("utf-8").split("\n\n")
    lines = first.splitlines()[1:]
    return dict(line.strip().split(": ", 1) for line in lines)  # type: ignore[misc]


def open_shop(root: Path, feedback: str = "") -> Shop:
    """Build the help centre for a shop, and serve both. feedback: more lines of `[feedback]`."""
    (root / "shop").mkdir(parents=True)
    shop = HelpCentre(root / "shop", headers={"X-Content-Type-Options": "nosniff"})
    for path, text in TEXTS.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    config = CONFIG.format(shop=shop.url.rstrip("/"), feedback=feedback)
    (root / "kbgen.toml").write_text(config, "utf-8")
    run_command(["build", "-q", "-f", root / "kbgen.toml", "-d", root / "site"]).check_returncode()
    centre = HelpCentre(root / "site", headers=sent_headers(root / "site"))
    handler = shop.server.RequestHandlerClass
    handler.keywords["headers"] = {"Content-Security-Policy": policy(centre.url.rstrip("/"))}
    (root / "shop/favicon.ico").write_bytes(b"")
    (root / "shop/bare.html").write_text("<!doctype html><title>Shop</title>", "utf-8")
    (root / "shop/hostile.css").write_text(HOSTILE, "utf-8")
    return Shop(root, shop, centre)
