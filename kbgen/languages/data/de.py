"""German."""

from kbgen.languages.language import (
    Agreement,
    ContactWords,
    FactWords,
    Language,
    Readability,
    patterns,
    same,
    typed,
    unit_cases,
    words,
)

LANGUAGE = Language(
    code="de",
    registers={
        "du": r"(?i:du|dich|dir|dein(?:e[mnrs]?)?)",
        "Sie": r"(?<=[\w,;] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)",
    },
    quotes="„“ »« «» ‚‘ ›‹",
    open_words=words("""
aber dass damit dem der des eine einem einen einer eines für im ins oder sowie
und vom von weil wenn zum zur
"""),
    repeated_words=words("das dem den der die sie sehr"),
    stemmer="german",
    respellings=(("ae", "a"), ("oe", "o"), ("ue", "u")),
    compound_links="s es n en e er",
    agreement=Agreement(
        durations=patterns(r"""
(?<!, )(?:die|den|der|das|(?:dies|jen|dein|eur|ihr|unser)e[nrs]?|beiden?|alle[nr]?) {}
(?:ersten|letzten|nächsten|folgenden|weiteren?|ganzen?|vollen?) {}
(?:sind|waren|bleiben|vergehen|verstreichen) {}
{} (?:noch )?(?:sind|waren|laufen|vergehen|verstreichen|verbleiben)
"""),
        has_plurals=True,
        invariable="Zeichen|Mal|Euro|Prozent|Artikel|Stück|Zentimeter|Millimeter|Kilometer|"
        "Meter|Gramm|Kilogramm|Kilo|Liter|Teilnehmer|Mitarbeiter|Fenster",
        cases={
            "dative": r"(?:innerhalb(?: von)?|binnen|nach|seit|in|mit|vor|von|aus|ab|"
            r"(?<!bis )zu)(?: etwa| ungefähr| rund| jeweils| höchstens| spätestens)? {}",
        },
    ),
    unit_cases=unit_cases(
        "one other",
        genitive={"working-day": "Werktages|Werktage"},
        dative={"working-day": "Werktag|Werktagen"},
    ),
    facts=FactWords(
        countries={
            "AE": "VAE",
            "GB": "Großbritannien",
            "NL": "Holland",
            "US": "USA",
        },
        names_inflect=True,
        units={
            "second": "Sekunde|Sekunden",
            "minute": "Minute|Minuten",
            "hour": "Stunde|Stunden",
            "day": "Tag|Tage|Tagen|Tages|tägig|tägige|tägigen|tägiger|tägiges|Kalendertag|"
            "Kalendertage|Kalendertagen",
            "working-day": "Werktag|Werktage|Werktagen|Arbeitstag|Arbeitstage|Arbeitstagen|"
            "Geschäftstag|Geschäftstage|Geschäftstagen",
            "week": "Woche|Wochen|wöchig|wöchige|wöchigen",
            "month": "Monat|Monate|Monaten|Monats|monatig|monatige|monatigen",
            "year": "Jahr|Jahre|Jahren|Jahres|jährig|jährige|jährigen",
        },
        numbers="ein/eine/einen/einem/einer/eins zwei drei vier fünf sechs sieben acht neun "
        "zehn elf zwölf",
        between="bis|und|oder|bis zu",
        percents="Prozent",
        currencies={"Euro": "EUR", "Franken": "CHF", "Dollar": "USD", "Pfund": "GBP"},
        clock_after="Uhr",
        dates=("d.M.y", "d. MMM y"),
    ),
    prohibitions=r"\b(?:kann|kannst|könn\w+|darf|darfst|dürf\w+)\b[^.:;?!]*\b(?:nicht|nie|kein\w*)\b|\bniemals\b",
    negations=r"\b(?:nicht|nie(?:mals|mand\w*)?|kein\w*|ohne|nichts|weder|nirgends)\b",
    # Amstad, Wie verständlich sind unsere Zeitungen?, Zürich 1978.
    # 30 to 50 is “difficult”.
    readability=Readability(
        name="Amstad",
        constant=180,
        words_per_sentence=-1,
        syllables_per_word=-58.5,
        vowels="ei|ai|au|eu|äu|ie|aa|ee|oo|ey|ay|[aeiouäöüy]",
    ),
    stop_words=words("""
aber all alle alles als am an auch auf bei beim bekomme bekommen bekommt bin bis bitte brauche
da danke dann darf das dass dein deine dem den denn der des dich die dies diese diesen dieser
dieses dir doch du durfen e ein eine einem einen einer eines er es etwas euch euer eure euren
fur geht gern gerne gibt gibts guten hab habe haben habt hallo hast hat hatte hi hier hilfe ich
ihr ihre ihren im in ins ist ja jetzt kann kannst kein keine keinen konnen konnte machen mal man
mein meine meinem meinen meiner mich mir mit mochte moechte muss mussen nach nicht nichts nie
noch nur ob oder s schon sein seit sich sie sind so soll sollte tun uber um und uns unser unsere
vom von wann war waren warum was weil welche welchen welcher welches wenn wer werde werden wie
wieso will wir wird wo wohin wollen wurde wurden zu zum zur
"""),
    synonyms=(
        # Shipping
        same("Paket, Päckchen, Sendung, Packerl, Päckli"),
        same("Lieferung, liefern, liefert, geliefert, Zustellung, zugestellt"),
        same("Versand, versenden, versandt, verschicken, verschickt, abgeschickt, losgeschickt"),
        same("Versand, Lieferung", weight=0.6),
        same("ankommen, angekommen, eintreffen, eingetroffen, kommt an, Ankunft"),
        same(
            "Paketdienst, Versanddienstleister, Lieferdienst, Paketbote, Kurier, Zustelldienst, "
            "Spediteur"
        ),
        typed(
            "DHL, Hermes, DPD, GLS, FedEx, Post, Postbote, Pöstler, Briefträger, Paketfahrer",
            means="Paketdienst, Versanddienstleister",
            weight=0.6,
        ),
        same(
            "Sendungsverfolgung, Paketverfolgung, Tracking, tracken, verfolgen, nachverfolgen, "
            "verfolgt, Sendungsstatus, Lieferstatus, Paketstatus"
        ),
        typed(
            "wo ist meine Bestellung, wo ist mein Paket, wo ist meine Lieferung, wo ist meine "
            "Ware, wo ist meine Sendung, wo sind meine Sachen, wo bleibt meine Bestellung, wo "
            "bleibt mein Paket, wo bleibt meine Lieferung, wo bleibt die Ware, wo ist das Paket, "
            "Bestellstatus, Status meiner Bestellung, Stand der Bestellung, wo befindet sich, "
            "unterwegs",
            means="Sendungsverfolgung, verfolgen, Tracking",
        ),
        same(
            "Sendungsnummer, Trackingnummer, Paketnummer, Tracking-Nummer, Tracking-ID, "
            "Trackingcode, Sendungsverfolgungsnummer, Trackingnr"
        ),
        same("Lieferzeit, Versanddauer, Lieferdauer, Lieferfrist, Versandzeit, Zustellzeit"),
        typed(
            "wann kommt meine Bestellung, wann kommt mein Paket, wann kommt das Paket, wann kommt "
            "es, wann wird geliefert, wann wird meine Bestellung, wann ist mein Paket da, wann ist "
            "meine Bestellung da, dauert der Versand, dauert die Lieferung, dauert Versand, dauert "
            "Lieferung, dauert es bis, ETA, Laufzeit",
            means="Lieferzeit, Versanddauer",
            weight=0.7,
        ),
        same("Liefertermin, Lieferdatum, Zustelltermin, Liefertag, Zustelldatum"),
        same(
            "Versandkosten, Lieferkosten, Porto, Versandgebühr, Liefergebühr, Portokosten, "
            "Zustellgebühr, Versandpreis, Versandspesen, Versandpauschale"
        ),
        same(
            "versandkostenfrei, portofrei, kostenloser Versand, gratis Versand, kostenlose "
            "Lieferung, Gratisversand, ohne Versandkosten, gratis Lieferung"
        ),
        same("kostenlos, gratis, umsonst, kostenfrei, gebührenfrei"),
        typed(
            "schneller, eilig, dringend, Overnight, am nächsten Tag, Same Day, Blitzversand, am "
            "selben Tag, eilt, Expresslieferung, Eilversand, Eillieferung",
            means="Express, Expressversand, Lieferzeit",
            weight=0.7,
        ),
        same("abholen, abgeholt, hole ab"),
        same(
            "Abholstelle, Paketshop, Packstation, Abholstation, Postfiliale, Abholort, Paketbox, "
            "Postamt, Paketstation, PickPost, Abholpunkt",
            weight=0.7,
        ),
        same(
            "Click and Collect, Click & Collect, Abholung im Geschäft, Filialabholung, in der "
            "Filiale abholen, Selbstabholung, selbst abholen, Abholung in der Filiale"
        ),
        same(
            "Sperrgut, Spedition, Speditionsversand, sperrig, Möbelspedition, Großgerät, XXL-Paket"
        ),
        typed(
            "Sperrgut, Spedition, sperrig, Sperrgutzuschlag, frei Bordsteinkante",
            means="Versandkosten, Lieferung, Lieferzeit",
            weight=0.6,
        ),
        same("Ausland, international, weltweit, andere Länder, Auslandsversand"),
        same(
            "Zoll, Einfuhrabgaben, Zollgebühr, Zollkosten, Einfuhrsteuer, Einfuhrumsatzsteuer, "
            "Verzollung, Importkosten"
        ),
        same("Postleitzahl, PLZ", weight=1.0),
        same("Lieferadresse, Versandadresse, Lieferanschrift, Zustelladresse"),
        same("Adresse, Anschrift", weight=0.9),
        typed(
            "Nachsendeauftrag, nachsenden, Nachsendung, falsche Adresse, umgezogen, Umzug, neue "
            "Adresse, andere Adresse, umleiten, falsche Hausnummer, falsche Anschrift, falsche "
            "Straße, neue Wohnung",
            means="Adresse ändern, Lieferadresse",
            weight=0.7,
        ),
        # Problems on the way
        same(
            "Verlust, verloren, verschwunden, vermisst, verschollen, verlorengegangen, "
            "unauffindbar, ist weg"
        ),
        typed(
            "nicht angekommen, nie angekommen, nicht geliefert, nicht erhalten, nie erhalten, nie "
            "geliefert, nicht gekommen, kommt nicht, Paket nicht bekommen, Paket nie bekommen, "
            "Bestellung nicht bekommen, Bestellung nie bekommen, Paket nicht da, Paket ist nicht "
            "da, Paket noch nicht da, Bestellung nicht da, kam nicht, kam nie, nicht zugestellt, "
            "nicht eingetroffen, nicht erschienen, fehlt, kein Paket, keine Lieferung, keine Ware",
            means="verloren, verschwunden, verspätet",
        ),
        same("verspätet, Lieferverzug, Verzögerung, verzögert, zu spät, Lieferverzögerung"),
        typed(
            "dauert zu lange, dauert so lange, dauert ewig, warte immer noch, warte noch, warte "
            "seit, warte schon, hängt fest, keine Bewegung, steht still, bewegt sich nicht, lässt "
            "auf sich warten, überfällige Lieferung, nichts passiert",
            means="verspätet, verloren",
            weight=0.7,
        ),
        typed(
            "gestohlen, geklaut, Diebstahl, entwendet", means="verloren, verschwunden", weight=0.7
        ),
        typed(
            "als zugestellt, angeblich zugestellt, angeblich geliefert, zugestellt aber nicht, "
            "geliefert aber nicht, steht zugestellt, laut Tracking, laut DHL, falsch zugestellt, "
            "falsches Haus",
            means="verschwunden, verloren",
            weight=0.7,
        ),
        same(
            "Zustellversuch, nicht zu Hause, nicht zuhause, nicht angetroffen, "
            "Benachrichtigungskarte, Abholschein, Lieferung verpasst, Paket verpasst, niemand zu "
            "Hause, niemand zuhause, Abholkarte"
        ),
        same(
            "Ablageort, Wunschort, vor der Tür, Abstellgenehmigung, Ablagevertrag, "
            "Abstellerlaubnis, Abstellort"
        ),
        same("beschädigt, kaputt, zerbrochen, Transportschaden, Schaden"),
        same("defekt, kaputt, fehlerhaft, mangelhaft, Mangel"),
        typed(
            "zerkratzt, gerissen, Riss, Kratzer, verbeult, Delle, zerdrückt, ausgelaufen, "
            "zersplittert, abgebrochen, eingedrückt, undicht, hinüber, zerstört, im Eimer, "
            "kaputtgegangen, Macken, Scherben, Splitter, Glasbruch, in Stücken",
            means="beschädigt, defekt, kaputt",
        ),
        typed(
            "funktioniert nicht, lässt sich nicht einschalten, geht nicht mehr, schlechte "
            "Qualität, tut nicht, spinnt, Produktfehler, schlecht verarbeitet, Reklamation, "
            "reklamieren, beanstanden",
            means="defekt, beschädigt, kaputt",
            weight=0.6,
        ),
        same("Reklamation, reklamieren, beanstanden, reklamiert, Mängelrüge"),
        same("falscher Artikel, falsches Produkt, falsche Ware, Falschlieferung, falsch geliefert"),
        typed(
            "falsches Paket, falsche Lieferung, falsche Bestellung, anderer Artikel, anderes "
            "Produkt, nicht bestellt, verwechselt, vertauscht, nicht wie beschrieben, entspricht "
            "nicht, falsch erhalten, falsch bekommen, falsche Sachen, etwas falsches, was "
            "falsches, anderes bekommen, anderes erhalten, anderes geliefert",
            means="falscher Artikel, Falschlieferung, falsch",
        ),
        typed(
            "unvollständig, Artikel fehlt, Teil fehlt, Teile fehlen, Artikel fehlen, nur ein Teil, "
            "fehlt was, fehlt etwas, nicht komplett, nicht vollständig, nur halb, fehlende Teile, "
            "zu wenig geliefert, nicht alles geliefert, nicht alles dabei",
            means="fehlt, fehlender Artikel, unvollständige Lieferung",
            weight=0.7,
        ),
        same(
            "Teillieferung, mehrere Pakete, getrennt verschickt, getrennte Lieferung, Teilsendung, "
            "zwei Pakete, getrennt geliefert, einzeln verschickt"
        ),
        # Returns
        same(
            "Rückgabe, zurückgeben, zurückschicken, zurücksenden, Rücksendung, Retoure, "
            "retournieren, zurückgeschickt, zurückgesendet, zurückgegeben, zurückgesandt, "
            "retourniert, zurückbringen, Rückversand, Retoursendung, schicke ich einen Artikel "
            "zurück, sende ich einen Artikel zurück, gebe ich einen Artikel zurück"
        ),
        typed(
            "schicke zurück, schicke ich zurück, sende ich zurück, gebe ich zurück, schicke ich "
            "etwas zurück, sende zurück, gebe zurück, schicke es zurück, zurück schicken, zurück "
            "senden, zurück geben, gefällt nicht, gefällt mir nicht, will nicht mehr, nicht mehr "
            "haben, anders überlegt, Fehlkauf, nicht behalten",
            means="Rückgabe, zurückschicken, Rücksendung, Retoure",
        ),
        same(
            "Widerruf, Widerrufsrecht, Widerrufsbelehrung, Rücktrittsrecht, vom Kauf zurücktreten, "
            "Widerrufsfrist, Widerrufsformular"
        ),
        typed(
            "Widerruf, widerrufen, Widerrufsrecht, Widerrufsfrist, Widerrufsformular, Rücktritt",
            means="Rückgabe, zurückschicken, Rücksendung",
            weight=0.7,
        ),
        typed(
            "Annahme verweigert, Annahme verweigern, Annahmeverweigerung, nicht angenommen, Paket "
            "ablehnen, Paket nicht annehmen",
            means="Rückgabe, zurückschicken, Rücksendung, Zustellversuch",
            weight=0.7,
        ),
        same(
            "Rücksendungsfrist, Rückgaberecht, Rückgabefrist, Rücksendefrist, Retourenfrist, "
            "Rückgabezeitraum, Umtauschfrist"
        ),
        same(
            "Retourenlabel, Rücksendeetikett, Retourenschein, Rücksendeschein, Rücksendelabel, "
            "Retourenaufkleber, Retourenetikett, Rücksendeaufkleber, Retourlabel, Retourschein"
        ),
        typed(
            "Label, Etikett, ohne Drucker, kein Drucker, keinen Drucker, Paketmarke, Versandmarke, "
            "Paketaufkleber, QR-Code",
            means="Retourenlabel, Rücksendeetikett, Retourenschein",
            weight=0.7,
        ),
        same(
            "Rücksendekosten, Retourenkosten, Rückversandkosten, Rückporto, Kosten der "
            "Rücksendung, kostenlose Retoure, kostenlose Rücksendung, kostenloser Rückversand, "
            "Retourenpauschale, Retourkosten, kostenlos zurückschicken"
        ),
        same("Umtausch, umgetauscht, tauschen, Austausch, ausgetauscht, eintauschen"),
        typed(
            "andere Größe, falsche Größe, andere Farbe, falsche Farbe, zu klein, zu groß, zu eng, "
            "zu weit, zu kurz, passt nicht, passen nicht, Größe kleiner, größere Größe, kleinere "
            "Größe",
            means="Umtausch",
            weight=0.7,
        ),
        same("Ersatzlieferung, Nachlieferung, Ersatz, Ersatzsendung, noch einmal schicken"),
        typed(
            "Ersatzlieferung, Nachlieferung, Ersatzsendung",
            means="Umtausch, beschädigt, fehlt",
            weight=0.6,
        ),
        same("Garantie, Gewährleistung, Garantiefall, Garantiezeit"),
        typed(
            "Reparatur, reparieren, repariert, Ersatzteil, kaputt nach",
            means="Garantie, Gewährleistung",
            weight=0.6,
        ),
        same(
            "ausgeschlossen, nicht zurückgeben, kein Rückgaberecht, nicht zurückgegeben, nicht "
            "zurückschicken, keine Rückgabe"
        ),
        typed(
            "ohne Verpackung, Verpackung weggeworfen, ohne Originalverpackung, OVP, Schachtel, "
            "Karton, Verpackung weg",
            means="Originalverpackung",
            weight=0.7,
        ),
        same(
            "personalisiert, Sonderanfertigung, Maßanfertigung, graviert, Gravur, individuell "
            "angefertigt"
        ),
        # Money
        same(
            "Erstattung, Rückerstattung, Geld zurück, zurückerstattet, Rückzahlung, zurückgezahlt, "
            "Rückvergütung, Rücküberweisung, zurückzahlen, zurücküberwiesen, Geld wieder"
        ),
        typed(
            "wo ist mein Geld, wann kommt mein Geld, wann bekomme ich Geld, wo bleibt mein Geld, "
            "Geld nicht erhalten, Geld nicht bekommen, Geld noch nicht, Gutschrift, "
            "gutgeschrieben, gutschreiben, Geld nicht da, Geld ist nicht da, Geld noch nicht auf "
            "dem Konto, Geld nicht auf dem Konto, Geld auf dem Konto, Geld auf mein Konto, Geld "
            "auf meinem Konto, auf dem Konto, auf meinem Konto, auf mein Konto, aufs Konto, auf "
            "das Konto, auf dem Bankkonto, Bankkonto, Kontoauszug",
            means="Erstattung, Rückerstattung, Geld zurück",
            weight=0.7,
        ),
        same(
            "doppelt abgebucht, zweimal abgebucht, doppelt bezahlt, zweimal bezahlt, doppelt "
            "belastet, doppelte Abbuchung, zweimal belastet, doppelt gezahlt, doppelte Zahlung"
        ),
        same("zahlen, bezahlen, Zahlung, bezahlt, zahlt, gezahlt"),
        same(
            "Zahlungsart, Zahlungsmethode, Zahlungsmöglichkeit, Bezahlmethode, Zahlungsmittel, "
            "Zahlungsweise, Bezahlart, Bezahlmöglichkeit"
        ),
        typed(
            "PayPal, Klarna, Apple Pay, Google Pay, Twint, PostFinance, EPS, Giropay, "
            "Sofortüberweisung, Visa, Mastercard, Amex, Amazon Pay, Nachnahme, womit bezahlen, "
            "womit kann ich, wie kann ich zahlen, wie kann ich bezahlen",
            means="Zahlungsart, Zahlungsmethode",
            weight=0.6,
        ),
        same("Girocard, EC-Karte, EC-Cash, Bankkarte, Maestro, Debitkarte", weight=0.8),
        same("Kreditkarte, Debitkarte, Visa, Mastercard, American Express, Amex", weight=0.7),
        same(
            "Rechnungskauf, auf Rechnung, später bezahlen, später zahlen, Klarna, per Rechnung, "
            "Zahlpause",
            weight=0.7,
        ),
        same(
            "Ratenzahlung, Ratenkauf, Teilzahlung, in Raten, Finanzierung, monatlich zahlen, "
            "abbezahlen"
        ),
        same(
            "Überweisung, Vorkasse, Banküberweisung, überwiesen, Vorauskasse, Vorauszahlung, "
            "Erlagschein, Einzahlungsschein",
            weight=0.7,
        ),
        same("Lastschrift, Bankeinzug, SEPA, Einzugsermächtigung"),
        same(
            "Zahlung fehlgeschlagen, Zahlung abgelehnt, Karte abgelehnt, Kreditkarte abgelehnt, "
            "Zahlung nicht möglich, kann nicht bezahlen, kann nicht zahlen, Zahlungsfehler, "
            "Zahlung funktioniert nicht, Zahlung geht nicht, Bezahlung fehlgeschlagen"
        ),
        same(
            "Rechnung, Faktura, Beleg, Quittung, Kaufbeleg, Kassenbon, Kassenzettel, "
            "Rechnungskopie, Kaufnachweis"
        ),
        same("Mahnung, Zahlungserinnerung, Mahngebühr, Inkasso, Zahlungsaufforderung"),
        typed("Mahnung, Zahlungserinnerung, Inkasso", means="Rechnung, Zahlung", weight=0.6),
        same("Lieferschein, Packzettel, Begleitschein"),
        typed("Lieferschein", means="Rechnung", weight=0.5),
        same("Mehrwertsteuer, MwSt, Umsatzsteuer, USt"),
        same(
            "Gutschein, Gutscheincode, Rabattcode, Aktionscode, Promocode, Rabattgutschein, "
            "Coupon, Voucher, Promo-Code"
        ),
        typed(
            "Rabatt, Aktion, Nachlass, Ermäßigung, Prozente, Promo, Studentenrabatt, Code "
            "funktioniert nicht, Code ungültig, Code geht nicht",
            means="Rabattcode, Gutschein, Gutscheincode",
            weight=0.6,
        ),
        same("Geschenkgutschein, Geschenkkarte, Wertgutschein, Guthabenkarte, Gift Card, Giftcard"),
        same("Guthaben, Gutschrift, Shopguthaben, Kundenguthaben", weight=0.6),
        same(
            "einlösen, eingelöst, löse ein, löse ich ein, Code eingeben, Gutschein eingeben, "
            "Gutschein verwenden, Gutschein benutzen, Gutschein nutzen, Code verwenden"
        ),
        same("Preis, Kosten, Gebühr, wie teuer, Höhe", weight=0.6),
        same("Treuepunkte, Bonuspunkte, Punkte, Treueprogramm, Kundenkarte, Bonusprogramm"),
        same(
            "stornieren, Storno, storniert, Stornierung, annullieren, Annullierung, canceln, "
            "gecancelt",
            weight=0.9,
        ),
        typed(
            "Bestellung abbestellen, Artikel abbestellen, Ware abbestellen, Bestellung "
            "zurückziehen, aus Versehen bestellt, doppelt bestellt, versehentlich bestellt, falsch "
            "bestellt, absagen, rückgängig, Bestellung abbrechen, Bestellung löschen, nicht mehr "
            "liefern",
            means="stornieren, Stornierung",
            weight=0.7,
        ),
        typed(
            "Artikel entfernen, Artikel löschen, Produkt entfernen, aus der Bestellung entfernen",
            means="stornieren, Warenkorb, Bestellung",
            weight=0.7,
        ),
        typed(
            "geändert, Änderung, bearbeiten, korrigieren, anpassen, aktualisieren, nachträglich "
            "ändern",
            means="ändern",
            weight=0.7,
        ),
        # Account
        same("anmelden, einloggen, Login, log in, eingeloggt, angemeldet"),
        typed(
            "nicht einloggen, nicht anmelden, Login geht nicht, Login funktioniert nicht, "
            "ausgesperrt, gesperrt, komme nicht rein, nicht mehr rein, Anmeldung fehlgeschlagen, "
            "Login fehlgeschlagen, Login-Problem, Anmeldeproblem, Zugang verloren, kein Zugriff",
            means="Passwort zurücksetzen, Passwort vergessen, Passwort",
        ),
        same(
            "Passwort vergessen, Passwort zurücksetzen, Kennwort vergessen, neues Passwort, "
            "Passwort ändern, falsches Passwort, Passwort falsch, Passwort verloren, Passwort geht "
            "nicht, Passwort funktioniert nicht, Zugangsdaten vergessen, Kennwort ändern, neues "
            "Kennwort, Kennwort zurücksetzen"
        ),
        same("Passwort, Kennwort, Zugangsdaten, PW", weight=0.9),
        same("Zwei-Faktor, 2FA, zwei Schritten, zweistufige Anmeldung, 2-Faktor, MFA, Zweifaktor"),
        same(
            "Bestätigungscode, Sicherheitscode, SMS-Code, Einmalcode, TAN, OTP, "
            "Verifizierungscode, Einmalpasswort"
        ),
        typed(
            "Authenticator, Authentifizierungs-App, Bestätigungscode, Sicherheitscode, SMS-Code, "
            "Handy verloren, neues Handy, Code per SMS",
            means="Zwei-Faktor, 2FA, zwei Schritten",
            weight=0.7,
        ),
        same(
            "registrieren, Registrierung, Konto erstellen, Konto anlegen, registriert, Konto "
            "eröffnen, Account anlegen, neu anmelden, Account erstellen, Kundenkonto anlegen, "
            "neues Konto"
        ),
        same(
            "Konto löschen, Account löschen, Kundenkonto löschen, Konto schließen, Konto kündigen, "
            "Konto auflösen, Konto deaktivieren, Profil löschen, Konto entfernen"
        ),
        typed(
            "auflösen, deaktivieren, kündigen, loswerden",
            means="löschen",
            weight=0.7,
        ),
        same("löschen, Löschung, gelöscht"),
        same("zurücksetzen, Rücksetzung, Zurücksetzung, zurückgesetzt"),
        typed("Passkey, Passkeys", means="anmelden, Zwei-Faktor, Passwort", weight=0.6),
        same("Konto, Account, Kundenkonto, Nutzerkonto, Benutzerkonto, Profil"),
        typed(
            "gehackt, fremde Bestellung, Phishing, Fake-Mail, verdächtig, gefälschte Mail, "
            "Identitätsdiebstahl",
            means="Betrug, Missbrauch",
            weight=0.7,
        ),
        same(
            "Datenschutz, DSGVO, persönliche Daten, personenbezogene Daten, Privatsphäre, "
            "Datenauskunft"
        ),
        same(
            "Gast, ohne Konto, ohne Registrierung, ohne Anmeldung, Gastbestellung, ohne Account, "
            "kein Konto"
        ),
        same("Handy, Mobiltelefon, Smartphone, Natel, Telefon", weight=0.7),
        # Shop and contact
        typed(
            "Werbung, Werbemails, zu viele E-Mails, zu viele Mails, keine E-Mails mehr, keine "
            "Mails mehr, abbestellen, Rundmail, Mailingliste",
            means="Newsletter",
            weight=0.7,
        ),
        same(
            "Kontakt, kontaktieren, Kundenservice, Kundendienst, Support, Hotline, Kundenbetreuung",
            weight=0.7,
        ),
        typed(
            "anrufen, Telefonnummer, Chat, Mitarbeiter, jemandem sprechen, echte Person, echter "
            "Mensch, Ansprechpartner, WhatsApp, euch erreichen, Sie erreichen, erreiche ich, "
            "Beschwerde, beschweren",
            means="Kontakt, kontaktieren, Kundenservice",
            weight=0.7,
        ),
        same("Öffnungszeiten, Geschäftszeiten, wann geöffnet, wann offen, Servicezeiten"),
        same("Filiale, Geschäft, im Laden, Ladengeschäft"),
        same(
            "Größentabelle, Größenberatung, Größenguide, Maßtabelle, Größenratgeber, welche Größe, "
            "richtige Größe, fällt klein aus, fällt groß aus, fällt aus, Passform"
        ),
        same("verfügbar, lieferbar, auf Lager, vorrätig"),
        same(
            "ausverkauft, nicht verfügbar, vergriffen, nicht lieferbar, nicht auf Lager, nicht "
            "vorrätig"
        ),
        same("wieder verfügbar, wieder lieferbar, Nachschub, wieder auf Lager, wieder erhältlich"),
        same("Vorbestellung, vorbestellen, vorbestellt, Preorder, Pre-Order"),
        same("Warenkorb, Einkaufswagen, Einkaufskorb"),
        same("Bestellnummer, Auftragsnummer, Bestellnr", weight=0.9),
        same("Bestellbestätigung, Auftragsbestätigung, Bestätigungsmail, Bestätigungs-E-Mail"),
        same("Bestellung, bestellt, Auftrag, Einkauf, Kauf, gekauft", weight=0.7),
        same("Artikel, Produkt"),
        same("AGB, Geschäftsbedingungen, Nutzungsbedingungen, Kleingedrucktes"),
        # Spellings
        same("E-Mail, Email, Mail", weight=1.0),
        # To the stemmer a form of “packen”.
        typed("Packet", means="Paket", weight=0.7),
        same("Kasse, Kassa, Checkout", weight=0.9),
    ),
    contact_words=ContactWords(
        phrases="Kontakt, kontaktieren, Kontaktformular, Kontaktdaten, Kontaktmöglichkeit, "
        "Kundenservice, Kundendienst, Kundensupport, Kundenbetreuung, Support, Hotline, "
        "Telefon, Telefonnummer, Telefon Nummer, Rufnummer, Servicenummer, telefonisch, "
        "telefonieren, anrufen, Anruf, Rückruf, E-Mail, Email, Mail, E-Mail-Adresse, "
        "Mailadresse, Emailadresse, schreiben, Nachricht schreiben, Chat, chatten, "
        "Livechat, Live-Chat, Mensch, Mitarbeiter, Mitarbeiterin, Person, Berater, "
        "Beraterin, Ansprechpartner, Ansprechperson, sprechen, mit jemandem sprechen, mit "
        "einem Menschen sprechen, reden, mit jemandem reden, erreichen, jemanden erreichen, "
        "Kontakt aufnehmen, Frage stellen",
        complaints="Beschwerde, beschweren, Beschwerde einreichen, Beschwerdestelle, "
        "Vorgesetzter, Vorgesetzten sprechen, Chef sprechen",
        fillers="bitte, echt, echte, echten, echter, richtig, richtige, richtigen, "
        "lebendig, direkt, dringend, sofort, jetzt, jemand, jemanden, jemandem",
    ),
)
