"""Numbers and codes keep their order in Arabic and Hebrew."""

import re

import pytest


@pytest.fixture
def isolated(compile_text, text_of):
    """Return what is isolated in a paragraph of a locale."""

    def find(text: str, locale: str = "ar") -> list[str]:
        _, body = compile_text(text_of("T", text), path=f"{locale}/a/b.md")
        return re.findall(r'<bdi dir="ltr">(.*?)</bdi>', "".join(body.html))

    return find


@pytest.mark.parametrize(
    "number",
    [
        "+31 10 555 0142",
        "(010) 555 0142",
        "+31 (0)10 555 0142",
        "031-555-0142",
        "+966-11-555-0142",
        "4711-XL",
        "4711-22-XL",
        "24H-200",
        "2026/INV/17",
        "3.B",
        "#4711",
        "#A-17",
    ],
)
@pytest.mark.parametrize("locale", ["ar", "he"])
def test_what_would_be_turned_about_is_isolated(isolated, number, locale):
    assert isolated(f"نص {number} نص", locale) == [number]
    assert isolated(f"نص ({number})، نص {number}.", locale) == [number, number]


@pytest.mark.parametrize(
    "text",
    [
        "30-60",
        "10.000-20.000",
        "24/7",
        "15/01/2026",
        "2026-03-09",
        "1-2-3",
        "KB-2026-00123",
        "1Z999AA10123456784",
        "10kg",
        "3.5GB",
        "12 34",
        "ب4711-XL",
    ],
)
def test_what_keeps_its_order_is_left_alone(isolated, text):
    assert isolated(f"نص {text} نص") == []


def test_texts_from_left_to_right_are_left_alone(isolated):
    assert isolated("Call +31 10 555 0142 about 4711-XL.", "en") == []


def test_links_and_code_are_left_to_their_own_rules(isolated):
    assert isolated("نص `4711-XL` <https://a.example/4711-XL>") == []
