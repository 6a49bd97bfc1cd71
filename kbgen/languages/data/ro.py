"""Romanian."""

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
    code="ro",
    registers={
        "tu": r"(?i:tu|tine|ție|tău|tăi|ta|tale)",
        "dumneavoastră": r"(?i:dumneavoastră|dvs)",
    },
    quotes="„” «»",
    open_words=words("""
a al ale ca care cu dacă de din în la o pe pentru prin că sau să și un
"""),
    repeated_words=words("foarte"),
    stemmer="romanian",
    agreement=Agreement(
        durations=patterns(r"""
(?:cele|acele|aceste|acest|această|primele|ultimele|următoarele|cei) {}
(?:au trecut|trec|mai sunt|rămân) {}
{} (?:următoare|au trecut|consecutive)
"""),
        has_plurals=True,
        invariable="euro",
        cases={
            "genitive": r"(?:parcursul|timpul|trecerea|expirarea|termenul) {}",
        },
    ),
    unit_cases=unit_cases(
        "one",
        genitive={"working-day": "=unei zile lucrătoare"},
    ),
    facts=FactWords(
        countries={
            "GB": "Marea Britanie",
            "NL": "Olanda",
            "US": "SUA",
        },
        names_inflect=True,
        units={
            "second": "secundă|secunde|de secunde",
            "minute": "minut|minute|de minute",
            "hour": "oră|ore|de ore",
            "day": "zi|zile|de zile|zi calendaristică|zile calendaristice|de zile calendaristice",
            "working-day": "zi lucrătoare|zile lucrătoare|de zile lucrătoare|zile lucratoare|"
            "de zile lucratoare",
            "week": "săptămână|săptămâni|de săptămâni|saptamani|de saptamani",
            "month": "lună|luni|de luni",
            "year": "an|ani|de ani",
        },
        numbers="un/o/una/unu două/doi/doua trei patru cinci șase/şase/sase șapte/şapte/sapte "
        "opt nouă zece unsprezece doisprezece/douăsprezece",
        between="la|și|şi|sau|până la|pana la",
        percents="la sută|procente",
        currencies={
            "euro": "EUR",
            "de euro": "EUR",
            "lei": "RON",
            "leu": "RON",
            "de lei": "RON",
            "dolari": "USD",
        },
        clock_before=r"\borele|\bora",
    ),
    stop_words=words("""
a acea aceasta aceea acel acela acest acesta aceste acestea acestia acestui ai aici ajuta ajutati
ajutor al ale am ar are as asa asta astea atunci au avea avem aveti avut bine buna ca cam cand
care cat cate cati ce cei cel cele ceva chiar ci cine cu cum cumva da daca dar de deci deja despre
din doar doresc dori dupa e ea ei el ele era este esti eu exista fac face facem faceti fi fie
fiecare foarte fost i iar ii il imi in inca intr intre isi l la le li lor lui m ma mai mea mei
mele merci meu mi mie mine mult multe multumesc n ne nevoie ni nici nimic niste noastra noastre
nostru nu o ori orice pana pe pentru poate pot prea prin putea putem puteti rog s sa sale salut
sau se si spre stiti stiu sub sunt te ti toate tot trebuie tu un una unde unei unor unui unul va
vi voastra voi vor vostru vrea vreau vreo
"""),
    synonyms=(
        # Shipping
        same("colet, pachet, livrare", weight=0.6),
        same("colet, pachet"),
        same("livrare, expediere, transport", weight=0.7),
        same("trimite, expedia, expediere", weight=0.7),
        same("curier, firmă de curierat, curierat, transportator"),
        typed(
            "fan courier, sameday, cargus, dpd, gls, poșta română, dhl, ups, fedex, poștaș, șofer",
            means="curier, curierat",
            weight=0.6,
        ),
        same("urmărire, urmări, tracking, localizare"),
        typed(
            "unde este coletul meu, unde e coletul, unde este comanda mea, unde e comanda, unde a "
            "ajuns, starea comenzii, status comandă, stadiul comenzii, stadiu comandă, status "
            "colet, pe drum, unde mi-e coletul, nu se mișcă",
            means="urmărire, tracking",
        ),
        same("awb, număr de urmărire, număr awb, cod de urmărire, număr de colet"),
        same("termen de livrare, timp de livrare, durata livrării"),
        typed(
            "când ajunge, când vine, când primesc coletul, când primesc comanda, când va fi "
            "livrat, când sosește, când îmi vine, când îmi ajunge, când îmi sosește, cât durează, "
            "cât timp durează, în câte zile, cât de repede, câte zile",
            means="termen de livrare, timp de livrare",
            weight=0.7,
        ),
        same("data livrării, ziua livrării, data estimată"),
        typed("sâmbătă, duminică, weekend, sărbătoare legală", means="zile lucrătoare", weight=0.5),
        same(
            "cost de livrare, taxă de livrare, costul transportului, cost transport, taxă de "
            "transport, preț livrare, cheltuieli de transport"
        ),
        same("livrare gratuită, transport gratuit, livrare gratis, transport gratis"),
        same("gratuit, gratis, fără cost, fără taxă"),
        typed(
            "mai repede, urgent, în aceeași zi, a doua zi, livrare rapidă, cât mai repede",
            means="express, termen de livrare",
            weight=0.7,
        ),
        same("ridicare din magazin, ridicare personală, click and collect, ridic din magazin"),
        same("punct de ridicare, easybox, locker, lockere, punct de livrare, oficiu poștal"),
        same("livrare la domiciliu, livrare acasă, livrare la ușă"),
        same("străinătate, internațional, alte țări, altă țară, în afara țării"),
        same("vamă, taxe vamale, taxă vamală, taxe de import, vămuire"),
        same("adresă de livrare, adresa de expediere", weight=0.9),
        typed(
            "adresă greșită, altă adresă, adresă nouă, m-am mutat, mutat, adresa veche, am greșit "
            "adresa, am scris greșit adresa, am pus adresa greșită",
            means="schimbarea adresei, adresă de livrare",
            weight=0.7,
        ),
        # Problems on the way
        same("pierdut, rătăcit, dispărut, pierdere"),
        typed(
            "nu a ajuns, nu a venit, nu am primit, n-am primit, nu mi-a ajuns, nu a fost livrat, "
            "nu a sosit, neprimit",
            means="pierdut, întârziere",
            weight=0.7,
        ),
        same("întârziere, întârziat, întârzie"),
        typed(
            "durează prea mult, încă aștept, aștept de, blocat la, nicio actualizare, stă pe loc",
            means="întârziere",
            weight=0.7,
        ),
        typed("furat, furt, hoț", means="pierdut, dispărut", weight=0.7),
        typed(
            "apare ca livrat, apare livrat, scrie livrat, marcat ca livrat, la vecin",
            means="pierdut, nu am primit",
            weight=0.7,
        ),
        typed("nu eram acasă, nimeni acasă, absent, livrare eșuată", means="livrare", weight=0.5),
        same("deteriorat, spart, stricat, distrus, avariat, lovit"),
        same("defect, defecțiune, nefuncțional, viciu"),
        same("deteriorat, defect", weight=0.6),
        typed(
            "crăpat, zgâriat, zgârietură, îndoit, rupt, curge, gaură",
            means="deteriorat, defect",
            weight=0.7,
        ),
        typed(
            "nu funcționează, nu merge, nu pornește, nu se aprinde, s-a stricat, calitate proastă",
            means="defect, garanție",
            weight=0.6,
        ),
        same("produs greșit, articol greșit, alt produs, produs eronat"),
        typed(
            "nu am comandat, produs diferit, nu este ce am comandat, colet greșit, comandă greșită",
            means="produs greșit",
            weight=0.7,
        ),
        same("lipsă, lipsește, incomplet, lipsesc"),
        same("reclamație, plângere, sesizare"),
        same("ambalaj, cutie, împachetare", weight=0.7),
        # Returns
        same("retur, returnare, returna, trimite înapoi, restituire"),
        typed(
            "m-am răzgândit, nu îmi place, nu-mi place, nu mai vreau produsul, nemulțumit, "
            "renunțare, da înapoi, dau înapoi, duc înapoi",
            means="retur, returnez, retragere",
            weight=0.7,
        ),
        same("drept de retragere, dreptul de retragere, denunțare unilaterală", weight=0.9),
        same("etichetă de retur, formular de retur, awb de retur, cod de retur"),
        same("cost retur, taxă de retur, retur gratuit, costul returului"),
        same("schimb, înlocuire, preschimbare", weight=0.7),
        typed(
            "altă mărime, mărime greșită, altă culoare, culoare greșită, prea mic, prea mare, "
            "prea strâmt, prea larg, nu mi se potrivește, nu îmi vine",
            means="schimb, înlocuire",
            weight=0.7,
        ),
        typed("reparație, service, piesă de schimb", means="garanție", weight=0.6),
        # Money
        same("rambursare, returnarea banilor, restituirea banilor, banii înapoi, refund"),
        typed(
            "unde sunt banii mei, când primesc banii, când îmi primesc banii, vreau banii înapoi, "
            "nu au intrat banii, nu mi-au intrat banii, nu am primit banii, să-mi dați banii, "
            "notă de credit",
            means="rambursare",
            weight=0.7,
        ),
        same("plătit de două ori, taxat de două ori, plată dublă, încasat de două ori"),
        same("plată, plăti, achita, achitare"),
        same("metodă de plată, modalitate de plată, mod de plată, formă de plată"),
        typed(
            "paypal, klarna, apple pay, google pay, revolut, visa, mastercard, cum plătesc",
            means="metodă de plată, modalitate de plată",
            weight=0.6,
        ),
        same("card bancar, card de credit, card de debit", weight=0.7),
        same("ramburs, plata la livrare, plată la curier, numerar"),
        same("transfer bancar, ordin de plată, virament"),
        same("rate, plata în rate, rate fără dobândă, finanțare"),
        same(
            "plată respinsă, card respins, plată refuzată, card refuzat, plata nu merge, nu pot "
            "plăti"
        ),
        same("factură, chitanță, bon fiscal, bon", weight=0.7),
        same("cod promoțional, cod de reducere, cupon, voucher, cod de discount"),
        same("reducere, ofertă, promoție, discount", weight=0.6),
        same("card cadou, voucher cadou, gift card"),
        same("preț, cost, costă, tarif", weight=0.6),
        same("anulare, anula, renunța, revoca"),
        typed(
            "comandat din greșeală, comandat de două ori, șterge comanda, nu mai vreau comanda, "
            "cancel",
            means="anulare",
            weight=0.7,
        ),
        same("modificare, modifica, schimba, corecta, actualiza", weight=0.7),
        # Account
        same("parolă, password"),
        typed(
            "am uitat parola, parolă uitată, parola uitată, nu știu parola, parolă nouă",
            means="resetare",
            weight=0.7,
        ),
        same("autentificare, conectare, login, logare, intra în cont"),
        typed(
            "nu mă pot conecta, nu mă pot loga, nu mă pot autentifica, nu pot intra în cont, nu "
            "reușesc să intru, nu mă lasă să intru, nu merge logarea, cont blocat",
            means="resetare, autentificare",
            weight=0.7,
        ),
        same("înregistrare, creare cont, crea cont, cont nou, deschide cont"),
        same("ștergere cont, închidere cont, șterge contul, închide contul"),
        typed("profil, utilizator", means="cont", weight=0.6),
        same("vizitator, fără cont, fără înregistrare, invitat"),
        same("autentificare în doi pași, verificare în doi pași, doi factori, 2fa, mfa"),
        same("cod de verificare, cod sms, cod unic, otp"),
        same("date personale, confidențialitate, gdpr, protecția datelor"),
        typed(
            "cont spart, fraudă, phishing, înșelătorie, mail fals",
            means="securitate, fraudă",
            weight=0.6,
        ),
        same("telefon, mobil, smartphone", weight=0.7),
        # Shop and contact
        same("newsletter, buletin informativ, mailuri publicitare"),
        same("dezabonare, dezabona, unsubscribe, renunțare la newsletter"),
        same("contact, serviciul clienți, relații cu clienții, suport, asistență", weight=0.7),
        typed(
            "vorbesc cu cineva, vorbi cu un operator, număr de telefon, sun la, să vă sun, chat",
            means="contact, serviciul clienți",
            weight=0.7,
        ),
        same("program, orar, ore de funcționare, când sunteți deschis"),
        same("mărime, măsură", weight=0.7),
        same("ghid de mărimi, tabel de mărimi, tabel cu mărimi, ghidul mărimilor"),
        same("disponibil, disponibilitate, în stoc, stoc"),
        same("stoc epuizat, indisponibil, epuizat, lipsă stoc"),
        same("coș, coșul de cumpărături", weight=0.9),
        same("număr de comandă, numărul comenzii, id comandă"),
        same("confirmarea comenzii, mail de confirmare, confirmare comandă"),
        same("istoricul comenzilor, istoric comenzi, comenzile mele, comenzi anterioare"),
        same("precomandă, comandă în avans"),
        same("recenzie, părere, evaluare, review"),
        same("ambalaj cadou, împachetat cadou"),
        same("aplicație, aplicația mobilă"),
        same("puncte, puncte de fidelitate, program de fidelitate"),
        same("spam, mesaje nedorite, junk"),
        typed(
            "nu am primit mail, nu am primit e-mailul, nu primesc mail, nu vine mailul",
            means="spam, mesaje nedorite",
            weight=0.7,
        ),
        same("plătit greșit, sumă greșită, taxat greșit", weight=0.7),
        same("comandă, cumpărătură, achiziție, cumpăra", weight=0.6),
        same("produs, articol, marfă", weight=0.7),
        same("termeni, condiții, regulament", weight=0.7),
        # Spellings
        same("e-mail, email, mail, poștă electronică", weight=0.9),
        same("online, pe internet"),
    ),
    contact_words=ContactWords(
        phrases="contact, contacta, contactez, contactați-ne, contactare, serviciul "
        "clienți, serviciu clienți, relații cu clienții, relații clienți, suport, suport "
        "clienți, asistență, asistență clienți, call center, telefon, număr de telefon, "
        "numărul de telefon, telefonic, suna, sun, sunați, apel, apela, apelez, email, "
        "e-mail, mail, adresa de email, adresă de email, scrie, scriu, trimit mesaj, chat, "
        "chat live, om, persoană, persoana, operator, operatorul, consultant, agent, "
        "reprezentant, vorbesc, vorbi, vorbesc cu cineva, vorbesc cu o persoană, vorbesc cu "
        "un om, vorbesc cu un operator, formular de contact, date de contact, pun o "
        "întrebare",
        complaints="reclamație, reclamații, plângere, plângeri, plâng, depun o plângere, fac o "
        "reclamație, sesizare, responsabil",
        fillers="vă rog, te rog, rog, real, reală, adevărat, adevărată, urgent, acum, "
        "direct, cineva",
    ),
)
