"""Events: those in the page, those on the wire, and what the collector stores."""

import re

from kbgen.feedback.events import FIELDS, Event
from kbgen.feedback.exports import COLUMNS
from kbgen.feedback.schema import events as store
from kbgen.themes import BUILT_IN
from tests.reference.form import Page, code, codes, sentence, table
from tests.reference.schema import kind

#: An event by its name, or by the type of what is sent: `emit(type, …)` of the two scales.
_EMITTED = re.compile(r"""(?:\bemit\((?:context,)?\s*["'`]|CustomEvent\(["'`]kb:)(\w+)""")
_BY_TYPE = ("csat", "nps")


def emitted() -> list[str]:
    """Return the names of the events in the page."""
    scripts = sorted((BUILT_IN / "static/js").rglob("*.js"))
    names = {name for file in scripts for name in _EMITTED.findall(file.read_text("utf-8"))}
    return sorted(f"kb:{name}" for name in {*names, *_BY_TYPE})


_IN_PAGE = """
## In the page {#page}

Scripts listen with `document.addEventListener("kb:vote", (event) => event.detail)`. `detail` has
`locale` and `market`, on article pages `article_id` and `revision`, and what belongs to the event,
with the names of the wire format. [Scripts and analytics](../theme/scripts.md) has examples.
"""
_ON_THE_WIRE = """
## On the wire {#wire}

Pages send `POST` with `{"events": [{…}]}` to `[feedback] endpoint`. These fields leave the browser
and no others.
"""
_ANSWERS = """
The answer to a batch is `202` with `{"accepted": [id, …], "rejected": [{"id": …, "reason": …}]}`;
an event that is stored already is accepted. `429` and `503` say in `Retry-After` when to try again.
A plain form (`application/x-www-form-urlencoded`) sends one event without `id` and `at`, which the
collector adds, and is answered with `303` to the thank-you page.

## In the store and in exports {#store}
"""
_SUSPICIOUS = """
`received` is when the collector stored the event; `suspicious` says why it is counted apart: `bot`,
`honeypot`, `fast`, `capped` or `repeated`.
"""


def page() -> Page:
    schema = Event.model_json_schema()
    fields = schema["properties"]
    rows = []
    for name, schema_of in fields.items():
        kept = FIELDS.get(name)
        about = kept.about if kept else schema_of.get("description", "")
        where = kept.events if kept else "plain forms"
        rows.append([code(name), kind(schema_of, schema.get("$defs", {})), sentence(about), where])
    extra = [column.name for column in store.columns if column.name not in fields]
    parts = [
        _IN_PAGE,
        f"Events: {codes(emitted())}.",
        _ON_THE_WIRE,
        table(["Field", "Value", "Meaning", "In which events"], rows),
        f"Kinds of events: {codes(fields['type']['enum'])}.",
        _ANSWERS,
        f"The store has the same names, and {codes(extra)}. {_SUSPICIOUS.strip()}",
        f"Exports have these columns: {codes(COLUMNS)}.",
    ]
    return Page(
        "Events and wire format",
        "Events in the page, the fields that are sent to the collector, and what is stored.",
        ("analytics", "tracking", "API", "POST", "JSON", "votes", "collector"),
        "\n\n".join(part.strip() for part in parts),
    )
