"""Every key whose text is looked at is looked at: a field must not hide the check of its name."""

import pytest

from kbgen.config import load_project
from kbgen.errors import KbgenError

GOOD = """
[site]
name = "Help"
url = "https://help.example"
time_zone = "Europe/Amsterdam"
[locales.en]
[feedback]
endpoint = "https://votes.example/v1/events"
store = "sqlite:///votes.db"
[markets.DE]
currency = "EUR"
time_zone = "Europe/Berlin"
[actions.track]
url = "https://shop.example/track"
label = "Track"
[[contact.channels]]
kind = "email"
target = "help@example.com"
"""


def test_a_configuration_with_all_of_them_is_read(write_project):
    config = load_project(write_project({}, GOOD) / "kbgen.toml").config
    assert config.site.time_zone == "Europe/Amsterdam"
    assert config.markets["DE"].currency == "EUR"


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("https://help.example", "help.example"),
        ("Europe/Amsterdam", "Europe/Nowhere"),
        ("https://votes.example/v1/events", "votes.example"),
        ("sqlite:///votes.db", "mysql://votes"),
        ('currency = "EUR"', 'currency = "EURO"'),
        ("Europe/Berlin", "Mars"),
        ("https://shop.example/track", "javascript:alert(1)"),
        ("help@example.com", "javascript:alert(1)"),
    ],
)
def test_each_is_refused_when_it_is_wrong(write_project, good, bad):
    assert good in GOOD
    with pytest.raises(KbgenError):
        load_project(write_project({}, GOOD.replace(good, bad, 1)) / "kbgen.toml")
