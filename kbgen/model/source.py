from typing import NamedTuple

from kbgen.model.locale import Locale
from kbgen.model.names import INDEX, article_name


class SourceFile(NamedTuple):
    """A Markdown file."""

    path: str
    """Posix, relative to the content folder, as on disk: `de/shipping/costs.md`."""
    locale: Locale
    digest: str
    """Of the bytes in the file."""

    @property
    def inner(self) -> str:
        """The path below the locale's folder as it is compared: `shipping/costs.md`."""
        return article_name(self.path.partition("/")[2])

    @property
    def folder(self) -> str:
        """The category below the locale: `shipping`, `shipping/eu`, or empty."""
        return self.inner.rpartition("/")[0]

    @property
    def stem(self) -> str:
        return self.inner.rpartition("/")[2].removesuffix(".md")

    @property
    def is_index(self) -> bool:
        """Whether it is the text of its folder's page."""
        return self.stem == INDEX[0]

    @property
    def project_path(self) -> str:
        """The path that diagnostics show."""
        return f"content/{self.path}"


class Source(NamedTuple):
    """A file as it was read. Bytes travel to where they are compiled: no disk has to be shared."""

    file: SourceFile
    data: bytes
    snippets: tuple[tuple[str, str], ...] = ()
    """Name and text of the snippets that it includes, directly or through another one."""
