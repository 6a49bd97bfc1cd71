"""Lithuanian."""

from kbgen.languages.language import ContactWords, Language

LANGUAGE = Language(
    code="lt",
    stemmer="lithuanian",
    contact_words=ContactWords(
        phrases="kontaktai, kontaktas, kontaktinė informacija, susisiekti, susisiekite, "
        "susisiekti su jumis, klientų aptarnavimas, klientų aptarnavimo telefonas, klientų "
        "aptarnavimo centras, pagalba klientams, klientų pagalba, palaikymas, telefonas, "
        "telefono numeris, tel numeris, skambinti, paskambinti, skambutis, el. paštas, el. "
        "pašto adresas, elektroninis paštas, email, rašyti, parašyti, žinutė, pokalbis, "
        "tiesioginis pokalbis, chat, čatas, žmogus, žmogumi, gyvas žmogus, kalbėti su "
        "žmogumi, pakalbėti su žmogumi, kalbėtis su žmogumi, pakalbėti, kalbėti, "
        "konsultantas, konsultantu, operatorius, operatoriumi, darbuotojas, darbuotoju, "
        "asmuo, kontaktų forma, užduoti klausimą",
        complaints="skundas, skundai, skųstis, pateikti skundą, nusiskundimas, vadovas, vadovu",
        fillers="prašau, prašom, noriu, norėčiau, kaip, su, aš, man, jums, jumis, jūsų, ar, "
        "galiu, gyvu, gyvas, tikru, tikras, dabar, skubiai, kuo, nors",
    ),
)
