"""The theme: a chain of folders, of which the first that has a file wins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean
from kbgen.toml import TomlError, parse_toml

BUILT_IN = Path(__file__).parent / "theme"


@dataclass(frozen=True, slots=True)
class Theme:
    """A chain of folders; the first one that has a file wins."""

    names: tuple[str, ...]
    """The active theme first, `default` last."""
    folders: tuple[Path, ...]

    def files(self, below: str) -> dict[str, Path]:
        """Return the files below `templates`, `static` or `locales`, by posix path, sorted."""
        found: dict[str, Path] = {}
        for folder in reversed(self.folders):
            root = folder / below
            for file in sorted(root.rglob("*")) if root.is_dir() else ():
                if file.is_file() and not file.name.startswith("."):
                    found[_named(file, root)] = file
        return dict(sorted(found.items()))

    def read(self) -> "ThemeFiles":
        """Read what pages are rendered with."""
        templates = tuple(
            (name, {path: data.decode() for path, data in _read(folder / "templates")})
            for name, folder in zip(self.names, self.folders, strict=True)
        )
        catalogues = tuple(dict(_read(folder / "locales")) for folder in self.folders)
        listed = [sorted(files.items()) for _, files in templates]
        texts = [sorted(files.items()) for files in catalogues]
        return ThemeFiles(digest(self.names, listed, texts), templates, catalogues)


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """Templates and catalogues of a chain. They travel to where pages are rendered.

    An override may extend what it overrides, so the files of all folders are here.
    """

    digest: str
    templates: tuple[tuple[str, Mapping[str, str]], ...] = field(compare=False, repr=False)
    """Name of each theme, and its templates by posix path."""
    catalogues: tuple[Mapping[str, bytes], ...] = field(compare=False, repr=False)
    """The `.po` files of each theme, by name."""

    def with_catalogues(self, catalogues: "tuple[Mapping[str, bytes], ...]") -> "ThemeFiles":
        """Return the same theme with other words."""
        texts = [sorted(files.items()) for files in catalogues]
        return ThemeFiles(digest(self.digest, texts), self.templates, catalogues)


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.is_file() and not file.name.startswith("."):
            data = read_file(file)
            try:
                data.decode()
            except UnicodeDecodeError as error:
                raise KbgenError(f"{file.parent.name}/{file.name} is not UTF-8: {error}") from error
            yield _named(file, folder), data


def _named(file: Path, folder: Path) -> str:
    """Return the posix path below a folder. Raises KbgenError for one that is not text."""
    path = file.relative_to(folder).as_posix()
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise KbgenError(f"The name of {file} is not UTF-8", "Give it another name.") from error
    return path


def read_file(file: Path) -> bytes:
    """Read a file of a theme. Raises KbgenError when that is not possible."""
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{file.parent.name}/{file.name} cannot be read: {error.strerror or error}"
        raise KbgenError(message) from error


def find_theme(themes: Path, name: str) -> Theme:
    """Follow `extends` from the named theme to the built-in one.

    Raises KbgenError for a theme that is not there, a broken `theme.toml` or a circle.
    """
    names: list[str] = []
    folders: list[Path] = []
    while name and name != "default":
        folder = themes / name
        if name in names:
            raise KbgenError(f"Theme `{name}` extends itself: {' → '.join([*names, name])}")
        if not folder.is_dir():
            there = (
                [p.name for p in sorted(themes.iterdir()) if p.is_dir()] if themes.is_dir() else []
            )
            hint = did_you_mean(name, there) or "Themes are folders below themes/."
            raise KbgenError(f"There is no theme `{name}`", hint)
        names.append(name)
        folders.append(folder)
        name = _extends(folder)
    return Theme((*names, "default"), (*folders, BUILT_IN))


def _extends(folder: Path) -> str:
    file = folder / "theme.toml"
    if not file.is_file():
        return "default"
    try:
        data = parse_toml(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, TomlError) as error:
        raise KbgenError(f"themes/{folder.name}/theme.toml does not parse: {error}") from error
    unknown = sorted(set(data) - {"extends", "title"})
    if unknown:
        hint = did_you_mean(unknown[0], ("extends", "title"))
        raise KbgenError(f"themes/{folder.name}/theme.toml: `{unknown[0]}` is not known", hint)
    return str(data.get("extends", "default"))
