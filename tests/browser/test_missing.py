"""Readers who find no page are counted: where, and from which site. Nothing else leaves."""

import json


def events(reader) -> list[dict]:
    return reader.centre.collector.events()


def test_an_address_without_a_page_is_counted_once(reader) -> None:
    page = reader.page
    page.goto(f"{reader.centre.url}ar/old/%D9%82%D8%AF%D9%8A%D9%85/?order=4711#secret")

    assert reader.centre.collector.has(1)
    (event,) = events(reader)
    assert (event["type"], event["locale"]) == ("missing", "ar")
    assert event["page"] == "/ar/old/%D9%82%D8%AF%D9%8A%D9%85/"
    assert event.keys() & {"device", "query", "article_id", "revision"} == set()
    assert "4711" not in json.dumps(event)
    page.reload()
    reader.spend(6)
    assert len(events(reader)) == 1
