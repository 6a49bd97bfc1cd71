"""Events counted by another tool: `page_helpful` and `search`, as our scripts send them."""

from collections.abc import Iterator

from kbgen.feedback.imports.items import Item, Other, Problem, checked, same_id

#: Events of a line; more is an error.
_MOST = 100_000
_YES = {"yes": "yes", "true": "yes", "1": "yes", "no": "no", "false": "no", "0": "no"}
NAMES = frozenset({"page_helpful", "search"})


def counted_events(
    line: int, name: str, facts: dict[str, str], count: int, source: str
) -> Iterator[Item]:
    """Yield `count` events, with the same ids whenever the line is imported again.

    facts: `at` (RFC 3339), `locale`, and if available `article_id`, `value`, `query`, `results`.
    """
    if name not in NAMES:
        yield Other()
        return
    if count > _MOST:
        yield Problem(line, f"more than {_MOST} events on a line")
        return
    data: dict[str, object] = {"at": facts["at"], "locale": facts["locale"]}
    if name == "search":
        data |= {"type": "search", "query": facts.get("query", "")}
        if results := facts.get("results"):
            data["results"] = results
    else:
        value = _YES.get(facts.get("value", "").lower(), facts.get("value", ""))
        data |= {"type": "vote", "article_id": facts.get("article_id"), "value": value}
    parts = [source, *(f"{key}={data[key]}" for key in sorted(data)), facts.get("who", "")]
    for number in range(count):
        yield checked(line, {**data, "id": same_id(*parts, number)})
