from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import open_project, project_options
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.config import Project
    from kbgen.themes import Theme

_STARTER = Path(__file__).parent.parent / "starter" / "new" / "theme"


@click.group()
def command() -> None:
    """Make a theme, see what it consists of, and copy files into it to change them."""


@command.command("new")
@project_options
@click.argument("name")
@click.option(
    "--from", "base", default="default", show_default=True, help="Theme that it builds on."
)
def new(config_file: Path, quiet: bool, verbose: bool, name: str, base: str) -> None:
    """Make a small theme in themes/NAME, and name it in kbgen.toml."""
    from kbgen.themes import find_theme

    project = open_project(config_file)
    if not name.isidentifier() and not name.replace("-", "_").isidentifier():
        raise KbgenError(f"`{name}` cannot be the name of a theme", "Use letters, digits and `-`.")
    below = find_theme(project.themes, base)
    frames = zip(below.names, below.folders, strict=True)
    frame = next(n for n, folder in frames if (folder / "templates/base.html").is_file())
    folder = project.themes / name
    if name == "default" or folder.exists():
        raise KbgenError(f"Theme `{name}` already exists", "Choose another name.")
    for file in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        path = file.relative_to(_STARTER).as_posix().replace("NAME", name)
        text = file.read_text(encoding="utf-8").replace("BASE", base).replace("FRAME", frame)
        _write(folder / path, text.encode())
    is_named = _name_in_settings(config_file, project, name)
    if not quiet:
        say(f"Your theme is in themes/{name}/.")
        if not is_named:
            say(f'Write `name = "{name}"` into [theme] of {config_file.name} to use it.')


@command.command("list")
@project_options
def list_files(config_file: Path, quiet: bool, verbose: bool) -> None:
    """List the files of the theme, each with the themes that have it; the first one is used."""
    theme = _theme(open_project(config_file))
    there = _files(theme)
    width = max(map(len, there))
    for path in there:
        say(f"{path:{width}}  {', '.join(_owners(theme, path))}")


@command.command("show")
@project_options
@click.argument("file")
def show(config_file: Path, quiet: bool, verbose: bool, file: str) -> None:
    """Print FILE of the theme: a template, style sheet, script or catalogue.

    It is named as for `kbgen theme eject`. Where it comes from, and the blocks of a template, go
    to standard error.
    """
    from kbgen.files import UnreadableError, decode
    from kbgen.templates import block_names
    from kbgen.themes import read_file

    theme = _theme(open_project(config_file))
    there = _files(theme)
    path = _named(there, file)
    try:
        text = decode(read_file(there[path]))
    except UnreadableError as error:
        raise KbgenError(f"`{path}` is not a text", f"It is {there[path]}.") from error
    if not quiet:
        say(f"{path}: {', '.join(_owners(theme, path))}", err=True)
        blocks = block_names(text) if path.startswith("templates/") else ()
        if blocks:
            say(f"blocks: {', '.join(blocks)}", err=True)
    emit(text, nl=False)


@command.command("eject")
@project_options
@click.argument("files", nargs=-1, required=True)
def eject(config_file: Path, quiet: bool, verbose: bool, files: tuple[str, ...]) -> None:
    """Copy FILES into the project's theme, to change them there.

    A file is named as `kbgen theme list` does, or by its last part where only one file ends so:
    base.html.
    """
    from kbgen.themes import is_packaged, read_file

    theme = _theme(open_project(config_file))
    there = _files(theme)
    if is_packaged(theme.folders[0]):
        base = theme.names[0]
        hint = f"Make one with `kbgen theme new NAME --from {base}`."
        raise KbgenError("The project has no theme of its own to copy into", hint)
    chosen = []
    for name in files:
        path = _named(there, name)
        if there[path].is_relative_to(theme.folders[0]):
            message = f"themes/{theme.names[0]}/{path} already exists"
            raise KbgenError(message, "Delete it first to copy it again.")
        chosen.append(path)
    for path in chosen:
        _write(theme.folders[0] / path, read_file(there[path]))
        if not quiet:
            say(f"themes/{theme.names[0]}/{path}")


def _files(theme: "Theme") -> dict[str, Path]:
    """Return what a theme and those that it builds on consist of, by path."""
    from kbgen.themes import PARTS

    return {
        f"{part}/{path}": file
        for part in PARTS
        for path, file in theme.files(part).items()
        if not path.endswith((".d.ts", "_messages.html"))
    }


def _named(there: Mapping[str, Path], name: str) -> str:
    """Return the path of the file that is meant. Raises KbgenError unless it is exactly one."""
    from kbgen.text import did_you_mean

    matches = [path for path in there if path == name or path.endswith(f"/{name}")]
    if len(matches) > 1 and name not in matches:
        raise KbgenError(f"`{name}` may be any of {', '.join(matches)}", "Name one of them.")
    if not matches:
        hint = did_you_mean(name, there) or "`kbgen theme list` lists the files."
        raise KbgenError(f"The theme has no file `{name}`", hint)
    return name if name in matches else matches[0]


def _owners(theme: "Theme", path: str) -> list[str]:
    """Return the names of the themes that have a file, the one that is used first."""
    folders = zip(theme.names, theme.folders, strict=True)
    return [name for name, folder in folders if (folder / path).is_file()]


def _theme(project: "Project") -> "Theme":
    from kbgen.themes import find_theme

    return find_theme(project.themes, project.config.theme.name)


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as out:
            out.write(data)
    except OSError as error:
        raise KbgenError(f"Cannot write to {file}: {error.strerror or error}") from error


def _name_in_settings(config_file: Path, project: "Project", name: str) -> bool:
    """Write the theme's name into the settings; return False where another one is named."""
    from kbgen.toml import line_of

    if project.config.theme.name:
        return False
    setting, lines = f'name = "{name}"', project.config_text.splitlines(keepends=True)
    at = line_of(project.config_text, ["theme"])
    if lines[at - 1 : at] and lines[at - 1].split("#")[0].strip() == "[theme]":
        lines[at - 1] = lines[at - 1].rstrip("\r\n") + f"\n{setting}\n"
    elif project.config.theme.model_fields_set:
        return False  # written in another form: a person had better look
    else:
        end = "" if not lines or lines[-1].endswith("\n") else "\n"
        lines.append(f"{end}\n[theme]\n{setting}\n")
    try:
        config_file.write_text("".join(lines), encoding="utf-8", newline="")
    except OSError as error:
        raise KbgenError(f"Cannot write to {config_file}: {error.strerror or error}") from error
    return True
