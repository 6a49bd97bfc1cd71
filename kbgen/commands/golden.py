from pathlib import Path

from kbgen.commands.options import site_reader
from kbgen.commands.terminal import say
from kbgen.config import Project
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic
from kbgen.errors import KbgenError
from kbgen.search.golden import read_golden, run_golden, update_golden


def check_golden(
    project: Project, site_dir: Path, *, update: bool, quiet: bool
) -> tuple[Diagnostic, ...]:
    """Run the searches of content/golden.toml on a built site and print a summary."""
    file = project.content / "golden.toml"
    if leads_out(file, project.root):
        raise KbgenError(f"{file} is a link that leaves the project", "Copy the file.")
    results = run_golden(read_golden(file, project.locales), site_reader(site_dir))
    if update:
        write = lambda text: file.write_text(text, encoding="utf-8", newline="")  # noqa: E731
        changed = update_golden(file, results, write)
        results = run_golden(read_golden(file, project.locales), site_reader(site_dir))
        if not quiet:
            say(f"{changed} rank{'' if changed == 1 else 's'} updated")
    bad = [result for result in results if not result.is_good]
    if not quiet:
        first = sum(result.rank == 1 for result in results)
        good = len(results) - len(bad)
        searches = f"{len(results)} search{'' if len(results) == 1 else 'es'}"
        say(f"{searches}: {good} passed, {first} with the article first")
    return tuple(result.diagnostic("content/golden.toml") for result in bad)
