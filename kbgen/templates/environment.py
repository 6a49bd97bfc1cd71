"""The Jinja environment of a theme."""

import inspect
import traceback
from collections.abc import Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from kbgen.errors import KbgenError
from kbgen.model import page
from kbgen.model.article import Heading
from kbgen.model.foreign import OPEN, in_language, marked
from kbgen.model.locale import Locale
from kbgen.themes import ThemeFiles

#: Hint for a theme that the sandbox refuses.
_SANDBOX = (
    "Templates run in a sandbox: they can read `page` and call the theme's functions, and change"
    " nothing. Put anything else into the articles, kbgen.toml or the theme's scripts."
)

#: What pages are made of → the names of its fields. They hold texts, numbers and each other.
_FIELDS = {
    kind: frozenset(inspect.signature(kind).parameters)
    for kind in (*vars(page).values(), Heading)
    if isinstance(kind, type) and kind.__module__ in {page.__name__, Heading.__module__}
}


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which would look at the name of each field of each page: twice the time."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in _FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class _Compiled(BytecodeCache):
    """Code of templates, by name and text: a changed theme compiles what has changed."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            if len(self._codes) >= _MOST_CODES:
                self._codes.clear()
            self._codes[bucket.key, bucket.checksum] = bucket.code


#: A theme has about 40 templates.
_MOST_CODES = 400
_COMPILED = _Compiled()


@lru_cache(maxsize=4)
def environment(files: ThemeFiles) -> ImmutableSandboxedEnvironment:
    """Make the Jinja environment of a theme's files.

    `{% extends "default/base.html" %}` names one theme of the chain, so that an override can
    build on what it overrides; a bare name takes the first theme that has the file. It is Jinja's
    sandbox: a theme may come from anywhere, and templates must not reach the machine.
    """
    loaders = {name: _loader(name, texts) for name, texts in files.templates}
    env = _Sandbox(
        loader=ChoiceLoader([*loaders.values(), PrefixLoader(loaders)]),
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # A word in Arabic as `\u…` takes three times the bytes.
    env.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    env.globals.update(
        {
            "_": _gettext,
            "ngettext": _ngettext,
            "plural_forms": _plural_forms,
            "gettext_for": _gettext_for,
        }
    )
    return env


def _loader(theme: str, texts: Mapping[str, str]) -> BaseLoader:
    def load(path: str) -> tuple[str, str, None] | None:
        return (texts[path], f"{theme}/templates/{path}", None) if path in texts else None

    return FunctionLoader(load)


def render(files: ThemeFiles, template: str, context: dict[str, Any]) -> str:
    """Render a template. Raises KbgenError with the template's name and line."""
    try:
        return environment(files).get_template(template).render(context)
    except TemplateSyntaxError as error:
        message = f"Template {error.name or template}:{error.lineno}: {error.message}"
        raise KbgenError(message) from error
    except SecurityError as error:
        message = f"Template {_place(error) or template}: {error.message}"
        raise KbgenError(message, _SANDBOX) from error
    except Exception as error:  # templates may do anything, and their errors are not bugs of kbgen
        what = getattr(error, "message", None) or f"{type(error).__name__}: {error}"
        raise KbgenError(f"Template {_place(error) or template}: {what}") from error


def _place(error: Exception) -> str:
    """Return file and line of the innermost template in a traceback."""
    found = ""
    for frame in traceback.extract_tb(error.__traceback__):
        if "templates" in frame.filename and frame.filename.endswith((".html", ".svg")):
            found = f"{frame.filename.rpartition('templates/')[2]}:{frame.lineno}"
    return found


def _fill(catalogue: Any, message: str, text: str, values: dict[str, object]) -> Markup:
    """Fill a string of a catalogue. If it is in another language, its values are still not."""
    own, page = catalogue.locale_of(message), catalogue.locale
    if own.with_script != page.with_script:
        values = {name: _of_page(value, page) for name, value in values.items()}
    filled = escape(text) % values if values else escape(text)
    return Markup(in_language(filled, own, page))  # noqa: S704  # escaped above


def _of_page(value: object, page: Locale) -> object:
    is_text = isinstance(value, str) and OPEN not in value and any(map(str.isalpha, value))
    return Markup(marked(escape(value), page)) if is_text else value  # noqa: S704  # escaped here


@pass_context
def _gettext(context: Context, message: str, **values: object) -> Markup:
    catalogue = context["catalogue"]
    return _fill(catalogue, message, catalogue.gettext(message), values)


@pass_context
def _ngettext(context: Context, one: str, many: str, num: int, **values: object) -> Markup:
    catalogue = context["catalogue"]
    text = catalogue.ngettext(one, many, num)
    return _fill(catalogue, one, text, {"num": context["format_number"](num), **values})


@pass_context
def _plural_forms(context: Context, one: str, many: str) -> dict[str, str]:
    forms: dict[str, str] = context["catalogue"].plural_forms(one, many)
    return forms


@pass_context
def _gettext_for(context: Context, locale: str, message: str, **values: object) -> Markup:
    catalogue = context["catalogue_for"](locale)
    return _fill(catalogue, message, catalogue.gettext(message), values)
