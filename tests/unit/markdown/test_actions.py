"""Buttons into the shop: what stands in their addresses, and what a reader's order fills in."""

import datetime as dt

import pytest

from kbgen import render
from kbgen.config import load_project
from kbgen.i18n import Values
from kbgen.markdown import action_link
from kbgen.model.locale import Locale
from kbgen.model.portals import PORTALS
from kbgen.policy import read_policies
from kbgen.themes import find_theme

SITE = '[site]\nname = "Help"\n[locales.de]\n[actions.go]\nlabel = "Los"\n'


@pytest.fixture
def link(write_project):
    """Return the button of an action with these lines."""

    def make(lines: str):
        project = load_project(write_project({}, SITE + lines) / "kbgen.toml")
        policies, _ = read_policies(project.content, ())
        files = find_theme(project.themes, "").read()
        values = Values(
            project, policies, dt.date(2026, 1, 1), lambda one: render.strings(files, one.tag)
        )
        return action_link(project, values, project.config.actions["go"], Locale("de"))

    return make


@pytest.mark.parametrize(
    ("lines", "url", "template"),
    [
        ('url = "https://s.example/{language}"', "https://s.example/de", ""),
        (
            'url = "https://s.example/{order}?a=1&z={zip}"\nparameters = { m = "{email}" }',
            "https://s.example/?a=1",
            "https://s.example/{order}?a=1&z={zip}&m={email}",
        ),
        (
            'url = "https://s.example/"\nparameters = { order = "{order}", x = "{y}" }',
            "https://s.example/?x=%7By%7D",
            "https://s.example/?order={order}&x=%7By%7D",
        ),
        (
            'url = "https://r.example/"\nportal = "loop"',
            "https://r.example/",
            "https://r.example/?order={order}&zip={zip}",
        ),
        (
            'url = "https://r.example"\nportal = "zigzag"',
            "https://r.example/returnPortal/Details?lang=de",
            "https://r.example/returnPortal/Details?OrderNumber={order}&deliveryPostcode={zip}&lang=de",
        ),
        ('url = "https://r.example"\nportal = "aftership"', "https://r.example/", ""),
    ],
)
def test_places_of_an_order_stay_in_the_template_alone(link, lines, url, template) -> None:
    made = link(lines)

    assert (made.url, made.template) == (url, template)


def test_every_portal_takes_known_places_only(link) -> None:
    for name in PORTALS:
        made = link(f'url = "https://r.example"\nportal = "{name}"')
        assert "{" not in made.url, name
