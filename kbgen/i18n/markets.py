"""Names of markets as readers write them."""

from collections.abc import Iterable

from kbgen.config import Project
from kbgen.model.foreign import in_language
from kbgen.model.locale import Locale


def market_label(project: Project, name: str, locale: Locale) -> tuple[str, Locale]:
    """Return the name of a market for a locale, and the locale in whose words it is.

    Without one in kbgen.toml it is CLDR's for the country or region.
    """
    label, own = project.words(project.config.markets[name].label, locale)
    return (label, own) if label else (locale.babel.territories.get(name) or name, locale)


def market_names(project: Project, markets: Iterable[str], locale: Locale) -> str:
    """Return the names of the given markets that the project defines, as one text, marked."""
    labels = (market_label(project, m, locale) for m in markets if m in project.config.markets)
    names = (in_language(label, own, locale) for label, own in labels)
    return " · ".join(names)  # not commas, which some names contain
