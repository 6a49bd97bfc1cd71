"""Answers of Intercom, Help Scout, Freshdesk and Gorgias become projects that build."""

import pytest

from kbgen.errors import KbgenError

INTERCOM = {
    "collections.json": {"type": "list", "data": [
        {"type": "collection", "id": "10", "name": "Orders", "order": 1, "description": "All of it",
         "default_locale": "en", "url": "https://help.acme.example/en/collections/10-orders",
         "parent_id": None,
         "translated_content": {"type": "group_translated_content",
                                "fr": {"type": "group_content", "name": "Commandes"}}},
        {"type": "collection", "id": "11", "name": "Parcels", "parent_id": "10"},
    ]},
    "articles-1.json": {"type": "list", "pages": {"next": None}, "data": [
        {"type": "article", "id": "101", "title": "Track it", "state": "published", "parent_id": 11,
         "parent_type": "collection", "default_locale": "en", "updated_at": 1750000000,
         "description": "Where it is", "author_id": 7,
         "url": "https://help.acme.example/en/articles/101-track-it",
         "body": '<p>See <a href="https://help.acme.example/en/articles/102-secret#h_1">this</a>.</p>'
                 '<div class="intercom-interblocks-callout" style="background-color: #feedaf80">'
                 "<p>Wait.</p></div>",
         "translated_content": {"type": "article_translated_content", "fr": {
             "type": "article_content", "title": "Le suivre", "body": "<p>Ici.</p>",
             "state": "draft", "url": "https://help.acme.example/fr/articles/101-le-suivre"}}},
        {"type": "article", "id": "102", "title": "Secret", "state": "draft", "body": "<p>S</p>"},
        {"type": "internal_article", "id": "103", "title": "For us", "body": "<p>U</p>",
         "state": "published"},
        {"type": "article", "id": "104", "title": "No state", "body": "<p>N</p>"},
    ]},
}  # fmt: skip


def test_intercom(bring):
    moved = bring("intercom", INTERCOM)
    assert moved.report.counts == {"new": 5}
    track = moved.text("en/orders/parcels/track-it.md")
    assert 'description: "Where it is"' in track
    assert '  - "/en/articles/101-track-it"\n  - "/en/articles/101"' in track
    assert "updated: 2025-06-15" in track
    assert "See this." in track  # the link led to a draft
    assert ":::warning\nWait.\n:::" in track
    assert "draft: true" in moved.text("fr/orders/parcels/track-it.md")
    assert 'title = "Commandes"' in moved.text("fr/orders/_category.toml")
    assert 'audience: "agent"' in moved.text("en/for-us.md")
    assert moved.entry("No state").is_draft
    shown = moved.composed()
    assert {key for key, _ in shown.site.urls} == {"orders/parcels/track-it"}
    assert dict(shown.site.redirects)["en/collections/10-orders/"] == "en/orders/"


HELPSCOUT = {
    "collections.json": {"collections": {"page": 1, "items": [
        {"id": "c1", "siteId": "s1", "number": 1, "visibility": "public", "name": "Shop",
         "order": 1, "publicUrl": "https://docs.a.example/collection/1-shop"},
        {"id": "c2", "siteId": "s1", "number": 2, "visibility": "private", "name": "Team"},
    ]}},
    "categories.json": {"categories": {"items": [
        {"id": "k1", "collectionId": "c1", "name": "Returns", "articleCount": 2, "order": 2},
        {"id": "k2", "collectionId": "c1", "name": "Money", "articleCount": 1},
    ]}},
    "articles/a1.json": {"article": {
        "id": "a1", "number": 12, "collectionId": "c1", "slug": "send", "status": "published",
        "name": "Send it back", "categories": ["k1", "k2"], "hasDraft": True, "viewCount": 9,
        "publicUrl": "https://docs.a.example/article/12-send",
        "text": '<p class="callout-red">Not underwear.</p>'
                '<p>And <a href="/article/13-old">go</a>.</p>',
        "keywords": ["parcel"]}},
    "articles/a2.json": {"article": {
        "id": "a2", "number": 13, "collectionId": "c2", "status": "published", "name": "Staff",
        "categories": [], "text": "<p>T</p>", "publicUrl": "https://docs.a.example/article/13-x"}},
    "articles/a3.json": {"article": {
        "id": "a3", "number": 14, "collectionId": "c1", "status": "notpublished", "name": "Later",
        "text": "<p>L</p>", "categories": ["k1"]}},
    "list.json": {"articles": {"items": [
        {"id": "a1", "collectionId": "c1", "status": "published", "name": "Send it back"},
        {"id": "a4", "collectionId": "c1", "status": "published", "name": "Listed"}]}},
    "redirects.json": {"redirects": {"items": [
        {"id": "r1", "siteId": "s1", "urlMapping": "/faq/send",
         "redirect": "https://docs.a.example/article/12-send"}]}},
}  # fmt: skip


def test_helpscout(bring):
    moved = bring("helpscout", HELPSCOUT)
    send = moved.text("en/shop/returns/send-it-back.md")
    assert ":::caution\nNot underwear.\n:::" in send
    assert all(f'"{one}"' in send for one in ("/article/12-send", "/article/12", "/faq/send"))
    assert "And go." in send  # the article is for staff only, under another name of its address
    assert moved.entry("Staff").is_internal
    assert moved.entry("Later").is_draft
    assert moved.entry("Send it back").notes[:2] == [
        "A newer draft of it exists; the published text was imported",
        "It was in 2 categories; it is in the first one",
    ]
    assert [one.message for one in moved.report.problems] == [
        "Article Listed has no text here; it was not imported"
    ]
    assert dict(moved.composed().site.redirects)["faq/send/"] == "en/shop/returns/send-it-back/"


