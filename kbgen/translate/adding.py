"""Everything that a new language needs beside its articles, written down to be translated.

Texts begin with `TRANSLATE:` and count as missing until that is removed. What exists stays as it
is, so that a second run changes nothing.
"""

import contextlib
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import tomlkit
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from kbgen import files, toml
from kbgen.config import Project
from kbgen.errors import KbgenError
from kbgen.i18n import catalogue_names, load_catalogue, theme_messages
from kbgen.model.locale import Locale
from kbgen.model.names import TO_TRANSLATE, TO_TRANSLATE_FILE
from kbgen.themes import BUILT_IN, Theme, read_file
from kbgen.translate.catalogues import head_of
from kbgen.translate.settings import Label, labels_of, with_texts

#: Name of the theme that is made for the words of a language, where the project has none.
_WORDS = "words"
_LOCALE = re.compile(r"(?m)^\[locales\.[^\]\n]+\][^\n]*\n(?:[^\[\n#][^\n]*\n)*")
_SNIPPETS = "_snippets"
_CATEGORY = "_category.toml"


def additions(project: Project, theme: Theme, locale: Locale) -> dict[str, str]:
    """Return path in the project → text of each file that is new or changes."""
    made = dict(_beside(project, locale))
    catalogue = _catalogue(project, theme, locale)
    if catalogue:
        path, text = catalogue
        made[path] = text
        if path.startswith(f"themes/{_WORDS}/") and theme.folders[0] == BUILT_IN:
            made[f"themes/{_WORDS}/theme.toml"] = 'title = "Words of our languages"\n'
    text = _settings(project, locale, needs_theme=f"themes/{_WORDS}/theme.toml" in made)
    if text != project.config_text:
        made[project.file_name] = text
    return made


def _settings(project: Project, locale: Locale, *, needs_theme: bool) -> str:
    default = project.default_locale
    text = _with_locale(project, locale)
    texts = [(label, f"{TO_TRANSLATE} {own}") for label, own in _needed(project, locale, text)]
    text = with_texts(text, texts, locale, default) if texts else text
    if needs_theme:
        table: Any = tomlkit.parse(text)
        table.setdefault("theme", tomlkit.table())["name"] = _WORDS
        text = tomlkit.dumps(table)
    return text


def _with_locale(project: Project, locale: Locale) -> str:
    """Return the configuration with a table for the locale, behind those of the others."""
    text, there = project.config_text, project.config.locales
    if locale.tag in there:
        return text
    # Without any, the folders of the content were the locales: where some are named, all are.
    named = dict.fromkeys(one for one in (*project.locales, locale) if one.tag not in there)
    lines = "".join(f"[locales.{one}]\n" for one in named)
    made = [f"{text.rstrip()}\n\n{lines}"]
    if tables := list(_LOCALE.finditer(text if text.endswith("\n") else f"{text}\n")):
        at = tables[-1].end()
        made.insert(0, f"{text[:at]}{lines}{text[at:]}")
    wanted = toml.parse(text)
    wanted["locales"] = {**wanted.get("locales", {}), **{one.tag: {} for one in named}}
    for one in made:  # a table may be written in ways that only a parser knows
        with contextlib.suppress(toml.TomlError):
            if toml.parse(one) == wanted:
                return one
    hint = f"Write each language as a table of its own, such as [locales.{locale}]."
    raise KbgenError(f"{project.file_name}: `locales` cannot be added to", hint)


def _needed(project: Project, locale: Locale, text: str) -> Iterator[tuple[Label, str]]:
    """Yield the labels that a locale shows and has no text of, with that of the default locale."""
    default = project.default_locale
    for label in labels_of(text):
        if label.locales is not None and locale.tag not in label.locales:
            continue
        value = label.value
        if isinstance(value, dict):
            there = any(tag in value for tag in locale.lineage)
            own = value.get(default.tag) or next(iter(value.values()), "")
        else:
            there, own = locale.with_script == default.with_script, value
        if own and not there:
            yield label, own


