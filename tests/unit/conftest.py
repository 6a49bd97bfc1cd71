"""Small projects, written where a test wants them."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kbgen.config import Project, load_project
from kbgen.digest import digest
from kbgen.markdown import HtmlPolicy, Rules, compile_article
from kbgen.model.article import AddressSlot, Article, ArticleBody, BlockSlot, Slot, ValueSlot
from kbgen.model.locale import Locale
from kbgen.model.policy import write_references
from kbgen.model.source import SourceFile
from tests import factories

WriteProject = Callable[..., Path]


@pytest.fixture
def write_project(tmp_path: Path) -> WriteProject:
    """Write files below `content/` and a `kbgen.toml`; return the project's folder."""

    return partial(factories.write_project, tmp_path / "project")


@pytest.fixture
def make_project(write_project: WriteProject) -> Callable[..., Project]:
    """Write a project and load it."""

    def make(content: Mapping[str, str | bytes], config: str = factories.CONFIG) -> Project:
        return load_project(write_project(content, config) / "kbgen.toml")

    return make


@pytest.fixture(scope="session")
def text_of() -> Callable[..., str]:
    """Return the text of an article file: front matter and body."""

    return factories.article_text


@pytest.fixture(scope="session")
def compile_text() -> Callable[..., tuple[Article, ArticleBody]]:
    """Compile the text of a file at a content path."""

    def compile_it(
        text: str,
        path: str = "en/shipping/costs.md",
        policy: HtmlPolicy | None = None,
        **rules: Any,
    ) -> tuple[Article, ArticleBody]:
        locale = Locale.parse(path.partition("/")[0])
        source = SourceFile(path=path, locale=locale, digest=digest(text))
        snippets = rules.pop("snippets", {})
        rules = Rules(policy or HtmlPolicy(), **rules)
        return compile_article(source, text, rules, snippets.items())[:2]

    return compile_it


@pytest.fixture(scope="session")
def shown() -> Callable[[Article, ArticleBody], str]:
    """Return the body's HTML with `[[…]]` where render fills something in."""

    def show(article: Article, body: ArticleBody) -> str:
        first, *others = body.html
        pieces = [first]
        for slot, html in zip(article.slots, others, strict=True):
            if isinstance(slot, Slot):
                fragment = f"#{slot.fragment}" if slot.fragment else ""
                pieces.append(f"{slot.opening}[[{slot.target}{fragment}]]{slot.closing}")
            elif isinstance(slot, AddressSlot):
                pieces.append(f"{slot.opening}[[{slot.address}]]{slot.closing}")
            elif isinstance(slot, ValueSlot):
                place = "" if slot.place == "text" else f" as {slot.place}"
                pieces.append(f"[[{slot.reference}{place}]]")
            elif isinstance(slot, BlockSlot):
                options = [f"{key}={value}" for key, value in slot.options]
                pieces.append(f"[[{' '.join((slot.kind, slot.argument, *options)).strip()}]]")
            else:
                pieces.append(f"[[{slot.message}]]")
            pieces.append(html)
        return write_references("".join(pieces))

    return show
