from dataclasses import dataclass

#: Folders of files that carry their content's digest in the path.
IMMUTABLE = ("_kb/theme/", "_kb/media/", "_kb/search/i/")


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the output."""

    path: str
    """Posix, relative to the output folder."""
    data: bytes

    @property
    def immutable(self) -> bool:
        """Whether it can be written first, because no earlier file has its path."""
        return self.path.startswith(IMMUTABLE)
