import codecs
from pathlib import Path

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import digest
from kbgen.model.locale import Locale
from kbgen.model.source import Source, SourceFile


def read_source(content: Path, path: str, locale: Locale) -> Source | Diagnostic:
    """Read one Markdown file; a file that cannot be read is a diagnostic."""
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        place = Span(path=f"content/{path}")
        reason = error.strerror or str(error)
        return problem("KB105", place, f"Cannot be read: {reason}", "Look at its permissions.")
    return Source(SourceFile(path=path, locale=locale, digest=digest(data)), data)


def decode(source: Source) -> str | Diagnostic:
    r"""Return the text, with `\n` line ends and without a byte order mark."""
    body = source.data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        before = body[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        place = Span(path=source.file.project_path, line=line, column=column)
        return problem("KB105", place, "Is not UTF-8", "Save the file with the encoding UTF-8.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
