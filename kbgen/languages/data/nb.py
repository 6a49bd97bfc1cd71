"""Norwegian Bokmål."""

from kbgen.languages.language import (
    Agreement,
    ContactWords,
    FactWords,
    Language,
    patterns,
    same,
    typed,
    unit_cases,
    words,
)

LANGUAGE = Language(
    code="nb",
    registers={
        "du": r"(?i:du|deg|din|ditt|dine)",
        "De": r"(?<=[\w,;] )(?:De|Dem|Deres)",
    },
    quotes="«» “” ‘’",
    open_words=words("at en et eller fordi og samt som å"),
    repeated_words=words("så veldig"),
    stemmer="norwegian",
    respellings=(("ae", "a"), ("oe", "o"), ("aa", "a")),
    compound_links="s e",
    unit_words={"day": ("dag", "dager")},
    agreement=Agreement(
        durations=patterns(r"""
(?:de|den|det|disse|dine|din|våre|første|siste|neste) {}
"""),
        has_plurals=True,
        invariable="prosent|tegn|euro|år|kilo|meter|liter|kroner",
    ),
    unit_cases=unit_cases(
        "one other",
        genitive={"day": "dags|dagers", "working-day": "virkedags|virkedagers"},
    ),
    facts=FactWords(
        units={
            "second": "sekund|sekunder|sekunders",
            "minute": "minutt|minutter|minutters",
            "hour": "time|timer|timers",
            "day": "dag|dager|dagers|døgn|døgns|kalenderdag|kalenderdager|kalenderdagers",
            "working-day": "virkedag|virkedager|virkedagers|arbeidsdag|arbeidsdager|"
            "arbeidsdagers|hverdag|hverdager|bankdag|bankdager",
            "week": "uke|uker|ukers",
            "month": "måned|måneder|måneders",
            "year": "år|års",
        },
        numbers="en/ett/én/et/ei to tre fire fem seks sju/syv åtte ni ti elleve tolv",
        between="til|og|eller",
        percents="prosent",
        currencies={"euro": "EUR", "kroner": "NOK", "kr": "NOK"},
        clock_before="kl|klokken|klokka",
    ),
    stop_words=words("""
alle alltid alt altsa andre at av bare behov ble bli blir blitt bor da de deg dem den denne der
dere deres derfor det dette din dine disse ditt du ei eller en er et ett etter fa far fatt fikk
for fordi fra ga gar gikk gjerne gjor gjorde gjore ha hadde ham han har hei her hjelp hjelpe hos
hun hva hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorhen i ikke ingen ingenting ja
jeg jo kan kunne litt ma man mange matte med meg meget men mer min mine mitt mye na nar nei noe
noen nok og ogsa om opp oss pa sa seg selv si sin sine sitt skal skulle som takk til trenger ut
vaere vaert var vart ved vennligst vet vi vil ville
"""),
    synonyms=(
        # Shipping
        same("pakke, forsendelse, sending, kolli"),
        same("levering, levere, frakt", weight=0.7),
        same("sende, avsende, ekspedere, utsendelse", weight=0.7),
        same(
            "transportør, fraktselskap, transportfirma, fraktfirma, budfirma, speditør, "
            "transportselskap, bud"
        ),
        typed(
            "posten, postnord, bring, helthjem, porterbuddy, instabox, dhl, ups, fedex, postbud, "
            "sjåfør",
            means="transportør",
            weight=0.6,
        ),
        same(
            "spore, sporing, tracking, pakkesporing, følge pakken, sporbar, følg pakken, følg "
            "pakken din, følg ordren, følg sendingen, følge sendingen"
        ),
        typed(
            "hvor er pakken min, hvor er pakken, hvor er ordren min, hvor er bestillingen min, "
            "hvor er varene mine, hvor blir det av pakken, ordrestatus, leveringsstatus, status på "
            "ordre, status på bestilling, status på levering, følge ordren, på vei",
            means="spore, sporing, følg pakken, følg pakken din, følg ordren",
        ),
        same("sporingsnummer, sendingsnummer, kollinummer, pakkenummer, sporingskode, sporings-id"),
        same("leveringstid, frakttid, behandlingstid"),
        typed(
            "når kommer pakken, når kommer ordren, når kommer bestillingen, når blir den levert, "
            "når kommer varen, når får jeg pakken, når får jeg varene, når sender dere, før pakken "
            "kommer, hvor fort, hvor raskt, hvor mange dager, hvor lang tid, lang leveringstid, "
            "forventet levering",
            means="leveringstid",
            weight=0.7,
        ),
        same("leveringsdato, leveringsdag, ankomstdato"),
        same("virkedag, arbeidsdag, hverdag"),
        typed("lørdag, søndag, helg, helligdag", means="virkedag, arbeidsdag", weight=0.5),
        same(
            "fraktkostnad, fraktpris, porto, leveringskostnad, fraktgebyr, leveringsgebyr, koster "
            "frakten, fraktutgift"
        ),
        same("fri frakt, gratis frakt, fraktfritt, gratis levering, portofritt, uten frakt"),
        same("gratis, kostnadsfri, uten kostnad, gebyrfri"),
        typed(
            "raskere, haster, hastelevering, samme dag, neste dag, over natten, ekspresslevering, "
            "rask levering, fortest mulig",
            means="ekspress, leveringstid",
            weight=0.7,
        ),
        same("hente, henting, avhenting"),
        same(
            "hentested, utleveringssted, pakkeboks, postkontor, post i butikk, pakkeautomat, "
            "hentepunkt",
            weight=0.7,
        ),
        same(
            "click and collect, click & collect, klikk og hent, hente i butikk, hent i butikk, "
            "henting i butikk"
        ),
        same("hjemlevering, levering på døren, levert hjem, levering hjem, hjemkjøring"),
        same("utland, utlandet, internasjonalt, andre land, hele verden, annet land"),
        same("toll, tollavgift, importavgift, fortolling, tollgebyr, innførselsavgift"),
        same("postnummer, postnr", weight=1.0),
        same("leveringsadresse, mottakeradresse, fraktadresse"),
        same(
            "adresseendring, endre adresse, endre adressen, endring av adresse, bytte adresse, "
            "rette adressen, adressebytte"
        ),
        typed(
            "feil leveringsadresse, feil adresse, feil i adressen, flyttet, ny adresse, annen "
            "adresse, gammel adresse, ettersende",
            means="endre adresse, adresseendring, leveringsadresse, endre adressen, adresse",
            weight=0.7,
        ),
        # Problems on the way
        same("forsvunnet, mistet, borte, kommet bort, tapt, savnet"),
        typed(
            "ikke kommet, aldri kommet, kom aldri, ikke levert, aldri levert, ikke mottatt, kommer "
            "ikke, ikke dukket opp, ikke ankommet, kom ikke, ingen pakke, ingen levering, uteblitt",
            means="forsvunnet, forsinket, borte",
        ),
        same("forsinket, forsinkelse, sen levering"),
        typed(
            "tar for lang tid, tar lang tid, tar så lang tid, venter fortsatt, venter på, står "
            "stille, sitter fast, ingen oppdatering, drar ut, skjer ingenting",
            means="forsinket, forsinkelse",
            weight=0.7,
        ),
        typed("stjålet, tyveri, tyv, stjal", means="forsvunnet, borte", weight=0.7),
        typed(
            "står som levert, står levert, står at den er levert, markert som levert, ifølge "
            "sporingen, levert men, hos naboen, feil hus",
            means="forsvunnet, borte",
            weight=0.7,
        ),
        same("leveringsforsøk, ikke hjemme, ingen hjemme, mislykket levering"),
        same("hentemelding, hentelapp, hentekode"),
        same("skadet, ødelagt, knust, transportskade, fraktskade, i stykker"),
        same("defekt, fabrikkfeil, produktfeil, feil på varen, produksjonsfeil, mangelfull"),
        same("skadet, defekt", weight=0.6),
        same("garanti, garantibevis, reklamasjonsrett", weight=0.6),
        typed(
            "sprekk, sprukket, ripe, ripete, bulk, bulket, lekkasje, knekt, hull i, brukket",
            means="skadet, defekt, ødelagt",
        ),
        typed(
            "virker ikke, fungerer ikke, sluttet å virke, starter ikke, dårlig kvalitet, gått i "
            "stykker, gikk i stykker, krøller",
            means="defekt, reklamasjon",
            weight=0.6,
        ),
        same("reklamasjon, reklamere, reklamasjonsrett, klage på vare"),
        same("feil vare, feil produkt, feillevering, feil artikkel, feilekspedert"),
        typed(
            "feil pakke, feil ordre, feil levering, noe annet, annen vare, annet produkt, ikke "
            "bestilt, forvekslet, stemmer ikke, ikke som beskrevet, sendt feil, fått feil",
            means="feil vare, feillevering",
        ),
        typed(
            "ufullstendig, ikke komplett, mangler en vare, mangler i pakken, mangler vare, del "
            "mangler, bare halvparten, bare en del",
            means="mangler, manglende vare",
            weight=0.7,
        ),
        same("delleveranse, flere pakker, separate pakker, flere leveringer, delt levering"),
        # Returns
        same(
            "retur, returnere, sende tilbake, sende i retur, returforsendelse, levere tilbake, "
            "returnering, sende varer tilbake, sender du varer tilbake, sende varen tilbake, sende "
            "en vare tilbake, sender du en vare tilbake, returvarer"
        ),
        typed(
            "angrerett, angrefrist, angreskjema, angret, angre, angre kjøp, 14 dager, ikke "
            "fornøyd, misfornøyd, liker ikke, feilkjøp",
            means="retur, returnere, angrerett, sende tilbake, sender du varer tilbake",
            weight=0.7,
        ),
        same("angrerett, angrefrist, angreskjema, åpent kjøp", weight=0.7),
        same("returfrist, returrett, returperiode, dagers åpent kjøp, for sent å returnere"),
        typed(
            "returetikett, returlapp, returfrist, returrett, returgebyr",
            means="retur, returnere",
            weight=0.6,
        ),
        same(
            "returetikett, returlapp, returseddel, fraktetikett, returkode, fraktseddel, uten "
            "skriver, ingen skriver",
            weight=0.7,
        ),
        same("returgebyr, returfrakt, returkostnad, gratis retur, fri retur, returporto"),
        same("bytte, ombytte, ombytting, bytte ut"),
        typed(
            "annen størrelse, feil størrelse, større størrelse, mindre størrelse, annen farge, "
            "feil farge, for liten, for stor, for små, for stort, for trang, for kort, for lang, "
            "passer ikke",
            means="bytte, ombytting",
            weight=0.7,
        ),
        typed("reparere, reparasjon, reservedel", means="garanti, reklamasjon", weight=0.6),
        same("kan ikke returneres, unntatt, uten returrett, ingen returrett", weight=0.7),
        # Money
        same(
            "refusjon, refundere, refundering, tilbakebetaling, tilbakebetale, pengene tilbake, "
            "penger tilbake, pengene igjen, penger igjen, tilbakeføring"
        ),
        typed(
            "hvor er pengene mine, når kommer pengene, når får jeg pengene, hvor blir det av "
            "pengene, når får jeg pengene mine, kreditert, kreditering, ikke fått pengene, "
            "kreditnota",
            means="refusjon, tilbakebetaling",
            weight=0.7,
        ),
        same(
            "trukket to ganger, belastet to ganger, betalt to ganger, dobbel betaling, betalt "
            "dobbelt, dobbelt belastet"
        ),
        same("betale, betaling, betalt", weight=1.0),
        same("betalingsmåte, betalingsmetode, betalingsmiddel, betalingsalternativ, betalingsform"),
        typed(
            "vipps, klarna, paypal, apple pay, google pay, bankaxept, visa, mastercard, hvordan "
            "betaler jeg, kan jeg betale med",
            means="betalingsmåte, betalingsmetode",
            weight=0.6,
        ),
        same("betalingskort, kredittkort, bankkort, debetkort", weight=0.7),
        same("delbetaling, nedbetaling, avbetaling, avdrag, finansiering, betale senere"),
        same("bankoverføring, overføring, kontooverføring"),
        same(
            "betaling avvist, kort avvist, kortet avvises, betaling mislyktes, kan ikke betale, "
            "får ikke betalt, betalingen fungerer ikke, betalingen går ikke gjennom"
        ),
        same("faktura, regning"),
        same("kvittering, kjøpsbevis, kjøpskvittering"),
        same("kvittering, faktura", weight=0.6),
        same("rabattkode, kampanjekode, kupong, kupongkode, tilbudskode, voucher"),
        typed(
            "rabatt, tilbud, salg, kampanje, studentrabatt, koden virker ikke, ugyldig kode",
            means="rabattkode",
            weight=0.6,
        ),
        same("gavekort, gavebevis, gift card, giftcard"),
        same("tilgodelapp, tilgodehavende", weight=0.7),
        same("mva, moms, merverdiavgift"),
        same("pris, kostnad, gebyr, koster", weight=0.6),
        same(
            "kansellere, avbestille, avbestilling, kansellering, annullere, stoppe ordre, stoppe "
            "bestilling"
        ),
        typed(
            "bestilt ved en feil, bestilte feil, bestilt to ganger, angre ordre, angre bestilling, "
            "slette ordre, slette bestilling, cancel",
            means="kansellere, avbestille",
            weight=0.7,
        ),
        same("endre, endring, rette, redigere, korrigere, oppdatere, justere"),
        # Account
        same("passord, password"),
        typed(
            "glemt passord, glemte passordet, glemt passordet, har glemt passordet, husker ikke, "
            "nytt passord, feil passord, bytte passord",
            means="tilbakestille, passord",
            weight=0.7,
        ),
        same("tilbakestille, nullstille, gjenopprette", weight=0.7),
        same("logge inn, logg inn, innlogging, login, logge på, pålogging"),
        typed(
            "får ikke logget inn, kan ikke logge inn, kommer ikke inn, innlogging virker ikke, "
            "utestengt, for mange forsøk",
            means="tilbakestille, sperret, innlogging, passord",
            weight=0.7,
        ),
        same("opprette konto, opprett konto, lage konto, registrere, lage bruker, ny konto"),
        same("slette konto, slett konto, avslutte konto, slette bruker, slette kontoen min"),
        same("konto, profil, brukerkonto, kundekonto, min side"),
        same("gjest, uten konto, uten å registrere, uten innlogging"),
        same("totrinnsbekreftelse, tofaktorautentisering, to faktorer, 2fa, mfa"),
        same("bekreftelseskode, engangskode, sms-kode"),
        same("låst, sperret, blokkert, utestengt"),
        typed(
            "e-posten er ikke kommet, ingen e-post, ikke fått e-post, ikke mottatt e-post, får "
            "ingen e-post",
            means="spam, søppelpost",
            weight=0.7,
        ),
        same("spam, søppelpost"),
        typed(
            "hacket, svindel, phishing, lurt, falsk e-post, ukjent bestilling",
            means="sikkerhet, svindel",
            weight=0.6,
        ),
        same("personvern, personopplysninger, gdpr, personvernerklæring, persondata"),
        # Shop and contact
        typed(
            "reklame, reklamemail, spam, søppelpost, for mange e-poster, avmelde, melde av",
            means="nyhetsbrev",
            weight=0.7,
        ),
        same("avmelde, melde av, avslutte abonnement, stoppe abonnement"),
        same("kontakt, kundeservice, support, kundesenter, kundestøtte", weight=0.7),
        typed(
            "ringe til dere, ringe dere, telefonnummer, chat, snakke med, ekte person, få tak i, "
            "skrive til dere, klage",
            means="kontakte, kundeservice",
            weight=0.7,
        ),
        same("åpningstid, når har dere åpent, telefontid"),
        same("butikk, forretning"),
        same("størrelsesguide, størrelsestabell, hvilken størrelse, måltabell, min størrelse"),
        same("på lager, lagerstatus, tilgjengelig"),
        same("utsolgt, ikke på lager, restordre, midlertidig utsolgt"),
        same("tilbake på lager, på lager igjen, påfyll", weight=0.7),
        same("handlekurv, handlevogn, kurv"),
        same("ordrenummer, bestillingsnummer, ordrenr, ordre-id"),
        same("ordrebekreftelse, bestillingsbekreftelse, bekreftelse på e-post"),
        same("bestilling, ordre, bestille, bestilt, kjøp, kjøpt", weight=0.7),
        same("produkt, vare"),
        same("kjøpsvilkår, salgsbetingelser, betingelser, vilkår"),
        # Spellings
        same("e-post, epost, mail, e-mail, email, e-postadresse, mailadresse", weight=0.9),
    ),
    contact_words=ContactWords(
        phrases="kontakt, kontakte, kontakt oss, kontakte dere, kundeservice, kundesenter, "
        "kundestøtte, support, telefon, telefonnummer, ringe kundeservice, ringe til "
        "kundeservice, ring kundeservice, ringe dere, samtale, oppringning, e-post, epost, "
        "mail, maile, e-mail, email, e-postadresse, mailadresse, skrive til dere, sende "
        "melding, chat, chatte, livechat, live chat, menneske, person, medarbeider, "
        "kundebehandler, kundekonsulent, snakke, snakke med et menneske, snakke med noen, "
        "snakke med en person, prate, prate med noen, få tak i dere, kontaktskjema, "
        "kontaktinformasjon, stille et spørsmål",
        complaints="klage, klager, sende klage, klage på, sjef, snakke med sjefen",
        fillers="vennligst, takk, ekte, virkelig, levende, nå, haster, straks, direkte, noen",
    ),
)
