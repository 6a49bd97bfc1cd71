import shutil
from pathlib import Path

import click

from kbgen.commands.terminal import say
from kbgen.errors import KbgenError

_STARTER = Path(__file__).parent.parent / "starter"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("-q", "--quiet", is_flag=True, help="Print only problems.")
def command(folder: Path, quiet: bool) -> None:
    """Create a new help centre in FOLDER, which must be new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KbgenError(f"{folder} already exists", "Name a new or empty folder.")
    try:
        for file in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
            path = file.relative_to(_STARTER)
            if path.parts[0] == "new":  # templates of `kbgen new`
                continue
            # Packagers drop dot files, so it travels without its dot.
            target = folder / (".gitignore" if path.name == "gitignore" else path)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    except OSError as error:
        raise KbgenError(f"Cannot write to {folder}: {error.strerror}") from error
    if not quiet:
        say(f"Your help centre is in {folder}/. Next:\n  cd {folder}\n  kbgen serve")
