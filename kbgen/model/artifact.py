from dataclasses import dataclass

from kbgen.digest import digest


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the output."""

    path: str
    """Posix, relative to the output folder."""
    data: bytes

    @property
    def digest(self) -> str:
        return digest(self.data)

    @property
    def immutable(self) -> bool:
        """Whether its name carries its content's digest, so that it can be written first."""
        return self.path.startswith("_kb/") and self.path.count(".json") == 0
