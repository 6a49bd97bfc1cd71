"""Compounds: “Etikett” also finds “Rücksendeetikett” on a site that has both words."""

from collections.abc import Iterable, Iterator, Mapping

from kbgen.search.format import SHORTEST_HEAD, SHORTEST_PART


def compound_parts(stems: Mapping[str, str], links: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (stem of a part, stem of the compound) for the words that a site knows.

    stems: form → stem, of all words. links: what may join two parts.
    """
    known = {form: stem for form, stem in stems.items() if len(form) >= SHORTEST_PART}
    # A first part is often a stem instead of a word: “Rücksende-”.
    firsts = {stem: stem for stem in stems.values() if len(stem) >= SHORTEST_PART} | known
    endings = ("", *links)
    for form, stem in known.items():
        longest = ""
        for at in range(len(form) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            last = known.get(form[at:])
            first = _first(form[:at], firsts, endings) if last else None
            if first and last:
                yield from ((part, stem) for part in (first, last) if part != stem)
                break
            if last and len(form) - at >= SHORTEST_HEAD:
                longest = last
        else:
            # Its last word says what it is, even if the site never uses the first.
            if longest and longest != stem:
                yield longest, stem


def _first(text: str, firsts: Mapping[str, str], endings: Iterable[str]) -> str | None:
    for ending in endings:
        if text.endswith(ending):
            stem = firsts.get(text.removesuffix(ending) if ending else text)
            if stem:
                return stem
    return None
