"""Catalan."""

from kbgen.languages.language import ContactWords, Language

LANGUAGE = Language(
    code="ca",
    stemmer="catalan",
    contact_words=ContactWords(
        phrases="contacte, contactar, contacta'ns, contacteu amb nosaltres, contactar amb "
        "vosaltres, posar-se en contacte, atenció al client, servei d'atenció al client, "
        "servei al client, suport, telèfon, número de telèfon, telèfon de contacte, telèfon "
        "d'atenció al client, trucar, trucada, trucar-vos, correu, correu electrònic, "
        "adreça electrònica, email, e-mail, mail, escriure, enviar un missatge, xat, "
        "xatejar, xat en directe, persona, humà, ésser humà, agent, assessor, operador, "
        "representant, parlar, parlar amb una persona, parlar amb algú, parlar amb un humà, "
        "parlar amb un agent, formulari de contacte, dades de contacte, fer una pregunta",
        complaints="queixa, queixes, queixar-me, presentar una queixa, reclamació, "
        "reclamacions, full de reclamació, responsable",
        fillers="si us plau, sisplau, vull, voldria, puc, jo, amb, una, un, de, d, el, la, "
        "l, al, a, en, per, com, us, es, real, veritat, urgent, ara, algú",
    ),
)
