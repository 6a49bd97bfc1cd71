"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

import json
from collections.abc import Iterable
from urllib.parse import quote

from kbgen.diagnostics import CODES, Diagnostic, one_line

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(findings: Iterable[Diagnostic], version: str, folder: str) -> str:
    """Return the log of one run.

    folder: of the project, seen from the repository's root; empty or with a slash at its end.
    """
    listed = list(findings)
    codes = sorted({finding.code for finding in listed})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": CODES[code][1]},
            "defaultConfiguration": {"level": CODES[code][0].value},
        }
        for code in codes
    ]
    driver = {"name": "kbgen", "semanticVersion": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code), folder) for finding in listed],
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _result(finding: Diagnostic, rule: int, folder: str) -> dict[str, object]:
    # Relative addresses: the reader knows where the repository lies.
    place = {
        "artifactLocation": {
            "uri": quote(f"{folder}{finding.span.path}"),
            "uriBaseId": "%SRCROOT%",
        },
        "region": {"startLine": finding.span.line, "startColumn": finding.span.column},
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": " ".join(filter(None, map(one_line, (finding.message, finding.hint))))},
        "locations": [{"physicalLocation": place}],
    }
