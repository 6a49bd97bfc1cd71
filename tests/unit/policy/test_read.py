"""`content/policies.toml`: what is read, and every mistake at its line."""

import datetime as dt
from decimal import Decimal

import pytest

from kbgen.model.policy import Clock, Day, Duration, Money, Number, Percent, Words
from kbgen.policy import read_policies

MARKETS = ("DE", "US")


@pytest.fixture
def read(tmp_path):
    def read_it(text: str | bytes):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "policies.toml").write_bytes(data)
        return read_policies(tmp_path, MARKETS)

    return read_it


@pytest.fixture
def value(read):
    """Return the only value of a file in which nothing is wrong."""

    def one(text: str):
        policies, found = read(text)
        assert [str(finding) for finding in found] == []
        (only,) = policies.values
        return only

    return one


@pytest.fixture
def findings(read):
    """Return (line, message, hint)."""
    return lambda text: [(d.span.line, d.message, d.hint) for d in read(text)[1]]


def test_without_a_file_there_are_no_values(tmp_path):
    policies, found = read_policies(tmp_path, ())
    assert (policies.values, policies.broken, found) == ((), frozenset(), ())


@pytest.mark.parametrize(
    ("kind", "written", "form"),
    [
        ("duration", '"30 days"', Duration(30, 30, "day")),
        ("duration", '"1 Day"', Duration(1, 1, "day")),
        ("duration", '"3-5 working days"', Duration(3, 5, "working-day")),
        ("duration", '"3 – 5 weeks"', Duration(3, 5, "week")),
        ("duration", '"60 minutes"', Duration(60, 60, "minute")),
        ("money", '"3.95 EUR"', Money(Decimal("3.95"), "EUR")),
        ("money", '"1_200 usd"', Money(Decimal(1200), "USD")),
        ("number", "12", Number(Decimal(12))),
        ("number", '"8.10"', Number(Decimal("8.10"))),
        ("percent", "8.1", Percent(Decimal("8.1"))),
        ("percent", '"8.1 %"', Percent(Decimal("8.1"))),
        ("date", "2026-12-24", Day(dt.date(2026, 12, 24))),
        ("date", '"2026-12-24"', Day(dt.date(2026, 12, 24))),
        ("time", "15:00:00", Clock(dt.time(15))),
        ("time", '"15:00"', Clock(dt.time(15))),
        ("phone", '"+31 10 555 0142"', Words("phone", "+31 10 555 0142")),
        ("email", '"help@example.com"', Words("email", "help@example.com")),
        ("url", '"https://example.com/a"', Words("url", "https://example.com/a")),
        ("address", '"""Street 1\nTown"""', Words("address", "Street 1\nTown")),
        ("text", '" Juniper "', Words("text", "Juniper")),
    ],
)
def test_every_type_is_read(value, kind, written, form):
    found = value(f'[shop]\nit = {{ type = "{kind}", value = {written} }}\n')
    assert (found.name, found.type, found.line) == ("shop.it", kind, 2)
    assert found.on(dt.date(2026, 1, 1)).form == form


def test_a_text_has_one_for_each_locale(value):
    text = 'a = { type = "text", value = { en = "Hi", de-at = "Servus", de = "Hallo" } }'
    form = value(text).periods[0].form
    assert form.of(("de-AT", "de")) == "Servus"
    assert form.of(("de-CH", "de")) == "Hallo"
    assert form.of(("fr", "fr")) == "Hi"


def test_markets_have_their_own(value):
    period = value('fee = { type = "money", value = "4 EUR", markets = { US = "6 USD" } }').periods[
        0
    ]
    assert period.in_market("US") == Money(Decimal(6), "USD")
    assert period.in_market("DE") == Money(Decimal(4), "EUR")


PERIODS = """
[[window]]
type = "duration"
value = "30 days"
[[window]]
type = "duration"
value = "60 days"
valid_from = 2026-11-01
valid_until = 2026-12-31
note = "Christmas"
"""


@pytest.mark.parametrize(
    ("day", "days"), [("10-31", 30), ("11-01", 60), ("12-31", 60), ("01-01", 30)]
)
def test_of_several_periods_that_count_the_one_that_begins_last_counts(value, day, days):
    assert value(PERIODS).on(dt.date.fromisoformat(f"2026-{day}")).form.most == days


