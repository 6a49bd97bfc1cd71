"""The theme: its chain of folders and the Jinja environment over it."""

import tomllib
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

BUILT_IN = Path(__file__).parent / "theme"


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
            root = folder / below
            for file in sorted(root.rglob("*")) if root.is_dir() else ():
                if file.is_file() and not file.name.startswith("."):
                    found[file.relative_to(root).as_posix()] = file
        return dict(sorted(found.items()))

    def digest(self, below: str) -> str:
        """Digest all files of the chain: an override may extend what it overrides."""
        parts: list[object] = []
        for folder in self.folders:
            root = folder / below
            files = sorted(root.rglob("*")) if root.is_dir() else ()
            parts += [
                (file.relative_to(root).as_posix(), digest(file.read_bytes()))
                for file in files
                if file.is_file()
            ]
        return digest(self.names, *parts)


def find_theme(themes: Path, name: str) -> Theme:
    """Follow `extends` from the named theme to the built-in one.

    Raises KbgenError for a theme that is not there, a broken `theme.toml` or a circle.
    """
    names: list[str] = []
    folders: list[Path] = []
    while name and name != "default":
        folder = themes / name
        if name in names:
            raise KbgenError(f"Theme `{name}` extends itself: {' → '.join([*names, name])}")
        if not folder.is_dir():
            there = (
                [p.name for p in sorted(themes.iterdir()) if p.is_dir()] if themes.is_dir() else []
            )
            hint = did_you_mean(name, there) or "Themes are folders below themes/."
            raise KbgenError(f"There is no theme `{name}`", hint)
        names.append(name)
        folders.append(folder)
        name = _extends(folder)
    return Theme((*names, "default"), (*folders, BUILT_IN))


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


@lru_cache(maxsize=4)
def environment(theme: Theme, _version: str) -> Environment:
    """Make the Jinja environment, anew for each version of the files: one may have been added.

    `{% extends "default/base.html" %}` names one theme of the chain, so that an override can
    build on what it overrides; a bare name takes the first theme that has the file.
    """
    loaders = [FileSystemLoader(folder / "templates") for folder in theme.folders]
    by_name = PrefixLoader(dict(zip(theme.names, loaders, strict=True)))
    env = Environment(
        loader=ChoiceLoader([*loaders, by_name]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals.update(
        {
            "_": _gettext,
            "ngettext": _ngettext,
            "plural_forms": _plural_forms,
            "gettext_for": _gettext_for,
        }
    )
    return env


def render(theme: Theme, version: str, template: str, context: dict[str, Any]) -> str:
    """Render a template. Raises KbgenError with the template's name and line.

    `version` is the digest of the theme's templates.
    """
    try:
        return environment(theme, version).get_template(template).render(context)
    except TemplateSyntaxError as error:
        message = f"Template {error.name or template}:{error.lineno}: {error.message}"
        raise KbgenError(message) from error
    except Exception as error:  # templates may do anything, and their mistakes are no bugs of ours
        what = getattr(error, "message", None) or f"{type(error).__name__}: {error}"
        raise KbgenError(f"Template {_place(error) or template}: {what}") from error


def _place(error: Exception) -> str:
    """Return file and line of the innermost template in a traceback."""
    found = ""
    for frame in traceback.extract_tb(error.__traceback__):
        if "templates" in frame.filename and frame.filename.endswith((".html", ".svg")):
            found = f"{frame.filename.rpartition('templates/')[2]}:{frame.lineno}"
    return found


def _fill(text: str, values: dict[str, object]) -> Markup:
    return escape(text) % values if values else escape(text)


@pass_context
def _gettext(context: Context, message: str, **values: object) -> Markup:
    return _fill(context["catalogue"].gettext(message), values)


@pass_context
def _ngettext(context: Context, one: str, many: str, num: int, **values: object) -> Markup:
    catalogue = context["catalogue"]
    text = catalogue.ngettext(one, many, num)
    return _fill(text, {"num": context["format_number"](num), **values})


@pass_context
def _plural_forms(context: Context, one: str, many: str) -> dict[str, str]:
    forms: dict[str, str] = context["catalogue"].plural_forms(one, many)
    return forms


@pass_context
def _gettext_for(context: Context, locale: str, message: str, **values: object) -> Markup:
    of_locale: Callable[[str], Any] = context["catalogue_for"]
    return _fill(of_locale(locale).gettext(message), values)
