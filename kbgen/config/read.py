"""From a file to a `Project`; all errors in one message."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from kbgen import files, renames, toml
from kbgen.config.names import Texts
from kbgen.config.schema import Config
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.text import did_you_mean
from kbgen.toml import line_of

#: Errors in one message.
_MOST_EXPLAINED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder with a `kbgen.toml`."""

    root: Path
    private: Path
    """Everything kbgen keeps for itself; deleting it costs time only."""
    config: Config
    config_text: str
    """As read; part of the build's key."""
    file_name: str
    """Of the configuration."""
    locales: tuple[Locale, ...]
    default_locale: Locale

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def themes(self) -> Path:
        return self.root / "themes"

    @property
    def store(self) -> str:
        """Address of the feedback store; a file in it is relative to `root`."""
        return self.config.feedback.store

    def fallbacks(self, locale: Locale) -> tuple[Locale, ...]:
        """Return the locales to look for a missing translation in, in order."""
        table = self.config.locales.get(locale.tag)
        if table is None or table.fallback is None:
            chain = [self.default_locale]
        else:
            chain = [Locale(tag) for tag in table.fallback]
        return tuple(other for other in chain if other != locale and other in self.locales)

    @property
    def name(self) -> str:
        """The site's name in its default locale, for those who run it."""
        return self.words(self.config.site.name, self.default_locale)[0]

    def tags_for(self, locale: Locale) -> tuple[str, ...]:
        """Return the tags to look for words of a locale under: its own, then its fallbacks'."""
        chain = (locale, *self.fallbacks(locale))
        return tuple(dict.fromkeys(tag for one in chain for tag in one.lineage))

    def words(
        self, texts: Texts, locale: Locale, owners: Collection[str] | None = None
    ) -> tuple[str, Locale]:
        """Return a text of the configuration for a locale, and the locale in whose words it is.

        A text for all locales is in the words of the default one, if not of `owners`: the only
        locales that show it.
        """
        if isinstance(texts, str):
            is_own = owners is not None or locale.with_script == self.default_locale.with_script
            return texts, locale if is_own else self.default_locale
        for tag in self.tags_for(locale):
            if texts.get(tag):
                return texts[tag], locale if tag in locale.lineage else Locale(tag)
        tag = next((tag for tag in texts if texts[tag]), locale.tag)
        return texts.get(tag, ""), Locale(tag)

    def site_name(self, locale: Locale) -> tuple[str, Locale]:
        """Return the site's name for a locale, and the locale in whose words it is.

        One name for all locales is a proper name.
        """
        name = self.config.site.name
        return (name, locale) if isinstance(name, str) else self.words(name, locale)

    @property
    def fixed_pages(self) -> tuple[str, ...]:
        """Pages of each locale that are neither articles nor folders, below the locale."""
        return ("search/",) if self.config.search.enabled else ()

    def market_of(self, locale: Locale) -> str:
        """Return the assumed market of a locale's readers; empty: none is configured."""
        markets = self.config.markets.items()
        return next((name for name, table in markets if locale.tag in table.locales), "")

    def label(self, locale: Locale) -> str:
        table = self.config.locales.get(locale.tag)
        return (table.label if table else "") or locale.own_name


def load_project(
    file: Path, *, base_url: str | None = None, endpoint: str | None = None
) -> Project:
    """Read the configuration file and find the locales.

    `base_url` and `endpoint` override [site] url and [feedback] endpoint.

    Raises KbgenError when the file is missing, unreadable or wrong; it names every error.
    """
    text = _read(file)
    overrides = (("site", "url", base_url), ("feedback", "endpoint", endpoint))
    config = _parse(file.name, text, overrides)
    root = file.resolve().parent
    locales = tuple(Locale(tag) for tag in config.locales) or _locale_folders(root / "content")
    if not locales:
        raise KbgenError(
            "No locales found: `content/` has no folder such as `en`",
            "Put articles into content/en/<category>/, or list [locales.en] in kbgen.toml.",
        )
    _check_names(config, locales)
    return Project(
        root=root,
        private=root / ".kbgen",
        config=config,
        config_text=text,
        file_name=file.name,
        locales=locales,
        default_locale=_default_locale(config, locales),
    )


def load_config(file: Path) -> Config:
    """Read the configuration file alone: the collector may run without the content.

    Raises KbgenError when the file is missing, unreadable or wrong; it names every error.
    """
    return _parse(file.name, _read(file))


def former_settings(project: Project) -> Iterator[Diagnostic]:
    """Report settings under names that have changed since."""
    for one in renames.SETTINGS:
        keys = one.old.split(".")
        if toml.has(toml.parse(project.config_text), keys):
            place = Span(path=project.file_name, line=line_of(project.config_text, keys))
            yield problem("KB120", place, f"Setting `{one.old}` has another name", one.hint)


def _parse(name: str, text: str, overrides: Iterable[tuple[str, str, str | None]] = ()) -> Config:
    try:
        data = toml.parse(text)
    except toml.TomlError as error:
        hint = f"Check line {error.line}; texts go in quotation marks."
        raise KbgenError(f"{name} does not parse: {error}", hint) from error
    for table, key, value in overrides:
        if value is not None and isinstance(data.setdefault(table, {}), dict):
            data[table][key] = value
    for one in renames.SETTINGS:
        if one.until:
            toml.move(data, one.old.split("."), one.new.split("."))
    try:
        return Config.model_validate(data)
    except ValidationError as error:
        raise KbgenError(_explain(name, text, error)) from error


