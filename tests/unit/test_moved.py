"""What addresses without a page mean: the demo's articles, under names that they could have had."""

from pathlib import Path

import pytest

from kbgen.build import BuildOptions, check
from kbgen.config import load_project
from kbgen.moved import DeadPath, Moves

DEMO = Path(__file__).parents[2] / "kbgen.toml"

#: Former address → article. None of them was used to choose the limits of `Moves`.
RENAMED = {
    "en/help/returns-policy/": "returns/return-an-item",
    "en/returns/money-back/": "returns/refunds",
    "en/orders/tracking/": "shipping/track-your-order",
    "en/delivery/delivery-charges/": "shipping/shipping-costs",
    "en/delivery/missing-items/": "returns/damaged-or-wrong-item",
    "en/delivery/parcel-not-arrived/": "shipping/late-or-missing-parcel",
    "en/returns/faulty-products/": "returns/damaged-or-wrong-item",
    "en/account/cant-log-in/": "accounts/reset-your-password",
    "en/account/two-factor-authentication/": "accounts/two-step-verification",
    "en/account/gdpr-erasure/": "accounts/delete-your-account",
    "en/account/register/": "accounts/create-an-account",
    "en/returns/exchange-policy/": "returns/exchanges",
    "en/returns/final-sale/": "returns/what-cannot-be-returned",
    "en/international/duties/": "shipping/customs-and-duties",
    "en/shipping/shipping-times/": "shipping/delivery-times",
    "en/account/change-my-email/": "accounts/change-email-or-address",
    "de/versand/sendungsverfolgung/": "shipping/track-your-order",
    "de/rueckgabe/rueckgaberecht/": "returns/return-an-item",
    "es/pedidos/donde-esta-mi-pedido/": "shipping/track-your-order",
    "es/devoluciones/producto-defectuoso/": "returns/damaged-or-wrong-item",
}


@pytest.fixture(scope="module")
def moves() -> Moves:
    project = load_project(DEMO)
    site = check(project, BuildOptions(out=project.root)).site
    return Moves(site, "https://shop.example/help/")


def test_18_of_20_renamed_pages_are_recognised_and_what_is_certain_is_right(moves) -> None:
    found = {path: moves.find(path) for path in RENAMED}
    right = [p for p, move in found.items() if move.article and move.article.id == RENAMED[p]]
    certain = [path for path, move in found.items() if move.is_certain]

    assert len(right) >= 18
    assert len(certain) >= 12
    assert set(certain) <= set(right)


@pytest.mark.parametrize(
    ("path", "goal"),
    [
        ("en/old-folder/refunds/", "en/returns/refunds/"),
        ("EN/Returns/Refunds.html", "en/returns/refunds/"),
        ("hc/en-us/articles/360001234567-Track-My-Package/", "en/shipping/track-your-order/"),
        ("de/shipping/track-order/", "de/shipping/track-your-order/"),
        ("ja/返品/返品方法/", "ja/returns/return-an-item/"),
        ("ar/الشحن/تكلفة-الشحن/", "ar/shipping/shipping-costs/"),
        ("en/account/update-shiping-adress/", "en/accounts/change-email-or-address/"),
    ],
)
def test_an_address_is_recognised_in_other_spellings_and_languages(moves, path, goal) -> None:
    assert moves.find(path).goal == goal


@pytest.mark.parametrize(
    "path", ["en/jobs/", "en/blog/camping-trip-norway/", "wp-admin/setup.php/", "en/12345/"]
)
def test_other_addresses_mean_no_article(moves, path) -> None:
    move = moves.find(path)

    assert move is None or (move.article, move.is_certain) == (None, False)


@pytest.mark.parametrize("path", ["en/gift-cards/", "en/stores/amsterdam/", "en/payment/klarna/"])
def test_a_subject_that_no_article_has_is_never_certain(moves, path) -> None:
    assert not moves.find(path).is_certain


def test_addresses_of_the_host_are_read_as_the_site_has_them(moves) -> None:
    assert moves.path_of("/help/de/r%C3%BCckgabe?x=1#y") == "de/rückgabe/"
    assert moves.path_of("/help/en/index.html") == "en/"
    assert moves.path_of("/help") == ""
    assert moves.path_of("/helpers/en/") == "helpers/en/"
    assert moves.exists("en/returns/refunds/")
    assert moves.exists("en/search/")
    assert not moves.exists("en/returns/refund/")


def test_the_line_to_add_is_that_of_the_article_or_of_the_settings(moves) -> None:
    renamed = moves.find("en/returns/money-back/")
    assert renamed.hint == (
        "Add `aliases: [/en/returns/money-back/]` to content/en/returns/refunds.md."
    )
    stand_in = moves.find("ja/accounts/two-step-verification-setup/")
    assert stand_in.hint == (
        'Add "/ja/accounts/two-step-verification-setup/" = "/ja/accounts/two-step-verification/"'
        " under [redirects] in kbgen.toml."
    )
    assert moves.find("en/returns/a b/").hint == ""


@pytest.mark.parametrize(
    ("readers", "referrers", "asked"),
    [
        (1, (), "1 reader"),
        (1200, ("a.example",), "1,200 readers, from a.example"),
        (2, ("a.example", "b.example"), "2 readers, from a.example and b.example"),
        (9, ("a.example", "b", "c", "d"), "9 readers, from a.example and 3 other sites"),
    ],
)
def test_it_is_said_who_asked(readers, referrers, asked) -> None:
    assert DeadPath("/x/", readers, readers, referrers, 0).asked == asked
