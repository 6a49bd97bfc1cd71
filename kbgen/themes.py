"""The theme: a chain of folders, of which the first that has a file wins."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kbgen import files, toml
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

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
            for file in _files(root):
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
    for file in _files(folder):
        data = read_file(file)
        try:
            files.decode(data)
        except files.UnreadableError as error:
            raise files.unusable(_shown(file), error) from error
        yield _named(file, folder), data


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in the order of their paths."""
    found: list[Path] = []
    folders = [folder]
    for one in folders:
        for entry in files.list_folder(one, _shown(one)):
            if files.is_folder(entry):
                folders += () if entry.is_symlink() else (Path(entry.path),)
            elif files.is_file(entry) and not entry.name.startswith("."):
                found.append(Path(entry.path))
    yield from sorted(found)


def _shown(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


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
        return files.read_bytes(file)
    except OSError as error:
        raise files.unusable(_shown(file), error) from error


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
        if not os.path.isdir(folder):  # noqa: PTH112  # Path.is_dir raises where it may not look
            listed = files.list_folder(themes, "themes")
            there = [entry.name for entry in listed if files.is_folder(entry)]
            hint = did_you_mean(name, there) or "Themes are folders below themes/."
            raise KbgenError(f"There is no theme `{name}`", hint)
        names.append(name)
        folders.append(folder)
        name = _extends(folder)
    return Theme((*names, "default"), (*folders, BUILT_IN))


def _extends(folder: Path) -> str:
    shown = f"themes/{folder.name}/theme.toml"
    try:
        data = toml.parse(files.read_text(folder / "theme.toml"))
    except FileNotFoundError:
        return "default"
    except OSError as error:
        raise files.unusable(shown, error) from error
    except toml.TomlError as error:
        raise KbgenError(f"{shown} does not parse: {error}") from error
    unknown = sorted(set(data) - {"extends", "title"})
    if unknown:
        hint = did_you_mean(unknown[0], ("extends", "title"))
        raise KbgenError(f"{shown}: `{unknown[0]}` is not known", hint)
    return str(data.get("extends", "default"))
