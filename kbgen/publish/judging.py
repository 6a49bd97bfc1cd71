"""What is wrong with one answer of a published site."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from kbgen.model.artifact import IMMUTABLE
from kbgen.publish.asking import Answer
from kbgen.publish.fault import Fault
from kbgen.publish.files import PLAIN, REVALIDATE, content_type

#: Seconds. Longer than this, readers see yesterday's prices.
_PAGES = 3600
#: For ever, in practice.
_FOREVER = 30 * 86400
#: Bytes. Smaller texts fit into one packet anyway.
_WORTH_IT = 1400
#: Other names of a type that browsers treat alike.
_SAME = {
    "text/javascript": {"application/javascript", "application/x-javascript"},
    "application/xml": {"text/xml"},
    "image/x-icon": {"image/vnd.microsoft.icon"},
}
#: Types that have to be exact: browsers refuse others, or show the file as text.
_EXACT = (
    ".html",
    ".css",
    ".js",
    ".svg",
    ".webp",
    ".png",
    ".jpg",
    ".avif",
    ".woff2",
    ".mp4",
    ".pdf",
)
_PROTECTING = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")
_HINTS = "kbgen hosting prints the settings of most hosts."


def judge(path: str, answer: Answer, expected: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with the headers of a file that was found.

    path: in the site. expected: its headers in `_headers`.
    """
    address = answer.address
    yield from _type(path, answer)
    for name in _PROTECTING:
        # Other files are no pages: a policy does nothing for them.
        if name in expected and (
            path.endswith((".html", ".svg")) or name == "X-Content-Type-Options"
        ):
            yield from _same_header(answer, name, expected[name])
    if expected.get("Content-Disposition") and "attachment" not in answer.header(
        "Content-Disposition"
    ):
        message = "Content-Disposition: attachment is missing"
        yield Fault("warning", address, message, "The file may open on the site itself.")
    yield from _caching(path, answer, expected)
    # Buckets get some texts as they are, see `PLAIN`.
    is_text = path.endswith((".html", ".css", ".js", ".json", ".svg")) and path not in PLAIN
    if is_text and len(answer.body) >= _WORTH_IT and not answer.header("Content-Encoding"):
        kilobytes = f"{len(answer.body) / 1e3:.0f} kB"
        hint = "Switch compression on, or set `compress` in [publish]."
        yield Fault("warning", address, f"It is not compressed ({kilobytes})", hint)


def _type(path: str, answer: Answer) -> Iterator[Fault]:
    if not path.endswith(_EXACT):
        return
    kind, _, parameters = answer.header("Content-Type").partition(";")
    expected = content_type(path).partition(";")[0]
    if kind.strip().lower() not in {expected, *_SAME.get(expected, ())}:
        shown = kind or "missing"
        message = f"Content-Type is {shown}, expected {content_type(path)}"
        yield Fault("error", answer.address, message, "Browsers may refuse the file.")
    charset = re.search(r"charset=\"?([\w-]+)", parameters, re.IGNORECASE)
    if charset and charset[1].lower() not in {"utf-8", "utf8"}:
        message = f"Content-Type says charset={charset[1]}, and the file is UTF-8"
        yield Fault("error", answer.address, message, "Letters with accents are shown wrong.")


def _same_header(answer: Answer, name: str, expected: str) -> Iterator[Fault]:
    found = answer.header(name)
    if not found:
        yield Fault("warning", answer.address, f"{name} is missing", _HINTS)
    elif _parts(found) != _parts(expected):
        message = f"{name} is `{found}`, expected `{expected}`"
        yield Fault("warning", answer.address, message, "Take the value from site/_headers.")


def _parts(value: str) -> set[tuple[str, ...]]:
    """Return the directives of a policy, whatever their order."""
    return {tuple(sorted(part.lower().split())) for part in value.split(";") if part.strip()}


def _caching(path: str, answer: Answer, expected: Mapping[str, str]) -> Iterator[Fault]:
    is_entrance = expected.get("Cache-Control") == REVALIDATE
    said = answer.header("Cache-Control").lower()
    age = re.search(r"max-age=(\d+)", said)
    seconds = int(age[1]) if age else 0
    is_asked = "no-cache" in said or "no-store" in said
    if path.startswith(IMMUTABLE):
        if is_asked or seconds < _FOREVER:
            message = f"Cache-Control is `{said}`" if said else "Cache-Control is missing"
            hint = "Files whose content is in their name are kept for ever."
            yield Fault("warning", answer.address, f"{message}, expected a year, immutable", hint)
    elif not is_asked and seconds > (0 if is_entrance else _PAGES):
        message = f"Cache-Control is `{said}`: readers see an old version for {seconds:,} s"
        severity: Literal["error", "warning"] = "error" if seconds > _PAGES else "warning"
        yield Fault(severity, answer.address, message, "Send `no-cache`.")
    elif not said and is_entrance:
        message = "Cache-Control is missing, expected `no-cache`"
        hint = "Browsers guess how long they keep it, and show what is gone."
        yield Fault("warning", answer.address, message, hint)
