"""`[hosting]`: headers that the web server sends with every page."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Directive = Literal[
    "script-src", "connect-src", "img-src", "style-src", "font-src", "media-src", "frame-src"
]
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
#: A wildcard takes the place of the first labels, never of all but the last.
_HOST = rf"(?:\*\.)?(?:{_LABEL}\.)+(?=[a-z0-9-]*[a-z]){_LABEL}"
_ADDRESS = re.compile(
    rf"(?:https|wss)://{_HOST}(?::\d{{1,5}})?(?:/[\w.~!$&()+=:@%/-]*)?"
    r"|(?:http|ws)://(?:localhost|127\.0\.0\.1)(?::\d{1,5})?",  # to try it out
    re.ASCII | re.IGNORECASE,
)
_HASH = re.compile(r"'sha(?:256|384|512)-[A-Za-z0-9+/]{43,86}={0,2}'", re.ASCII)
#: Kind of source → the directives that it makes sense in.
_KINDS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile("'sha"), frozenset({"script-src", "style-src"})),
    (re.compile("data:"), frozenset({"img-src", "font-src"})),
    (re.compile("wss?://"), frozenset({"connect-src"})),
)


def _source(text: str) -> str:
    if _ADDRESS.fullmatch(text) or _HASH.fullmatch(text) or text == "data:":
        return text
    if text.lower().startswith(("'unsafe", "'strict", "'nonce", "'wasm")):
        raise ValueError(
            f"{text} is never allowed: whatever gets into a page could run. Put the script into a "
            "file, or allow it by its hash, 'sha256-…'"
        )
    raise ValueError(
        "expected an origin such as https://plausible.io, https://*.example.com or "
        "https://cdn.example.com/js/; a scheme alone or `*` would allow every site"
    )


def _policy(policy: dict[Directive, list[str]]) -> dict[Directive, list[str]]:
    for directive, sources in policy.items():
        for source in sources:
            for kind, directives in _KINDS:
                if kind.match(source) and directive not in directives:
                    listed = " and ".join(sorted(directives))
                    raise ValueError(f"{source} belongs to {listed}, not to {directive}")
    return policy


Policy = Annotated[
    dict[Directive, list[Annotated[str, AfterValidator(_source)]]], AfterValidator(_policy)
]


class HostingTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    csp: Policy = Field(
        default_factory=dict,
        description="What pages may load in addition to their own files, by CSP directive.",
    )
