"""Names of folders and files: made from titles, unique where case does not count."""

from kbgen.text import slugify
from kbgen.urls import name_problem, same_file

#: Characters of a name that is made from a title. Addresses that long are cut off in messages.
_LONGEST = 70
#: Files that are the text of their folder, and addresses of pages that kbgen makes.
_RESERVED, _AT_TOP = frozenset({"index", "readme"}), frozenset({"contact", "search", "thanks"})

#: Of these, the pages that each site has.
_PAGES = _AT_TOP - {"contact"}


def short_slug(text: str) -> str:
    """Return a slug of whole words; empty when the text holds no letter or digit."""
    slug = slugify(text)
    while len(slug.encode()) > 3 * _LONGEST or len(slug) > _LONGEST:
        shorter = slug.rpartition("-")[0]
        slug = shorter or slug[: len(slug) // 2]
    return "" if slug and name_problem(slug) else slug


def usable_path(path: str) -> str:
    """Return a path of the source, with other names where a site cannot have them."""
    parts = path.split("/")
    stems = [part.removesuffix(".md") for part in parts]
    return "/".join(
        part.replace(stem, f"{stem}-1", 1)
        if name_problem(stem) or (not at and stem.lower() in _PAGES)
        else part
        for at, (part, stem) in enumerate(zip(parts, stems, strict=True))
    )


class Names:
    """Gives out names that are not taken yet in their folder."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}
        """Path → the last number that was given to it."""

    def take(self, path: str) -> bool:
        """Take a path; tell whether it was free."""
        key = same_file(path)
        if key in self._taken:
            return False
        self._taken.add(key)
        return True

    def free(self, folder: str, wanted: str, suffix: str = "") -> str:
        """Take and return a path in a folder. wanted: the name without suffix."""
        is_reserved = wanted in _RESERVED or (wanted in _AT_TOP and "/" not in folder)
        base = f"{wanted}-1" if is_reserved else wanted
        key = f"{folder}/{base}{suffix}"
        number = self._last.get(key, 0)
        while True:
            number += 1
            name = base if number == 1 else f"{base}-{number}"
            path = f"{folder}/{name}{suffix}".lstrip("/")
            if self.take(path):
                self._last[key] = number
                return path
