"""Settings of MkDocs that say which pages there are: `mkdocs.yml`, with the plugin static-i18n.

It names classes of Python, which no reader of YAML can do without them: lines are looked at.
"""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from kbgen import files
from kbgen.importing.model import Text
from kbgen.model.locale import Locale

_DOCS = re.compile(r"^docs_dir:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_NAV = re.compile(r"^nav:[^\n]*\n((?:(?:[ \t-][^\n]*)?\n)*)", re.MULTILINE)
_PAGE = re.compile(r"(?<![\w./-])([\w./-]+)\.(?:md|mdx|markdown)\b")
_LANGUAGES = re.compile(r"-[ \t]+locale:[ \t]*[\"']?([\w-]+)(.*?)(?=-[ \t]+locale:|\Z)", re.DOTALL)
#: Of older versions of the plugin.
_DEFAULT = re.compile(r"default_language:[ \t]*[\"']?([\w-]+)")


@dataclass(slots=True)
class Setup:
    """What the settings say."""

    base: str = "docs"
    default: Locale | None = None
    order: dict[str, int] = field(default_factory=dict)
    """Path of a page below its locale, without suffix → its place in the menu, from 1."""

    def finish(self, text: Text, inner: str) -> Text:
        """Add the order of the menu to a page that has none."""
        at = self.order.get(inner.removesuffix(".md"))
        if at is None or "order" in text.matter:
            return text
        return replace(text, matter={**text.matter, "order": at})


def read_setup(folder: Path) -> Setup | None:
    """Return the settings of a project of MkDocs; None: it is not one."""
    for name in ("mkdocs.yml", "mkdocs.yaml"):
        try:
            text = files.read_text(folder / name, inside=folder)
        except OSError:
            continue
        nav = _NAV.search(text)
        pages = _PAGE.findall(nav[1]) if nav else []
        docs = _DOCS.search(text)
        return Setup(
            base=docs[1].strip("./") if docs else "docs",
            default=_default(text),
            order={page: at for at, page in reversed(list(enumerate(pages, 1)))},
        )
    return None


def _default(text: str) -> Locale | None:
    named = [tag for tag, rest in _LANGUAGES.findall(text)
             if re.search(r"^\s*default:[ \t]*true", rest, re.MULTILINE)]  # fmt: skip
    older = _DEFAULT.search(text)
    for tag in (*named, *((older[1],) if older else ())):
        try:
            return Locale.parse(tag)
        except ValueError:
            continue
    return None