def _read(file: Path) -> str:
    try:
        return files.read_text(file)
    except FileNotFoundError as error:
        hint = "Run kbgen in the project's folder, name the file with -f, or run kbgen init DIR."
        raise KbgenError(f"Configuration file {file} not found", hint) from error
    except OSError as error:
        raise files.unusable(str(file), error) from error


def _locale_folders(content: Path) -> tuple[Locale, ...]:
    found = []
    for folder in files.list_folder(content, "content"):
        if files.is_folder(folder) and folder.name[0] not in "._":
            try:
                found.append(Locale.parse(folder.name))
            except ValueError:
                continue  # load reports it
    return tuple(dict.fromkeys(found))


def _check_names(config: Config, locales: tuple[Locale, ...]) -> None:
    there = [locale.tag for locale in locales]
    languages = {locale.language for locale in locales}
    named = [
        (f"[locales.{tag}] fallback", other)
        for tag, table in config.locales.items()
        for other in table.fallback or ()
    ]
    named += [
        ("[[search.pinned]] locales", t) for p in config.search.pinned for t in p.locales or ()
    ]
    named += [
        (f"[markets.{name}] locales", tag)
        for name, table in config.markets.items()
        for tag in table.locales
    ]
    links = (("header", config.header), ("footer", config.footer))
    named += [
        (f"[[{name}.links]] locales", tag)
        for name, table in links
        for link in table.links
        for tag in link.locales or ()
    ]
    # The synonyms of a language serve all its locales.
    named += [("[search.synonyms]", tag) for tag in config.search.synonyms if tag not in languages]
    wrong = [
        f"{where} names the unknown locale `{tag}`" for where, tag in named if tag not in there
    ]
    of_contact = list(config.contact.mistakes(there, list(config.markets)))
    if wrong or of_contact:
        hint = f"Locales: {', '.join(there)}." if wrong else ""
        raise KbgenError("\n".join([*wrong, *of_contact]), hint)
    unknown = [
        f"[[{name}.links]] markets names the unknown market `{market}`"
        for name, table in links
        for link in table.links
        for market in link.markets or ()
        if market not in config.markets
    ]
    if unknown:
        markets = ", ".join(config.markets) or "none"
        raise KbgenError("\n".join(unknown), f"Markets: {markets}.")


def _default_locale(config: Config, locales: tuple[Locale, ...]) -> Locale:
    wanted = config.site.default_locale
    if wanted is None:
        return Locale("en") if Locale("en") in locales else locales[0]
    if Locale(wanted) not in locales:
        listed = ", ".join(locale.tag for locale in locales)
        raise KbgenError(
            f"[site] default_locale is `{wanted}`, but the locales are {listed}",
            f"Add [locales.{wanted}] or name one of them.",
        )
    return Locale(wanted)


def _explain(name: str, text: str, error: ValidationError) -> str:
    lines = []
    mistakes = [
        found for found in error.errors() if not _is_not_meant(found["loc"], found["input"])
    ]
    for found in mistakes[:_MOST_EXPLAINED]:
        keys = [str(part) for part in found["loc"] if not _is_branch(part)]
        where = ".".join(keys)
        if found["type"] == "extra_forbidden":
            options = _known_keys(found["loc"][:-1])
            former = renames.of(where, renames.SETTINGS)
            known = (
                former.hint
                if former
                else did_you_mean(keys[-1], options) or f"Known keys: {', '.join(options)}."
            )
            what = f"unknown key `{where}`. {known}"
        elif found["type"] == "missing":
            what = f"`{where}` is missing"
        else:
            what = f"`{where}`: {found['msg'].removeprefix('Value error, ')}"
        lines.append(f"{name}:{line_of(text, keys)}: {what}")
    count = "1 error" if len(mistakes) == 1 else f"{len(mistakes)} errors"
    if len(mistakes) > len(lines):
        lines.append(f"… and {len(mistakes) - len(lines)} more")
    return f"{count} in {name}\n" + "\n".join(f"  {line}" for line in lines)


def _is_not_meant(place: tuple[int | str, ...], value: object) -> bool:
    """Tell whether, of a text or a table of texts, this is about the form that was not written."""
    if place[-1] == "str":
        return isinstance(value, dict)
    return place[-1] != "[key]" and _is_branch(place[-1])


def _is_branch(part: int | str) -> bool:
    """Tell whether a part of a place is not a key of the file, but pydantic's name of a form."""
    return str(part) in {"[key]", "str"} or str(part).startswith("function-")


def _known_keys(path: tuple[int | str, ...]) -> list[str]:
    """Return the keys of the table at a path of the configuration."""
    model: Any = Config
    for part in path:
        if isinstance(model, type) and issubclass(model, BaseModel):
            model = model.model_fields[str(part)].annotation
        else:  # dict[tag, Table] or list[Table]: the step into one of them
            model = model.__args__[-1]
    is_table = isinstance(model, type) and issubclass(model, BaseModel)
    return sorted(model.model_fields) if is_table else []
