import pytest

from kbgen.config import Project, load_project
from kbgen.errors import KbgenError

SITE = """
[site]
name = "Help"
[locales.en]
[locales.de]
[markets.DE]
[contact.hours.desk]
daily = ["9:00-17:00"]
"""


def channel(kind: str, target: str, *lines: str) -> str:
    return "\n".join(
        [SITE, "[[contact.channels]]", f'kind = "{kind}"', f"target = '{target}'", *lines, ""]
    )


@pytest.fixture
def read(write_project):
    def load(config: str) -> Project:
        return load_project(write_project({"en/_keep": ""}, config) / "kbgen.toml")

    return load


@pytest.fixture
def mistakes(read):
    """Return the lines of the message about a configuration that is wrong."""

    def explain(config: str) -> list[str]:
        with pytest.raises(KbgenError) as caught:
            read(config)
        return caught.value.message.split("\n")

    return explain


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("phone", "+31 (0)20 123 45 67"),
        ("sms", "0800-1234"),
        ("whatsapp", "+49 170 1234567"),
        ("email", "hilfe@läden.example"),
        ("telegram", "@shop_help"),
        ("instagram", "shop.help"),
        ("messenger", "shop.help"),
        ("chat", "https://chat.example/{locale}?q={query}&o={order}"),
        ("form", "/contact-form?article={article}"),
        ("store", "https://shop.example/stores"),
        ("phone", "{{ policy.shop.phone }}"),
    ],
)
def test_each_kind_takes_targets_of_its_own(read, kind, target):
    (found,) = read(channel(kind, target)).config.contact.channels
    assert (found.kind, found.target) == (kind, target)


@pytest.mark.parametrize(
    ("kind", "target", "hint"),
    [
        ("phone", "call me", "+31 20 123 4567"),
        ("sms", "1", "+31 6 1234 5678"),
        ("email", "help at example.com", "help@shop.example.com"),
        ("telegram", "https://evil.example/", "@yourshop"),
        ("instagram", "a/../b", "@yourshop"),
        ("chat", "https://chat.example/?q={qeury}", "unknown place {qeury}"),
        ("chat", "https://{market}.example/?q={query}", "expected a full address"),
        ("form", "https://shop.example/?q={query", "expected {…} around a name"),
    ],
)
def test_a_target_that_does_not_fit_is_explained(mistakes, kind, target, hint):
    (_, line) = mistakes(channel(kind, target))
    assert "`contact.channels.0.target`: " in line
    assert hint in line


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('daily = ["9-17"]', '"9:00-17:30"'),
        ('daily = ["9:00-25:00"]', "expected times"),
        ('daily = ["9:00-9:00"]', 'all day is "0:00-24:00"'),
        ('daily = ["9:00-12:00", "11:00-13:00"]', "overlap"),
        ("days = { 2026-13-01 = [] }", "2026-12-24"),
        ('time_zone = "Mars"', "Europe/Amsterdam"),
        ("daily = []", "no hours"),
        ('mondays = ["9:00-17:00"]', "Did you mean `monday`?"),
    ],
)
def test_hours_that_cannot_be_are_explained(mistakes, line, hint):
    (_, found) = mistakes(f'[site]\nname = "Help"\n[contact.hours.desk]\n{line}\n')
    assert "contact.hours.desk" in found
    assert hint in found


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (['answer_within = "soon"'], '"3 minutes"'),
        (['script = "http://chat.example/a.js"', 'open = ["Chat"]'], "https:"),
        (['script = "https://chat.example/a.js"'], "together with `open`"),
        (['open = ["Chat"]'], "need the `script`"),
        (['script = "https://chat.example/a.js"', 'open = ["Chat(1)"]'], "a function"),
        (['script = "https://chat.example/a.js"', 'open = ["eval", "1"]'], "never opens a chat"),
        (['script = "https://chat.example/a.js"', 'open = ["a.constructor", "1"]'], "never opens"),
        (
            ['script = "https://chat.example/a.js"', 'open = ["C"]', "globals = { location = 1 }"],
            "cannot be set",
        ),
        (
            ['script = "https://chat.example/a.js"', 'open = ["C", 2026-01-01]'],
            "expected texts, numbers",
        ),
    ],
)
def test_what_a_channel_cannot_do_is_explained(mistakes, lines, hint):
    (_, line) = mistakes(channel("chat", "https://chat.example/", *lines))
    assert "contact.channels.0" in line
    assert hint in line


def test_all_names_that_do_not_exist_are_reported_at_once(mistakes):
    lines = mistakes(
        channel("email", "a@b.example", 'hours = "dsk"', 'locales = ["fr"]', 'markets = ["US"]')
    )
    assert [line.partition(") ")[2] for line in lines] == [
        "names the unknown hours `dsk`. Did you mean `desk`?",
        "names the unknown locale `fr`. Known: en, de.",
        "names the unknown market `US`. Known: DE.",
    ]


def test_hours_of_a_day_go_before_those_of_weekdays_and_of_all_days(read):
    hours = """
[site]
name = "Help"
time_zone = "Europe/Paris"
[contact.hours.desk]
daily = ["10:00-12:00"]
weekdays = ["9:00-17:00"]
friday = ["20:00-2:00"]
holidays = [2026-12-25]
days = { 2026-12-24 = ["9:00-12:00"] }
"""
    project = read(hours)
    found = project.config.contact.hours["desk"].hours(project.config.site.time_zone)
    assert found.time_zone == "Europe/Paris"
    assert found.week[0] == found.week[3] == ((540, 1020),)
    assert found.week[4] == ((1200, 1560),)
    assert found.week[5] == found.week[6] == ((600, 720),)
    assert [(str(day), ranges) for day, ranges in found.days] == [("2026-12-24", ((540, 720),))]
