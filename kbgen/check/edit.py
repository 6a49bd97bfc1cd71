"""Changes lines of a file; every other byte stays."""

import codecs
import re
import shutil
from pathlib import Path

from kbgen.files import LARGEST_TEXT, read_bytes

_LINE = re.compile(r"(.*?)(\r\n|\r|\n|\Z)", re.DOTALL)


class Lines:
    """A text file as lines; their ends and a byte order mark stay."""

    def __init__(self, file: Path) -> None:
        """Read a file. Raises OSError, or UnicodeDecodeError when it is not UTF-8."""
        self.file = file
        data = read_bytes(file, most=LARGEST_TEXT)
        self._mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        pairs = _LINE.findall(data.removeprefix(self._mark).decode())
        # The pattern finds nothing once more at the end.
        self._texts = [text for text, _ in pairs[:-1]] or [""]
        self._ends = [end for _, end in pairs[:-1]] or [""]
        if self._ends[-1]:
            self._texts.append("")
            self._ends.append("")

    @property
    def text(self) -> str:
        r"""The whole text with `\n` line ends, as it is compiled."""
        return "\n".join(self._texts)

    def line(self, number: int) -> str:
        """Return a line, from 1; empty beyond the end."""
        return self._texts[number - 1] if 0 < number <= len(self._texts) else ""

    def __len__(self) -> int:
        return len(self._texts)

    def replace(self, number: int, text: str) -> None:
        self._texts[number - 1] = text

    def insert(self, number: int, text: str) -> None:
        """Put a line before another one, with that one's line end."""
        end = self._ends[number - 2] if number > 1 else self._ends[0]
        self._texts.insert(number - 1, text)
        self._ends.insert(number - 1, end or "\n")

    @property
    def data(self) -> bytes:
        """The bytes of the file as changed."""
        texts = map("".join, zip(self._texts, self._ends, strict=True))
        return self._mark + "".join(texts).encode()

    def write(self) -> None:
        """Replace the file atomically."""
        replace_file(self.file, self.data)


def replace_file(file: Path, data: bytes) -> None:
    """Write a file atomically; a link stays, and its target is replaced. Raises OSError."""
    goal = file.resolve()
    new = goal.with_name(f".{goal.name}.kbgen-new")
    new.write_bytes(data)
    if goal.exists():
        shutil.copymode(goal, new)
    new.replace(goal)
