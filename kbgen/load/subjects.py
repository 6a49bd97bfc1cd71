"""The articles of a project, found without compiling them."""

import os
import re

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.load.scan import Scan
from kbgen.load.source import read_decoded
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile
from kbgen.model.subjects import Subjects

#: Only files with such a line are parsed: most get their id from their path.
_NAMES_ID = re.compile(rb"^\W{0,9}(?:id|translation_?key)\b", re.IGNORECASE | re.MULTILINE)
#: Bytes to read: first the length of most front matter, then of any.
_FEW, _MANY = 2_000, 65_536
#: Binary on Windows as well; never wait for a pipe without a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read_subjects(project: Project, scan: Scan) -> Subjects:
    """Return the subjects of events: drafts and expired articles had readers, or will.

    Ten thousand articles take a tenth of a second.
    """
    content = f"{project.content}{os.sep}"
    ids = {
        _own_id(project, path, locale)
        if _NAMES_ID.search(_head(content + path))
        else _usual_id(path, locale)
        for path, locale in scan.articles
    }
    return Subjects(frozenset(ids), frozenset(locale.tag for locale in project.locales))


def _head(file: str) -> bytes:
    """Return the beginning of a file, with all of its front matter."""
    try:
        descriptor = os.open(file, _FLAGS)
        try:
            head = os.read(descriptor, _FEW)
            if head.startswith(b"---") and (end := head.find(b"\n---", 3)) > 0:
                return head[:end]
            return head + os.read(descriptor, _MANY)
        finally:
            os.close(descriptor)
    except OSError:  # reported when it is compiled
        return b""


def _own_id(project: Project, path: str, locale: Locale) -> str:
    from kbgen import frontmatter  # a build with nothing to do starts faster without it

    decoded = read_decoded(project.content, path, locale)
    own = "" if isinstance(decoded, Diagnostic) else frontmatter.read(decoded.text, path).meta.id
    return own or _usual_id(path, locale)


def _usual_id(path: str, locale: Locale) -> str:
    return SourceFile(path, locale, "").inner.removesuffix(".md")
