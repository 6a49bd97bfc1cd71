"""Carriers: what their tracking numbers look like, and where they lead. A new one is a `Carrier`.

Numbers are in capitals, without spaces, dots and hyphens. Those of many carriers look alike: then a
reader chooses. A check digit, where a carrier's numbers have one, tells a mistyped number.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

#: How the check digit follows from the others, by the names in `static/js/carriers.js`: of the
#: UPU's standard S10, of GS1 (weights 3 and 1 from the right), the rest by 7, of UPS, of FedEx.
Check = Literal["", "s10", "gs1", "mod7", "ups", "fedex"]


class Form(NamedTuple):
    """A kind of number."""

    pattern: str
    """Regular expression of the whole number, for Python and JavaScript."""
    check: Check = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    name: str
    """As in `[tracking] carriers`."""
    title: str
    """As readers see it."""
    url: str
    """Address with the places {number}, {zip} and {language}."""
    forms: tuple[Form, ...]
    examples: tuple[str, ...]
    """Made-up numbers that fit, for tests."""


def _post(countries: str) -> Form:
    """Make the form of parcels that the post of these countries took in, such as RX473124829NL."""
    return Form(rf"[A-Z]{{2}}\d{{9}}(?:{countries})", "s10")


CARRIERS = (
    Carrier(
        name="postnl",
        title="PostNL",
        url="https://postnl.nl/tracktrace/?B={number}&P={zip}&D=NL&T=C",
        forms=(Form(r"3S[A-Z]{4}\d{7,9}"), _post("NL")),
        examples=("3SABCD1234567", "RX473124829NL"),
    ),
    Carrier(
        name="dhl",
        title="DHL",
        url="https://www.dhl.de/de/privatkunden/dhl-sendungsverfolgung.html?piececode={number}",
        forms=(Form(r"00340\d{15}", "gs1"), Form(r"\d{12}"), Form(r"JJ?D\d{16,20}"), _post("DE")),
        examples=("00340434161094042557", "340434161094", "JJD000390007882823443", "RX473124829DE"),
    ),
    Carrier(
        name="dhl-express",
        title="DHL Express",
        url="https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}",
        forms=(Form(r"\d{10}", "mod7"),),
        examples=("1234567891",),
    ),
    Carrier(
        name="ups",
        title="UPS",
        url="https://www.ups.com/track?tracknum={number}",
        forms=(Form(r"1Z[A-Z0-9]{15}\d", "ups"),),
        examples=("1Z999AA10123456784", "1Z5R89390357567127"),
    ),
    Carrier(
        name="fedex",
        title="FedEx",
        url="https://www.fedex.com/fedextrack/?trknbr={number}",
        forms=(Form(r"\d{12}", "fedex"), Form(r"\d{15}", "gs1")),
        examples=("986578788855", "041441760228964"),
    ),
    Carrier(
        name="usps",
        title="USPS",
        url="https://tools.usps.com/go/TrackConfirmAction?tLabels={number}",
        forms=(Form(r"9[1-5]\d{20}", "gs1"), _post("US")),
        examples=("9400111899223344556677", "RX473124829US"),
    ),
    Carrier(
        name="dpd",
        title="DPD",
        url="https://tracking.dpd.de/parcelstatus?query={number}",
        forms=(Form(r"\d{14}"),),
        examples=("01234567890123",),
    ),
    Carrier(
        name="gls",
        title="GLS",
        url="https://gls-group.com/GROUP/en/parcel-tracking/?match={number}",
        forms=(Form(r"\d{11}"),),
        examples=("12345678901",),
    ),
    Carrier(
        name="hermes",
        title="Hermes",
        url="https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#{number}",
        forms=(Form(r"H\d{19}"), Form(r"\d{14}")),
        examples=("H1000410112345678901",),
    ),
    Carrier(
        name="royal-mail",
        title="Royal Mail",
        url="https://www.royalmail.com/track-your-item#/tracking-results/{number}",
        forms=(_post("GB"),),
        examples=("RB123456785GB",),
    ),
    Carrier(
        name="evri",
        title="Evri",
        url="https://www.evri.com/track/parcel/{number}",
        forms=(Form(r"[A-Z]\d{2}[A-Z0-9]{3}\d{10}"),),
        examples=("T00ABC1234567890",),
    ),
    Carrier(
        name="la-poste",
        title="La Poste",
        url="https://www.laposte.fr/outils/suivre-vos-envois?code={number}",
        forms=(Form(r"\d[A-Z]\d{11}"), _post("FR")),
        examples=("6A12345678901", "RX473124829FR"),
    ),
    Carrier(
        name="mondial-relay",
        title="Mondial Relay",
        url="https://www.mondialrelay.fr/suivi-de-colis/?numeroExpedition={number}&codePostal={zip}",
        forms=(Form(r"\d{8}"),),
        examples=("12345678",),
    ),
    Carrier(
        name="bpost",
        title="bpost",
        url="https://track.bpost.cloud/btr/web/#/search?itemCode={number}&lang={language}",
        forms=(Form(r"3232\d{20}"), _post("BE")),
        examples=("323212345678901234567890", "RX473124829BE"),
    ),
    Carrier(
        name="inpost",
        title="InPost",
        url="https://inpost.pl/sledzenie-przesylek?number={number}",
        forms=(Form(r"(?!3232)\d{24}"),),
        examples=("623456789012345678901234",),
    ),
    Carrier(
        name="correos",
        title="Correos",
        url="https://www.correos.es/es/es/herramientas/localizador/envios/detalle"
        "?tracking-number={number}",
        forms=(Form(r"P[A-Z0-9]{22}"), _post("ES")),
        examples=("PQ4F6P0712345678901234A", "RX473124829ES"),
    ),
    Carrier(
        name="austrian-post",
        title="Österreichische Post",
        url="https://www.post.at/s/sendungsdetails?snr={number}",
        forms=(Form(r"10\d{20}"), _post("AT")),
        examples=("1012345678901234567890", "RX473124829AT"),
    ),
    Carrier(
        name="swiss-post",
        title="Swiss Post",
        url="https://service.post.ch/ekp-web/ui/entry/search/{number}",
        forms=(Form(r"99\d{16}"), _post("CH")),
        examples=("996001234512345678", "RX473124829CH"),
    ),
    Carrier(
        name="canada-post",
        title="Canada Post",
        url="https://www.canadapost-postescanada.ca/track-reperage/en#/details/{number}",
        forms=(Form(r"\d{16}"), _post("CA")),
        examples=("1234567890123456", "RX473124829CA"),
    ),
    Carrier(
        name="yamato",
        title="ヤマト運輸",
        url="https://jizen.kuronekoyamato.co.jp/jizen/servlet/crjz.b.NQ0010?id={number}",
        forms=(Form(r"\d{12}", "mod7"),),
        examples=("123456789013",),
    ),
    Carrier(
        name="post",
        title="Universal Postal Union",
        url="https://globaltracktrace.ptc.post/gtt.web/",
        forms=(Form(r"[A-Z]{2}\d{9}(?!NL|DE|US|GB|FR|BE|ES|AT|CH|CA)[A-Z]{2}", "s10"),),
        examples=("RX473124829SE",),
    ),
)
BY_NAME = {carrier.name: carrier for carrier in CARRIERS}
