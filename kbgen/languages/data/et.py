"""Estonian."""

from kbgen.languages.language import ContactWords, Language

LANGUAGE = Language(
    code="et",
    stemmer="estonian",
    contact_words=ContactWords(
        phrases="kontakt, kontaktid, kontaktandmed, võta ühendust, võtke ühendust, võtta "
        "ühendust, ühendust võtta, klienditeenindus, klienditeeninduse telefon, "
        "klienditeenindaja, klienditugi, kasutajatugi, tugi, infotelefon, telefon, "
        "telefoninumber, telefoni number, helistada, helistama, helistan, kõne, e-post, "
        "e-posti aadress, email, e-mail, meil, meiliaadress, kirjutada, kirjutan, sõnum, "
        "vestlus, otsevestlus, chat, inimene, inimesega, inimesega rääkida, rääkida "
        "inimesega, rääkida kellegagi, rääkida, operaator, töötaja, kontaktvorm, küsimus",
        complaints="kaebus, kaebused, kaebama, kaevata, esitada kaebus, juhataja",
        fillers="palun, ma, mina, tahan, soovin, sooviksin, kuidas, saan, teie, teile, "
        "teiega, päris, elus, kohe, nüüd, minu, on, ja, kellegagi",
    ),
)
