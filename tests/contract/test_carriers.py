"""Tracking numbers: the carriers of kbgen/model/carriers.py, recognised by the script of pages."""

import re

import pytest

from kbgen.model.carriers import CARRIERS, Carrier

ALL = [[one.title, one.url, [list(form) for form in one.forms]] for one in CARRIERS]
CHECKED = [
    (one, number)
    for one in CARRIERS
    for number in one.examples
    if all(f.check for f in one.forms if re.fullmatch(f.pattern, number))
]


def ask(node, typed: str) -> list[str]:
    return node.ask("carriers", typed=typed, carriers=ALL)


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda one: one.name)
def test_numbers_of_each_carrier_are_recognised_however_they_are_typed(node, carrier) -> None:
    for number in carrier.examples:
        assert carrier.title in ask(node, number)
        assert carrier.title in ask(node, f" {number[:4].lower()} {number[4:8]}-{number[8:]}\n")


@pytest.mark.parametrize(("carrier", "number"), CHECKED, ids=lambda one: getattr(one, "name", one))
def test_one_wrong_digit_is_noticed(node, carrier: Carrier, number: str) -> None:
    places = [at for at, char in enumerate(number) if char.isdigit()][2:]
    missed = []
    for at in places:
        wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
        # The number of another kind of parcel is not a wrong one.
        if any(re.fullmatch(form.pattern, wrong) for form in carrier.forms):
            missed += [wrong] * (carrier.title in ask(node, wrong))

    # S10 and FedEx map two remainders to one digit: each example has at most one such place.
    assert len(missed) <= 1, missed


def test_a_check_digit_that_fits_says_more_than_the_length(node) -> None:
    assert ask(node, "986578788855")[0] == "FedEx"
    assert ask(node, "986578788850") == ["DHL"]


@pytest.mark.parametrize(
    "typed", ["", "1Z", "hello", "9" * 41, "RX473124828NL", "<img src=x>", "…"]
)
def test_anything_else_is_no_number(node, typed: str) -> None:
    assert ask(node, typed) == []
