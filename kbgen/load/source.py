from pathlib import Path

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import digest
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile


def read_source(content: Path, path: str, locale: Locale) -> SourceFile | Diagnostic:
    """Read one Markdown file; a file that cannot be read is a diagnostic."""
    place = Span(path=f"content/{path}")
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return problem("KB105", place, f"Cannot be read: {reason}", "Look at its permissions.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        place = Span(path=place.path, line=line, column=column)
        return problem("KB105", place, "Is not UTF-8", "Save the file with the encoding UTF-8.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(path=path, locale=locale, text=text, digest=digest(data))