def test_outside_of_its_periods_a_value_is_nothing(value):
    found = value('a = { type = "number", value = 1, valid_until = 2026-01-01 }')
    assert found.on(dt.date(2026, 1, 1))
    assert found.on(dt.date(2026, 1, 2)) is None


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (
            "a = 1",
            "`a` has no type",
            'Write it as a table: { type = "duration", value = "30 days" }.',
        ),
        ("a = []", "`a` has no value", ""),
        ("a = [1]", "`a` has no type", "Write a list of tables with type and value."),
        ('a = { value = "1" }', "`a`: unknown type `None`", None),
        (
            'a = { type = "durration", value = "1 day" }',
            "`a`: unknown type `durration`",
            "Did you mean `duration`?",
        ),
        (
            'a = { type = "number", value = 1, vlaue = 2 }',
            "`a`: unknown key `vlaue`",
            "Did you mean `value`?",
        ),
        ('a = { type = "duration" }', "`a`: expected a text such as", None),
        (
            'a = { type = "duration", value = "5-3 days" }',
            "`a`: expected the lower number first",
            None,
        ),
        ('a = { type = "duration", value = "3 moons" }', "`a`: expected a text such as", None),
        (
            'a = { type = "money", value = "3 XXQ" }',
            "`a`: expected an ISO 4217 currency code",
            None,
        ),
        ('a = { type = "money", value = 3.95 }', '`a`: expected a text such as "3.95 EUR"', None),
        ('a = { type = "number", value = true }', "`a`: expected a number", None),
        ('a = { type = "number", value = nan }', "`a`: expected a number", None),
        ('a = { type = "percent", value = "many" }', "`a`: expected a number", None),
        ('a = { type = "date", value = "24.12.2026" }', "`a`: expected a date", None),
        ('a = { type = "date", value = 2026-12-24T10:00:00 }', "`a`: expected a date", None),
        ('a = { type = "time", value = "25:00" }', "`a`: expected a time", None),
        ('a = { type = "phone", value = "call us" }', "`a`: expected a number such as", None),
        ('a = { type = "email", value = "help" }', "`a`: expected an address such as", None),
        (
            'a = { type = "url", value = "javascript:alert(1)" }',
            "`a`: expected an address such as",
            None,
        ),
        ('a = { type = "text", value = " " }', "`a`: expected a text", None),
        (
            'a = { type = "text", value = { xx-y = "a" } }',
            "`a`: expected tags of locales, and `xx-y` is not a known locale",
            None,
        ),
        (
            'a = { type = "number", value = 1, valid_from = "soon" }',
            "`a`: valid_from must be a date such as 2026-12-24",
            "",
        ),
        (
            'a = { type = "number", value = 1, valid_from = 2026-02-01, valid_until = 2026-01-01 }',
            "`a`: valid_until is before valid_from",
            "",
        ),
        (
            'a = { type = "number", value = 1, markets = "DE" }',
            "`a`: markets must be a table such as { US = … }",
            "",
        ),
        (
            'a = { type = "number", value = 1, markets = { UX = 2 } }',
            "`a`: unknown market `UX`",
            "Add [markets.UX] to kbgen.toml.",
        ),
        (
            'a = { type = "number", value = 1, markets = { DE = "x" } }',
            "`a`: expected a number",
            None,
        ),
        (
            '"a b" = { type = "number", value = 1 }',
            "`a b` is not a valid name",
            "Names are made of letters, digits, `_` and `-`.",
        ),
        (
            'a = { type = "text", value = "{{ policy.zz }}" }',
            "`a` refers to the unknown value `zz`",
            "",
        ),
        (
            'a = { type = "text", value = "{{ policy.a }}" }',
            "`a` forms a loop: a → a",
            "Write one of them as plain text.",
        ),
    ],
)
def test_a_mistake_is_told_at_its_line(read, line, message, hint):
    policies, found = read(f"# Values\n\n{line}\n")
    (finding,) = found
    assert (finding.code, finding.span.path) == ("KB308", "content/policies.toml")
    assert finding.span.line == 3
    assert finding.message.startswith(message)
    assert hint is None or finding.hint == hint
    assert policies.values == ()
    assert len(policies.broken) == 1


def test_what_is_right_counts_beside_what_is_wrong(read):
    policies, found = read(
        '[a]\nx = { type = "number", value = "?" }\ny = { type = "number", value = 2 }\nz = 3\n'
    )
    assert [finding.span.line for finding in found] == [2, 4]
    assert [value.name for value in policies.values] == ["a.y"]
    assert policies.broken == {"a.x", "a.z"}


def test_periods_have_one_type(findings):
    text = '[[a]]\ntype = "number"\nvalue = 1\n[[a]]\ntype = "percent"\nvalue = 2\n'
    assert [message for _, message, _ in findings(text)] == ["`a` has periods of several types"]


