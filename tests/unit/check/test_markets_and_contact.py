import pytest

SITE = '[site]\nname = "Help"\n'
TWO = f'{SITE}[markets.US]\nlocales = ["en"]\n[markets.DE]\nlocales = ["de"]\n'
FEE = '[returns]\nfee = { type = "money", value = "3.95 EUR", markets = { US = "5.95 USD" } }\n'
DAYS = '[returns]\nwindow = { type = "duration", value = "30 days" }\n'


def channel(**more: str) -> str:
    lines = [f"{key} = {value}" for key, value in more.items()]
    return "\n".join(
        ["[[contact.channels]]", 'kind = "email"', 'target = "a@example.com"', *lines, ""]
    )


def both(text_of, **front_matter):
    return {"en/a/x.md": text_of("X", **front_matter), "de/a/x.md": text_of("X")}


@pytest.mark.parametrize(
    ("channels", "who"),
    [
        ("", []),
        (channel(), []),
        (channel(locales='["en"]'), ["of de", "in DE"]),
        (channel(locales='["en"]') + channel(locales='["de"]'), []),
        (channel(markets='["DE"]'), ["of en", "in US"]),
        (channel(markets='["DE"]') + channel(locales='["en"]'), []),
    ],
)
def test_every_locale_and_market_has_a_way_to_ask(found, text_of, channels, who):
    some = found("contact-dead-end", both(text_of), TWO + channels)
    assert {message for _, _, message in some} == {
        f"Readers {one} have no contact channel" for one in who
    }
    assert {path for path, _, _ in some} <= {"kbgen.toml"}


def test_an_article_without_feedback_and_contact_is_a_dead_end(found, text_of):
    content = both(text_of, feedback="false")
    message = "The article takes no feedback, and its readers have no contact channel"
    assert found("contact-dead-end", content, TWO) == [("en/a/x.md", 3, message)]
    assert found("contact-dead-end", content, TWO + channel()) == []
    assert found("contact-dead-end", both(text_of, feedback="true"), TWO) == []


def title(text_of, text: str, values: str) -> dict[str, str]:
    return {"en/a/x.md": text_of(f'"{text}"'), "de/a/x.md": text_of("X"), "policies.toml": values}


def test_a_title_says_one_thing_to_all_markets(found, text_of):
    content = title(text_of, "Returns cost {{ policy.returns.fee }}", FEE)
    assert found("title-by-market", content, TWO) == [
        ("en/a/x.md", 2, "The title says $5.95 to all readers, but it is €3.95 elsewhere")
    ]
    content["de/a/x.md"], content["en/a/x.md"] = content["en/a/x.md"], content["de/a/x.md"]
    ((path, _, message),) = found("title-by-market", content, TWO)
    assert path == "de/a/x.md"
    assert message.endswith("but it is 5,95\xa0$ in US")


def test_a_title_with_a_value_that_is_the_same_everywhere_is_fine(found, text_of):
    content = title(text_of, "You have {{ policy.returns.window }}", DAYS)
    assert found("title-by-market", content, TWO) == []


def test_values_that_differ_belong_into_the_text(found, text_of):
    content = {
        "en/a/x.md": text_of("X", "It costs {{ policy.returns.fee }}."),
        "policies.toml": FEE,
    }
    assert found("title-by-market", content, f"{SITE}[markets.US]\n") == []


THREE = f"{SITE}[markets.US]\n[markets.DE]\n[markets.FR]\n"


def block(market: str) -> str:
    return f":::market {market}\nText.\n:::\n\n"


@pytest.mark.parametrize(
    ("body", "line", "missing"),
    [
        (block("US") + block("DE"), 5, "FR"),
        ("Text.\n\n" + block("US") + block("DE") + "Text.\n", 7, "FR"),
        (":::tabs\n::::tab A\nText.\n::::\n:::\n\n" + block("US") + block("FR"), 11, "DE"),
    ],
)
def test_a_market_without_a_text_where_the_others_have_one(found, text_of, body, line, missing):
    ((path, at, message),) = found("market-gap", {"en/a/x.md": text_of("X", body)}, THREE)
    assert (path, at) == ("en/a/x.md", line)
    assert message.startswith(f"Readers in {missing} see none of the texts")


@pytest.mark.parametrize(
    "body",
    [
        block("US"),
        block("US") + block("DE FR"),
        block("US") + "Everywhere else: text.\n\n" + block("DE"),
        "```\n" + block("US") + block("DE") + "```\n",
    ],
)
def test_a_block_that_stands_alone_adds_something(found, text_of, body):
    assert found("market-gap", {"en/a/x.md": text_of("X", body)}, THREE) == []


def test_an_article_for_some_markets_needs_no_others(found, text_of):
    text = text_of("X", block("US") + block("DE"), markets="[US, DE]")
    assert found("market-gap", {"en/a/x.md": text}, THREE) == []