def _beside(project: Project, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield path and text of the categories, snippets and notices."""
    content, default = project.content, project.default_locale
    for source, goal in (
        (content / default.tag, content / locale.tag),
        (content / _SNIPPETS / default.tag, content / _SNIPPETS / locale.tag),
    ):
        for file in sorted(source.rglob("*")) if source.is_dir() else ():
            new = goal / file.relative_to(source)
            is_table = file.name == _CATEGORY
            is_snippet = source.parent.name == _SNIPPETS and file.suffix == ".md"
            if new.exists() or not (is_table or is_snippet):
                continue
            shown = file.relative_to(project.root).as_posix()
            text = _read(file, shown)
            path = new.relative_to(project.root).as_posix()
            yield path, _table(text, shown) if is_table else TO_TRANSLATE_FILE + text
    yield from _notices(project, locale)


def _read(file: Path, shown: str) -> str:
    try:
        return files.read_text(file)
    except OSError as error:
        raise files.unusable(shown, error) from error


def _parse(text: str, shown: str) -> dict[str, Any]:
    try:
        return toml.parse(text)
    except toml.TomlError as error:
        raise KbgenError(f"{shown} does not parse: {error}", "Repair it first.") from error


def _table(text: str, shown: str) -> str:
    _parse(text, shown)
    table: Any = tomlkit.parse(text)
    for key in ("slug", "aliases"):
        table.pop(key, None)  # each language has its own
    for key in ("title", "description"):
        if table.get(key):
            table[key] = f"{TO_TRANSLATE} {table[key]}"
    return tomlkit.dumps(table)


def _notices(project: Project, locale: Locale) -> Iterator[tuple[str, str]]:
    file = project.content / "notices.toml"
    path = file.relative_to(project.root).as_posix()
    text = _read(file, path) if file.is_file() else ""
    texts = [
        (Label(name, (name,), key, value), value)
        for name, notice in _parse(text, path).items()
        for key, value in (notice.items() if isinstance(notice, dict) else ())
        if key in {"text", "label"} and isinstance(value, dict)
        if not any(tag in value for tag in locale.lineage)
        if locale.tag in notice.get("locales", [locale.tag])
    ]
    words = [
        (
            label,
            f"{TO_TRANSLATE} {value.get(project.default_locale.tag) or next(iter(value.values()))}",
        )
        for label, value in texts
        if value
    ]
    if words:
        yield path, with_texts(text, words, locale, project.default_locale)


def _catalogue(project: Project, theme: Theme, locale: Locale) -> tuple[str, str] | None:
    """Return path and text of the catalogue, with the notes for translators; None: all is there."""
    chain = theme.read(set(catalogue_names(locale))).catalogues
    known = load_catalogue(locale, chain)
    missing = [message for message in theme_messages(theme) if not known.has(message)]
    own = theme.folders[0] if theme.folders[0].is_relative_to(project.themes) else None
    folder = (own or project.themes / _WORDS) / "locales"
    file = next(
        (folder / name for name in catalogue_names(locale) if (folder / name).is_file()),
        folder / f"{locale}.po",
    )
    shown = file.relative_to(project.root).as_posix()
    before = _read(file, shown) if file.is_file() else ""
    catalog = read_po(BytesIO(before.encode())) if before else Catalog()
    added = [message for message in missing if message not in catalog]
    if not added:
        return None
    notes = read_po(BytesIO(read_file(BUILT_IN / "locales" / "de.po")))
    for message in added:
        one = notes.get(message)
        ids = one.id if one else message
        catalog.add(ids, auto_comments=one.auto_comments if one else ())
    out = BytesIO()
    write_po(out, catalog, width=0, omit_header=True)
    head = head_of(before) or _head(locale)
    return shown, f"{head}\n\n{out.getvalue().decode()}"


def _head(locale: Locale) -> str:
    plurals = Catalog(locale=str(locale.babel)).plural_forms
    return (
        "# Translate each msgstr; one that is empty is shown in another language.\n"
        f'msgid ""\nmsgstr ""\n"Language: {locale}\\n"\n"Plural-Forms: {plurals}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"'
    )


def write_all(root: Path, made: dict[str, str]) -> None:
    """Write the files of `additions`. Raises KbgenError."""
    from kbgen.translate.marking import write_file

    for path, text in made.items():
        write_file(root / path, text, root)
