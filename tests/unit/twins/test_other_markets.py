"""In what programs read of the demo, no number of another market is anywhere."""

import json
import re
from collections import Counter
from pathlib import Path


def test_no_entry_of_the_lists_holds_another_markets_value(marked_demo, entries) -> None:
    seen: Counter[str] = Counter()
    for entry in entries:
        for market in entry["markets"] or ("",):
            said = [entry.get(key) for key in ("title", "description", "values", "sections")]
            text = json.dumps(said, ensure_ascii=False)
            assert marked_demo.foreign(text, market, entry["id"]) == []
            seen[market] += sum(own == market for _, own in marked_demo.named(text))
    assert min(seen[market] for market in ("NL", "DE", "EU", "GB", "WORLD")) > 10


def test_no_twin_holds_another_markets_value(marked_demo) -> None:
    seen: Counter[str] = Counter()
    for file in marked_demo.site.rglob("index*.md"):
        text = file.read_text("utf-8")
        market = (re.findall(r'^market: "(\w+)"$', text, re.MULTILINE) or [""])[0]
        article = "/".join(file.parent.relative_to(marked_demo.site).parts[1:])
        assert marked_demo.foreign(text, market, article) == [], file
        seen[market] += sum(own == market for _, own in marked_demo.named(text))
    # Each market's twins do hold its own numbers.
    assert min(seen[market] for market in ("NL", "DE", "EU", "GB", "WORLD")) > 10


def test_a_number_of_another_market_is_noticed(marked_demo) -> None:
    twin = next(marked_demo.site.rglob("shipping-costs/index.gb.md"))
    fee = next(n for n, one in marked_demo.numbers.items() if one == ("shipping.time", "DE"))
    text = f"{twin.read_text('utf-8')}\nIt takes {fee} days."

    assert marked_demo.foreign(text, "GB", "shipping/shipping-costs") == [("shipping.time", "DE")]


def test_every_link_of_a_twin_and_of_the_guides_leads_somewhere(marked_demo) -> None:
    root = "https://help.junipergoods.example/"
    links = 0
    for file in (*marked_demo.site.rglob("index*.md"), *marked_demo.site.rglob("llms.txt")):
        for address in re.findall(r"(?<!\\)\]\(([^)]+)\)", file.read_text("utf-8")):
            links += 1
            path, _, anchor = address.partition("#")
            if path.startswith(root):
                goal = marked_demo.site / path.removeprefix(root)
            elif ":" in path:
                continue
            else:
                goal = Path(file.parent, path) if path else file
            if goal.is_dir():
                page = (goal / "index.html").read_text("utf-8")
                assert not anchor or f'id="{anchor}"' in page
            else:
                assert goal.is_file(), (file, address)
    assert links > 500
