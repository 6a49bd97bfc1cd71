import pytest

CONFIG = '[site]\nname = "Help"\nurl = "https://help.example/kb/"\n'
BODY = """\
Send it back.

1. Print the [label](labels.md).
2. Bring it to the *shop*.

## More

1. Another list.
"""


@pytest.fixture
def shop(in_project, text_of):
    content = {
        "en/returns/_category.toml": 'title = "Sending back"\n',
        "en/returns/send.md": text_of("Send <it> back", BODY, description="'Free, in 30 days.'"),
        "en/returns/labels.md": text_of("Labels", "Print {{them}}."),
        "en/returns/draft.md": text_of("Draft", draft="true"),
        "de/returns/send.md": text_of("Zurückschicken", "Kostenlos."),
    }
    return in_project(content, CONFIG)


def test_replies_hold_summary_steps_and_link(run, shop):
    found = {(one["article_id"], one["locale"]): one for one in run("export", "macros").json}
    assert sorted(found) == [
        ("returns/labels", "en"),
        ("returns/send", "de"),
        ("returns/send", "en"),
    ]
    one = found["returns/send", "en"]
    assert one["text"] == (
        "Free, in 30 days.\n\n1. Print the label.\n2. Bring it to the shop.\n\n"
        "Send <it> back: https://help.example/kb/en/returns/send/"
    )
    assert one["html"] == (
        '<p>Free, in 30 days.</p>\n<ol>\n<li>Print the <a href="https://help.example/kb/en/returns/'
        'labels/">label</a>.</li>\n<li>Bring it to the <em>shop</em>.</li>\n</ol>\n<p><a href="'
        'https://help.example/kb/en/returns/send/">Send &lt;it&gt; back</a></p>'
    )
    assert (one["title"], one["category"], one["steps"]) == (
        "Send <it> back",
        "Sending back",
        ["Print the label.", "Bring it to the shop."],
    )


def test_an_article_without_steps_is_summary_and_link(run, shop):
    (one,) = run("export", "macros", "--locale", "de").json
    assert one["text"] == ("Kostenlos.\n\nZurückschicken: https://help.example/kb/de/returns/send/")


def test_zendesk_gets_its_own_words(run, shop):
    found = run("export", "macros", "--locale", "en", "--format", "zendesk").json["macros"]
    assert [one["title"] for one in found] == [
        "Help::en::Sending back::Labels",
        "Help::en::Sending back::Send <it> back",
    ]
    assert [one["actions"][0]["field"] for one in found] == ["comment_value_html"] * 2
    assert found[0]["description"] == "returns/labels (en)"
    # Two braces would be a placeholder there.
    assert "<p>Print {&#123;them}}.</p>" in found[0]["actions"][0]["value"]


def test_replies_are_written_to_a_file(run, shop):
    done = run("export", "macros", "-o", "macros.json")
    assert (done.code, done.out) == (0, "Wrote 3 replies to macros.json\n")
    assert (shop / "macros.json").read_text("utf-8").startswith("[\n")
    done = run("export", "macros", "-o", "nowhere/macros.json")
    assert (done.code, "cannot be written" in done.err) == (2, True)


def test_without_an_address_there_is_nothing_to_link_to(run, in_project, text_of):
    in_project({"en/a/x.md": text_of("X")})
    done = run("export", "macros")
    assert (done.code, "[site] url" in done.err) == (2, True)


def test_mistakes_in_the_content_are_told(run, in_project, text_of):
    in_project({"en/a/x.md": text_of("X", "[Y](y.md)")}, CONFIG)
    done = run("export", "macros")
    assert (done.code, "KB201" in done.err) == (1, True)
    assert '"article_id": "a/x"' in done.out


def test_a_value_in_the_first_sentence_and_not_in_the_steps_is_filled_in(run, in_project):
    body = "# About {{ policy.fee }}\n\nIt costs {{ policy.fee }}.\n\n## How\n\n1. Pay.\n"
    policies = 'fee = { type = "money", value = "3 EUR" }\n'
    in_project({"policies.toml": policies, "en/costs.md": body}, CONFIG)
    (one,) = run("export", "macros").json
    assert (one["title"], one["summary"]) == ("About €3", "It costs €3.")
    assert one["steps"] == ["Pay."]


def test_an_article_whose_values_differ_is_a_reply_for_each_market(run, in_project, text_of):
    in_project(
        {
            "policies.toml": '[returns.window]\ntype = "duration"\nvalue = "30 days"\n'
            'markets = { US = "14 days" }\n',
            "en/returns/send.md": text_of(
                "Send it back",
                "1. Within {{ policy.returns.window }}.\n\n"
                "   :::market DE\n   Not on Sundays.\n   :::\n",
                description="'You have {{ policy.returns.window }}.'",
            ),
            "en/returns/labels.md": text_of("Labels", "Print them."),
        },
        CONFIG + '[markets.US]\n[markets.DE]\nlabel = "Germany"\n',
    )
    found = {(m["title"], m["market"]): m for m in run("export", "macros").json}

    assert [*found] == [
        ("Labels", ""),
        ("Send it back", "United States"),
        ("Send it back", "Germany"),
    ]
    american = found["Send it back", "United States"]
    assert (american["summary"], american["steps"]) == ("You have 14 days.", ["Within 14 days."])
    assert "30" not in american["html"] + american["text"]
    assert "14" not in found["Send it back", "Germany"]["html"]
    zendesk = run("export", "macros", "--format", "zendesk").json["macros"]
    assert zendesk[1]["title"] == "Help::en::Returns::Send it back::United States"
    assert zendesk[1]["description"] == "returns/send (en, United States)"
