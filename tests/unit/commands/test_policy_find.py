"""`kbgen policy find`: repeated facts become values where their sentences say the same."""

import io
import json
from pathlib import Path

import pytest

CONFIG = '[site]\nname = "Help"\ndefault_locale = "en"\n[locales.en]\n[locales.de]\n'
#: Two promises of 30 days, a price of deliveries and one of returns that look alike, examples.
TEXTS = {
    "en/returns/send.md": "Return an item within 30 days of delivery. A return costs €4.95.",
    "en/returns/faq.md": "You may return an item within **30 days** of delivery.\n\n"
                         "The return costs €4.95.",
    "en/shipping/costs.md": "Shipping costs €4.95.\n\nThe coupon can be redeemed for 30 days.",
    "en/shipping/all.md": "Standard shipping costs €4.95. For €80 minus 10%, you pay €72.\n\n"
                          "You can redeem the coupon for 30 days. Our boards have an ESP32.",
    "de/returns/send.md": "Sende Artikel innerhalb von 30 Tagen nach der Lieferung zurück. "
                          "Es kostet 4,95 €.",
    "de/returns/faq.md": "Sende Artikel binnen 30 Tage zurück.\n\nEs kostet 4,95 €.",
}  # fmt: skip


@pytest.fixture
def project(in_project) -> Path:
    front = '---\ntitle: "{}"\n---\n\n{}\n'
    return in_project({name: front.format(Path(name).stem, text) for name, text in TEXTS.items()},
                      CONFIG)  # fmt: skip


@pytest.fixture
def find(run, project, monkeypatch):
    """Run the command; answers: lines that are typed."""

    def run_it(*options: str, answers: str = "") -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        done = run("policy", "find", *options)
        return done.out + done.err

    return run_it


def test_equal_numbers_are_one_value_only_where_the_sentences_say_the_same(find):
    found = json.loads(find("--least", "2", "--format", "json", "-q"))
    places = [{place["path"].removeprefix("content/") for place in one["places"]} for one in found]
    by_value = [(one["value"], place) for one, place in zip(found, places, strict=True)]
    returns = {"en/returns/send.md", "en/returns/faq.md", "de/returns/send.md", "de/returns/faq.md"}
    shipping = {"en/shipping/costs.md", "en/shipping/all.md"}
    assert sorted(by_value, key=str) == sorted(
        [("30 days", returns), ("4.95 EUR", returns), ("30 days", shipping),
         ("4.95 EUR", shipping)], key=str)  # fmt: skip
    assert {one["name"].partition(".")[0] for one in found} == {"returns", "shipping"}
    certain = [place for one, place in zip(found, places, strict=True) if one["certain"]]
    assert returns in certain


def test_decisions_are_written_read_and_applied(project, find):
    file = project / "decisions.toml"
    assert "Wrote 2 proposals" in find("--write", str(file))
    text = file.read_text("utf-8")
    assert "accept = true" in text
    name = next(line for line in text.splitlines() if line.startswith("name") and "days" in line)
    file.write_text(text.replace(name, 'name = "returns.window"'), "utf-8")
    out = find("--decisions", str(file))
    values = (project / "content/policies.toml").read_text("utf-8")
    assert 'window = { type = "duration", value = "30 days" }' in values
    send = (project / "content/en/returns/send.md").read_text("utf-8")
    assert "within {{ policy.returns.window }} of delivery" in send
    german = (project / "content/de/returns/send.md").read_text("utf-8")
    assert "von {{ policy.returns.window | dative }} nach" in german
    assert "coupon for 30 days" in (project / "content/en/shipping/all.md").read_text("utf-8")
    assert "rewritten" in out
    # What is a value now is not proposed again.
    assert "30 days" not in find()


def test_answers_name_values_and_skip_others(project, find):
    out = find("--ask", answers="returns.window\n-\n")
    assert "value added" in out
    assert "{{ policy.returns" in (project / "content/en/returns/faq.md").read_text("utf-8")
    assert "€4.95" in (project / "content/en/returns/faq.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("accept = true", 'accept = true\nname = "x"\n#'), "does not parse"),
        (('id = "', 'id = "0'), "the texts have changed since"),
        (('name = "returns.', 'name = "'), "is not a name such as returns.window"),
    ],
)
def test_decisions_that_do_not_fit_write_nothing(project, find, change, reason):
    file = project / "decisions.toml"
    find("--write", str(file))
    file.write_text(file.read_text("utf-8").replace(*change), "utf-8")
    assert reason in find("--decisions", str(file))
    assert not (project / "content/policies.toml").exists()


def test_a_name_that_is_another_value_is_refused(project, find):
    policies = project / "content/policies.toml"
    policies.write_text('[returns]\nwindow = { type = "duration", value = "14 days" }\n', "utf-8")
    out = find("--ask", answers="returns.window\n-\n")
    assert "returns.window exists already, and is another value" in out
    assert "30 days" in (project / "content/en/returns/faq.md").read_text("utf-8")
