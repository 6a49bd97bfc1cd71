"""Images and files that articles show or link: content-named copies."""

import re
from collections.abc import Iterable
from pathlib import Path
from posixpath import basename, splitext

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import short_digest
from kbgen.load.scan import Scan
from kbgen.model.article import Article, Slot
from kbgen.model.artifact import Artifact
from kbgen.model.resolve import content_path
from kbgen.text import closest

_ODD = re.compile(r"[^\w.-]+")


def read_assets(
    content: Path, scan: Scan, articles: Iterable[Article]
) -> tuple[dict[str, str], tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """Return content path → address, the files, and what is missing."""
    urls: dict[str, str] = {}
    files: dict[str, Artifact] = {}
    found: list[Diagnostic] = []
    for article in articles:
        for piece in article.body.html:
            if not isinstance(piece, Slot) or piece.kind != "asset":
                continue
            path = content_path(article.source, piece.target)
            place = Span(path=article.source.project_path, line=piece.line)
            if path in urls:
                continue
            if path not in scan.assets:
                near = closest(path, scan.assets)
                hint = f"Did you mean `{basename(near)}`?" if near else "Put it beside the article."
                found.append(problem("KB204", place, f"File `{piece.target}` is not there", hint))
                continue
            try:
                data = (content / path).read_bytes()
            except OSError as error:
                message = f"File `{piece.target}` cannot be read: {error.strerror}"
                found.append(problem("KB204", place, message, "Look at its permissions."))
                continue
            stem, suffix = splitext(basename(path))
            name = f"{_ODD.sub('-', stem)}.{short_digest(data)}{suffix.lower()}"
            urls[path] = f"_kb/media/{name}"
            files[name] = Artifact(urls[path], data)
    return urls, tuple(files.values()), tuple(found)
