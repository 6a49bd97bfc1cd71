"""Reports colours that cannot be read, and what style sheets load from other hosts."""

from collections.abc import Iterator, Sequence

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.styles.contrast import TEXT, Failure, failures
from kbgen.styles.foreign import foreign_findings
from kbgen.styles.former import former_findings
from kbgen.styles.made import property_of
from kbgen.styles.rules import SCHEMES, Declaration, Sheet
from kbgen.toml import line_of


def sheet_findings(project: Project, sheets: Sequence[Sheet]) -> tuple[Diagnostic, ...]:
    """Report what is wrong in style sheets of a theme and in `[theme]`.

    sheets: as they are served, one after the other; those of ours have no path.
    """
    found = [finding for sheet in sheets if sheet.path for finding in foreign_findings(sheet)]
    own = {sheet.path: sheet.text for sheet in sheets if sheet.path.startswith("themes/")}
    found += former_findings(own)
    if any(sheet.path for sheet in sheets):
        found += [_report(project, failure) for failure in _worst(sheets)]
    return tuple(found)


def _worst(sheets: Sequence[Sheet]) -> Iterator[Failure]:
    """Yield the worst failure of each declaration in each scheme: others are fixed with it."""
    worst: dict[tuple[Declaration, str], Failure] = {}
    for failure in failures(sheets):
        key = (failure.blamed, failure.scheme)
        before = worst.setdefault(key, failure)
        if failure.ratio / failure.needed < before.ratio / before.needed:
            worst[key] = failure
    yield from worst.values()


def _report(project: Project, failure: Failure) -> Diagnostic:
    one, ground, blamed = failure.color, failure.other, failure.blamed
    need = "text needs" if failure.needed == TEXT else "lines of controls need"
    message = (
        f"On {failure.scheme} screens, `--{failure.text}` ({one}) on `--{failure.ground}` "
        f"({ground}) has a contrast of {failure.ratio:.2f}:1; {need} {failure.needed:g}:1"
    )
    if blamed.path != project.file_name:
        place = Span(path=blamed.path, line=blamed.line)
        return problem("KB504", place, message, _hint(failure))
    keys = property_of(blamed.name, failure.scheme)
    *tables, key = ("theme", *keys)
    hint = (
        f'Set `{key} = "{failure.nearest}"` in [{".".join(tables)}], the nearest that is readable.'
    )
    line = line_of(project.config_text, ["theme", *keys])
    return problem("KB504", Span(path=blamed.path, line=line), message, hint)


def _hint(failure: Failure) -> str:
    """Return what to write into a style sheet."""
    blamed, near = failure.blamed, str(failure.nearest)
    is_own = blamed.name == f"--{failure.ground if failure.is_ground else failure.text}"
    if not is_own or set(blamed.schemes) != set(SCHEMES) or "light-dark(" in blamed.value:
        return f"The nearest that is readable: {near}."
    pair = (blamed.value, near) if failure.scheme == "dark" else (near, blamed.value)
    return f"Write `{blamed.name}: light-dark({', '.join(pair)})`."
