"""Findings, for people and for machines."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kbgen.commands.sarif import sarif
from kbgen.commands.terminal import emit, say
from kbgen.diagnostics import CODES, Diagnostic, one_line, ordered
from kbgen.text import visible

#: Findings of a kind that are printed one by one …
MANY = 200
#: … beyond it, this many examples per code.
EXAMPLES = 5

#: Character → its escape in GitHub's workflow commands.
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_MORE_ESCAPES = ((":", "%3A"), (",", "%2C"))


def text(findings: Collection[Diagnostic], *, everything: bool) -> Iterator[str]:
    """Yield all findings by place or, where they are many, some of each code."""
    if everything or len(findings) <= MANY:
        yield from map(str, findings)
        return
    by_code: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    for code in sorted(by_code):
        some = by_code[code]
        yield from map(str, _examples(some))
        if len(some) > EXAMPLES:
            yield f"    … and {len(some) - EXAMPLES:,} more of {code}; --all shows them"


def _examples(findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return a few findings, from different files where possible."""
    firsts = list({finding.span.path: finding for finding in reversed(findings)}.values())[::-1]
    others = [finding for finding in findings if finding not in firsts]
    return ordered((*firsts, *others)[:EXAMPLES])


def summary(findings: Iterable[Diagnostic], names: Mapping[str, str]) -> Iterator[str]:
    """Yield one line per code: count, severity, meaning.

    names: code → the rule's name in `[check] rules`, where it has one.
    """
    counts = Counter((finding.severity, finding.code) for finding in findings)
    width = max((len(f"{count:,}") for count in counts.values()), default=0)
    for (severity, code), count in sorted(
        counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1])
    ):
        rule = f" ({names[code]})" if code in names else ""
        yield f"{count:>{width},} {severity:<7} {code} {CODES[code][1]}{rule}"


def github(findings: Iterable[Diagnostic], folder: str) -> Iterator[str]:
    """Yield workflow commands, which GitHub shows beside the changed lines.

    folder: of the project, seen from the repository's root; empty or with a slash at its end.
    """
    for finding in findings:
        values = {
            "file": f"{folder}{finding.span.path}",
            "line": finding.span.line,
            "col": finding.span.column,
            "title": f"{finding.code}: {CODES[finding.code][1]}",
        }
        pairs = ",".join(
            f"{key}={_escaped(visible(str(value)), *_ESCAPES, *_MORE_ESCAPES)}"
            for key, value in values.items()
        )
        message = "\n".join(filter(None, (one_line(finding.message), one_line(finding.hint))))
        yield f"::{finding.severity} {pairs}::{_escaped(visible(message), *_ESCAPES)}"


def _escaped(text: str, *pairs: tuple[str, str]) -> str:
    for char, written in pairs:
        text = text.replace(char, written)
    return text


def print_findings(
    form: str, findings: tuple[Diagnostic, ...], *, folder: str = "", everything: bool = False
) -> None:
    """Print in a form: text to standard error, what machines read to standard output."""
    from kbgen import __version__

    match form:
        case "json":
            items = [finding.to_json() for finding in findings]
            emit(json.dumps(items, ensure_ascii=False, indent=1))
        case "sarif":
            emit(sarif(findings, __version__, folder))
        case "github":
            for line in github(findings, folder):
                emit(line)
        case _:
            for line in text(findings, everything=everything):
                say(line, err=True)
