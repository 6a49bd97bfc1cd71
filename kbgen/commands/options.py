"""What several commands share: options, the project, messages."""

import errno
import stat
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kbgen.commands.terminal import say
from kbgen.diagnostics import Diagnostic, Severity
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale

if TYPE_CHECKING:
    from kbgen.config import Project

Command = TypeVar("Command", bound=Callable[..., Any])


class LazyChoice(click.Choice[str]):
    """One of the names in a registry, which is loaded when the option is read or described."""

    def __init__(self, load: Callable[[], Iterable[str]]) -> None:
        self._load = load
        self.case_sensitive = True

    @cached_property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]  # an attribute there
        return tuple(self._load())


def project_options(command: Command) -> Command:
    """Add -f, -q and -v."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Print more detail."),
        click.option("-q", "--quiet", is_flag=True, help="Print only problems."),
        click.option(
            "-f",
            "--config-file",
            type=click.Path(path_type=Path),
            default="kbgen.toml",
            show_default=True,
            help="Configuration file of the project.",
        ),
    ):
        command = option(command)
    return command


def open_project(config_file: Path, *, base_url: str | None = None) -> "Project":
    """Load the project; where its cache is not writable, use a temporary one.

    Raises KbgenError, see `load_project`.
    """
    from kbgen.config import load_project

    project = load_project(config_file, base_url=base_url)
    reason = _unwritable(project.private)
    if not reason:
        return project
    try:
        kept = tempfile.TemporaryDirectory(prefix="kbgen-", ignore_cleanup_errors=True)
    except FileNotFoundError as error:  # a container or service whose whole disk is read-only
        raise KbgenError(
            f"{project.private} is not writable ({reason}), and no folder for temporary files is",
            "Set TMPDIR to a folder that is, or give the container --tmpfs /tmp.",
        ) from error
    folder = click.get_current_context().with_resource(kept)
    message = f"{project.private} is not writable ({reason}); kbgen runs without a cache"
    say(f"Notice: {message}.", err=True)
    return replace(project, private=Path(folder))


def _unwritable(private: Path) -> str:
    """Return why a folder is not writable; empty if it is, or for other trouble.

    Links are not followed: whoever opens the folder later refuses or removes them.
    """
    if private.is_symlink():
        return ""
    try:
        private.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=private):
            pass
        for file in private.glob("cache.db*"):
            if stat.S_ISREG(file.lstat().st_mode):  # anything else is removed, not opened
                file.open("ab").close()
    except OSError as error:
        is_denied = error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}
        return (error.strerror or str(error)) if is_denied else ""
    return ""


def site_dir_option(about: str) -> Callable[[Command], Command]:
    """Add -d. The site of a project lies in its own folder, wherever the command is run."""
    return click.option(
        "-d",
        "--site-dir",
        type=click.Path(path_type=Path),
        show_default="site, beside kbgen.toml",
        help=about,
    )


def site_folder(project: "Project", site_dir: Path | None) -> Path:
    """Return the folder of `-d`, else the project's own, as short as a user would write it."""
    if site_dir is not None:
        return site_dir
    folder = project.root / "site"
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def showing_options(command: Command) -> Command:
    """Add the options on which articles to show: --drafts, --as-of and --audience."""
    for option in (
        click.option(
            "--audience",
            type=click.Choice(["everyone", "agent"]),
            default="everyone",
            show_default=True,
            help="Audience to build for; `agent` includes internal notes and articles.",
        ),
        click.option(
            "--as-of",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            help="Show the site as of this day, such as 2026-12-24.",
        ),
        click.option(
            "--drafts", is_flag=True, help="Include drafts and articles not published yet."
        ),
    ):
        command = option(command)
    return command


def read_locales(tags: tuple[str, ...], known: tuple[Locale, ...]) -> tuple[Locale, ...]:
    """Return the locales of `--locale`. Raises KbgenError for one that the site does not have."""
    chosen = []
    for tag in tags:
        try:
            locale = Locale.parse(tag)
        except ValueError as error:
            raise KbgenError(str(error)) from error
        if locale not in known:
            listed = ", ".join(other.tag for other in known)
            raise KbgenError(f"The site has no locale `{locale}`", f"Locales: {listed}.")
        chosen.append(locale)
    return tuple(chosen)


def tally(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return "2 errors, 1 warning", or an empty string."""
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    parts = []
    for count, word in ((errors, "error"), (len(diagnostics) - errors, "warning")):
        if count:
            parts.append(f"{count} {word}{'s' if count > 1 else ''}")
    return ", ".join(parts)


def exit_code(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> int:
    failing = [d for d in diagnostics if strict or d.severity is Severity.ERROR]
    return 1 if failing else 0


def site_reader(folder: Path) -> Callable[[str], bytes]:
    """Return a reader of the files of a built site."""
    return lambda path: (folder / path).read_bytes()