def test_a_circle_of_several_is_told_at_each_of_them(findings):
    text = "".join(
        f'{one} = {{ type = "text", value = "{{{{ policy.{other} }}}}" }}\n'
        for one, other in ("ab", "bc", "ca")
    )
    assert [(line, message) for line, message, _ in findings(text)] == [
        (1, "`a` forms a loop: a → b → c → a"),
        (2, "`b` forms a loop: b → c → a → b"),
        (3, "`c` forms a loop: c → a → b → c"),
    ]


def test_a_circle_through_a_market_or_a_locale_is_one_too(findings):
    text = (
        'a = { type = "text", value = { en = "x", de = "{{ policy.b }}" } }\n'
        'b = { type = "text", value = "x", markets = { DE = "{{ policy.a }}" } }\n'
    )
    assert len(findings(text)) == 2


@pytest.mark.parametrize("text", ["a = ", "[a\n", b"\xff\xfe", "a = 1\na = 2\n", "a = [" * 5000])
def test_what_does_not_parse_is_one_finding(read, text):
    policies, found = read(text)
    (finding,) = found
    assert finding.message.startswith(("The file does not parse: ", "The file is not UTF-8"))
    assert policies.values == ()


def test_that_finding_has_the_line(findings):
    assert findings('a = { type = "number", value = 1 }\n\nb = \n')[0][0] == 3


@pytest.mark.parametrize(
    "text",
    [
        'type = { type = "number", value = 3 }',
        '[a]\ntype = { type = "number", value = 3 }\nvalue = { type = "number", value = 4 }',
    ],
)
def test_a_value_may_be_called_type(read, text):
    policies, found = read(text)

    assert found == ()
    assert policies.values[0].name.endswith("type")


@pytest.mark.parametrize(
    "text",
    [
        'a = { type = ["x"], value = 3 }',
        'a = { type = "number", value = "1e400" }',
        'a = { type = "percent", value = "1e30" }',
        f'a = {{ type = "money", value = "{"9" * 32} EUR" }}',
        'a = { type = "url", value = "https://[" }',
    ],
)
def test_what_nobody_can_show_is_told(findings, text):
    ((line, message, _),) = findings(text)

    assert line == 1
    assert "`a`" in message
    assert "IPv6" not in message


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14 dasy", "14 days"),
        ("14 Dayz", "14 days"),
        ("14days", "14 days"),
        ("2 d", "2 days"),
        ("3-5 workingdays", "3-5 working days"),
        ("3–5 working-days", "3–5 working days"),
        ("10 min.", "10 minutes"),
        ("2 weaks", "2 weeks"),
        ("1 mont", "1 month"),
        ("5 m", ""),
        ("5 bananas", ""),
        ("days", ""),
    ],
)
def test_a_unit_that_is_misspelt_gets_the_one_that_was_meant(read, written, meant):
    _, (found,) = read(f'a = {{ type = "duration", value = "{written}" }}')
    assert found.hint == (f"Did you mean `{meant}`?" if meant else "")


def test_a_value_says_what_it_means(value):
    assert value('w = { type = "duration", value = "4 days", means = "return-window" }').means == (
        "return-window"
    )
    later = 'w = [{ type = "money", value = "1 EUR", means = "return-fee" }, {TYPE}]'
    periods = later.replace(
        "{TYPE}", '{ type = "money", value = "2 EUR", valid_from = 2027-01-01 }'
    )
    assert value(periods).means == "return-fee"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            'w = { type = "duration", value = "4 days", means = "return-windw" }',
            "`w`: unknown meaning `return-windw`",
            "Did you mean `return-window`?",
        ),
        (
            'w = { type = "number", value = 4, means = "return-window" }',
            "`w` means `return-window` and is not a duration",
            'Write `type = "duration"`.',
        ),
        (
            'w = { type = "number", value = 4, means = 7 }',
            "`w`: unknown meaning `7`",
            (
                "Known meanings: return-window, return-fee, shipping-fee, free-shipping-from, "
                "handling-time, delivery-time."
            ),
        ),
    ],
)
def test_a_meaning_is_known_and_fits(findings, text, message, hint):
    assert findings(text) == [(1, message, hint)]


def test_two_values_do_not_mean_the_same(findings):
    text = 'a = { type = "money", value = "1 EUR", means = "return-fee" }\n'
    assert findings(text + text.replace("a =", "b =")) == [
        (2, "`b` and `a` both mean `return-fee`", "Keep `means` at one of them.")
    ]
