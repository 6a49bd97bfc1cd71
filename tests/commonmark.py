"""The examples of the CommonMark specification, which `tests/tools.sh` installs."""

import re
from functools import cache
from pathlib import Path

SPECIFICATION = Path(__file__).parent / ".tools/node_modules/commonmark-spec/spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)


@cache
def examples() -> tuple[str, ...]:
    """Return the Markdown of every example."""
    assert SPECIFICATION.is_file(), "`sh tests/tools.sh` installs the CommonMark specification"
    text = SPECIFICATION.read_text(encoding="utf-8")
    return tuple(example.replace("→", "\t") for example in _EXAMPLE.findall(text))
