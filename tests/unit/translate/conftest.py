"""A small project in two languages, and what is translated of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, check
from kbgen.build.checks import to_check
from kbgen.check.documents import corpus
from kbgen.config import load_project
from kbgen.model.locale import Locale
from kbgen.translate import Corpus, Reader, Status, status_of
from kbgen.translate.document import Document, File, read_document
from kbgen.translate.earlier import EarlierTexts
from kbgen.translate.entries import Job, document_entries
from kbgen.translate.marking import Mark, mark, write_file
from kbgen.translate.memory import Memory

DE = Locale("de")
SOURCE = """---
title: "Refunds"
description: "We refund you within {{ policy.check }}."
keywords: [refund, money back]
updated: 2026-10-01
---

We check your return within **{{ policy.check }}** and
then [refund you](../pay/ways.md#card).

## When {#when}

| You paid with | You have it |
| --- | --- |
| Card | In {{ policy.card }} |
| Gift card | At once |

- A first point with `code`.
- A second point.

:::tip Good to know
> Quoted, over
> two lines.
:::

## Not there? {#missing}

Contact us. ![Where to click](shot.png)
"""
GERMAN = """---
title: Erstattungen
description: 'Erstattung innerhalb von {{ policy.check | dative }}.'
keywords:
  - Erstattung
  - Geld zurück
updated: 2026-10-01
---

Wir prüfen deine Rücksendung innerhalb von **{{ policy.check | dative }}**, dann
[erstatten wir](../pay/ways.md#karte).

## Wann {#when}

| Bezahlt mit | Das Geld ist da |
| --- | --- |
| Karte | In {{ policy.card }} |
| Geschenkkarte | Sofort |

* Ein erster Punkt mit `code`.
* Ein zweiter Punkt.

:::tip Gut zu wissen
> Zitiert, über
> zwei Zeilen.
:::

## Nicht da? {#missing}

Melde dich. ![Wohin du klickst](shot.png)
"""
CONTENT = {
    "en/a/refunds.md": SOURCE,
    "de/a/refunds.md": GERMAN,
    "en/pay/ways.md": "---\ntitle: Ways to pay\n---\n\nBy card.\n\n## Card {#card}\n\nAny card.\n",
    "en/a/_category.toml": 'title = "Returns"\norder = 2\n',
    "_snippets/en/large.md": "Large items are collected.\n",
    "policies.toml": (
        '[check]\ntype = "duration"\nvalue = "3 working days"\n\n'
        '[card]\ntype = "duration"\nvalue = "5 days"\n'
    ),
}
CONFIG = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n'


def corpus_of_texts(source: str, translation: str | None, root: Path = Path("none")) -> Corpus:
    """Return a corpus of one article, `a/x`, without a project around it."""
    reader = Reader(html=True)

    def read(tag: str, text: str) -> Document:
        path, locale = f"content/{tag}/a/x.md", Locale(tag)
        outline = reader.outline(text, path, locale)
        return read_document(File("a/x", "X", locale, path, text, outline))

    key = "a/x", DE
    there = {} if translation is None else {key: lambda: read("de", translation)}
    return Corpus(
        root=root,
        locales=(DE,),
        sources={key: lambda: read("en", source)},
        translations=there,
        order={},
        lock={},
        earlier=EarlierTexts(root / "content"),
        reader=reader,
    )


def job_of(read: Corpus, *articles: str, only_stale: bool = False) -> Job:
    """Return the units of some articles, or of all."""
    pairs = [read.pair(one, DE) for one in articles] or list(read.pairs(DE))
    memory = Memory(read.pairs(DE))
    entries = (
        entry
        for pair in pairs
        for entry in document_entries(pair, memory, lambda _: (), only_stale=only_stale)
    )
    return Job(source=Locale("en"), target=DE, entries=tuple(entries))


class Shop:
    """The project, read again for every question."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self) -> Corpus:
        project = load_project(self.root / "kbgen.toml")
        options = BuildOptions(out=self.root, drafts=True, audience="agent")
        return corpus(to_check(check(project, options)))

    def status(self, article: str = "a/refunds") -> Status:
        return status_of(self.read().pair(article, DE))

    def states(self, article: str = "a/refunds") -> dict[str, str]:
        return {one.section.name: one.state.value for one in self.status(article).sections}

    def done(self, article: str = "a/refunds", state: str = "human") -> int:
        read = self.read()
        pair = read.pair(article, DE)
        return mark(read, [Mark(pair, s.name, state) for s in pair.source.sections])

    def edit(self, path: str, *changes: tuple[str, str]) -> None:
        file = self.root / "content" / path
        text = file.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        file.write_text(text, "utf-8")

    def text(self, path: str) -> str:
        return (self.root / "content" / path).read_bytes().decode()

    def job(self, *articles: str, only_stale: bool = False) -> Job:
        return job_of(self.read(), *articles, only_stale=only_stale)

    def take(self, plan, state: str = "human") -> None:
        read = self.read()
        for change in plan.changes:
            write_file(read.root / change.path, change.text, read.root)
        mark(read, [one for change in plan.changes for one in change.marks(state)])


@pytest.fixture
def shop(write_project: Callable[..., Path]) -> Shop:
    return Shop(write_project(CONTENT, CONFIG))
