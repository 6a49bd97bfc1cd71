from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import open_project, project_options
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.config import Project
    from kbgen.themes import Theme

_STARTER = Path(__file__).parent.parent / "starter" / "new" / "theme"


@click.group()
def command() -> None:
    """Make a theme, and copy files into it to change them."""


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


@command.command("eject")
@project_options
@click.argument("files", nargs=-1)
def eject(config_file: Path, quiet: bool, verbose: bool, files: tuple[str, ...]) -> None:
    """Copy FILES into the project's theme, to change them there.

    Without FILES, list what can be copied. A file is named as in the list, or by its last part
    where only one file ends so: base.html.
    """
    from kbgen.text import did_you_mean
    from kbgen.themes import find_theme, is_packaged, read_file

    project = open_project(config_file)
    theme = find_theme(project.themes, project.config.theme.name)
    there = _files(theme)
    own = _own_files(theme)
    if not files:
        for path in there:
            say(f"{path}{'  (in your theme)' if path in own else ''}")
        return
    if is_packaged(theme.folders[0]):
        base = theme.names[0]
        hint = f"Make one with `kbgen theme new NAME --from {base}`."
        raise KbgenError("The project has no theme of its own to copy into", hint)
    chosen = []
    for name in files:
        matches = [path for path in there if path == name or path.endswith(f"/{name}")]
        if len(matches) > 1:
            raise KbgenError(f"`{name}` may be any of {', '.join(matches)}", "Name one of them.")
        if not matches:
            hint = did_you_mean(name, there) or "`kbgen theme eject` lists the files."
            raise KbgenError(f"The theme has no file `{name}`", hint)
        if matches[0] in own:
            message = f"themes/{theme.names[0]}/{matches[0]} already exists"
            raise KbgenError(message, "Delete it first to copy it again.")
        chosen.append(matches[0])
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


def _own_files(theme: "Theme") -> set[str]:
    """Return the paths of the files that lie in the project's theme."""
    first = theme.folders[0]
    found = _files(theme).items()
    return {path for path, file in found if len(theme.folders) > 1 and file.is_relative_to(first)}


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
