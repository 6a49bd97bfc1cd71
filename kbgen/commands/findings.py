"""Findings as people and as machines read them."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kbgen.commands.sarif import sarif
from kbgen.commands.terminal import emit, say
from kbgen.diagnostics import CODES, Diagnostic, one_line, ordered
from kbgen.text import visible

#: Findings of a kind that are printed one by one …
MANY = 200
#: … so these stand for all of their code.
EXAMPLES = 5

#: What GitHub's workflow commands take for these characters.
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_MORE_ESCAPES = ((":", "%3A"), (",", "%2C"))


def text(found: Collection[Diagnostic], *, everything: bool) -> Iterator[str]:
    """Yield all findings by place or, where they are many, some of each code."""
    if everything or len(found) <= MANY:
        yield from map(str, found)
        return
    by_code: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        by_code[one.code].append(one)
    for code in sorted(by_code):
        some = by_code[code]
        yield from map(str, _examples(some))
        if len(some) > EXAMPLES:
            yield f"    … and {len(some) - EXAMPLES:,} more of {code}; --all shows them"


def _examples(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return some findings, of different files as far as there are."""
    firsts = list({one.span.path: one for one in reversed(found)}.values())[::-1]
    others = [one for one in found if one not in firsts]
    return ordered((*firsts, *others)[:EXAMPLES])


def summary(found: Iterable[Diagnostic], names: Mapping[str, str]) -> Iterator[str]:
    """Yield one line for each code: how often, how bad, what it stands for.

    names: code → the rule's name in `[check] rules`, where it has one.
    """
    counts = Counter((one.severity, one.code) for one in found)
    width = max((len(f"{count:,}") for count in counts.values()), default=0)
    for (severity, code), count in sorted(
        counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1])
    ):
        rule = f" ({names[code]})" if code in names else ""
        yield f"{count:>{width},} {severity:<7} {code} {CODES[code][1]}{rule}"


def github(found: Iterable[Diagnostic], folder: str) -> Iterator[str]:
    """Yield workflow commands, which GitHub shows beside the changed lines.

    folder: of the project, seen from the repository's root; empty or with a slash at its end.
    """
    for one in found:
        values = {
            "file": f"{folder}{one.span.path}",
            "line": one.span.line,
            "col": one.span.column,
            "title": f"{one.code}: {CODES[one.code][1]}",
        }
        pairs = ",".join(
            f"{key}={_escaped(visible(str(value)), *_ESCAPES, *_MORE_ESCAPES)}"
            for key, value in values.items()
        )
        message = "\n".join(filter(None, (one_line(one.message), one_line(one.hint))))
        yield f"::{one.severity} {pairs}::{_escaped(visible(message), *_ESCAPES)}"


def _escaped(text: str, *pairs: tuple[str, str]) -> str:
    for char, written in pairs:
        text = text.replace(char, written)
    return text


def print_findings(
    form: str, found: tuple[Diagnostic, ...], *, folder: str = "", everything: bool = False
) -> None:
    """Print in a form: text to standard error, what machines read to standard output."""
    from kbgen import __version__

    match form:
        case "json":
            items = [one.to_json() for one in found]
            emit(json.dumps(items, ensure_ascii=False, indent=1))
        case "sarif":
            emit(sarif(found, __version__, folder))
        case "github":
            for line in github(found, folder):
                emit(line)
        case _:
            for line in text(found, everything=everything):
                say(line, err=True)
