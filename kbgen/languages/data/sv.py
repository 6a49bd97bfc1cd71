"""Swedish."""

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
    code="sv",
    registers={
        "du": r"(?i:du|dig|din|ditt|dina)",
        "ni": r"(?i:ni|er|ert|era)",
    },
    quotes="”” »» ’’",
    open_words=words("att en ett eller eftersom och samt som"),
    repeated_words=words("så mycket"),
    stemmer="swedish",
    respellings=(("ae", "a"), ("oe", "o"), ("aa", "a")),
    compound_links="s e",
    unit_words={"day": ("dag", "dagar")},
    agreement=Agreement(
        durations=patterns(r"""
(?:de|den|det|dessa|dina|din|våra|första|sista|senaste|kommande|nästa) {}
"""),
        has_plurals=True,
        invariable="procent|tecken|kronor|euro|år|kilo|meter|liter",
    ),
    unit_cases=unit_cases(
        "one other",
        genitive={"day": "dags|dagars", "working-day": "arbetsdags|arbetsdagars"},
    ),
    facts=FactWords(
        units={
            "second": "sekund|sekunder",
            "minute": "minut|minuter",
            "hour": "timme|timmar|timmars",
            "day": "dag|dagar|dagars|dygn",
            "working-day": "arbetsdag|arbetsdagar|vardag|vardagar",
            "week": "vecka|veckor|veckors",
            "month": "månad|månader|månaders",
            "year": "år|års",
        },
        numbers="en/ett två tre fyra fem sex sju åtta nio tio elva tolv",
        between="till|och|eller",
        percents="procent",
        currencies={"euro": "EUR", "kronor": "SEK", "kr": "SEK"},
        clock_before="kl",
    ),
    stop_words=words("""
aldrig alla allt an and annu ar at att av aven bara behov behover blev bli blir da dar de dej
dem den denna dess dessa det detta dig din dina ditt dom du e eller en er era ert ett fanns far
fatt fick finns for fran ga gar genom gor gora ha had hade haft hallo har hej hejsan hjalp hon
honom hos hur i in inga ingen ingenting inget inte ja jag just kan kanske kunde kunna kunnat
lite man maste med mej men mer mig min mina mitt mycket nagon nagonting nagot nagra nar nej ni
nog nu och ocksa om oss pa redan sa sedan sig sin ska skall skulle snalla som ta tack tar till
tycker u ur va vad var vara varfor varit varje vars vart vem vet vi vilka vilken vilket vill
ville
"""),
    synonyms=(
        # Shipping
        same("paket, försändelse, kolli"),
        same("leverans, leveransen, leverera"),
        same("frakt, leverans, leveransen", weight=0.7),
        same("skicka, skickats, avsänt, avsändas", weight=0.7),
        same(
            "transportör, transportföretag, budfirma, fraktbolag, speditör, fraktföretag, "
            "fraktfirma, transportbolag"
        ),
        typed(
            "postnord, dhl, posti, bring, budbee, instabox, instabee, schenker, best transport, "
            "airmee, matkahuolto, ups paket, brevbärare, chaufför",
            means="transportör",
            weight=0.6,
        ),
        same(
            "spåra, spårning, sändningsspårning, paketspårning, tracking, följa paketet, följ "
            "ditt paket, spårbar"
        ),
        typed(
            "var är mitt paket, var är min beställning, var är min order, var är min leverans, "
            "var är paketet, var är mina grejer, var är mina varor, vart är mitt paket, vart är "
            "min beställning, orderstatus, leveransstatus, status på beställning, status på "
            "order, följa min order, på väg, vart tog mitt",
            means="spåra, spårning",
        ),
        same(
            "kollinummer, spårningsnummer, sändningsnummer, försändelsenummer, spårnings-id, "
            "kolli-id, paketnummer, spårningskod, sändnings-id"
        ),
        same("leveranstid, frakttid"),
        typed(
            "när kommer mitt paket, när kommer min beställning, när kommer min order, när "
            "kommer paketet, när kommer den, när levereras, hur snabbt, hur många dagar, tar "
            "frakten, tar leveransen, tar leverans, tid tar det, eta, ankomst, lång leveranstid",
            means="leveranstid",
            weight=0.7,
        ),
        same("leveransdatum, leveransdag, ankomstdatum, utlovad leverans"),
        same("vardag, arbetsdag"),
        same(
            "fraktkostnad, fraktavgift, porto, leveranskostnad, fraktkostnader, fraktpris, "
            "leveransavgift, portokostnad, kostar frakten, postavgift"
        ),
        same(
            "fri frakt, fraktfritt, gratis frakt, fri leverans, gratis leverans, utan "
            "fraktkostnad, portofritt"
        ),
        same("gratis, kostnadsfri, utan kostnad, avgiftsfri, kostnadsfritt"),
        typed(
            "snabbare, brådskande, bråttom, akut, så fort som möjligt, samma dag, nästa dag, "
            "över natten, expressleverans, expressfrakt, asap",
            means="express, leveranstid",
            weight=0.7,
        ),
        same("hämta, avhämtning, upphämtning, uthämtning"),
        same(
            "ombud, utlämningsställe, paketombud, postombud, uthämtningsställe, paketskåp, "
            "paketautomat, paketbox, postkontor, servicepunkt, utlämningsstället, "
            "avhämtningsställe",
            weight=0.7,
        ),
        same(
            "click and collect, click & collect, hämta i butik, upphämtning i butik, "
            "butikshämtning, avhämtning i butik"
        ),
        same(
            "hemleverans, hemkörning, leverans hem, levereras hem, leverans till dörren, hem "
            "till dörren"
        ),
        same("utomlands, internationellt, utlandet, andra länder, hela världen, annat land"),
        same("tull, tullavgift, importavgift, förtullning, införseltull, tullkostnad"),
        same("postnummer, postnumret, postnr", weight=1.0),
        same("leveransadress, fraktadress, mottagaradress"),
        typed(
            "fel adress, flyttat, ny adress, annan adress, eftersända, fel gatuadress, gammal "
            "adress, byta adress",
            means="ändra adress, leveransadress",
            weight=0.7,
        ),
        # Problems on the way
        same(
            "försvunnen, försvunnit, borttappad, förlorad, kommit bort, försvann, kommit på "
            "villovägar, saknas, försvunnet, tappats bort"
        ),
        typed(
            "inte kommit, aldrig kommit, aldrig kom, kom aldrig, inte levererats, inte "
            "levererat, inte mottagit, kommer inte, inte dykt upp, inte anlänt, kom inte, inget "
            "paket, ingen leverans, uteblivit, utebliven, aldrig levererats",
            means="försvunnen, försvunnit, saknas, försenad",
        ),
        same("försenad, försening, försenats, sen leverans, fördröjd"),
        typed(
            "tar för lång tid, tar så lång tid, tar lång tid, väntar fortfarande, väntar på, "
            "står still, fastnat, ingen uppdatering, dröjer, segt, händer inget, rör sig inte",
            means="försenad, försening",
            weight=0.7,
        ),
        typed(
            "stulen, stulits, stöld, snott, tjuv, bestulen, stal",
            means="försvunnen, försvunnit",
            weight=0.7,
        ),
        typed(
            "står som levererad, står levererad, står att det levererats, markerad som "
            "levererad, enligt spårningen, enligt postnord, levererad men, fel hus, hos grannen",
            means="försvunnen, försvunnit",
            weight=0.7,
        ),
        same(
            "leveransförsök, inte hemma, missad leverans, missade leveransen, ingen hemma, "
            "misslyckad leverans"
        ),
        same("avi, avisering, aviserad, paketavi, hämtavi"),
        same("skadad, trasig, sönder, transportskada, fraktskada"),
        same(
            "defekt, trasig, sönder, fabriksfel, felaktig vara, fel på varan, produktfel, "
            "tillverkningsfel"
        ),
        typed(
            "sprucken, spricka, repad, buckla, bucklig, krossad, läckage, paj, kaputt, gått av, "
            "lossnat, hål i, sönderslagen, gick av",
            means="skadad, defekt, trasig",
        ),
        typed(
            "funkar inte, fungerar inte, slutat fungera, startar inte, går inte igång, dålig "
            "kvalitet, gått sönder, gick sönder, krånglar, slutat funka",
            means="defekt, trasig, reklamation",
            weight=0.6,
        ),
        same("reklamation, reklamera, klaga på vara"),
        same("fel vara, fel produkt, fel artikel, felexpedierad, felleverans, felskickad"),
        typed(
            "fel paket, fel order, fel leverans, fel beställning, fel sak, fel grej, något "
            "annat, annan vara, annan produkt, inte beställt, förväxlat, stämmer inte, inte som "
            "beskrivet, skickat fel, fått fel, fick fel",
            means="fel vara, felleverans, fel",
        ),
        typed(
            "ofullständig, inte komplett, saknas en vara, vara saknas, saknas i paketet, saknar "
            "vara, del saknas, bara hälften, bara en del",
            means="saknas, ofullständig leverans",
            weight=0.7,
        ),
        same(
            "delleverans, flera paket, separata paket, flera leveranser, delad leverans, "
            "separat leverans, i omgångar, olika paket, två paket"
        ),
        # Returns
        same(
            "retur, returnera, skicka tillbaka, lämna tillbaka, återsända, retursändning, "
            "skicka åter"
        ),
        typed(
            "skickar jag tillbaka, skicka den tillbaka, skicka det tillbaka, skicka något "
            "tillbaka, ge tillbaka, skicka varan tillbaka, återlämna, gillar inte, ångrat mig, "
            "inte nöjd, ångrat köp, felköp, missnöjd",
            means="retur, returnera, ångerrätt",
            weight=0.7,
        ),
        same(
            "ångerrätt, öppet köp, ångerfrist, distansavtalslagen, ångerblankett, ångra", weight=0.7
        ),
        same(
            "returtid, returperiod, returrätt, returfrist, dagars öppet köp, tid att returnera, "
            "för sent att returnera"
        ),
        same(
            "retursedel, returetikett, returfraktsedel, fraktsedel, returlapp, etikett, "
            "returkod, utan skrivare, ingen skrivare, fraktetikett",
            weight=0.7,
        ),
        same(
            "returkostnad, returavgift, returfrakt, fri retur, gratis retur, returporto, kostar "
            "returen, fria returer, kostar det att returnera"
        ),
        same("byta, utbyte, växla"),
        typed(
            "annan storlek, fel storlek, större storlek, mindre storlek, annan färg, fel färg, "
            "för liten, för stor, för små, för stort, för trång, för tight, för kort, för lång, "
            "passar inte",
            means="byta, utbyte",
            weight=0.7,
        ),
        same("garanti, garantin, garantitid, reklamationsrätt", weight=0.7),
        typed("reparera, reparation, lagning, reservdel", means="garanti, reklamation", weight=0.6),
        same(
            "inte returnera, undantag, undantagna, utan returrätt, ingen returrätt, inte lämna "
            "tillbaka",
            weight=0.7,
        ),
        typed(
            "utan kartong, utan förpackning, slängt kartongen, ingen kartong, utan "
            "originalförpackning, slängt förpackningen, bruten förpackning, öppnad förpackning",
            means="originalförpackning, obruten förpackning",
            weight=0.7,
        ),
        same("specialtillverkad, måttanpassad, graverad, gravyr, specialbeställd, måttbeställd"),
        # Money
        same("återbetalning, återbetala, pengar tillbaka, återbetald, återbetalt, pengarna åter"),
        typed(
            "var är mina pengar, vart är mina pengar, när kommer mina pengar, när kommer "
            "pengarna, när får jag pengarna, krediterad, kreditering, inte fått pengar, "
            "kreditfaktura",
            means="återbetalning, pengar tillbaka",
            weight=0.7,
        ),
        same(
            "dragit två gånger, debiterad två gånger, betalat två gånger, dubbel debitering, "
            "dubbel betalning, betalat dubbelt, dubbeldebiterad, debiterats två gånger, dubbelt "
            "debiterad, dubbelbetalning"
        ),
        same("betala, betalning, betalt, betald"),
        same(
            "betalsätt, betalningssätt, betalningsmetod, betalningsalternativ, betalmetod, "
            "betalningsmedel, betalalternativ"
        ),
        typed(
            "swish, klarna, qliro, mobilepay, paypal, apple pay, google pay, visakort, "
            "mastercard, amex, vipps, trustly, nätbank, walley, svea, postförskott, hur betalar "
            "jag, kan jag betala med",
            means="betalsätt, betalningssätt",
            weight=0.6,
        ),
        same("kreditkort, betalkort, bankkort, kontokort, visakort, mastercard", weight=0.7),
        same(
            "betala senare, klarna, köp nu betala, mot faktura, qliro, fakturaköp, "
            "fakturabetalning",
            weight=0.7,
        ),
        same(
            "delbetalning, delbetala, avbetalning, dela upp betalningen, månadsvis, "
            "finansiering, räntefritt",
            weight=0.7,
        ),
        same(
            "banköverföring, direktbetalning, förskottsbetalning, bankgiro, autogiro, nätbank, "
            "kontoöverföring",
            weight=0.6,
        ),
        same(
            "betalning misslyckades, kort nekas, nekat köp, kortet nekas, betalning nekad, kan "
            "inte betala, betalningen fungerar inte, betalning medges ej, betalningen går inte"
        ),
        same("faktura, räkning, fakturan, fakturakopia"),
        same("kvitto, kvittot, köpbevis, inköpsbevis, orderkvitto"),
        same("kvitto, faktura", weight=0.6),
        same("moms, mervärdesskatt, momsen"),
        same(
            "rabattkod, kampanjkod, kupong, rabattkupong, kupongkod, erbjudandekod, värdekod, "
            "promokod, voucher"
        ),
        typed(
            "rabatt, erbjudande, rea, kampanj, promo, studentrabatt, koden fungerar inte, koden "
            "funkar inte, ogiltig kod",
            means="rabattkod, kampanjkod",
            weight=0.6,
        ),
        same("presentkort, presentkortet, gåvokort, gåvobevis, giftcard, gift card"),
        same("tillgodokvitto, tillgodohavande, saldo, tillgodo, kredit i butiken", weight=0.7),
        same(
            "lösa in, använda kod, använda rabattkod, ange rabattkod, ange kod, använda "
            "presentkort, skriva in kod, lägga in rabattkod, lägga in kod"
        ),
        same("pris, kostnad, avgift, kostar, hur dyrt, kostnader", weight=0.6),
        same(
            "avbeställa, avbeställning, avboka, annullera, makulera, avbryta, avbokning, "
            "avbeställt, annullering, stoppa order, stoppa beställning, häva köpet"
        ),
        typed(
            "beställt av misstag, råkat beställa, beställt fel, beställde fel, dubbelbeställt, "
            "beställt två gånger, ångra beställning, ångra order, ta bort order, ta bort "
            "beställning, cancel",
            means="avbeställa, avbeställning, annullera",
            weight=0.7,
        ),
        typed("ändring, redigera, korrigera, uppdatera, justera", means="ändra"),
        # Account
        same("logga in, inloggning, login, log in, inloggad"),
        typed(
            "inte logga in, loggas ut, utelåst, utlåst, spärrat konto, kontot spärrat, kontot "
            "låst, konto låst, kommer inte in, inloggning fungerar inte, inloggning funkar "
            "inte, inloggningsproblem, inte inloggad",
            means="glömt lösenord, återställa lösenord, lösenord, lösenordet",
        ),
        same(
            "glömt lösenord, återställa lösenord, nytt lösenord, byta lösenord, glömt "
            "lösenordet, glömt mitt lösenord, glömt ditt lösenord, ändra lösenord, fel "
            "lösenord, tappat lösenord, återställa lösenordet, lösenordet fungerar inte, "
            "lösenordet funkar inte, återställa ditt lösenord"
        ),
        same("lösenord, lösenordet, inloggningsuppgifter, password", weight=0.9),
        same(
            "tvåstegsverifiering, tvåfaktorsautentisering, 2fa, tvåfaktor, två steg, "
            "tvåstegsinloggning, mfa, tvåstegsautentisering, tvåfaktorsinloggning"
        ),
        same(
            "verifieringskod, säkerhetskod, sms-kod, engångskod, engångslösenord, otp, "
            "bekräftelsekod"
        ),
        typed(
            "autentiseringsapp, authenticator, verifieringskod, säkerhetskod, sms-kod, "
            "engångskod, tappat telefonen, ny telefon, tappat mobilen, ny mobil, bankid",
            means="tvåstegsverifiering, 2fa, tvåfaktor",
            weight=0.7,
        ),
        same(
            "registrera, skapa konto, registrering, bli medlem, öppna konto, skapa ett konto, "
            "nytt konto, skaffa konto"
        ),
        same(
            "radera konto, ta bort konto, avsluta konto, stänga konto, radera kontot, ta bort "
            "kontot, avsluta kontot, stänga kontot, radera mitt konto, avsluta mitt konto, ta "
            "bort mitt konto, ta bort ditt konto, radera ditt konto"
        ),
        same("konto, kontot, profil, användarkonto, mina sidor, kundkonto"),
        typed(
            "hackad, kapat, bluff, nätfiske, bluffmejl, bluffmail, phishing, obehörig, okänd "
            "beställning, falskt mejl",
            means="bedrägeri, säkerhet, intrång",
            weight=0.6,
        ),
        same(
            "integritet, personuppgifter, gdpr, dataskydd, integritetspolicy, "
            "dataskyddsförordningen"
        ),
        same("gäst, utan konto, utan att registrera, utan inloggning, inget konto, gästköp"),
        # Shop and contact
        typed(
            "reklam, reklammejl, reklammail, spam, för många mejl, inga fler mejl, "
            "avregistrera, avprenumerera, avsluta prenumeration, prenumerera, utskick, avanmäla",
            means="nyhetsbrev",
            weight=0.7,
        ),
        same("avregistrera, avprenumerera, avanmäla, avsluta prenumeration"),
        same("kontakt, kundtjänst, kundservice, support, kundbetjäning, kundsupport", weight=0.7),
        typed(
            "ringa er, ringa till, ringa kundtjänst, telefonnummer, chatt, prata med, riktig "
            "person, människa, mejla er, nå er, får jag tag på, whatsapp, klagomål, klaga, "
            "handläggare",
            means="kontakta, kundtjänst, kundservice",
            weight=0.7,
        ),
        same("öppettider, när har ni öppet, är ni öppna"),
        same("butik, affär"),
        same(
            "storleksguide, storlekstabell, vilken storlek, måttabell, rätt storlek, min "
            "storlek, liten i storleken, stor i storleken, passform"
        ),
        same("i lager, finns hemma, lagersaldo, tillgänglig, finns inne, lagerstatus"),
        same(
            "slutsåld, slut i lager, slut på lager, inte i lager, restnoterad, tillfälligt "
            "slut, ej i lager, slutsålt"
        ),
        same("åter i lager, tillbaka i lager, bevaka, i lager igen, påfyllning", weight=0.7),
        same("varukorg, kundvagn, kundkorg, korg"),
        same("ordernummer, beställningsnummer, ordernumret, order-id, ordernr, beställningsnumret"),
        same("orderbekräftelse, beställningsbekräftelse, bekräftelsemejl, bekräftelsemail"),
        same("beställning, order, beställa, beställt, köp, köpt, beställde", weight=0.7),
        same("produkt, artikel, varan"),
        same("köpvillkor, användarvillkor, villkor, finstilta"),
        # Spellings
        same("mejl, mail, e-post, epost, email, mejladress, e-postadress, mailadress", weight=0.9),
    ),
    contact_words=ContactWords(
        phrases="kontakt, kontakta, kontakta oss, kontakta er, kundtjänst, kundservice, "
        "kundsupport, support, telefon, telefonnummer, telefontid, ringa kundtjänst, ringa "
        "kundservice, ringa supporten, samtal, mejl, mail, mejla, maila, e-post, epost, "
        "email, e-postadress, mejladress, mailadress, skriva till er, skicka meddelande, "
        "chatt, chat, chatta, livechatt, livechat, människa, person, medarbetare, "
        "handläggare, kundtjänstmedarbetare, prata, prata med en människa, prata med någon, "
        "prata med en person, tala med någon, tala med en människa, nå er, få tag på er, "
        "kontaktformulär, kontaktuppgifter, ställa en fråga",
        complaints="klagomål, klaga, lämna klagomål, framföra klagomål, chef, prata med chefen",
        fillers="snälla, tack, riktig, riktigt, levande, verklig, nu, genast, brådskande, "
        "direkt, någon",
    ),
)
