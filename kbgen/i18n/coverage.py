"""How much of what stands around the articles a locale has in its own language."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from babel.messages.pofile import PoFileError, read_po

from kbgen.config import Project, Texts
from kbgen.config.notices import StatusNotice
from kbgen.i18n.catalogue import load_catalogue
from kbgen.i18n.markets import market_label
from kbgen.model.locale import Locale
from kbgen.model.site import SiteStructure
from kbgen.themes import BUILT_IN, Theme, ThemeFiles, read_file

#: A catalogue with all strings of the built-in theme.
_COMPLETE = BUILT_IN / "locales" / "de.po"
#: A kind of words.
CATEGORIES = "categories"


class Coverage(NamedTuple):
    """One kind of words in one locale."""

    kind: str
    """In the plural: `market names`."""
    total: int
    missing: tuple[str, ...]
    """Those that are shown in another language."""


def coverage(
    project: Project,
    site: SiteStructure,
    files: ThemeFiles,
    messages: Collection[str],
    notices: Iterable[StatusNotice] = (),
) -> dict[Locale, tuple[Coverage, ...]]:
    """Return what each locale has in its own words. messages: see `theme_messages`."""
    labels = tuple(_labels(project, notices))
    found: dict[Locale, tuple[Coverage, ...]] = {}
    for locale in project.locales:
        catalogue = load_catalogue(locale, files.catalogues)
        strings = [message for message in messages if not catalogue.has(message)]
        found[locale] = (
            Coverage("interface strings", len(messages), tuple(strings)),
            _categories(site, locale),
            _texts(project, locale, labels),
            _markets(project, locale),
        )
    return found


def theme_messages(theme: Theme) -> tuple[str, ...]:
    """Return the strings of a theme: those of the built-in one, and its own."""
    own = [
        file
        for path, file in theme.files("locales").items()
        if path.endswith(".po") and not file.is_relative_to(BUILT_IN)
    ]
    found: dict[str, None] = {}
    for file in (_COMPLETE, *own):
        with suppress(PoFileError, ValueError):  # the build reports it
            found |= dict.fromkeys(_messages(read_file(file)))
    return tuple(found)


@lru_cache(maxsize=16)
def _messages(data: bytes) -> tuple[str, ...]:
    ids = (one.id for one in read_po(BytesIO(data), abort_invalid=True) if one.id)
    return tuple(one if isinstance(one, str) else one[0] for one in ids)


def _categories(site: SiteStructure, locale: Locale) -> Coverage:
    own = [c for (path, shown), c in site.categories.items() if path and shown == locale]
    missing = sorted(c.path for c in own if c.title_locale.with_script != locale.with_script)
    return Coverage(CATEGORIES, len(own), tuple(missing))


def _markets(project: Project, locale: Locale) -> Coverage:
    names = tuple(project.config.markets)
    owners = {name: market_label(project, name, locale)[1] for name in names}
    missing = tuple(name for name in names if owners[name].with_script != locale.with_script)
    return Coverage("market names", len(names), missing)


class _Label(NamedTuple):
    name: str
    texts: Texts
    locales: Collection[str] | None
    """The only ones that show it."""


def _texts(project: Project, locale: Locale, labels: Iterable[_Label]) -> Coverage:
    shown = [one for one in labels if one.locales is None or locale.tag in one.locales]
    missing = [
        one.name
        for one in shown
        if project.words(one.texts, locale, one.locales)[1].with_script != locale.with_script
    ]
    return Coverage("labels", len(shown), tuple(missing))


def _labels(project: Project, notices: Iterable[StatusNotice]) -> Iterator[_Label]:
    """Yield the texts of the configuration that readers see, but names of markets."""
    config = project.config
    name_of_site = config.site.name if isinstance(config.site.name, dict) else ""
    every: list[tuple[str, Texts, Collection[str] | None]] = [("site.name", name_of_site, None)]
    every += [(f"actions.{name}", one.label, None) for name, one in config.actions.items()]
    kinds: Counter[str] = Counter()
    for channel in config.contact.channels:
        kinds[channel.kind] += 1
        number = f".{kinds[channel.kind]}" if kinds[channel.kind] > 1 else ""
        name = f"contact.{channel.kind}{number}"
        every += [(name, channel.label, channel.locales)]
        every += [(f"{name}.note", channel.note, channel.locales)]
    for name, links in (("header", config.header.links), ("footer", config.footer.links)):
        every += [(f"{name}.{n}", link.label, link.locales) for n, link in enumerate(links, 1)]
    for notice in notices:
        table = notice.table
        every += [(f"notices.{notice.id}", table.text, table.locales)]
        every += [(f"notices.{notice.id}.label", table.label, table.locales)]
    return (_Label(*one) for one in every if one[1])
