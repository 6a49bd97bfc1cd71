"""Names of markets as readers write them."""

from collections.abc import Iterable

from kbgen.config import Project
from kbgen.model.locale import Locale


def market_label(project: Project, name: str, locale: Locale) -> str:
    """Return the configured name of a market, else CLDR's for the country or region."""
    label = project.config.markets[name].label
    own = label if isinstance(label, str) else label.get(locale.tag) or label.get(locale.language)
    return own or locale.babel.territories.get(name) or name


def market_names(project: Project, markets: Iterable[str], locale: Locale) -> str:
    """Return the names of the given markets that the project defines, as one text."""
    labels = (market_label(project, m, locale) for m in markets if m in project.config.markets)
    return " · ".join(labels)  # not commas, which some names contain
