"""Images and other files that no article shows or links."""

from collections.abc import Iterator
from posixpath import basename
from urllib.parse import quote

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.names import nfc
from kbgen.model.resolve import content_path


def _run(checked: Checked) -> Iterator[Diagnostic]:
    named = set(_named(checked))
    below = {path.partition("/")[2] for path, is_own in named if is_own}
    exact = {path for path, _ in named}
    left = [
        path
        for path in checked.files
        if nfc(path) not in exact and nfc(path).partition("/")[2] not in below
    ]
    # Not shown today, or shared: what they name is in use as well.
    texts = [nfc(text) for text in _other_texts(checked)] if left else []
    for path in left:
        name = nfc(basename(path))
        if any(name in text or quote(name) in text for text in texts):
            continue
        hint = "Show or link it, delete it, or give it a name that begins with `_`."
        yield problem("KB119", Span(path=f"content/{path}"), "No article uses the file", hint)


def _named(checked: Checked) -> Iterator[tuple[str, bool]]:
    """Yield content paths, and whether they are in the article's own locale.

    Those may have a version in each locale.
    """
    for article in checked.articles:
        folder = article.source.path.partition("/")[0]
        for slot in article.links:
            if slot.target:
                path = content_path(article.source, slot.target)
                yield path, path.startswith(f"{folder}/")


def _other_texts(checked: Checked) -> Iterator[str]:
    for path in checked.site.absences:
        try:
            yield (checked.project.content / path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue  # changed since it was read
    for article in checked.beside:
        yield checked.written(article.source.path).text


RULE = Rule("unused-files", "KB119", _run)
