"""`kbgen export site`: what leaves comes back through the importers as the same articles."""

import json
from pathlib import Path

import pytest

from kbgen.config import load_project
from kbgen.importing.run import Job
from kbgen.importing.run import run as bring
from kbgen.model.locale import Locale
from tests.unit.importing.zendesk_export import DAY, PNG

CONFIG = """[site]
name = "Help"
url = "https://help.example.com"
[locales.en]
[locales.de]
[markets.US]
[redirects]
"/gone" = "/en/returns/send/"
"""
SEND = """---
title: "Send it back in {{ policy.returns.window }}"
description: "How"
aliases: ["/old/send"]
keywords: [parcel]
updated: 2026-01-02
---

For {{ policy.returns.fee }}, see [costs](costs.md#all) and [all](../returns/).

![A label](p.png)

:::warning Hot
Mind **it**.
:::

:::tip
Try it.
:::

## Steps {#steps}

:::steps
1. One
2. Two
:::

::::tabs
:::tab Card
Five days.
:::
:::tab Bank
Six days.
:::
::::

:::faq Why? {#why}
So.
:::

:::video https://www.youtube.com/watch?v=abc
:::

| A | B |
| --- | --- |
| 1 | 2 |

```js
a

b
```

:::agent
Refund at once.
:::
"""
CONTENT = {
    "policies.toml": '[returns]\nwindow = { type = "duration", value = "30 days" }\n'
                     'fee = { type = "money", value = "4 EUR", markets = { US = "5 USD" } }\n',
    "en/returns/_category.toml": 'title = "Returns & refunds"\n',
    "en/returns/send.md": SEND,
    "en/returns/costs.md": "---\ntitle: Costs\n---\n\n## All of it {#all}\n\nText.\n",
    "en/returns/abroad/far.md": "---\ntitle: Far\n---\n\nFar away.\n",
    "en/returns/later.md": "---\ntitle: Later\ndraft: true\n---\n\nL\n",
    "en/returns/soon.md": "---\ntitle: Soon\npublish_on: 2999-01-01\n---\n\nS\n",
    "en/returns/staff.md": "---\ntitle: Staff\naudience: agent\n---\n\nPay at once.\n",
    "de/returns/send.md": "---\ntitle: Zurück\n---\n\nSiehe [hier](costs.md).\n",
    "de/returns/costs.md": "---\ntitle: Kosten\n---\n\nText.\n",
}  # fmt: skip


@pytest.fixture
def project(in_project) -> Path:
    root = in_project(CONTENT, CONFIG)
    (root / "content/en/returns/p.png").write_bytes(PNG)
    return root


def come_back(kind: str, source: Path, root: Path, *locales: str):
    job = Job(kind=kind, source=str(source), root=root, report=root / "report", day=DAY,
              locales=tuple(map(Locale.parse, locales)))  # fmt: skip
    return bring(job, lambda *_: None)


@pytest.mark.parametrize("kind", ["zendesk", "intercom", "helpscout", "json", "html"])
def test_a_round_trip_brings_the_same_articles(run, project, tmp_path, kind):
    locales = ("--locale", "en") if kind == "helpscout" else ()
    done = run("export", "site", "--format", kind, "-o", "out", "--drafts", "--agents", *locales)
    assert done.code == 0
    assert "Pay at once" not in "".join(
        file.read_text("utf-8") for file in (project / "out").rglob("*.html")
    )
    back = tmp_path / "back"
    report = come_back(kind, project / "out", back)
    states = {(one.title, one.locale): (one.is_draft, one.is_internal) for one in report.entries}
    wanted = {("Send it back in 30 days", "en"): (False, False), ("Costs", "en"): (False, False),
              ("Far", "en"): (False, False)}  # fmt: skip
    if kind != "html":  # pages cannot say that they are hidden
        wanted |= {("Later", "en"): (True, False), ("Soon", "en"): (True, False)}
        hidden = (True, False) if kind == "helpscout" else (False, True)
        wanted[("Staff", "en")] = hidden
    if kind != "helpscout":
        wanted |= {("Zurück", "de"): (False, False), ("Kosten", "de"): (False, False)}
    assert states == wanted
    entry = next(one for one in report.entries if one.title.startswith("Send"))
    text = (back / entry.path).read_text("utf-8")
    assert "Refund at once" not in text
    parts = (
        "For €4, see [costs](", "#all", ":::warning Hot\nMind **it**.\n:::",
        ":::tip\nTry it.\n:::", "## Steps {#steps}", ":::steps\n1. One\n2. Two\n:::",
        ":::tab Bank\nSix days.\n:::", ":::faq Why?\nSo.\n:::", "| 1 | 2 |", "![A label](",
        ":::video https://www.youtube.com/watch?v=abc", "```js\na\n\nb\n```",
    )  # fmt: skip
    assert [part for part in parts if part not in text] == []
    assert load_project(back / "kbgen.toml")
    assert [file.read_bytes() for file in back.rglob("*.png")][:1] == [PNG]
    assert report.problems == []


def test_json_has_everything_and_redirects(run, project):
    assert run("export", "site", "-o", "out", "--market", "US").code == 0
    records = json.loads((project / "out/articles.json").read_text("utf-8"))["articles"]
    send = next(one for one in records if one["id"] == "returns/send" and one["locale"] == "en")
    assert send["category"] == "Returns & refunds"
    assert send["aliases"] == ["/gone/", "/old/send/"]
    assert send["updated"] == "2026-01-02"
    assert send["tags"] == ["parcel"]
    assert "For $5, see" in send["html"]
    assert {one["title"] for one in records}.isdisjoint({"Later", "Soon", "Staff"})
    redirects = (project / "out/redirects.csv").read_text("utf-8").splitlines()
    assert redirects == ["from,to", "/gone/,/en/returns/send/", "/old/send/,/en/returns/send/"]


def test_the_folder_has_to_be_empty(run, project):
    (project / "out").mkdir()
    (project / "out/mine.txt").write_text("x", "utf-8")
    done = run("export", "site", "-o", "out")
    assert done.code == 2
    assert "out is not empty" in done.err


def test_an_unknown_market(run, project):
    said = run("export", "site", "-o", "out", "--market", "XX").err
    assert "`XX` is not a market" in said
    assert "Markets: US." in said
