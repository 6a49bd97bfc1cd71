"""Irish."""

from kbgen.languages.language import ContactWords, Language

LANGUAGE = Language(
    code="ga",
    stemmer="irish",
    contact_words=ContactWords(
        phrases="teagmháil, déan teagmháil, déan teagmháil linn, sonraí teagmhála, foirm "
        "teagmhála, seirbhís do chustaiméirí, seirbhís custaiméirí, seirbhís custaiméara, "
        "tacaíocht, tacaíocht do chustaiméirí, fón, guthán, uimhir fóin, uimhir ghutháin, "
        "uimhir theileafóin, teileafón, glaoch, glaoch gutháin, glaoigh, ríomhphost, "
        "seoladh ríomhphoist, scríobh, seol teachtaireacht, comhrá, comhrá beo, duine, "
        "labhairt, labhairt le duine, labhair le duine, caint le duine, labhairt le duine "
        "éigin, gníomhaire, ionadaí",
        complaints="gearán, gearáin, gearán a dhéanamh, déan gearán, bainisteoir",
        fillers="le do thoil, led thoil, más é do thoil é, ba mhaith liom, is mian liom, a, "
        "an, na, le, do, leis, liom, conas, anois, éigin, beo, ceart, fíor",
    ),
)