FRESHDESK = {
    "categories.json": [{"id": 1, "name": "Shop", "description": "d", "visible_in_portals": [5],
                         "created_at": "2025-01-01T00:00:00Z"}],
    "folders.json": [
        {"id": 2, "name": "Costs", "visibility": 1, "parent_folder_id": None, "hierarchy": [
            {"level": 0, "type": "category", "data": {"id": 1, "name": "Shop", "language": "en"}}]},
        {"id": 3, "name": "Agents", "visibility": 3, "category_id": 1},
        {"id": 4, "name": "Members", "visibility": 2, "parent_folder_id": 2},
    ],
    "articles.json": [
        {"id": 21, "folder_id": 2, "title": "What it costs", "description": "<p>Free, "
         "<a href='/support/solutions/articles/22-x'>this</a> not.</p>", "status": 2, "hits": 40,
         "tags": ["fee"], "seo_data": {"meta_description": "About costs"},
         "updated_at": "2025-03-04T05:06:07Z", "attachments": [
             {"id": 9, "name": "list.pdf", "attachment_url": "https://cdn.invalid/9/list.pdf"}],
         "hierarchy": [{"level": 0, "type": "category",
                        "data": {"id": 1, "name": "Shop", "language": "en"}}]},
        {"id": 22, "folder_id": 3, "title": "For agents", "description": "<p>A</p>", "status": 2},
        {"id": 23, "folder_id": 4, "title": "For members", "description": "<p>M</p>", "status": 2},
        {"id": 24, "folder_id": 2, "title": "Draft", "description": "<p>D</p>", "status": 1},
    ],
    "articles-de.json": [
        {"id": 21, "folder_id": 2, "title": "Was es kostet", "description": "<p>Nichts.</p>",
         "status": 2, "language": "de"},
    ],
    "agents.json": [{"id": 9, "name": "Ann", "email": "a@a.example", "created_at": "2025-01-01"}],
    "attachments/list.pdf": b"%PDF-1.4",
}  # fmt: skip


def test_freshdesk(bring):
    moved = bring("freshdesk", FRESHDESK)
    costs = moved.text("en/shop/costs/what-it-costs.md")
    assert "Free, this not." in costs
    assert costs.endswith("- [list.pdf](list.pdf)\n")
    assert '"/en/support/solutions/articles/21-what-it-costs"' in costs
    assert '"/support/solutions/articles/21"' in costs
    assert 'title: "Was es kostet"' in moved.text("de/shop/costs/what-it-costs.md")
    assert moved.entry("For agents").is_internal
    assert moved.entry("For agents").notes == []
    assert moved.entry("For members").is_internal
    assert "Was for signed-in readers only" in moved.entry("For members").notes[0]
    assert moved.entry("Draft").is_draft
    assert not (moved.root / "content/en/ann").exists()
    assert dict(moved.composed().site.redirects)["support/solutions/folders/2/"] == (
        "en/shop/costs/"
    )


def test_gorgias(bring):
    moved = bring("gorgias", {
        "categories.json": {"object": "list", "data": [{"id": 5, "translation": {
            "locale": "en-US", "title": "Orders", "slug": "orders"}}]},
        "articles.json": {"data": [
            {"id": 1, "category_id": 5, "translation": {
                "locale": "en-US", "title": "Track", "excerpt": "Where", "slug": "track",
                "content": "<p>Here.</p>", "visibility_status": "PUBLIC"}},
            {"id": 1, "category_id": 5, "translation": {
                "locale": "fr-FR", "title": "Suivre", "slug": "suivre", "content": "<p>Ici.</p>",
                "visibility_status": "UNLISTED"}},
        ]},
    })  # fmt: skip
    track = moved.text("en-US/orders/track.md")
    assert 'aliases: ["/en-US/track-1"]' in track
    assert 'description: "Where"' in track
    assert "draft" not in track
    assert moved.entry("Suivre", "fr-FR").notes == [
        "Its visibility was unlisted: it is a draft now"
    ]
    assert "draft: true" in moved.text("fr-FR/orders/track.md")


@pytest.mark.parametrize("kind", ["intercom", "helpscout", "freshdesk", "gorgias", "json"])
def test_other_json_says_what_is_expected(bring, kind):
    with pytest.raises(KbgenError, match="No articles of") as caught:
        bring(kind, {"x.json": '{"data": [1, null, {"id": 1, "type": "x"}]}', "y.json": "{"})
    assert "y.json:1: The JSON does not parse" in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("kind", ["intercom", "helpscout", "freshdesk", "gorgias"])
def test_a_second_run_brings_only_what_changed(bring, kind):
    tree = {"intercom": INTERCOM, "helpscout": HELPSCOUT, "freshdesk": FRESHDESK}.get(kind) or {
        "a.json": [{"id": 1, "translation": {"locale": "en", "title": "A", "content": "<p>A</p>"}}]
    }
    first = bring(kind, tree)
    assert set(first.report.counts) == {"new"}
    assert set(bring(kind, tree).report.counts) == {"same"}
