"""The theme: a chain of folders, of which the first that has a file wins."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from kbgen import files, toml
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

BUILT_IN = Path(__file__).parent / "theme"
#: Themes that come with kbgen. One of the project with the same name takes its place.
PACKAGED = Path(__file__).parent / "example_themes"
#: Folders of a theme, next to `theme.toml`.
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

    def read(self, catalogues: Collection[str] | None = None) -> "ThemeFiles":
        """Read what pages are rendered with. catalogues: names of `.po` files, or all of them."""
        templates = tuple(
            (name, {path: data.decode() for path, data in _read(folder, "templates")})
            for name, folder in zip(self.names, self.folders, strict=True)
        )
        found = tuple(dict(_read(folder, "locales", catalogues)) for folder in self.folders)
        listed = [sorted(files.items()) for _, files in templates]
        texts = [sorted(files.items()) for files in found]
        return ThemeFiles(digest(self.names, listed, texts), templates, found)


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

    fallbacks: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Tag of a locale → those that have the words it lacks, in order."""

    def with_catalogues(self, catalogues: "tuple[Mapping[str, bytes], ...]") -> "ThemeFiles":
        """Return the same theme with other words."""
        texts = [sorted(files.items()) for files in catalogues]
        return replace(self, digest=digest(self.digest, texts), catalogues=catalogues)

    def with_fallbacks(self, fallbacks: "Mapping[str, tuple[str, ...]]") -> "ThemeFiles":
        """Return the same theme for a site whose locales stand in for each other."""
        key = digest(self.digest, sorted(fallbacks.items()))
        return replace(self, digest=key, fallbacks=fallbacks)


def _read(
    folder: Path, part: str, names: Collection[str] | None = None
) -> Iterator[tuple[str, bytes]]:
    for path, file in sorted(_files(folder, part, []).items()):
        if names is not None and path not in names:
            continue
        data = read_file(file)
        try:
            files.decode(data)
        except files.UnreadableError as error:
            raise files.unusable(_shown(file), error) from error
        yield path, data


def _files(folder: Path, part: str, found: list[Diagnostic]) -> dict[str, Path]:
    """Return the files of a part of a theme, by posix path below it; add problems."""
    if folder == BUILT_IN:
        return _built_in(part)
    there: dict[str, Path] = {}
    root = folder / part
    if _leaves(root, folder, found):
        return there
    folders = [root]
    for one in folders:
        for entry in files.list_folder(one, _shown(one)):
            file = Path(entry.path)
            is_link = entry.is_symlink()
            if is_link and _leaves(file, folder, found):
                continue
            if files.is_folder(entry):
                if is_link:
                    hint = "Copy the folder, or name the other theme with `extends` in theme.toml."
                    place = Span(path=_in_project(file, folder))
                    found.append(
                        problem("KB506", place, "Symbolic links to folders are not followed", hint)
                    )
                else:
                    folders.append(file)
            elif files.is_file(entry) and not entry.name.startswith("."):
                there[_named(file, root)] = file
    return there


@cache
def _built_in(part: str) -> dict[str, Path]:
    """Return the files of a part of the built-in theme. They stay as they are while kbgen runs."""
    root = BUILT_IN / part
    return {_named(file, root): file for file in sorted(root.rglob("[!.]*")) if file.is_file()}


def _leaves(file: Path, folder: Path, found: list[Diagnostic]) -> bool:
    """Tell whether a path of a theme is a link that leaves the project, and report it."""
    if not file.is_symlink() or not leads_out(file, folder.parent.parent):
        return False
    message = "The symbolic link leaves the project; it is neither read nor published"
    hint = "Copy its target into the theme."
    found.append(problem("KB505", Span(path=_in_project(file, folder)), message, hint))
    return True


def _in_project(file: Path, folder: Path) -> str:
    return f"themes/{file.relative_to(folder.parent).as_posix()}"


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


def is_packaged(folder: Path) -> bool:
    """Tell whether a theme's folder came with kbgen."""
    return folder == BUILT_IN or folder.parent == PACKAGED


def find_theme(themes: Path, name: str) -> Theme:
    """Follow `extends` from the named theme to the built-in one.

    Raises KbgenError for a missing theme, a broken `theme.toml` or a loop.
    """
    names: list[str] = []
    folders: list[Path] = []
    while name and name != "default":
        if not _is_name(name):
            hint = "Write the name of a folder below themes/."
            raise KbgenError(f"`{name}` is not the name of a theme", hint)
        folder = themes / name
        if not os.path.lexists(folder) and (PACKAGED / name).is_dir():
            folder = PACKAGED / name
        if name in names:
            raise KbgenError(f"Theme `{name}` extends itself: {' → '.join([*names, name])}")
        if not os.path.isdir(folder):  # noqa: PTH112  # Path.is_dir raises where it may not look
            listed = files.list_folder(themes, "themes")
            there = [entry.name for entry in listed if files.is_folder(entry)]
            there += [entry.name for entry in PACKAGED.iterdir()]
            hint = did_you_mean(name, there) or "Themes are folders below themes/."
            raise KbgenError(f"Theme `{name}` not found", hint)
        for link in (folder, folder / "theme.toml"):
            if not is_packaged(folder) and leads_out(link, themes.parent):
                shown = link.relative_to(themes.parent).as_posix()
                hint = "Copy its target into the project."
                raise KbgenError(f"{shown} is a link that leaves the project", hint)
        names.append(name)
        folders.append(folder)
        name = _extends(folder)
    return Theme((*names, "default"), (*folders, BUILT_IN))


def _is_name(name: str) -> bool:
    return name[0] != "." and not {"/", "\\", "\0", ":"} & set(name)


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
        raise KbgenError(f"{shown}: unknown key `{unknown[0]}`", hint)
    return str(data.get("extends", "default"))
