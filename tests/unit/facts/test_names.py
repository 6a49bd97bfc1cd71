import pytest

from kbgen.facts import country_abbreviations, find_names, name_of
from kbgen.model.locale import Locale


@pytest.mark.parametrize(
    ("tag", "text", "codes"),
    [
        ("en", "Mondays to Friday, in May, to the Netherlands and the UK", "0 4 5 NL GB"),
        ("en", "You may march on. A jersey. Some turkey.", ""),
        ("en", "Niger and Nigeria, Guinea-Bissau and Guinea", "NE NG GW GN"),
        ("de", "freitags, am Montag, im Vereinigten Königreich, den Niederlanden", "0 GB NL"),
        ("es", "Los viernes. Viernes. En EE. UU. y Países Bajos", "4 4 US NL"),
        (
            "ar",
            "من الاثنين إلى الجمعة، وألمانيا والنرويج، للمملكة المتحدة، ولا أحد",
            "0 4 DE NO GB",
        ),
        ("ja", "月曜日と1月、オランダとイギリス、英国。マリン", "0 NL GB GB"),
        ("ko", "금요일에 독일과 네덜란드에서", "4 DE NL"),
        ("pl", "w poniedziałki do Wielkiej Brytanii", "0 GB"),
        ("ru", "в пятницу в Германии и США", "4 DE US"),
        ("zh-Hans", "星期一，荷兰、英国", "0 NL GB"),
        ("he", "ביום שישי בגרמניה", "4 DE"),
    ],
)
def test_names_are_read_as_sentences_have_them(tag, text, codes):
    assert [name.code for name in find_names(text, Locale.parse(tag))] == codes.split()


def test_a_name_knows_its_place():
    text = "In May, to Spain."
    for name in find_names(text, Locale.parse("en")):
        assert text[name.start :].startswith(name.text)


def test_codes_have_names_in_every_language():
    assert name_of("country", "NO", Locale.parse("de")) == "Norwegen"
    assert name_of("weekday", "4", Locale.parse("ja")) == "金曜日"


@pytest.mark.parametrize(("tag", "term"), [("es", "UU"), ("pt", "EUA"), ("nl", "VS"), ("en", "UK")])
def test_abbreviations_of_countries(tag, term):
    assert term in country_abbreviations(Locale.parse(tag))
