"""Images and files that articles show or link: content-named copies."""

import re
from collections.abc import Iterable
from pathlib import Path
from posixpath import basename, splitext

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import short_digest
from kbgen.load.scan import Scan
from kbgen.model.article import Article
from kbgen.model.resolve import content_path
from kbgen.text import closest

_ODD = re.compile(r"[^\w.-]+")


def find_assets(
    content: Path, scan: Scan, articles: Iterable[Article]
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return content path → address of what articles show, and what is missing."""
    urls: dict[str, str] = {}
    found: list[Diagnostic] = []
    for article in articles:
        for slot in article.links:
            if slot.kind != "asset":
                continue
            path = content_path(article.source, slot.target)
            place = Span(path=article.source.project_path, line=slot.line)
            if path in urls:
                continue
            if path not in scan.assets:
                near = closest(path, scan.assets)
                hint = f"Did you mean `{basename(near)}`?" if near else "Put it beside the article."
                found.append(problem("KB204", place, f"File `{slot.target}` is not there", hint))
                continue
            try:
                data = (content / path).read_bytes()
            except OSError as error:
                message = f"File `{slot.target}` cannot be read: {error.strerror}"
                found.append(problem("KB204", place, message, "Look at its permissions."))
                continue
            stem, suffix = splitext(basename(path))
            name = f"{_ODD.sub('-', stem)}.{short_digest(data)}{suffix.lower()}"
            urls[path] = f"_kb/media/{name}"
    return urls, tuple(found)
