"""Hungarian."""

from kbgen.languages.language import ContactWords, FactWords, Language, words

LANGUAGE = Language(
    code="hu",
    stemmer="hungarian",
    grouped_from=10_000,
    facts=FactWords(
        units={
            "second": "másodperc|másodpercen|másodpercig|másodperces",
            "minute": "perc|percen|percig|perces|percet",
            "hour": "óra|órán|órát|órás",
            "day": "nap|napon|napig|napos|napot|naptári nap|naptári napon",
            "working-day": "munkanap|munkanapon|munkanapig|munkanapos|munkanapot",
            "week": "hét|héten|hétig|hetes|hetet",
            "month": "hónap|hónapon|hónapig|hónapos|hónapot",
            "year": "év|éven|évig|éves|évet",
        },
        numbers="egy két/kettő három négy öt hat hét nyolc kilenc tíz tizenegy tizenkét/tizenkettő",
        between="és|vagy",
        percents="százalék|százalékos|százalékot",
        currencies={"euró": "EUR", "forint": "HUF", "Ft": "HUF", "dollár": "USD", "font": "GBP"},
    ),
    stop_words=words("""
a akarok akarom az azok azt csak de egy en engem es ez ezek ezt ha hello hogy hogyan hogyha hol
honnan hova is itt kell kellene kerek kerem kinek koszi koszonom lehet lehetne lesz mar meg melyik
mert mi miert mikor milyen mint mit most napot nekem nekunk nem on onok ott segitseg segitsen
segitsetek szeretnek szeretnem szia sziasztok te tegyek ti tudja tudnak tudnek tudok tudom udv vagy
vagyok valami van vannak volt
"""),
    contact_words=ContactWords(
        phrases="kapcsolat, kapcsolatfelvétel, kapcsolatfelvételi űrlap, kapcsolatba lépni, "
        "elérhetőség, elérhetőségek, elérhetőségeik, ügyfélszolgálat, ügyfélszolgálat "
        "telefonszáma, ügyfélszolgálat elérhetősége, vevőszolgálat, ügyféltámogatás, "
        "támogatás, telefon, telefonszám, telefonos ügyfélszolgálat, telefonálni, hívás, "
        "felhívni, hívni, visszahívás, e-mail, email, e-mail cím, email cím, írni, üzenetet "
        "küldeni, chat, csevegés, csetelni, élő chat, ember, emberrel, emberrel beszélni, "
        "beszélni, beszélni valakivel, beszélni egy emberrel, ügyintéző, ügyintézővel, "
        "ügyintézővel beszélni, munkatárs, munkatárssal, személy, operátor, operátorral, "
        "kérdezni",
        complaints="panasz, panaszok, panaszt tenni, panaszt, panaszkezelés, reklamáció, "
        "vezetővel beszélni",
        fillers="kérem, kérek, szeretnék, szeretném, élő, igazi, valódi, azonnal, most, "
        "sürgős, közvetlenül, valakivel",
    ),
)
