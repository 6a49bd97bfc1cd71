"""Events that another tool has counted: `page_helpful` and `search`, as our scripts send them."""

from collections.abc import Iterator

from kbgen.feedback.imports.items import Item, Other, Problem, checked, same_id

#: Of a line; more is a mistake.
_MOST = 100_000
_YES = {"yes": "yes", "true": "yes", "1": "yes", "no": "no", "false": "no", "0": "no"}
NAMES = frozenset({"page_helpful", "search"})


def counted_events(
    line: int, name: str, facts: dict[str, str], count: int, source: str
) -> Iterator[Item]:
    """Yield so many events, each with an id that is the same whenever the line comes again.

    facts: `at` (RFC 3339), `locale`, and where known `article_id`, `value`, `query`, `results`.
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
    known = [source, *(f"{key}={data[key]}" for key in sorted(data)), facts.get("who", "")]
    for number in range(count):
        yield checked(line, {**data, "id": same_id(*known, number)})
