"""What the support team sends differently: the canned replies of articles."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kbgen.diff.compare import PageChange, grouped
from kbgen.diff.texts import read_page
from kbgen.diff.words import edits


class Macro(NamedTuple):
    """The canned reply of an article in a locale."""

    title: str
    url: str
    """Of the article, relative to the site's root."""
    html: Mapping[str, str]
    """Market → reply; an empty market: all that have no reply of their own."""


#: (locale, article's id) → reply.
Macros = Mapping[tuple[str, str], Macro]


def compare_macros(old: Macros, new: Macros) -> tuple[PageChange, ...]:
    """Compare the replies of two states of a project."""
    return tuple(_changes(old, new))


def _changes(old: Macros, new: Macros) -> Iterator[PageChange]:
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if before is None and after is not None:
            yield PageChange(kind="added", locale=key[0], title=after.title, new_url=after.url)
        elif after is None and before is not None:
            yield PageChange(kind="removed", locale=key[0], title=before.title, old_url=before.url)
        elif before and after and before.html != after.html:
            markets = tuple(dict.fromkeys([*before.html, *after.html]))
            if len(markets) > 1:  # all who have no reply of their own are markets
                markets = tuple(filter(None, markets))
            found = {one: edits(_blocks(before, one), _blocks(after, one)) for one in markets}
            if any(found.values()):
                yield PageChange(
                    kind="changed",
                    locale=key[0],
                    title=after.title,
                    old_url=before.url,
                    new_url=after.url,
                    edits=grouped(found),
                )


def _blocks(macro: Macro, market: str) -> list[tuple[str, str]]:
    """Return kind and text of the blocks of a reply, with the addresses that links lead to."""
    return read_page(macro.html.get(market, macro.html.get("", ""))).around("")
