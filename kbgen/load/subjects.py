"""The articles that a project has, known without compiling them."""

import os
import re

from kbgen import frontmatter
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.load.scan import Scan
from kbgen.load.source import decode, read_source
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile
from kbgen.model.subjects import Subjects

#: Only files with such a line are looked at further: most have the id that their path gives them.
_NAMES_ID = re.compile(rb"^\W{0,9}(?:id|translation_?key)\b", re.IGNORECASE | re.MULTILINE)
#: Bytes that are looked at: first as many as most front matter has, then as many as any has.
_FEW, _MANY = 2_000, 65_536
#: Bytes as they are, also on Windows; a pipe that nobody writes to is not waited for.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read_subjects(project: Project, scan: Scan) -> Subjects:
    """Return what events can be about: drafts and expired articles had readers, or will.

    Ten thousand articles take a tenth of a second.
    """
    content = f"{project.content}{os.sep}"
    ids = {
        _own_id(project, path, locale)
        if _NAMES_ID.search(_head(content + path))
        else _usual_id(path, locale)
        for path, locale in scan.articles
    }
    locales = frozenset(locale.tag for locale in project.locales)
    return Subjects(frozenset(ids), locales, frozenset(project.config.markets))


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
    except OSError:  # what compiles it reports that
        return b""


def _own_id(project: Project, path: str, locale: Locale) -> str:
    source = read_source(project.content, path, locale)
    text = source if isinstance(source, Diagnostic) else decode(source)
    own = "" if isinstance(text, Diagnostic) else frontmatter.read(text, path).meta.id
    return own or _usual_id(path, locale)


def _usual_id(path: str, locale: Locale) -> str:
    return SourceFile(path, locale, "").inner.removesuffix(".md")
