"""Danish."""

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
    code="da",
    registers={
        "du": r"(?i:du|dig|din|dit|dine)",
        "De": r"(?<=[\w,;] )(?:De|Dem|Deres)",
    },
    quotes="»« ”” “” „“ ’’",
    open_words=words("at en et eller fordi og samt som"),
    repeated_words=words("så meget"),
    stemmer="danish",
    respellings=(("ae", "a"), ("oe", "o"), ("aa", "a")),
    compound_links="s e",
    range_sign="-",
    agreement=Agreement(
        durations=patterns(r"""
(?:de|den|det|disse|dine|din|vores|første|sidste|seneste|næste) {}
"""),
        has_plurals=True,
        invariable="procent|tegn|euro|år|kilo|meter|liter|kroner",
    ),
    unit_cases=unit_cases(
        "one other",
        genitive={"working-day": "hverdags|hverdages"},
    ),
    facts=FactWords(
        units={
            "second": "sekund|sekunder|sekunders",
            "minute": "minut|minutter|minutters",
            "hour": "time|timer|timers",
            "day": "dag|dage|dages|døgn|døgns|kalenderdag|kalenderdage|kalenderdages",
            "working-day": "hverdag|hverdage|hverdages|arbejdsdag|arbejdsdage|arbejdsdages|"
            "bankdag|bankdage",
            "week": "uge|uger|ugers",
            "month": "måned|måneder|måneders",
            "year": "år|års",
        },
        numbers="en/et/én/ét to tre fire fem seks syv otte ni ti elleve tolv",
        between="til|og|eller",
        percents="procent|pct.",
        currencies={"euro": "EUR", "kroner": "DKK", "kr": "DKK"},
        clock_before="kl|klokken",
        dates=("d/M-y",),
    ),
    stop_words=words("""
af aldrig alle alt altid altsa at bare behov behover blev blive bliver bor burde da de dem den
denne der deres derfor det dette dig din dine disse dit dog du efter eller en end er et fa faet
far fik fint for fordi fra ga gar gerne gik gjorde gor gore ham han har havde have hej hejsa her
hjaelp hjaelpe hos hun hvad hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorhen hvornar
i ikke ingen ingenting intet ja jeg jer jeres jo kan kunne lidt lige ma man mange maske matte med
meget men mere mig min mine mit nar nej ni nogen noget nogle nok nu og ogsa om os pa selv sig sin
sine sit skal skulle som tak til ud vaere vaeret var ved venligst vi vil ville vor vores
"""),
    synonyms=(
        # Shipping
        same("pakke, forsendelse, kolli"),
        same("levering, levere, fragt", weight=0.7),
        same("sende, afsende, afsendelse, ekspedere", weight=0.7),
        same(
            "fragtfirma, transportør, fragtselskab, leveringsfirma, speditør, kurer, fragtmand, "
            "transportfirma"
        ),
        typed(
            "postnord, gls, dao, bring, dhl, ups, fedex, budbee, pakkebud, postbud, chauffør",
            means="fragtfirma, transportør",
            weight=0.6,
        ),
        same(
            "spore, sporing, tracking, track and trace, pakkesporing, følge pakken, sporbar, følg "
            "pakken, følg din pakke, følg din ordre, følg din forsendelse"
        ),
        typed(
            "hvor er min pakke, hvor er min ordre, hvor er min bestilling, hvor er min levering, "
            "hvor er mine varer, hvor bliver min pakke af, ordrestatus, leveringsstatus, hvor er "
            "pakken, hvor er ordren, pakkestatus, status på ordre, status på bestilling, status på "
            "levering, følge min ordre, på vej",
            means="spore, sporing, følg pakken, følg din pakke, følg din ordre",
        ),
        same(
            "sporingsnummer, trackingnummer, pakkenummer, forsendelsesnummer, kollinummer, track "
            "and trace nummer, sporingskode"
        ),
        same("leveringstid, fragttid, ekspeditionstid"),
        typed(
            "hvornår kommer min pakke, hvornår kommer min ordre, hvornår kommer pakken, hvornår "
            "kommer varen, hvornår kommer bestillingen, hvornår får jeg min pakke, hvornår får jeg "
            "min ordre, hvornår sender i, hvornår bliver den leveret, hvor hurtigt, hvor mange "
            "dage, hvor lang tid, lang leveringstid, forventet levering",
            means="leveringstid",
            weight=0.7,
        ),
        same("leveringsdato, leveringsdag, ankomstdato"),
        same("hverdag, arbejdsdag"),
        typed("lørdag, søndag, weekend, helligdag", means="hverdag, arbejdsdag", weight=0.5),
        same(
            "fragtpris, fragtomkostning, leveringspris, porto, fragtgebyr, leveringsgebyr, "
            "forsendelsesomkostning, forsendelsespris, koster fragten, leveringsomkostning"
        ),
        same("fri fragt, gratis fragt, fragtfri, gratis levering, portofrit, uden fragt"),
        same("gratis, omkostningsfri, uden beregning, uden omkostninger, gebyrfri"),
        typed(
            "hurtigere, haster, hastelevering, samme dag, næste dag, dag til dag, ekspreslevering, "
            "hurtig levering, hurtigst muligt",
            means="ekspres, leveringstid",
            weight=0.7,
        ),
        same("hente, afhentning, afhente"),
        same(
            "pakkeshop, udleveringssted, afhentningssted, pakkeboks, posthus, pakkeautomat, "
            "servicepunkt, nærboks",
            weight=0.7,
        ),
        same(
            "click and collect, click & collect, afhentning i butik, hente i butik, afhent i "
            "butik, klik og hent"
        ),
        same("hjemmelevering, levering til døren, leveret hjem, levering hjem, privatlevering"),
        same("udland, udlandet, internationalt, andre lande, hele verden, andet land"),
        same("told, toldafgift, importafgift, importmoms, fortoldning, toldgebyr"),
        same("postnummer, postnr", weight=1.0),
        same("moms, merværdiafgift"),
        same("afhentningskode, afhentningsbesked, afhentningsseddel"),
        same("leveringsadresse, modtageradresse, fragtadresse"),
        same(
            "adresseændring, ændre adresse, ændre adressen, ret adressen, rette adressen, ændring "
            "af adresse, skifte adresse, adresseskift"
        ),
        typed(
            "forkert leveringsadresse, forkert adresse, fejl i adressen, flyttet, ny adresse, "
            "anden adresse, gammel adresse, forkert vejnavn, eftersende",
            means="ændre adresse, adresseændring, leveringsadresse, ret adressen, adresse",
            weight=0.7,
        ),
        # Problems on the way
        same("forsvundet, bortkommet, mistet, tabt, blevet væk, mangler"),
        typed(
            "ikke kommet, aldrig kommet, kom aldrig, ikke leveret, aldrig leveret, ikke modtaget, "
            "kommer ikke, ikke dukket op, ikke ankommet, kom ikke, ingen pakke, ingen levering, "
            "udeblevet",
            means="forsvundet, bortkommet, forsinket",
        ),
        same("forsinket, forsinkelse, sen levering"),
        typed(
            "tager for lang tid, tager lang tid, tager så lang tid, venter stadig, venter på, står "
            "stille, gået i stå, ingen opdatering, trækker ud, sker ikke noget",
            means="forsinket, forsinkelse",
            weight=0.7,
        ),
        typed("stjålet, tyveri, tyv, hugget, røvet", means="forsvundet, bortkommet", weight=0.7),
        typed(
            "står som leveret, står at den er leveret, markeret som leveret, ifølge sporingen, "
            "leveret men, hos naboen, forkert hus",
            means="forsvundet, bortkommet",
            weight=0.7,
        ),
        same("leveringsforsøg, ikke hjemme, ingen hjemme, mislykket levering"),
        same("beskadiget, ødelagt, smadret, transportskade, fragtskade, itu, i stykker"),
        same("defekt, fabriksfejl, produktfejl, fejl på varen, produktionsfejl, fejlbehæftet"),
        same("beskadiget, defekt", weight=0.6),
        same("garanti, garantibevis, reklamationsret", weight=0.6),
        typed(
            "revne, revnet, ridse, ridset, bule, bulet, knust, utæt, flækket, knækket, hul i",
            means="beskadiget, defekt, ødelagt",
        ),
        typed(
            "virker ikke, fungerer ikke, holdt op med at virke, starter ikke, dårlig kvalitet, "
            "gået i stykker, gik i stykker, driller",
            means="defekt, reklamation",
            weight=0.6,
        ),
        same("reklamation, reklamere, reklamationsret, klage over vare"),
        same("forkert vare, forkert produkt, fejllevering, forkert artikel, fejlekspederet"),
        typed(
            "forkert pakke, forkert ordre, forkert levering, noget andet, anden vare, andet "
            "produkt, ikke bestilt, forbyttet, stemmer ikke, ikke som beskrevet, sendt forkert, "
            "fået forkert",
            means="forkert vare, fejllevering",
        ),
        typed(
            "ufuldstændig, ikke komplet, mangler en vare, mangler i pakken, mangler vare, del "
            "mangler, kun halvdelen, kun en del",
            means="mangler, manglende vare",
            weight=0.7,
        ),
        same("dellevering, flere pakker, separate pakker, flere leveringer, delt levering"),
        # Returns
        same(
            "retur, returnere, returnering, sende tilbage, sende retur, returforsendelse, "
            "tilbagelevere, levere tilbage, sende varer tilbage, sender du varer tilbage, sende "
            "varen tilbage, sende en vare tilbage, sender du en vare tilbage, returvarer"
        ),
        typed(
            "fortrydelsesret, fortrudt, fortryde, fortrydelse, fortryde køb, 14 dage, ikke "
            "tilfreds, utilfreds, kan ikke lide, fejlkøb, aflevere",
            means="retur, returnere, fortrydelsesret, sende tilbage, sender du varer tilbage",
            weight=0.7,
        ),
        same("fortrydelsesret, fortrydelsesfrist, fortrydelsesformular", weight=0.7),
        same("returfrist, returret, returperiode, dages returret, for sent at returnere"),
        typed(
            "returlabel, returseddel, returfrist, returret, returgebyr",
            means="retur, returnere",
            weight=0.6,
        ),
        same(
            "returlabel, returseddel, fragtlabel, returetiket, returkode, fragtseddel, uden "
            "printer, ingen printer",
            weight=0.7,
        ),
        same("returgebyr, returfragt, returomkostning, gratis retur, fri retur, returporto"),
        same("bytte, ombytte, ombytning, udskifte"),
        typed(
            "anden størrelse, forkert størrelse, større størrelse, mindre størrelse, anden farve, "
            "forkert farve, for lille, for stor, for små, for stort, for stram, for kort, for "
            "lang, passer ikke",
            means="bytte, ombytning",
            weight=0.7,
        ),
        typed("reparere, reparation, reservedel", means="garanti, reklamation", weight=0.6),
        same("kan ikke returneres, undtaget, uden returret, ingen returret", weight=0.7),
        # Money
        same(
            "refusion, refundere, refundering, tilbagebetaling, tilbagebetale, pengene tilbage, "
            "penge tilbage, pengene retur, pengene igen, penge igen, tilbageførsel"
        ),
        typed(
            "hvor er mine penge, hvornår kommer mine penge, hvornår får jeg pengene, hvornår får "
            "jeg mine penge, hvornår kommer pengene, hvor bliver pengene af, krediteret, "
            "kreditering, ikke fået penge, kreditnota",
            means="refusion, tilbagebetaling",
            weight=0.7,
        ),
        same(
            "trukket to gange, betalt to gange, dobbelt betaling, betalt dobbelt, trukket dobbelt, "
            "hævet to gange, dobbelt hævet"
        ),
        same("betale, betaling, betalt", weight=1.0),
        same("betalingsmetode, betalingsmåde, betalingsform, betalingsmiddel, betalingsmulighed"),
        typed(
            "mobilepay, klarna, viabill, anyday, paypal, apple pay, google pay, dankort, visa, "
            "mastercard, hvordan betaler jeg, kan jeg betale med",
            means="betalingsmetode, betalingsmåde",
            weight=0.6,
        ),
        same("betalingskort, kreditkort, dankort, hævekort, bankkort", weight=0.7),
        same("afdrag, delbetaling, afbetaling, rater, finansiering, betale senere", weight=0.7),
        same("bankoverførsel, overførsel, kontooverførsel"),
        same(
            "betaling afvist, kort afvist, kortet afvises, betaling mislykkedes, kan ikke betale, "
            "betalingen virker ikke, betalingen går ikke igennem"
        ),
        same("faktura, regning"),
        same("kvittering, bon, købsbevis, købskvittering"),
        same("kvittering, faktura", weight=0.6),
        same("rabatkode, kampagnekode, kupon, kuponkode, tilbudskode, voucher"),
        typed(
            "rabat, tilbud, udsalg, kampagne, studierabat, koden virker ikke, ugyldig kode",
            means="rabatkode",
            weight=0.6,
        ),
        same("gavekort, gavebevis, gift card, giftcard"),
        same("tilgodebevis, tilgodehavende", weight=0.7),
        same("pris, omkostning, gebyr, koster", weight=0.6),
        same(
            "annullere, afbestille, afbestilling, annullering, aflyse, stoppe ordre, stoppe "
            "bestilling"
        ),
        typed(
            "bestilt ved en fejl, bestilt forkert, bestilt to gange, fortryde ordre, fortryde "
            "bestilling, slette ordre, slette bestilling, cancel",
            means="annullere, afbestille",
            weight=0.7,
        ),
        same("ændre, ændring, rette, redigere, korrigere, opdatere, justere, skifte"),
        # Account
        same("adgangskode, kodeord, password, løsenord"),
        typed(
            "glemt kodeord, glemt adgangskode, glemt password, glemt din adgangskode, glemt min "
            "adgangskode, glemt mit kodeord, husker ikke, ny adgangskode, nyt kodeord, forkert "
            "adgangskode, skifte adgangskode",
            means="nulstille, adgangskode",
            weight=0.7,
        ),
        same("nulstille, nulstilling, gendanne", weight=0.7),
        same("logge ind, log ind, login, log på, logge på"),
        typed(
            "kan ikke logge ind, kan ikke komme ind, login virker ikke, låst ude, for mange forsøg",
            means="nulstille, spærret, login, adgangskode",
            weight=0.7,
        ),
        same("oprette konto, opret konto, oprette bruger, registrere, tilmelde mig, ny konto"),
        same("slette konto, slet konto, lukke konto, slette bruger, slette min konto"),
        same("konto, profil, brugerkonto, kundekonto, min side"),
        same("gæst, uden konto, uden at oprette, uden login"),
        same("totrinsbekræftelse, tofaktorgodkendelse, totrinsgodkendelse, to faktorer, 2fa, mfa"),
        same("bekræftelseskode, engangskode, sms-kode"),
        same("låst, spærret, blokeret, lukket ude"),
        typed(
            "mailen er ikke kommet, ingen mail, ikke fået mail, ikke modtaget mail, får ingen mail",
            means="spam, uønsket mail",
            weight=0.7,
        ),
        typed(
            "hacket, svindel, phishing, snydt, falsk mail, ukendt bestilling",
            means="sikkerhed, svindel",
            weight=0.6,
        ),
        same("privatliv, persondata, personoplysninger, gdpr, databeskyttelse, privatlivspolitik"),
        # Shop and contact
        typed(
            "reklame, reklamemail, spam, for mange mails, ingen mails, framelde, afmelde",
            means="nyhedsbrev",
            weight=0.7,
        ),
        same("afmelde, framelde, opsige abonnement"),
        same("kontakt, kundeservice, support, kundecenter, kundesupport", weight=0.7),
        typed(
            "ringe til, ringe til jer, telefonnummer, chat, tale med, snakke med, rigtigt "
            "menneske, få fat i, skrive til jer, klage",
            means="kontakte, kundeservice",
            weight=0.7,
        ),
        same("åbningstid, hvornår har i åbent, telefontid"),
        same("butik, forretning"),
        same("størrelsesguide, størrelsesskema, hvilken størrelse, måleskema, min størrelse"),
        same("på lager, lagerstatus, tilgængelig"),
        same("udsolgt, ikke på lager, restordre, midlertidigt udsolgt"),
        same("tilbage på lager, på lager igen, genopfyldning", weight=0.7),
        same("indkøbskurv, kurv, indkøbsvogn"),
        same("ordrenummer, bestillingsnummer, ordrenr, ordre-id"),
        same("ordrebekræftelse, bestillingsbekræftelse, bekræftelsesmail"),
        same("bestilling, ordre, bestille, bestilt, køb, købt", weight=0.7),
        same("produkt, vare"),
        same("handelsbetingelser, købsbetingelser, betingelser, vilkår"),
        # Spellings
        same("mail, e-mail, email, mailadresse, e-mailadresse", weight=0.9),
    ),
    contact_words=ContactWords(
        phrases="kontakt, kontakte, kontakt os, kontakte jer, kundeservice, kundesupport, "
        "kundeafdeling, support, telefon, telefonnummer, telefonisk, ringe til "
        "kundeservice, ring til kundeservice, ringe op, opkald, mail, maile, e-mail, email, "
        "mailadresse, e-mailadresse, skrive til jer, sende besked, chat, chatte, livechat, "
        "live chat, menneske, person, medarbejder, kundekonsulent, tale med et menneske, "
        "tale med en person, tale med nogen, snakke, snakke med nogen, snakke med et "
        "menneske, snakke med en person, få fat i jer, kontaktformular, kontaktoplysninger, "
        "stille et spørgsmål",
        complaints="klage, klager, klage over, indgive klage, klageafdeling, chef, tale med chefen",
        fillers="venligst, tak, rigtig, rigtigt, levende, nu, hurtigt, straks, direkte, nogen",
    ),
)
