"""Finnish."""

from kbgen.languages.language import ContactWords, FactWords, Language, words

LANGUAGE = Language(
    code="fi",
    stemmer="finnish",
    compound_links="n",
    facts=FactWords(
        units={
            "second": "sekunti|sekuntia|sekunnin|sekunnissa",
            "minute": "minuutti|minuuttia|minuutin|minuutissa",
            "hour": "tunti|tuntia|tunnin|tunnissa",
            "day": "päivä|päivää|päivän|päivässä|kalenteripäivä|kalenteripäivää|kalenteripäivän|"
            "vuorokausi|vuorokautta|vuorokauden|vuorokaudessa",
            "working-day": "arkipäivä|arkipäivää|arkipäivän|arkipäivässä|työpäivä|työpäivää|"
            "työpäivän|työpäivässä",
            "week": "viikko|viikkoa|viikon|viikossa",
            "month": "kuukausi|kuukautta|kuukauden|kuukaudessa",
            "year": "vuosi|vuotta|vuoden|vuodessa",
        },
        numbers="yksi/yhden/yhtä kaksi/kahden/kahta/kahdessa kolme/kolmen/kolmea/kolmessa "
        "neljä/neljän/neljää/neljässä viisi/viiden/viittä/viidessä kuusi/kuuden/kuutta/kuudessa "
        "seitsemän/seitsemää/seitsemässä kahdeksan/kahdeksaa/kahdeksassa "
        "yhdeksän/yhdeksää/yhdeksässä kymmenen/kymmentä/kymmenessä yksitoista/yhdentoista "
        "kaksitoista/kahdentoista",
        between="tai|ja",
        percents="prosentti|prosenttia|prosentin",
        currencies={
            "euro": "EUR",
            "euroa": "EUR",
            "euron": "EUR",
            "dollaria": "USD",
            "puntaa": "GBP",
        },
        clock_before="klo",
    ),
    stop_words=words("""
apua auttakaa ei eiko eivat emme en et etta ette haluaisin haluan han hei hyva ja jo joku jos
jotain kanssa kiitos kiitti koska kuin kuinka kuka kun mihin mika miksi milloin mina minka minua
minulla minulle minun missa mista mita mitaan miten mitka moi mutta myos nama ne niin niita nyt ole
olemme olen olet olette oli olin olla on onko ovat pitaa pitaako saa saako saan saanko se sen siita
sina sinun sita tai tama taman tarvitsen tarvitsenko tassa tasta tata taytyy te teidan teilla
teille teilta terve tuo vain viela voi voiko voin voinko voisiko voisinko voitko voitte
"""),
    contact_words=ContactWords(
        phrases="yhteys, yhteystiedot, yhteydenotto, ota yhteyttä, ottaa yhteyttä, "
        "yhteyttä, asiakaspalvelu, asiakaspalveluun, asiakaspalvelun numero, "
        "asiakaspalvelun puhelinnumero, asiakastuki, asiakaspalvelija, tuki, puhelin, "
        "puhelinnumero, puhelinpalvelu, soittaa, soita, soittaa asiakaspalveluun, puhelu, "
        "takaisinsoitto, sähköposti, sähköpostiosoite, email, meili, viesti "
        "asiakaspalveluun, kirjoittaa, chat, chatti, chatata, livechat, live chat, ihminen, "
        "ihmisen, ihmiselle, henkilö, henkilön, työntekijä, puhua, puhua ihmiselle, puhua "
        "ihmisen kanssa, puhua jonkun kanssa, jutella, jutella ihmisen kanssa, puhua "
        "asiakaspalvelijan kanssa, yhteydenottolomake, yhteyslomake, kysyä",
        complaints="valitus, valitukset, valittaa, tehdä valitus, esimies",
        fillers="kiitos, oikea, oikean, oikealle, elävä, heti, nyt, suoraan, kanssa, jonkun, kiire",
    ),
)
