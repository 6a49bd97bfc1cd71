"""The sentences that answer."""

import pytest

from kbgen.model.policy import take_references, write_references
from kbgen.search.opening import LONGEST, answer_in, sentences


def said(lead: str, rest: str = "") -> str:
    return write_references(answer_in(take_references(lead), take_references(rest)))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One. ", "Two! ", "Three? ", "Four"]),
        ("Choose Forgot it? on the page. Done.", ["Choose Forgot it? on the page. ", "Done."]),
        ("Am 3. Mai, z. B. Kerzen. Ja.", ["Am 3. Mai, z. B. Kerzen. ", "Ja."]),
        ("返品できます。30日です。", ["返品できます。", "30日です。"]),
        ("هل تدفعون؟ لا.", ["هل تدفعون؟ ", "لا."]),
    ],
)
def test_texts_are_cut_into_sentences(text, parts):
    assert sentences(text) == parts


def test_an_answer_goes_up_to_the_first_value():
    lead = "Choose the link. It works for {{ policy.a.link }}. Then it ends."
    assert said(lead) == "Choose the link. It works for {{ policy.a.link }}."


def test_one_more_sentence_with_a_value_is_added():
    lead = "It costs {{ policy.s.fee }}. From {{ policy.s.free }} on it is free. Bye."
    assert said(lead) == "It costs {{ policy.s.fee }}. From {{ policy.s.free }} on it is free."


def test_a_yes_and_a_question_are_completed():
    assert said("Yes. In the Netherlands you can.") == "Yes. In the Netherlands you can."
    assert said("Over {{ policy.a.b }}? You pay.") == "Over {{ policy.a.b }}? You pay."


def test_a_long_beginning_gives_way_to_the_value():
    long = "word " * 45 + "end. "
    assert said(f"{long}It takes {{{{ policy.a.b }}}}.") == "It takes {{ policy.a.b }}."


@pytest.mark.parametrize(
    "lead",
    ["You can't return:", "", "word " * LONGEST + "end.", "Is it late?"],
)
def test_what_is_not_whole_answers_nothing(lead):
    assert said(lead) == ""


def test_values_behind_the_lead_are_the_answer_and_it_is_not():
    assert said("These times start then.", "Card {{ policy.r.card }}") == ""
    assert said("Within {{ policy.r.x }}.", "After {{ policy.r.x }} it ends.") != ""


def test_a_button_is_no_value():
    assert said("Go to {{ button.orders }} now. It takes a while to load there.", "") == (
        "Go to {{ button.orders }} now. It takes a while to load there."
    )
