"""Basque."""

from kbgen.languages.language import ContactWords, Language

LANGUAGE = Language(
    code="eu",
    stemmer="basque",
    contact_words=ContactWords(
        phrases="kontaktua, kontaktu, harremana, harremanetan jarri, jarri gurekin "
        "harremanetan, harremanetarako, bezeroarentzako arreta, bezeroen arreta, "
        "bezeroarentzako arreta zerbitzua, bezeroarentzako zerbitzua, laguntza zerbitzua, "
        "telefonoa, telefonoz, telefono zenbakia, telefono-zenbakia, deitu, deia, posta "
        "elektronikoa, helbide elektronikoa, emaila, email, e-mail, idatzi, mezua bidali, "
        "txata, txat, txateatu, pertsona, pertsonarekin, gizakia, gizaki, langilea, "
        "agentea, norbaitekin hitz egin, pertsona batekin hitz egin, hitz egin, "
        "harremanetarako formularioa, galdera egin",
        complaints="kexa, kexak, kexatu, kexa jarri, erreklamazioa, erreklamazioak, arduraduna",
        fillers="mesedez, nahi, dut, bat, batekin, benetako, nola, zuekin, gurekin, orain, "
        "norbaitekin, nik, zuen, ahal",
    ),
)
