"""Serbian."""

from kbgen.languages.language import ContactWords, Language

LANGUAGE = Language(
    code="sr",
    stemmer="serbian",
    contact_words=ContactWords(
        phrases="kontakt, kontakti, kontaktirajte nas, kontaktirati, kontakt telefon, "
        "kontakt forma, korisnička podrška, korisnički servis, služba za korisnike, "
        "podrška, pozivni centar, telefon, broj telefona, pozvati, pozovem, nazvati, poziv, "
        "imejl, email, e-mail, mejl, mejl adresa, pisati, poslati poruku, čet, chat, čovek, "
        "čovekom, razgovarati, razgovarati sa čovekom, pričati sa čovekom, pričati sa "
        "nekim, pričati, operater, operaterom, agent, osoba, zaposleni, vajber, viber, "
        "контакт, контактирајте нас, корисничка подршка, кориснички сервис, подршка, "
        "телефон, број телефона, позвати, позив, имејл, мејл, писати, чет, човек, "
        "разговарати са човеком, причати са човеком, разговарати, оператер, особа",
        complaints="žalba, žalbe, žaliti se, podneti žalbu, prigovor, menadžer, жалба, жалбе, "
        "поднети жалбу, приговор",
        fillers="molim, molim vas, vas, vam, sa, s, da, želim, hoću, kako, mogu, ja, pravi, "
        "prava, pravim, pravom, živim, nekim, odmah, sada, молим, молим вас, вас, са, да, "
        "желим, хоћу, како, могу, правим, неким",
    ),
)
