"""A small export of a Zendesk Help Center, as its API answers; every oddity is meant."""

import datetime as dt
import json
from pathlib import Path

SITE = "https://acme.zendesk.com"
#: Of the import.
DAY = dt.date(2026, 12, 1)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def category(key: int, name: str, **more: object) -> dict:
    url = f"{SITE}/hc/en-us/categories/{key}-{name.replace(' ', '-')}"
    return {"id": key, "name": name, "description": "", "locale": "en-us", "source_locale": "en-us",
            "position": 0, "html_url": url, **more}  # fmt: skip


def section(key: int, name: str, category_id: int, **more: object) -> dict:
    url = f"{SITE}/hc/en-us/sections/{key}-{name.replace(' ', '-')}"
    return {"id": key, "name": name, "description": f"All about {name}.", "locale": "en-us",
            "category_id": category_id, "parent_section_id": None, "position": 1, "html_url": url,
            "source_locale": "en-us", **more}  # fmt: skip


def article(key: int, title: str, body: str | None, **more: object) -> dict:
    url = f"{SITE}/hc/en-us/articles/{key}-{title.replace(' ', '-').rstrip('?')}"
    return {"id": key, "title": title, "name": title, "body": body, "locale": "en-us",
            "source_locale": "en-us", "section_id": 20, "draft": False, "promoted": False,
            "position": 0, "user_segment_id": None, "permission_group_id": 9, "label_names": [],
            "html_url": url, "created_at": "2025-01-02T03:04:05Z", "outdated": False,
            "edited_at": "2025-06-07T08:09:10Z", "vote_sum": 3, "vote_count": 5,
            **more}  # fmt: skip


def translation(key: int, locale: str, title: str, body: str, **more: object) -> dict:
    url = f"{SITE}/hc/{locale}/articles/{key}-{title.replace(' ', '-')}"
    return {"id": key * 10, "source_id": key, "source_type": "Article", "locale": locale,
            "title": title, "body": body, "draft": False, "hidden": False, "outdated": False,
            "html_url": url, "updated_at": "2025-07-01T00:00:00Z", **more}  # fmt: skip


TRACK = """<h1 id="h_01ABC">Track it</h1><p>Open <strong>Orders </strong>and see
<a href="/hc/en-us/articles/102-Return-an-item#h_01FEES">the fees</a>, {{ policy.x }}.</p>
<p><img alt="The label" width="80"
src="https://acme.zendesk.com/hc/article_attachments/900/label.png"></p>
<p><a href="https://acme.zendesk.com/hc/en-us/sections/20-Delivery">all of delivery</a>,
<a href="/hc/en-us/requests/new">a request</a>, <a href="https://example.com/x_(y)">elsewhere</a>,
<a href="#nowhere">nowhere</a>, <a href="javascript:alert(1)">run</a>,
<a href="/hc/en-us/articles/104-Secret">secret</a></p>"""
RETURN = """<p>Do this:</p><ol class="steps"><li>Sign in</li><li>Choose <em>Return</em></li></ol>
<div class="callout callout--warning"><p>Not for underwear.</p></div>
<h2 id="h_01FEES">Fees</h2>
<table><tbody><tr><td>Country</td><td>Fee</td></tr>
<tr><td rowspan="2">Germany</td><td>5 | 7</td></tr>
<tr><td>free<br>at Christmas</td></tr></tbody></table>
<script>steal()</script>
<iframe src="https://www.youtube.com/embed/a_B-9"></iframe>"""


def write_export(folder: Path, **changed: object) -> Path:
    """Write the files of an export; return its folder."""
    answers: dict[str, object] = {
        "categories.json": {"categories": [category(10, "Shop")], "count": 1, "next_page": None},
        "sections.json": {"sections": [section(20, "Delivery", 10), section(21, "Returns", 10)]},
        "articles-1.json": {"articles": [
            article(101, "Where is my order?", TRACK, promoted=True, label_names=["parcel"]),
            article(102, "Return an item", RETURN, section_id=21),
        ], "page": 1, "next_page": f"{SITE}/api/v2/help_center/articles.json?page=2"},
        "articles-2.json": {"articles": [
            article(103, "Coming soon", "<p>Later.</p>", draft=True),
            article(104, "Secret", "<p>Pay at once.</p>", user_segment_id=7),
            article(105, "../../../etc/passwd", "<p>No.</p>", section_id=999),
            article(106, "Where is my order?", None),
        ]},
        "translations.json": {"translations": [
            translation(101, "de", "Wo ist meine Bestellung", "<p>Unter <b>Bestellungen</b>; "
                        "<a href='/hc/de/articles/102'>Rückgabe</a>.</p>"),
            translation(20, "de", "Lieferung", "Alles dazu.", source_type="Section"),
            translation(10, "de", "Laden", "", source_type="Category"),
            translation(102, "xx-nope", "?", "<p>?</p>"),
        ]},
        "attachments.json": {"article_attachments": [
            {"id": 900, "article_id": 101, "file_name": "label.png", "inline": True,
             "content_url": f"{SITE}/hc/article_attachments/900/label.png"},
            {"id": 901, "article_id": 102, "file_name": "The form.PDF", "inline": False,
             "content_url": f"{SITE}/hc/article_attachments/901"},
        ]},
        "user_segments.json": {"user_segments": [{"id": 7, "user_type": "staff"}]},
        **changed,
    }  # fmt: skip
    for name, answer in answers.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = answer if isinstance(answer, str) else json.dumps(answer)
        file.write_text(text, encoding="utf-8")
    for name, data in (("900/label.png", PNG), ("901/The form.PDF", b"%PDF-1.4 form")):
        file = folder / "attachments" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder
