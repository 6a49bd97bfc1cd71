"""`_category.toml`: what a folder is called, where it is, and how it is shown, in one locale."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kbgen import files, toml
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.load.scan import Scan
from kbgen.model.locale import Locale
from kbgen.model.names import is_to_translate, nfc
from kbgen.model.site import CategoryMeta
from kbgen.text import Suggestions

_KINDS: dict[str, type] = {
    "title": str,
    "description": str,
    "order": int,
    "icon": str,
    "series": bool,
    "slug": str,
    "aliases": list,
}
_EXPECTED = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list of texts",
}


def read_categories(
    content: Path, scan: Scan
) -> tuple[Mapping[tuple[str, Locale], CategoryMeta], tuple[Diagnostic, ...]]:
    """Read them all, by (folder below the locale, locale)."""
    metas: dict[tuple[str, Locale], CategoryMeta] = {}
    diagnostics: list[Diagnostic] = []
    for path, locale in scan.categories:
        shown = f"content/{path}"
        folder = nfc(path.partition("/")[2].rpartition("/")[0])
        try:
            text = files.read_text(content / path)
            data = toml.parse(text)
        except OSError as error:
            diagnostics.append(files.unreadable(shown, error))
            continue
        except toml.TomlError as error:
            place = Span(path=shown, line=error.line, column=error.column)
            hint = 'Put texts in quotation marks: title = "Shipping".'
            diagnostics.append(problem("KB107", place, f"The file does not parse: {error}", hint))
            continue
        metas[folder, locale] = _check(data, text, shown, diagnostics)
    return metas, tuple(diagnostics)


def _fits(value: object, kind: type) -> bool:
    of_texts = not isinstance(value, list) or all(isinstance(one, str) for one in value)
    return type(value) is kind and of_texts


def _check(
    data: dict[str, Any], text: str, path: str, diagnostics: list[Diagnostic]
) -> CategoryMeta:
    values: dict[str, Any] = {}
    suggestions = Suggestions()
    lines: list[tuple[str, int]] = []
    for key, value in data.items():
        place = Span(path=path, line=toml.line_of(text, [key]))
        lines.append((key, place.line))
        if key not in _KINDS:
            near = suggestions.did_you_mean(key, lambda: _KINDS)
            hint = near or f"Known keys: {', '.join(_KINDS)}."
            diagnostics.append(problem("KB108", place, f"Unknown key `{key}`", hint))
        elif not _fits(value, _KINDS[key]):
            message = f"Key `{key}` must be {_EXPECTED[_KINDS[key]]}"
            diagnostics.append(problem("KB108", place, message, ""))
        elif isinstance(value, list):
            values[key] = tuple(value)
        elif not isinstance(value, str) or not is_to_translate(value):
            values[key] = value
    return CategoryMeta(**values, path=path, lines=tuple(lines))
