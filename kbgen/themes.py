"""The theme: a chain of folders, of which the first that has a file wins."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

BUILT_IN = Path(__file__).parent / "theme"
#: What a theme is made of, beside `theme.toml`.
PARTS = ("templates", "static", "locales")


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
            found |= _files(folder, below, [])
        return dict(sorted(found.items()))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return which files of the theme are not read: links that leave the project."""
        found: list[Diagnostic] = []
        for folder in self.folders[:-1]:
            for part in PARTS:
                _files(folder, part, found)
        return tuple(found)

    def read(self) -> "ThemeFiles":
        """Read what pages are rendered with."""
        templates = tuple(
            (name, {path: data.decode() for path, data in _read(folder, "templates")})
            for name, folder in zip(self.names, self.folders, strict=True)
        )
        catalogues = tuple(dict(_read(folder, "locales")) for folder in self.folders)
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


def _files(folder: Path, part: str, found: list[Diagnostic]) -> dict[str, Path]:
    """Return the files of a part of a theme, by posix path below it; add what is wrong."""
    files: dict[str, Path] = {}
    root = folder / part
    entries = [root, *sorted(root.rglob("*"))] if os.path.lexists(root) else []
    for file in entries:
        if file.is_symlink() and folder != BUILT_IN:
            shown = f"themes/{file.relative_to(folder.parent).as_posix()}"
            if leads_out(file, folder.parent.parent):
                message = "The link leaves the project; it is neither read nor published"
                hint = "Copy what it leads to into the theme."
                found.append(problem("KB505", Span(path=shown), message, hint))
                if file == root:
                    return {}
                continue
            if file != root and file.is_dir():
                hint = "Copy the folder, or name the other theme with `extends` in theme.toml."
                found.append(
                    problem("KB506", Span(path=shown), "A link to a folder is not followed", hint)
                )
        if file.is_file() and not file.name.startswith("."):
            files[file.relative_to(root).as_posix()] = file
    return files


def _read(folder: Path, part: str) -> Iterator[tuple[str, bytes]]:
    for path, file in sorted(_files(folder, part, []).items()):
        data = read_file(file)
        try:
            data.decode()
        except UnicodeDecodeError as error:
            raise KbgenError(f"{file.parent.name}/{file.name} is not UTF-8: {error}") from error
        yield path, data


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
        if not _is_name(name):
            hint = "Write the name of a folder below themes/."
            raise KbgenError(f"`{name}` is not the name of a theme", hint)
        if name in names:
            raise KbgenError(f"Theme `{name}` extends itself: {' → '.join([*names, name])}")
        if not folder.is_dir():
            there = (
                [p.name for p in sorted(themes.iterdir()) if p.is_dir()] if themes.is_dir() else []
            )
            hint = did_you_mean(name, there) or "Themes are folders below themes/."
            raise KbgenError(f"There is no theme `{name}`", hint)
        if leads_out(folder, themes.parent) or leads_out(folder / "theme.toml", themes.parent):
            hint = "Copy what it leads to into the project."
            raise KbgenError(f"Theme `{name}` is a link that leaves the project", hint)
        names.append(name)
        folders.append(folder)
        name = _extends(folder)
    return Theme((*names, "default"), (*folders, BUILT_IN))


def _is_name(name: str) -> bool:
    return name[0] != "." and not {"/", "\\", "\0", ":"} & set(name)


def _extends(folder: Path) -> str:
    file = folder / "theme.toml"
    if not file.is_file():
        return "default"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KbgenError(f"themes/{folder.name}/theme.toml does not parse: {error}") from error
    unknown = sorted(set(data) - {"extends", "title"})
    if unknown:
        hint = did_you_mean(unknown[0], ("extends", "title"))
        raise KbgenError(f"themes/{folder.name}/theme.toml: `{unknown[0]}` is not known", hint)
    return str(data.get("extends", "default"))
