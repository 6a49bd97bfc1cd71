"""Esperanto."""

from kbgen.languages.language import ContactWords, Language

LANGUAGE = Language(
    code="eo",
    stemmer="esperanto",
    contact_words=ContactWords(
        phrases="kontakto, kontakti, kontakti nin, kontakti vin, kontaktinformoj, klienta "
        "servo, klientservo, subteno, helpolinio, telefono, telefonnumero, telefona numero, "
        "telefoni, voki, alvoko, retpoŝto, retpoŝta adreso, retadreso, retmesaĝo, skribi, "
        "sendi mesaĝon, babili, babilejo, babilo, homo, persono, paroli, paroli kun homo, "
        "paroli kun iu, paroli kun persono, dungito, reprezentanto, kontaktformularo, "
        "demandi",
        complaints="plendo, plendoj, plendi, fari plendon, estro",
        fillers="bonvolu, mi, volas, petas, kun, la, al, kiel, via, viaj, vi, vin, nin, "
        "vera, veran, nun, iu, povas, tuj",
    ),
)
