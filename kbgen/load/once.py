"""Files with the same name: one is read, the others are reported."""

from collections.abc import Callable, Iterable
from posixpath import basename, splitext

from kbgen.model.locale import Locale
from kbgen.model.names import INDEX, MARKDOWN, nfc

#: Code, content path, message and hint of a finding.
ReportFile = Callable[[str, str, str, str], None]
_Files = tuple[tuple[str, Locale], ...]


def each_once(
    files: Iterable[tuple[str, Locale]], name_of: Callable[[str], str], report: ReportFile
) -> _Files:
    """Return content paths and locales of articles or snippets, sorted, each name once.

    name_of: returns the normalised name, without the folder of the locale.
    `index.md` comes before `_index.md` and `README.md`, `.md` before `.markdown`.
    """
    taken: dict[tuple[str, Locale], str] = {}
    for path, locale in sorted(files, key=lambda file: _rank(file[0])):
        first = taken.setdefault((name_of(path), locale), path)
        if first == path:
            continue
        hint = "Delete one of them, or give it another name."
        if nfc(first) == nfc(path):
            hint = f"The names differ only in how their accents are stored. {hint}"
        report("KB112", path, f"content/{first} has the same name; this file is not read", hint)
    return tuple(sorted((path, locale) for (_, locale), path in taken.items()))


def _rank(path: str) -> tuple[int, int, bool, bool, str]:
    stem, ending = splitext(basename(path))
    place = INDEX.index(stem.lower()) if stem.lower() in INDEX else 0
    is_odd = ending != ending.lower()
    return place, MARKDOWN.index(ending.lower()), is_odd, path != nfc(path), path
