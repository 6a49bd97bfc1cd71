"""The elements that show the help in pages of the shop.

`/_kb/embed.js` is all that a page loads before a shopper touches one of them. The rest lies in the
theme's folder, whose name carries its content: a bundle with the site's own search, and the site's
style sheets, made to fit into a shadow root.
"""

import json
import re
from collections.abc import Mapping

from kbgen.model.locale import Locale
from kbgen.model.look import Look, decide_scheme
from kbgen.render.page import strings
from kbgen.render.scripts import joined
from kbgen.render.setting import Setting
from kbgen.themes import BUILT_IN, read_file

#: Its sheet, from `css/embed/`; it is never served by itself.
EMBED_SHEET = "embed.css"
#: What is shown in an article, and around it.
_SHEETS = ("site.css", "blocks.css")
_ELEMENTS, _PANEL, _SETTINGS = (f"js/embed/{name}.js" for name in ("elements", "panel", "settings"))
#: Modules of pages that the elements use as well; no other one may be drawn in, as those belong to
#: a page of the site.
_SHARED = ("js/places.js", "js/feedback/send.js")
#: The host element resets what it inherits. Among important rules, those of a shadow root win.
_HOST = """
:host{all:initial!important;display:block!important}
:host([hidden]){display:none!important}
:host(kb-launcher){position:fixed!important;z-index:2147483000!important;
inset-block-end:var(--kb-launcher-bottom,16px)!important;inset-inline-end:16px!important}
"""
_REM = re.compile(r"(?<![\w.#-])(-?(?:\d++(?:\.\d++)?|\.\d++))rem\b")
#: The page's root and body, as selectors.
_ROOT = re.compile(r":root\b|(?<![\w.#:-])(?:html|body)(?=[\s{,.:\[>])")


def embed_files(sheets: Mapping[str, bytes], scheme: str) -> dict[str, bytes]:
    """Return what the elements fetch at first use, by path below the theme's folder.

    sheets: of the theme, by name. scheme: `light`, `dark` or `auto`.
    """
    css = _scoped(b"\n".join(sheets[name] for name in _SHEETS if name in sheets), scheme)
    panel = joined(_modules(), with_modules=False, bundles=((_PANEL, (_PANEL,)),))[_PANEL]
    styles = f"export const css={json.dumps(css, ensure_ascii=False)};\n"
    return {_PANEL: panel.encode(), "js/embed/styles.js": styles.encode()}


def embed_script(setting: Setting, sheet: bytes) -> bytes:
    """Return `/_kb/embed.js`. sheet: `EMBED_SHEET`."""
    scheme = setting.project.config.embed.scheme
    css = _HOST + _tokens(setting.look, scheme) + _scoped(sheet, scheme)
    settings = {
        "folder": setting.static.removeprefix("_kb/"),
        "default": setting.project.default_locale.tag,
        "locales": {locale.tag: _texts(setting, locale) for locale in setting.site.locales},
        "css": css,
    }
    written = json.dumps(settings, ensure_ascii=False, separators=(",", ":"))
    sources = _modules() | {_SETTINGS: f"export const settings = {written};\n"}
    return joined(sources, with_modules=False, bundles=((_ELEMENTS, (_ELEMENTS,)),))[
        _ELEMENTS
    ].encode()


def _modules() -> dict[str, str]:
    """Return the built-in modules that the elements may consist of, by path."""
    static = BUILT_IN / "static"
    files = [file for name in ("embed", "search") for file in (static / "js" / name).glob("*.js")]
    files += [static / path for path in _SHARED]
    return {file.relative_to(static).as_posix(): read_file(file).decode() for file in files}


def _texts(setting: Setting, locale: Locale) -> dict[str, object]:
    project, site = setting.project, setting.site
    say = strings(setting.files, locale.tag).gettext
    home = f"{locale.segment}/"
    contact = site.contact.get(locale)
    folders = {path: one for (path, of), one in site.categories.items() if of == locale and path}
    return {
        "dir": locale.direction,
        "name": project.site_name(locale)[0],
        "home": home,
        "find": f"{home}search/" if project.config.search.enabled else "",
        "contact": contact.url if contact else "",
        "market": project.market_of(locale),
        "topics": {
            path: one.url for path, one in sorted(folders.items()) if one.url != f"{home}{path}/"
        },
        "label": say("Search for help"),
        "search": say("Search"),
        "close": say("Close"),
        "failed": say("Search is unavailable right now."),
        "retry": say("Try again"),
    }


def _tokens(look: Look, scheme: str) -> str:
    """Return the colours and measures that stand in until the theme's sheets are there."""
    one, other = ("dark", "light") if scheme == "dark" else ("light", "dark")
    colors = look.colors.get(one) or look.colors.get(other) or {}
    dark = look.colors.get("dark", {})
    pairs = {
        name: f"light-dark({color},{dark.get(name, color)})" if scheme == "auto" else color
        for name, color in colors.items()
    }
    pairs |= {"text": "16px", "small": "14px", "leading": "1.5", "radius": "12px"}
    pairs |= {"font": "system-ui,sans-serif", "shadow": "0 8px 30px rgb(0 0 0/16%)"}
    rules = ";".join(f"--{name}:{value}" for name, value in pairs.items())
    return f"@layer tokens,base,parts,shop;@layer tokens{{.kb{{{rules}}}}}"


def _scoped(sheet: bytes, scheme: str) -> str:
    """Return a style sheet of the site for a shadow root, where `.kb` is the page's root.

    Lengths no longer follow the text size of the page around, which a shop may have changed.
    """
    css = decide_scheme(sheet, scheme).decode()
    css = _ROOT.sub(".kb", css)
    css = _REM.sub(lambda match: f"{float(match[1]) * 16:g}px", css)
    shown = "light dark" if scheme == "auto" else scheme
    return f"{css}\n.kb{{color-scheme:{shown}}}"
