"""References to policy values: where they stand, and code, in which there are none."""

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from kbgen.model.article import Cited, FrontMatter
from kbgen.model.outline import Lines
from kbgen.model.policy import (
    OPEN,
    Reference,
    references,
    within_markets,
    write_references,
    written_references,
)

_CODE = {"fence", "code_block", "code_inline"}


def restore_references_in_code(tokens: Iterable[Token]) -> None:
    """Restore references in code to the form in which they were written."""
    for token in tokens:
        if OPEN not in token.content:
            continue
        if token.type in _CODE:
            token.content = write_references(token.content)
        for child in token.children or ():
            if child.type in _CODE:
                child.content = write_references(child.content)


def restore_excess_references(tokens: Iterable[Token], most: int) -> int | None:
    """Restore the references after the first `most`; return the line of the first of them.

    tokens: after `restore_references_in_code`. A line is of the body, from 0.
    """
    first: int | None = None
    for token, line in _lowest(tokens):
        texts = (token.content, *map(str, token.attrs.values()))
        count = sum(text.count(OPEN) for text in texts)
        most -= count
        if count and most < 0:
            first = line if first is None else first
            token.content = write_references(token.content)
            token.attrs = {key: _written(value) for key, value in token.attrs.items()}
    return first


def _written(value: str | float) -> str | float:
    return write_references(value) if isinstance(value, str) else value


def _lowest(tokens: Iterable[Token], line: int = 0) -> Iterator[tuple[Token, int]]:
    """Yield the tokens that hold text, not those that only hold others."""
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.children and token.type != "image":
            yield from _lowest(token.children, line)
        else:
            yield token, line
            yield from _lowest(token.children or (), line)


def tag_market_references(tokens: Iterable[Token], markets: Iterable[str]) -> None:
    """Mark the references in tokens as part of a text for some markets."""
    names = ",".join(markets)
    for token in tokens:
        token.content = within_markets(token.content, names)
        for key, value in token.attrs.items():
            token.attrs[key] = within_markets(str(value), names)
        tag_market_references(token.children or (), markets)


def cited(
    text: str, first_line: int, tokens: Iterable[Token], meta: FrontMatter
) -> tuple[Cited, ...]:
    """Find the values that an article names, with their places; a snippet's are at its include.

    text: of the whole file. first_line: of its body. tokens: after `restore_references_in_code`.
    """
    found = [Cited(reference, meta.line(key), 1) for key, reference in _front_matter(meta)]
    places = {one.written: line for one, line in _shown(tokens)}
    if not places:
        return tuple(found)
    lines = Lines(text)
    for start, _, reference in written_references(text):
        line, column = lines.line_and_column(start)
        if line >= first_line and reference in places:
            found.append(Cited(reference, line, column))
    there = {one.reference for one in found}
    found += [
        Cited(reference, first_line + line, 1)
        for reference, line in sorted(places.items())
        if reference not in there
    ]
    return tuple(found)


def _front_matter(meta: FrontMatter) -> Iterator[tuple[str, Reference]]:
    notice = meta.notice.text if meta.notice else ""
    texts = {"title": meta.title, "description": meta.description, "notice": notice}
    for key, text in (*texts.items(), *(("keywords", word) for word in meta.keywords)):
        for reference in references(text):
            yield key, reference


def _shown(tokens: Iterable[Token], line: int = 0) -> Iterator[tuple[Reference, int]]:
    """Yield the references of tokens, each with its line in the body, from 0."""
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type in _CODE:
            continue
        # The source of an inline token holds its code as well; its children keep the two apart.
        content = "" if token.type == "inline" else token.content
        for text in (content, *map(str, token.attrs.values())):
            for reference in references(text):
                yield reference, line
        yield from _shown(token.children or (), line)
