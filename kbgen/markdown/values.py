"""References to policy values: where they stand, and code, in which there are none."""

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from kbgen.model.article import Cited, FrontMatter
from kbgen.model.policy import OPEN, Reference, references, take_references, write_references

_CODE = {"fence", "code_block", "code_inline"}


def leave_code(tokens: Iterable[Token]) -> None:
    """Show code as it was written."""
    for token in tokens:
        if OPEN not in token.content:
            continue
        if token.type in _CODE:
            token.content = write_references(token.content)
        for child in token.children or ():
            if child.type in _CODE:
                child.content = write_references(child.content)


def cited(
    text: str, first_line: int, tokens: Iterable[Token], meta: FrontMatter
) -> tuple[Cited, ...]:
    """Find the values that an article names, with their places; those of snippets have line 1.

    text: of the whole file. first_line: of its body. tokens: after `leave_code`.
    """
    names = _front_matter(meta)
    found = [Cited(reference, meta.line(key), 1) for key, reference in names]
    shown = {reference.written for reference in _shown(tokens)}
    if not shown:
        return tuple(found)
    for number, line in enumerate(text.split("\n"), 1):
        if number < first_line or "{{" not in line:
            continue
        taken = take_references(line)
        at = -1
        for reference in references(taken):
            at = taken.index(OPEN, at + 1)
            if reference in shown:
                column = len(write_references(taken[:at])) + 1
                found.append(Cited(reference, number, column))
    there = {one.reference for one in found}
    found += [Cited(reference, first_line, 1) for reference in sorted(shown - there)]
    return tuple(found)


def _front_matter(meta: FrontMatter) -> Iterator[tuple[str, Reference]]:
    notice = meta.notice.text if meta.notice else ""
    texts = {"title": meta.title, "description": meta.description, "notice": notice}
    for key, text in (*texts.items(), *(("keywords", word) for word in meta.keywords)):
        for reference in references(text):
            yield key, reference


def _shown(tokens: Iterable[Token]) -> Iterator[Reference]:
    for token in tokens:
        yield from references(token.content if token.type not in _CODE else "")
        for child in token.children or ():
            if child.type in _CODE:
                continue
            yield from references(child.content)
            yield from _of_attributes(child)


def _of_attributes(token: Token) -> Iterator[Reference]:
    for value in token.attrs.values():
        yield from references(str(value))
    yield from _shown(token.children or ())
