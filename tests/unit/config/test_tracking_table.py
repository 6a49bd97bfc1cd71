"""`[tracking]`: carriers by name, and patterns of the shop's own that browsers run."""

import pytest

from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.model.carriers import BY_NAME

OWN = '[[tracking.own]]\nname = "Van"\npattern = "{}"\nurl = "{}"\n'
URL = "https://shop.example/van/{number}?z={zip}&l={language}"


@pytest.fixture
def tracking(write_project):
    def read(lines: str):
        config = '[site]\nname = "Help"\n[locales.en]\n' + lines
        return load_project(write_project({}, config) / "kbgen.toml").config.tracking

    return read


def test_all_carriers_are_known_unless_some_are_named(tracking) -> None:
    assert tracking("").carriers == list(BY_NAME)
    assert tracking('[tracking]\ncarriers = ["ups"]').carriers == ["ups"]
    with pytest.raises(KbgenError, match=r"tracking\.carriers"):
        tracking('[tracking]\ncarriers = ["uups"]')


@pytest.mark.parametrize("pattern", ["AG[0-9]{8}", "AG-?\\\\d{6,8}", "(AG|AH)[A-Z0-9]{4}X"])
def test_patterns_of_the_shop(tracking, pattern: str) -> None:
    assert tracking(OWN.format(pattern, URL)).own[0].url == URL


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "A+",
        "A*",
        "(A+)+",
        "(A?){30}",
        "(AG",
        "[Z-A]",
        "A{9,2}",
        "ag",
        "(?!A)",
        "A" * 101,
        "A.",
        "^A$",
    ],
)
def test_patterns_that_are_wrong_or_never_end(tracking, pattern: str) -> None:
    with pytest.raises(KbgenError, match=r"tracking\.own\.0\.pattern"):
        tracking(OWN.format(pattern, URL))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://{number}.example/", URL + "&x={x}"]
)
def test_addresses_that_lead_elsewhere(tracking, url: str) -> None:
    with pytest.raises(KbgenError, match=r"tracking\.own\.0\.url"):
        tracking(OWN.format("AG", url))
