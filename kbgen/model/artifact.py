from dataclasses import dataclass

#: Images, films and PDF, which browsers show; and files that readers save.
SHOWN_FOLDER, SAVED_FOLDER = "_kb/media/", "_kb/files/"
#: Folders of files that carry their content's digest in the path.
IMMUTABLE = ("_kb/theme/", SHOWN_FOLDER, SAVED_FOLDER, "_kb/search/i/")


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
