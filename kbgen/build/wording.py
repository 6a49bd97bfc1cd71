"""The texts of a build beside the articles: the theme's words and policy values."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kbgen import render
from kbgen.config import Project
from kbgen.config.contact import ChannelTable
from kbgen.config.glossary import Glossary, read_glossary
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.i18n import Values, catalogue_names
from kbgen.model.address import SAFE_SCHEMES, is_safe
from kbgen.model.locale import Locale
from kbgen.model.policy import Policies, references, take_references
from kbgen.model.site import CategoryMeta
from kbgen.policy import read_policies
from kbgen.templates import block_findings
from kbgen.themes import Theme, ThemeFiles
from kbgen.toml import line_of

Metas = Mapping[tuple[str, Locale], CategoryMeta]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of the theme, and the policy values of a day."""

    files: ThemeFiles
    """Of the theme, values filled in."""
    policies: Policies
    values: Values
    glossary: Glossary
    diagnostics: tuple[Diagnostic, ...]
    """Errors in the theme's files, in `policies.toml` and `glossary.toml`, and where the theme or
    the configuration names values."""


def read_wording(project: Project, theme: Theme, day: dt.date) -> Wording:
    """Read theme and policy values. Raises KbgenError for a theme that cannot be used."""
    files = theme.read({name for locale in project.locales for name in catalogue_names(locale)})
    files = files.with_fallbacks(
        {one.tag: tuple(o.tag for o in project.fallbacks(one)) for one in project.locales}
    )
    policies, of_policies = read_policies(project.content, tuple(project.config.markets))
    glossary, of_glossary = read_glossary(project)
    policies = policies._replace(
        buttons=glossary.buttons, has_all_buttons=not glossary.is_unreadable
    )
    values = Values(project, policies, day, lambda locale: render.strings(files, locale.tag))
    filled, of_theme = _fill_theme(files, values)
    return Wording(
        files=filled,
        policies=policies,
        values=values,
        glossary=glossary,
        diagnostics=(
            *theme.diagnostics,
            *block_findings(files),
            *of_policies,
            *of_glossary,
            *of_theme,
            *_configured(project, values),
        ),
    )


def _fill_theme(files: ThemeFiles, values: Values) -> tuple[ThemeFiles, tuple[Diagnostic, ...]]:
    """Fill the values that the theme's strings name."""
    if not any(b"{{" in data for chain in files.catalogues for data in chain.values()):
        return files, ()
    diagnostics: list[Diagnostic] = []
    catalogues = []
    for (name, _), chain in zip(files.templates, files.catalogues, strict=True):
        filled = {}
        for path, data in chain.items():
            text = take_references(data.decode())
            place = Span(path=f"themes/{name}/locales/{path}")
            locale = Locale.of_path(path.removesuffix(".po"))
            diagnostics += wrong_references(values, text, place, locale)
            filled[path] = values.title(text, locale).encode() if locale else data
        catalogues.append(filled)
    return files.with_catalogues(tuple(catalogues)), tuple(diagnostics)


def _configured(project: Project, values: Values) -> Iterable[Diagnostic]:
    """Report wrong references of the configuration's texts, and what values make of addresses."""
    for number, channel in enumerate(project.config.contact.channels):
        keys = ["contact", "channels", str(number), "target"]
        place = Span(path=project.file_name, line=line_of(project.config_text, keys))
        wrong = wrong_references(values, take_references(channel.target), place)
        yield from wrong
        for address in () if wrong else _addresses(project, values, channel):
            if not is_safe(address):
                hint = (
                    f"The channel is left out; allowed schemes: {', '.join(sorted(SAFE_SCHEMES))}."
                )
                message = f"Target `{channel.target}` becomes `{address[:60]}`"
                yield problem("KB219", place, message, hint)
                break


def _addresses(project: Project, values: Values, channel: ChannelTable) -> Iterable[str]:
    """Yield the addresses of a channel in all languages and markets."""
    for locale in project.locales if "{{" in channel.target else ():
        if channel.locales is None or locale.tag in channel.locales:
            for market in (project.market_of(locale), *project.config.markets):
                yield render.contact_address(channel, values, locale, market)[1]


def wrong_references(
    values: Values, text: str, place: Span, locale: Locale | None = None
) -> list[Diagnostic]:
    found = [values.wrong(reference, locale=locale) for reference in references(text)]
    return [problem("KB309", place, *wrong) for wrong in found if wrong[0]]


def fill_categories(values: Values, metas: Metas) -> tuple[Metas, tuple[Diagnostic, ...]]:
    """Fill the values in titles and descriptions of folders."""
    diagnostics: list[Diagnostic] = []
    filled = {}
    for (folder, locale), meta in metas.items():
        title, description = (take_references(text) for text in (meta.title, meta.description))
        for key, text in (("title", title), ("description", description)):
            place = Span(path=meta.path, line=meta.line(key))
            diagnostics += wrong_references(values, text, place, locale)
        filled[folder, locale] = replace(
            meta,
            title=values.title(title, locale),
            description=values.title(description, locale),
        )
    return filled, tuple(diagnostics)
