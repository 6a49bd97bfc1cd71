"""Events: those in the page, those on the wire, and what the collector stores."""

import re

from kbgen.feedback.events import Event
from kbgen.feedback.exports import FIELDS
from kbgen.feedback.schema import events as store
from kbgen.themes import BUILT_IN
from tests.reference.form import Page, code, codes, table
from tests.reference.schema import kind

#: An event by its name, or by the type of what is sent: `emit(type, …)` of the two scales.
_EMITTED = re.compile(r"""(?:\bemit\(\s*["'`]|CustomEvent\(["'`]kb:)(\w+)""")
_BY_TYPE = ("csat", "nps")
#: Field → (what it is, in which events).
_ABOUT = {
    "id": ("A random UUID. An event with a known `id` is not stored again.", "all"),
    "type": ("The kind of event.", "all"),
    "at": ("When it happened, by the device's clock, RFC 3339.", "all"),
    "locale": ("Language of the page, BCP 47.", "all"),
    "market": ("Market of the reader.", "all, on sites with markets"),
    "page": ("Path of the page, without query.", "all"),
    "article_id": ("The article.", "about an article"),
    "revision": ("Which text of the article: 8 hexadecimal digits.", "about an article"),
    "elapsed_ms": ("Time since the page was opened.", "all"),
    "value": (
        (
            "The answer: `yes` or `no`, 1 to 5, 0 to 10; for `repeat_visit` how often this device"
            " opened the article before, in seven days."
        ),
        "`vote`, `csat`, `nps`, `repeat_visit`",
    ),
    "reason": (
        "The reason that was chosen; the kind of contact.",
        "`vote`, `comment`, `contact_click`",
    ),
    "comment": ("What the reader wrote, masked.", "`comment`"),
    "query": (
        "What was searched, or what led to the article, masked.",
        "`search`, `result_click` and what follows them",
    ),
    "results": ("How many results the search had.", "`search`, `result_click`"),
    "rank": ("Which result was chosen, from 1.", "`result_click`"),
    "device": ("A random token, which the reader can delete.", "`vote`, `comment`"),
    "website": ("Nothing: only robots fill in this hidden field. Never stored.", "plain forms"),
}


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
    for name in fields:
        about, where = _ABOUT[name]
        rows.append([code(name), kind(fields[name], schema.get("$defs", {})), about, where])
    extra = [column.name for column in store.columns if column.name not in fields]
    parts = [
        _IN_PAGE,
        f"Events: {codes(emitted())}.",
        _ON_THE_WIRE,
        table(["Field", "Value", "Meaning", "In which events"], rows),
        f"Kinds of events: {codes(fields['type']['enum'])}.",
        _ANSWERS,
        f"The store has the same names, and {codes(extra)}. {_SUSPICIOUS.strip()}",
        f"Exports have these columns: {codes(FIELDS)}.",
    ]
    return Page(
        "Events and wire format",
        "Events in the page, the fields that are sent to the collector, and what is stored.",
        ("analytics", "tracking", "API", "POST", "JSON", "votes", "collector"),
        "\n\n".join(part.strip() for part in parts),
    )
