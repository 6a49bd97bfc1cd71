"""Dutch."""

from kbgen.languages.language import (
    Agreement,
    ContactWords,
    FactWords,
    Language,
    Readability,
    patterns,
    same,
    typed,
    words,
)

LANGUAGE = Language(
    code="nl",
    registers={
        "je": r"(?i:je|jij|jou|jouw|jullie)",
        "u": r"(?i:uw?)",
    },
    quotes="“” ‘’ „”",
    open_words=words("als de een en maar of omdat onze wanneer zodat"),
    repeated_words=words("dat die je we ze heel"),
    stemmer="dutch",
    compound_links="s e en",
    range_sign="-",
    agreement=Agreement(
        durations=patterns(r"""
(?:de|het|deze|die|dit|jouw|uw|onze|eerste|laatste|volgende|komende|beide|alle) {}
{} (?:zijn|waren|verstrijken|verlopen)
"""),
        has_plurals=True,
        invariable="euro|procent|keer|uur|jaar|kilo|meter|liter",
    ),
    facts=FactWords(
        countries={
            "AE": "VAE",
            "GB": "VK|Groot-Brittannië",
            "NL": "Holland",
            "US": "VS",
        },
        units={
            "second": "seconde|seconden",
            "minute": "minuut|minuten",
            "hour": "uur|uren",
            "day": "dag|dagen|daagse|kalenderdag|kalenderdagen",
            "working-day": "werkdag|werkdagen",
            "week": "week|weken",
            "month": "maand|maanden",
            "year": "jaar|jaren",
        },
        numbers="een/één twee drie vier vijf zes zeven acht negen tien elf twaalf",
        between="tot|en|of|à",
        percents="procent",
        currencies={"euro": "EUR", "dollar": "USD"},
        clock_after_minutes="uur",
    ),
    prohibitions=r"\b(?:kan|kun\w*|mag|mogen)\b[^.:;?!]*\b(?:niet|geen|nooit)\b",
    negations=r"\b(?:niet|nooit|geen|zonder|niemand|niets|nergens|noch)\b",
    # Douma, De leesbaarheid van landbouwbladen, Wageningen 1960.
    # 30 to 45 is “difficult”.
    readability=Readability(
        name="Flesch-Douma",
        constant=206.84,
        words_per_sentence=-0.93,
        syllables_per_word=-77,
        difficult=45,
        vowels="[aeiouyëïöüáéíóú]+",
    ),
    stop_words=words("""
aan al alle alles als alsjeblieft alstublieft aub bedankt ben bij d daar dan dank dat de den der
deze die dit doe doen door dus e een eens en er even ga gaan gaat geen graag had hallo hc heb
hebben hebt heeft help hem het hi hier hij hoe hoeveel hoi hulp hun ie ik in is ja je jij jou
jouw jullie kan kon krijg krijgen krijgt kun kunnen kunt maar mag maken me mij mijn mn moet
moeten mogen n naar nee niet niets nodig nog nooit nou nu of om omdat ons onze ook op over s svp
t te ten toch tot u uw van vanuit veel via voor waar waarmee waarom wanneer waren was wat we wel
welk welke werd wie wij wil willen word worden wordt ze zelf zich zij zijn zo zodat zou zouden
"""),
    synonyms=(
        # Shipping
        same("pakket, pakje, zending, colli, postpakket"),
        same("bezorging, bezorgd, levering, geleverd, levert, afleveren, afgeleverd"),
        same(
            "verzending, verzonden, versturen, verstuurd, opsturen, verstuurt, toesturen, verzendt"
        ),
        same("levering, verzending", weight=0.6),
        same(
            "bezorger, koerier, vervoerder, bezorgdienst, pakketdienst, pakketbezorger, "
            "transporteur, koeriersdienst"
        ),
        typed(
            "postnl, bpost, dhl, dpd, gls, ups pakket, fedex, mondial relay, postbode, "
            "chauffeur, facteur",
            means="bezorger, vervoerder",
            weight=0.6,
        ),
        same(
            "tracking, traceren, bestelling volgen, pakket volgen, zending volgen, pakje "
            "volgen, volg je bestelling, volg je pakket, volg uw bestelling, volg uw pakket, "
            "order volgen"
        ),
        typed(
            "waar is mijn bestelling, waar is mijn pakket, waar is mijn pakje, waar blijft mijn "
            "bestelling, waar blijft mijn pakket, waar blijft mijn pakje, waar is mijn order, "
            "waar zijn mijn spullen, waar is mijn levering, bestelstatus, status bestelling, "
            "status van mijn bestelling, status pakket, onderweg, al verzonden",
            means="tracking, bestelling volgen, pakket volgen, volg je bestelling, volg je pakket",
        ),
        same(
            "trackingnummer, track & trace code, volgnummer, zendingsnummer, trackingcode, "
            "barcode, track en trace code, pakketnummer, tracknummer, verzendnummer"
        ),
        same("levertijd, bezorgtijd, leveringstermijn, leveringstijd, levertermijn, verzendtijd"),
        typed(
            "wanneer komt mijn bestelling, wanneer komt mijn pakket, wanneer komt het, wanneer "
            "wordt geleverd, wanneer wordt mijn bestelling, duurt de levering, duurt de "
            "bezorging, duurt de verzending, duurt levering, duurt verzending, duurt het "
            "voordat, eta, aankomst, hoelang duurt",
            means="levertijd, bezorgtijd",
            weight=0.7,
        ),
        same(
            "bezorgdatum, leverdatum, leveringsdatum, bezorgdag, bezorgmoment, leverdag, "
            "leveringsdag"
        ),
        same("werkdag, werkdagen", weight=1.0),
        same(
            "verzendkosten, bezorgkosten, leveringskosten, portokosten, porto, leverkosten, "
            "verzendtarief, transportkosten"
        ),
        same(
            "gratis verzending, gratis levering, gratis bezorging, zonder verzendkosten, gratis "
            "verzonden, geen verzendkosten"
        ),
        same("gratis, kosteloos, voor niks, zonder kosten"),
        typed(
            "sneller, spoed, dringend, zo snel mogelijk, vandaag besteld, volgende dag, zelfde "
            "dag, morgen in huis, spoedlevering, haast, asap",
            means="express, levertijd, bezorgtijd",
            weight=0.7,
        ),
        same("afhalen, ophalen, oppikken"),
        same(
            "afhaalpunt, ophaalpunt, pakketpunt, servicepunt, pakketautomaat, postkantoor, "
            "postpunt, pakketkluis, afhaallocatie, postnl punt, pickup point",
            weight=0.7,
        ),
        same(
            "click and collect, click & collect, afhalen in de winkel, ophalen in de winkel, "
            "afhalen in winkel, ophalen in winkel, reserveer en haal"
        ),
        same("buitenland, internationaal, wereldwijd, andere landen"),
        same(
            "douane, invoerrechten, douanekosten, inklaringskosten, importheffing, "
            "invoerheffing, importkosten, inklaring, douanerechten"
        ),
        same("adres, adressen", weight=1.0),
        same("bezorgadres, leveradres, afleveradres, leveringsadres, verzendadres"),
        typed(
            "verkeerd adres, fout adres, verhuisd, verhuizing, nieuw adres, ander adres, "
            "omleiden, verkeerd huisnummer, foutief adres",
            means="adres wijzigen, bezorgadres, leveradres",
            weight=0.7,
        ),
        # Problems on the way
        same("vermist, kwijt, verloren, is zoek, verdwenen, zoekgeraakt, kwijtgeraakt, spoorloos"),
        typed(
            "niet aangekomen, nooit aangekomen, niet geleverd, nooit geleverd, niet bezorgd, "
            "nooit bezorgd, niet ontvangen, nooit ontvangen, niks ontvangen, niet gekregen, "
            "nooit gekregen, niet gekomen, komt niet, niet binnen, kwam niet, kwam nooit, niks "
            "aangekomen, geen pakket, geen pakje",
            means="vermist, kwijt, vertraagd, vertraging",
        ),
        same("vertraagd, vertraging, te laat, later geleverd, laattijdig"),
        typed(
            "duurt te lang, duurt zo lang, duurt lang, wacht nog, wacht al, wachten op, zit "
            "vast, blijft hangen, geen update, staat stil, loopt vast, beweegt niet",
            means="vertraagd, vertraging",
            weight=0.7,
        ),
        typed("gestolen, diefstal, gejat, gepikt, dief", means="vermist, kwijt", weight=0.7),
        typed(
            "staat als bezorgd, staat op bezorgd, zogezegd geleverd, zogenaamd bezorgd, volgens "
            "track, bezorgd maar niet, geleverd maar niet, afgeleverd maar niet, zegt bezorgd, "
            "zegt geleverd, verkeerd bezorgd, verkeerd huis, volgens postnl",
            means="vermist, kwijt",
            weight=0.7,
        ),
        same(
            "niet thuis, bezorgpoging, leverpoging, gemiste bezorging, gemiste levering, "
            "bezorging gemist, pakket gemist, afwezigheidsbericht, tweede poging, niemand "
            "thuis, levering gemist"
        ),
        same("beschadigd, kapot, gebroken, beschadiging, transportschade, schade"),
        same("defect, kapot, mankement, gebrek"),
        typed(
            "gescheurd, gebarsten, barst, kras, bekrast, deuk, lekt, geplet, losgeraakt, "
            "vernield, versleten, aan diggelen, stuk",
            means="beschadigd, defect, kapot",
        ),
        typed(
            "werkt niet, doet het niet, slechte kwaliteit, doet niks, fabricagefout, "
            "productiefout, storing, gaat kapot, ermee opgehouden",
            means="defect, kapot",
            weight=0.6,
        ),
        same(
            "verkeerd artikel, verkeerd product, fout artikel, fout product, foutief artikel, "
            "verkeerde artikel, verkeerde product, verkeerd geleverd"
        ),
        typed(
            "verkeerde bestelling, verkeerd pakket, verkeerd pakje, foute levering, verkeerde "
            "levering, iets anders gekregen, iets anders ontvangen, ander product, ander "
            "artikel, niet besteld, verwisseld, niet zoals beschreven, verkeerd ontvangen, "
            "verkeerd gekregen, verkeerde spullen, foute bestelling, verkeerd gestuurd",
            means="verkeerd artikel, verkeerd product, verkeerd",
        ),
        typed(
            "onvolledig, niet compleet, artikel mist, mist iets, onderdeel mist, maar de helft, "
            "mis een artikel, deel van mijn bestelling, te weinig, niet volledig",
            means="ontbreekt, incompleet",
            weight=0.7,
        ),
        same(
            "deellevering, gedeeltelijke levering, meerdere pakketten, apart verzonden, in "
            "delen, aparte pakketten, gesplitste levering, los verzonden, apart verstuurd"
        ),
        # Returns
        same(
            "retour, retourneren, terugsturen, terugzenden, terugbrengen, teruggezonden, "
            "retourzending, stuur terug, terug sturen, terugstuurt, teruggeven, teruggebracht"
        ),
        typed(
            "stuur ik terug, stuur ik iets terug, zend ik terug, terugdoen, terug zenden, terug "
            "brengen, bevalt niet, niet tevreden, van gedachten veranderd, bedacht, niet meer "
            "hebben, spijt, niet houden, miskoop",
            means="retour, retourneren, terugsturen, herroeping",
            weight=0.7,
        ),
        same(
            "herroepingsrecht, herroeping, bedenktijd, bedenktermijn, zichttermijn, "
            "herroepingstermijn"
        ),
        same(
            "retourtermijn, retourperiode, retourneertermijn, hoe lang retourneren, te laat "
            "retourneren, retourrecht"
        ),
        same(
            "retourlabel, verzendlabel, retouretiket, retourformulier, retourbon, retourzegel, "
            "retoursticker, retourcode, label, etiket, geen printer, zonder printer",
            weight=0.7,
        ),
        same(
            "retourkosten, retourzendkosten, kosten retour, gratis retour, gratis retourneren, "
            "kosten van retour, kosten terugsturen, gratis terugsturen, retour betalen"
        ),
        same("ruilen, omruilen, omwisselen, inruilen"),
        typed(
            "andere maat, verkeerde maat, foute maat, maat groter, maat kleiner, andere kleur, "
            "verkeerde kleur, te klein, te groot, te krap, te strak, te wijd, past niet, passen "
            "niet, grotere maat, kleinere maat, foute kleur, te kort",
            means="ruilen, omruilen",
            weight=0.7,
        ),
        same("garantie, waarborg, garantietermijn, garantiebewijs"),
        typed(
            "reparatie, laten herstellen, reserveonderdeel, kapot na, stuk na, kapot gegaan",
            means="garantie",
            weight=0.6,
        ),
        same(
            "niet retourneren, uitgesloten, niet terugsturen, niet ruilen, uitzonderingen, kan "
            "niet retour",
            weight=0.7,
        ),
        typed(
            "zonder doos, zonder verpakking, doos weg, doos weggegooid, geen doos, verpakking "
            "weg, verpakking weggegooid, doos kwijt",
            means="originele verpakking, verpakking",
        ),
        same("gepersonaliseerd, op maat gemaakt, maatwerk, gegraveerd, gravure"),
        # Money
        same("terugbetaling, geldteruggave, teruggave"),
        same(
            "terugbetaling, terugbetaald, geld terug, terugstorten, restitutie, geld "
            "terugkrijgen, terug betaald"
        ),
        typed(
            "waar is mijn geld, wanneer komt mijn geld, wanneer krijg ik geld, waar blijft mijn "
            "geld, waar is het geld, centen terug, gecrediteerd, creditering, vergoeding, geld "
            "ontvangen, geld nog niet",
            means="terugbetaling, geld terug",
            weight=0.7,
        ),
        same(
            "dubbel betaald, twee keer betaald, dubbel afgeschreven, twee keer afgeschreven, "
            "dubbele betaling, dubbele afschrijving, tweemaal betaald, twee maal betaald, "
            "dubbel aangerekend, te veel betaald"
        ),
        same("betalen, betaald, betaalt, afrekenen, afgerekend"),
        same(
            "betaalmethode, betaalwijze, betaalmogelijkheid, betalingswijze, betaalmiddel, "
            "betalingsmethode, manier betalen"
        ),
        typed(
            "ideal, wero, bancontact, paypal, klarna, apple pay, google pay, visa, mastercard, "
            "maestro, payconiq, kbc, belfius, riverty, billink, in3, hoe kan ik betalen, "
            "waarmee betalen",
            means="betaalmethode, betaalwijze",
            weight=0.6,
        ),
        same("creditcard, kredietkaart, visa, mastercard, credit card, amex", weight=0.7),
        same("pinpas, bankkaart, betaalkaart, debetkaart, bankpas"),
        same(
            "achteraf betalen, klarna, riverty, billink, afterpay, later betalen, na ontvangst "
            "betalen",
            weight=0.7,
        ),
        same("gespreid betalen, in termijnen, afbetaling, in3, in delen betalen, betalen in 3"),
        same(
            "overschrijving, overboeking, bankoverschrijving, overmaken, bankoverboeking, "
            "vooruitbetaling"
        ),
        same(
            "betaling mislukt, betaling geweigerd, kaart geweigerd, betaling lukt niet, "
            "betaling afgewezen, kan niet betalen, betaalfout, betaling werkt niet"
        ),
        same("factuur, bon, aankoopbewijs, kassabon, kassaticket, nota, kasticket, betaalbewijs"),
        typed("rekening", means="factuur", weight=0.6),
        same("btw, omzetbelasting, belasting toegevoegde waarde"),
        same(
            "kortingscode, actiecode, promocode, couponcode, coupon, voucher, kortingsbon, "
            "waardebon, promotiecode, vouchercode, kortingcode"
        ),
        typed(
            "korting, actie, promo, aanbieding, solden, studentenkorting, code werkt niet, code "
            "ongeldig, ongeldige code",
            means="kortingscode, actiecode",
            weight=0.6,
        ),
        same(
            "cadeaubon, cadeaukaart, cadeaucheque, giftcard, kadobon, geschenkbon, "
            "geschenkkaart, gift card, kadokaart"
        ),
        same("tegoed, saldo, winkeltegoed, tegoedbon"),
        same(
            "inwisselen, verzilveren, code invullen, code gebruiken, code invoeren, bon "
            "gebruiken, kaart gebruiken, ingewisseld, cadeaubon gebruiken, kortingscode "
            "gebruiken, kortingscode invullen"
        ),
        same("prijs, kosten, hoe duur, tarief", weight=0.6),
        same("annuleren, geannuleerd, annuleert, cancelen, intrekken"),
        typed(
            "afzeggen, afbestellen, stopzetten, per ongeluk besteld, verkeerd besteld, dubbel "
            "besteld, ongedaan maken, bestelling stoppen, bestelling verwijderen, niet meer "
            "leveren",
            means="annuleren, geannuleerd",
            weight=0.7,
        ),
        same("wijzigen, gewijzigd, aanpassen, veranderen, veranderd, bewerken, corrigeren"),
        # Account
        same("inloggen, aanmelden, login, log in, inlogt"),
        typed(
            "niet inloggen, niet aanmelden, inloggen lukt niet, inloggen werkt niet, kom er "
            "niet in, buitengesloten, geblokkeerd, inlogprobleem, inlogproblemen, inlogfout, "
            "geen toegang",
            means="wachtwoord vergeten, wachtwoord resetten, wachtwoord",
        ),
        same(
            "wachtwoord vergeten, wachtwoord resetten, nieuw wachtwoord, wachtwoord wijzigen, "
            "paswoord vergeten, wachtwoord kwijt, wachtwoord verloren, wachtwoord opnieuw "
            "instellen, wachtwoord herstellen, verkeerd wachtwoord, wachtwoord veranderen, "
            "wachtwoord werkt niet, wachtwoord klopt niet, nieuw paswoord, inloggegevens "
            "vergeten"
        ),
        same("wachtwoord, paswoord, inloggegevens, password, ww", weight=0.9),
        same(
            "tweestapsverificatie, twee stappen, 2fa, tweefactorauthenticatie, mfa, twee "
            "factor, 2 staps, dubbele verificatie, tweetrapsverificatie"
        ),
        same(
            "verificatiecode, beveiligingscode, sms code, bevestigingscode, otp, inlogcode, "
            "eenmalige code"
        ),
        typed(
            "authenticator, authenticatieapp, verificatiecode, beveiligingscode, sms code, "
            "telefoon kwijt, nieuwe telefoon, gsm kwijt, nieuwe gsm, herstelcode",
            means="tweestapsverificatie, 2fa, twee stappen",
            weight=0.7,
        ),
        same(
            "registreren, account aanmaken, account maken, inschrijven, account openen, profiel "
            "aanmaken, nieuw account"
        ),
        same(
            "account verwijderen, account opzeggen, account sluiten, account wissen, account "
            "afsluiten, account stopzetten, profiel verwijderen, account deactiveren, account "
            "opheffen"
        ),
        same("account, profiel, klantenaccount, gebruikersaccount", weight=0.7),
        typed(
            "gehackt, oplichting, nepmail, valse mail, vreemde bestelling, verdacht, misbruik",
            means="fraude, beveiliging, phishing",
            weight=0.6,
        ),
        same("privacy, persoonsgegevens, persoonlijke gegevens, avg, gdpr, gegevensbescherming"),
        same("gast, zonder account, zonder registratie, geen account, zonder profiel"),
        same("telefoon, gsm, mobiel, smartphone", weight=0.7),
        # Shop and contact
        typed(
            "reclame, reclamemails, spam, te veel mails, geen mails meer, uitschrijven, "
            "afmelden, mailinglijst",
            means="nieuwsbrief",
            weight=0.7,
        ),
        same("uitschrijven, afmelden, uitgeschreven", weight=0.7),
        same(
            "contact, klantenservice, klantendienst, helpdesk, contacteren, klantenondersteuning",
            weight=0.7,
        ),
        typed(
            "bellen, telefoonnummer, chat, medewerker, iemand spreken, echt persoon, echt mens, "
            "whatsapp, bereiken, klacht, klagen, opbellen",
            means="contact, klantenservice",
            weight=0.7,
        ),
        same("openingstijden, openingsuren, wanneer open, hoe laat open"),
        same("winkel, filiaal, showroom"),
        same(
            "maattabel, maatgids, matentabel, welke maat, juiste maat, maatwijzer, mijn maat, "
            "valt klein, valt groot, pasvorm, maatadvies"
        ),
        same("voorradig, beschikbaar, in stock"),
        same(
            "uitverkocht, niet op voorraad, geen voorraad, niet beschikbaar, niet voorradig, "
            "uit voorraad"
        ),
        same(
            "weer op voorraad, terug op voorraad, opnieuw op voorraad, terug in stock, weer "
            "beschikbaar"
        ),
        same("winkelwagen, winkelmand, winkelkar"),
        same("bestelnummer, ordernummer", weight=0.9),
        same("orderbevestiging, bestelbevestiging, bevestigingsmail, bevestiging per mail"),
        same("bestelling, besteld, order, aankoop, gekocht, kopen", weight=0.7),
        same("artikel, product, item"),
        same(
            "algemene voorwaarden, gebruiksvoorwaarden, verkoopvoorwaarden, av, kleine lettertjes"
        ),
        # Spellings
        same("e-mail, email, mail", weight=1.0),
        same("cadeau, kado, geschenk", weight=0.9),
    ),
    contact_words=ContactWords(
        phrases="contact, contact opnemen, contacteren, contactgegevens, contactformulier, "
        "klantenservice, klantendienst, klantenondersteuning, klantencontact, support, "
        "helpdesk, telefoon, telefoonnummer, telefonisch, telefonisch contact, "
        "servicenummer, bellen, opbellen, terugbellen, e-mail, email, mail, mailen, "
        "e-mailen, mailadres, e-mailadres, schrijven, bericht sturen, chat, chatten, "
        "livechat, live chat, mens, persoon, medewerker, medewerkster, adviseur, iemand "
        "spreken, iemand aan de lijn, spreken, praten, praten met een mens, praten met "
        "iemand, met een medewerker praten, bereiken, bereikbaar, vraag stellen",
        complaints="klacht, klachten, klagen, klacht indienen, leidinggevende, manager",
        fillers="alsjeblieft, alstublieft, aub, svp, graag, echt, echte, dringend, direct, "
        "nu, iemand, levend, levende, met, een",
    ),
)
