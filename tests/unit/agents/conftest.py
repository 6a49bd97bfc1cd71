"""A small shop with two languages and three markets, built once."""

from pathlib import Path

import pytest

from kbgen.agents import HelpTools
from kbgen.agents.built import BuiltSite
from kbgen.config import load_project
from tests import factories

CONFIG = """
[site]
name = "Juniper Help"
url = "https://help.example/kb/"
time_zone = "Europe/Amsterdam"
[locales.en]
[locales.de]
[markets.NL]
locales = ["en"]
countries = ["NL"]
holidays = [2026-12-25]
[markets.DE]
locales = ["de"]
countries = ["DE", "AT"]
[markets.WORLD]
[feedback]
endpoint = "ENDPOINT"
"""
VALUES = """
[returns]
window = { type = "duration", value = "30 days", markets = { DE = "1 month" } }
check = { type = "duration", value = "3 working days" }
fee = { type = "money", value = "4.50 EUR", markets = { WORLD = "9.50 EUR" } }
"""
TEXT = {
    "en": "You have {{ policy.returns.window }}; it costs {{ policy.returns.fee }}."
    "\n\n## Refund\n\nWe check it in {{ policy.returns.check }}.",
    "de": "Du hast {{ policy.returns.window }} Zeit und zahlst {{ policy.returns.fee }}."
    "\n\n## Erstattung\n\nWir prüfen es in {{ policy.returns.check }}.",
}


def write(root: Path, endpoint: str = "https://help.example/v1/events") -> Path:
    content = {
        "policies.toml": VALUES,
        "en/returns/return.md": factories.article_text("How do I return an item?", TEXT["en"]),
        "de/returns/return.md": factories.article_text("Wie schicke ich etwas zurück?", TEXT["de"]),
        "en/shipping/track.md": factories.article_text("Track your order", "Here."),
        "en/shipping/nl.md": factories.article_text("Lockers", "At stations.", markets="[NL]"),
    }
    return factories.write_project(root, content, CONFIG.replace("ENDPOINT", endpoint))


@pytest.fixture(scope="package")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("shop") / "project")
    factories.build_site(root)
    return root


@pytest.fixture(scope="package")
def tools(shop: Path) -> HelpTools:
    return HelpTools(load_project(shop / "kbgen.toml"), BuiltSite(shop / "site"))
