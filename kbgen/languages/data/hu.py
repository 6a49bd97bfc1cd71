"""Hungarian."""

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
    code="hu",
    registers={
        "te": r"(?i:te|téged|neked|tied|veled|nálad|tőled|rólad|hozzád|számodra)",
        "ön": r"(?i:ön(?:t|nek|nel|re|től|ről|höz|nél)?|önök(?:et|nek|kel|re|től|ről|höz|nél)?)",
    },
    quotes="„” »« ’’",
    open_words=words("a ami amely és ha hogy mert vagy valamint"),
    repeated_words=words("nagyon"),
    stemmer="hungarian",
    compound_links="",
    grouped_from=10_000,
    agreement=Agreement(
        # “a 30 nap”, but “az 5 nap”: the article depends on how the number is spoken.
        durations=patterns(r"""
az? {}
"""),
        numbers=patterns(r"""
az? {}
"""),
    ),
    unit_cases=unit_cases(
        "one other",
        accusative={"working-day": "munkanapot"},
        instrumental={"working-day": "munkanappal"},
        terminative={"working-day": "munkanapig"},
        translative={"working-day": "munkanappá"},
    ),
    facts=FactWords(
        names_inflect=True,
        units={
            "second": "másodperc|másodpercen|másodpercig|másodperces",
            "minute": "perc|percen|percig|perces|percet",
            "hour": "óra|órán|órát|órás",
            "day": "nap|napon|napig|napos|napot|naptári nap|naptári napon",
            "working-day": "munkanap|munkanapon|munkanapig|munkanapos|munkanapot",
            "week": "hét|héten|hétig|hetes|hetet",
            "month": "hónap|hónapon|hónapig|hónapos|hónapot",
            "year": "év|éven|évig|éves|évet",
        },
        numbers="egy két/kettő három négy öt hat hét nyolc kilenc tíz tizenegy tizenkét/tizenkettő",
        between="és|vagy",
        percents="százalék|százalékos|százalékot",
        currencies={"euró": "EUR", "forint": "HUF", "Ft": "HUF", "dollár": "USD", "font": "GBP"},
    ),
    stop_words=words("""
a abban ahhoz ahol akarok akarom akarunk amely ami amit arra az azert azok azon azt azzal bar benne
csak csinaljak csinaljunk csinalni de ebben eddig egy egyik ehhez eleg elobb en engem erre es ez
ezek ezt ezzel fog fogok ha hat hello hiszen hogy hogyan hogyha hol honnan hova hozza igen illetve
ilyen is itt jo jonapot kaphatok kell kellene kene kerek kerem kinek koszi koszonjuk koszonom legyen
legyenszives legyszi legyszives lehet lehetek lehetne lenne lennek lesz leszek lett maga majd mar
meg mely melyik mert mi miert mikor milyen minden mindent mindig mint mit mivel mondja most
nagyon nalam nalunk napot ne nekem neki nekunk nem nincs nincsen nincsenek oke olyan on onnek onok
onoknek onoknel onoktol ott pedig rola sajnos segitseg segitsen segitsetek sem semmi szabad
szeretnek szeretnem szeretnenk szia sziasztok te tegyek tehat ti tudja tudjam tudna tudnak tudnatok
tudnek tudok tudom udv udvozlom ugy ugye vagy vagyok valaki valami van vannak velem velunk volna
volt voltam
"""),
    synonyms=(
        # Shipping
        same(
            "csomag, küldemény, csomagom, pakk, küldeményem",
        ),
        same(
            "szállítás, kiszállítás, kézbesítés, házhoz szállítás, kiszállít, szállít, kézbesít",
        ),
        same(
            "feladás, elküld, feladja, postázás, postáz, elküldés, feladják",
            weight=0.7,
        ),
        same(
            "szállítási idő, szállítási határidő, kiszállítási idő, kézbesítési idő, szállítás "
            "ideje, átfutási idő, szállítási idő hossza",
        ),
        typed(
            "mikor jön, mikor érkezik, mikor ér ide, mikor szállítják, mikor szállítják ki, mikor "
            "hozzák, mikor kapom meg a csomagot, mikor kapom meg a rendelést, mikor kapom meg a "
            "rendelésemet, mikor kapom meg a csomagomat, mikor adják fel, mennyi idő a szállítás, "
            "mennyi idő a kiszállítás, mennyi idő alatt, meddig tart a szállítás, meddig tart a "
            "kiszállítás, hány nap, hány napon belül, milyen gyorsan, mennyi ideig tart",
            means="szállítási idő, kiszállítás",
            weight=0.7,
        ),
        same(
            "nyomon követés, követés, nyomkövetés, csomagkövetés, nyomon követ, nyomon követhető, "
            "nyomkövető, tracking, küldeménykövetés",
        ),
        typed(
            "hol van a csomagom, hol van a csomag, hol a csomagom, hol tart a csomagom, hol tart a "
            "küldeményem, hol van a küldeményem, hol jár a küldeményem, hol tart a rendelésem, hol "
            "van a rendelésem, hol a rendelésem, hol jár a csomag, rendelés állapota, rendelés "
            "státusza, csomag állapota, úton van, feladták már",
            means="nyomon követés, csomagkövetés",
        ),
        same(
            "csomagszám, nyomkövetési szám, követési kód, azonosítószám, küldeményazonosító, "
            "követőkód",
        ),
        same(
            "futárszolgálat, futár, szállítócég, kézbesítő, szállító, postás, fuvarozó",
        ),
        typed(
            "gls, mpl, dpd, dhl, ups, foxpost, magyar posta, posta, sameday, packeta",
            means="futárszolgálat",
            weight=0.6,
        ),
        same(
            "szállítási költség, szállítási díj, postaköltség, kiszállítás díja, szállítás ára, "
            "szállítás díja, mennyi a szállítás, mennyibe kerül a szállítás, kiszállítási díj, "
            "fuvardíj",
        ),
        typed(
            "postaköltség, fuvardíj, szállítási költség, szállítási díj",
            means="szállítás, kiszállítás, díj",
            weight=0.6,
        ),
        same(
            "ingyenes szállítás, ingyenes kiszállítás, ingyen szállítás, díjmentes szállítás",
        ),
        same(
            "ingyenes, ingyen, díjmentes, térítésmentes, díjtalan",
        ),
        same(
            "ár, díj, költség, mennyibe kerül, kerül",
            weight=0.6,
        ),
        same(
            "csomagpont, átvételi pont, csomagautomata, átvevőpont, foxpost, automata, postapont",
            weight=0.7,
        ),
        same(
            "átvétel, személyes átvétel, átvenni, bolti átvétel, átvehető",
        ),
        typed(
            "nem voltam otthon, senki nem volt otthon, nem talált otthon, nem vettem át, nem "
            "tudtam átvenni",
            means="újbóli kézbesítés, átvételi pont, átvétel",
            weight=0.7,
        ),
        same(
            "munkanap, munkanapok, hétköznap",
        ),
        typed(
            "hétvége, szombat, vasárnap, ünnepnap, karácsony",
            means="munkanap",
            weight=0.5,
        ),
        typed(
            "gyorsított szállítás, sürgős, holnapra, még ma, minél hamarabb, expressz",
            means="expressz, szállítási idő",
            weight=0.7,
        ),
        same(
            "külföld, külföldre, nemzetközi, más ország, külföldi",
            weight=0.7,
        ),
        same(
            "vám, vámkezelés, vámdíj, vámköltség, behozatali vám",
        ),
        same(
            "irányítószám, irsz",
        ),
        # Problems on the way
        typed(
            "nem érkezett meg, nem jött meg, nem kaptam meg, nem ért ide, nem hozták ki, nem "
            "szállították ki, még mindig várok, nem jött, nem érkezett",
            means="elveszett, késik, nyomon követés",
            weight=0.6,
        ),
        same(
            "elveszett, eltűnt, elkallódott, elvesztették, elveszítették",
        ),
        typed(
            "ellopták, lopás, elloptak",
            means="elveszett, eltűnt",
            weight=0.7,
        ),
        typed(
            "kézbesítettként, kézbesítve jelölték, azt írja kézbesítve, szomszéd vette át, "
            "szomszédnak adta",
            means="elveszett, eltűnt, nem érkezett meg",
            weight=0.7,
        ),
        same(
            "késik, késés, késedelem, késik a csomag, késő",
        ),
        typed(
            "régóta várok, nem változik, nem frissül, áll a csomag, elakadt, nem halad",
            means="késik, nyomon követés",
            weight=0.7,
        ),
        same(
            "sérült, törött, összetört, megsérült, eltört, sérülés, karcos, repedt",
        ),
        same(
            "hibás, selejtes, meghibásodott, gyári hibás, hiba, rossz minőség",
            weight=0.7,
        ),
        same(
            "sérült, hibás",
            weight=0.6,
        ),
        typed(
            "nem működik, elromlott, nem kapcsol be, tönkrement, nem indul",
            means="hibás, garancia, reklamáció",
            weight=0.7,
        ),
        same(
            "reklamáció, reklamálás, panasz, kifogás, reklamálni",
        ),
        same(
            "garancia, jótállás, szavatosság, jótállási jegy, kellékszavatosság",
        ),
        same(
            "javítás, szerviz, megjavítani",
            weight=0.7,
        ),
        typed(
            "rossz termék, más termék, mást küldtek, nem azt kaptam, nem ezt rendeltem, másik "
            "terméket kaptam, téves termék, elcserélték",
            means="téves, hibás, reklamáció",
            weight=0.7,
        ),
        same(
            "hiányzó, hiányzik, hiányos, kimaradt",
        ),
        # Returns
        same(
            "visszaküldés, visszaküldeni, visszaküldi, visszaküldheti, visszaküldöm, visszáru, "
            "visszaküld, küldeni vissza, küldheti vissza, küldöm vissza, visszaküldése",
        ),
        same(
            "elállás, elállási jog, elállni, elállok, vásárlástól való elállás, elállási "
            "nyilatkozat",
        ),
        typed(
            "elállási jog, elállás, elállni, meggondoltam magam, nem tetszik, nem jó rám, nem "
            "felel meg, visszavinni, visszaadni, vissza akarom küldeni, vissza szeretném küldeni, "
            "vissza lehet küldeni, termék visszavétele",
            means="visszaküldés, visszaküldeni",
            weight=0.7,
        ),
        same(
            "visszaküldési határidő, elállási határidő, meddig küldhetem vissza, 14 nap, elállási "
            "idő",
        ),
        same(
            "visszaküldési címke, visszáru címke, visszaküldési űrlap, címke, elállási űrlap, "
            "visszaküldési kód",
            weight=0.7,
        ),
        same(
            "csere, cserélni, kicserélni, kicserél, kicseréljük, átcserélni, becserélni",
        ),
        typed(
            "másik méret, más méret, rossz méret, más szín, másik szín, túl kicsi, túl nagy, kicsi "
            "lett, nagy lett, szűk, szoros, nem jó a méret",
            means="csere, kicserél, méret",
            weight=0.7,
        ),
        same(
            "méret, mérettáblázat, mérettábla, méretek, milyen méret",
            weight=0.7,
        ),
        # Money
        same(
            "visszatérítés, pénzvisszatérítés, pénz vissza, visszafizetés, pénzvisszafizetés, "
            "visszautalás, visszatérít, refund, visszafizetni, pénz visszatérítése, vissza a "
            "pénzemet, vissza a pénzem, jóváírás",
        ),
        same(
            "pénz, pénzem, összeg",
            weight=0.6,
        ),
        typed(
            "hol a pénzem, hol van a pénzem, mikor kapom vissza a pénzem, mikor kapom vissza a "
            "pénzemet, mikor utalják vissza, mikor térítik vissza, nem kaptam vissza a pénzt, nem "
            "kaptam vissza a pénzem, mikor jön a pénz, kapom vissza",
            means="visszatérítés, pénzvisszatérítés",
        ),
        same(
            "kétszer fizettem, kétszer vonták le, dupla levonás, kétszer levonták, duplán "
            "terhelték",
        ),
        same(
            "fizetés, fizetni, fizet, kifizetni, kifizetés",
        ),
        same(
            "fizetési mód, fizetési módok, fizetési lehetőség, hogyan fizethetek, mivel lehet "
            "fizetni, fizetési módszer",
        ),
        typed(
            "paypal, apple pay, google pay, barion, simplepay, szép kártya, visa, mastercard, "
            "klarna",
            means="fizetési mód",
            weight=0.6,
        ),
        same(
            "utánvét, utánvétel, fizetés átvételkor, készpénz, utánvéttel",
        ),
        same(
            "átutalás, banki átutalás, utalás, utalni",
        ),
        same(
            "bankkártya, hitelkártya, kártya, betéti kártya",
            weight=0.7,
        ),
        same(
            "sikertelen fizetés, elutasított kártya, nem tudok fizetni, nem megy a fizetés, "
            "elutasították a kártyát, fizetési hiba, sikertelen tranzakció",
        ),
        same(
            "részletfizetés, részletre, halasztott fizetés",
            weight=0.7,
        ),
        same(
            "számla, áfás számla, nyugta, blokk, bizonylat, számlát",
            weight=0.7,
        ),
        same(
            "kuponkód, kupon, kedvezménykód, promóciós kód, akciós kód, kuponok",
        ),
        typed(
            "kedvezmény, akció, leárazás, nem működik a kód, érvénytelen kód, nem jó a kód",
            means="kuponkód",
            weight=0.6,
        ),
        same(
            "ajándékkártya, ajándékutalvány, utalvány, ajándék kártya",
        ),
        same(
            "áfa, adó",
        ),
        # Account
        same(
            "jelszó, jelszavam, jelszavát, password",
        ),
        typed(
            "elfelejtettem a jelszavam, elfelejtettem a jelszavamat, elfelejtett jelszó, nem "
            "emlékszem a jelszóra, nem emlékszem a jelszavamra, jelszó visszaállítás, jelszó "
            "visszaállítása, új jelszó, jelszócsere, jelszó módosítása, jelszó megváltoztatása, "
            "jelszóemlékeztető, nem jó a jelszó",
            means="jelszó, elfelejtett jelszó",
            weight=0.7,
        ),
        same(
            "bejelentkezés, belépés, belépni, bejelentkezni, login, belépek, bejelentkezek, "
            "bejelentkezési",
        ),
        typed(
            "nem tudok belépni, nem tudok bejelentkezni, nem enged be, nem lehet belépni, nem "
            "sikerül belépni, nem sikerül bejelentkezni, sikertelen bejelentkezés, zárolták a "
            "fiókom, nem megy a belépés",
            means="jelszó, bejelentkezés, elfelejtett jelszó",
            weight=0.7,
        ),
        same(
            "zárolt, zárolva, letiltott, zároltuk, zároljuk, letiltva, kizárt",
        ),
        same(
            "regisztráció, regisztrálni, fiók létrehozása, új fiók, regisztrálok",
        ),
        same(
            "fiók törlése, törölni a fiókot, fiókom törlése, regisztráció törlése, fiók "
            "megszüntetése",
        ),
        same(
            "fiók, profil, felhasználói fiók, ügyfélfiók",
            weight=0.7,
        ),
        same(
            "vendégként, regisztráció nélkül, fiók nélkül",
        ),
        same(
            "kétlépcsős azonosítás, kétfaktoros hitelesítés, kétlépcsős hitelesítés, 2fa",
        ),
        same(
            "ellenőrző kód, sms kód, sms-kód, egyszeri kód, megerősítő kód",
        ),
        same(
            "adatvédelem, személyes adatok, gdpr, adatkezelés",
        ),
        typed(
            "feltörték, csalás, adathalászat, hamis e-mail, gyanús levél",
            means="csalás, biztonság",
            weight=0.6,
        ),
        # Orders, shop and contact
        same(
            "módosítás, módosítani, módosítja, változtatás, megváltoztatni, változtatni, "
            "módosíthatja, átírni, megváltoztatás, javítani, szerkeszteni",
        ),
        same(
            "cím, címem, szállítási cím, lakcím, címet",
            weight=0.7,
        ),
        same(
            "címmódosítás, címváltozás, címváltoztatás, cím módosítása, címmódosítása, cím "
            "megváltoztatása, módosítani a címet, új cím",
        ),
        typed(
            "rossz cím, rossz címet, hibás cím, más cím, másik cím, elköltöztem, költözés, "
            "címváltozás, régi cím",
            means="cím módosítása, címmódosítás, cím",
            weight=0.7,
        ),
        same(
            "lemondás, lemondani, lemondja, lemondhatja, visszavonás, stornó, sztornó, sztornózni, "
            "rendelés törlése, rendelés lemondása, törölni a rendelést, lemondása, rendelés "
            "visszamondása",
        ),
        typed(
            "véletlenül rendeltem, kétszer rendeltem, tévedésből rendeltem, mégsem kérem",
            means="lemondás, rendelés törlése",
            weight=0.7,
        ),
        same(
            "törlés, törölni, eltávolítás",
            weight=0.7,
        ),
        same(
            "rendelés, megrendelés, rendelni, vásárlás, rendelésem, megrendelésem",
            weight=0.7,
        ),
        same(
            "rendelésszám, rendelési szám, rendelési azonosító",
        ),
        same(
            "visszaigazolás, rendelés visszaigazolása, megerősítő e-mail, rendelésvisszaigazolás",
        ),
        typed(
            "nem jött e-mail, nem jött meg az e-mail, nem kaptam e-mailt, nem jött levél, nem "
            "kaptam visszaigazolást",
            means="spam, levélszemét",
            weight=0.7,
        ),
        same(
            "spam, levélszemét, kéretlen levél",
        ),
        same(
            "hírlevél, leiratkozás, leiratkozni, feliratkozás",
        ),
        same(
            "ügyfélszolgálat, kapcsolat, elérhetőség, kapcsolatfelvétel, vevőszolgálat, "
            "segítségkérés, kapcsolatba lépni",
        ),
        typed(
            "telefonszám, felhívni, telefonálni, chat, emberrel beszélni, írni önöknek, panaszt "
            "tenni, üzenet",
            means="ügyfélszolgálat, kapcsolat",
            weight=0.7,
        ),
        same(
            "nyitvatartás, mikor vannak nyitva, nyitvatartási idő",
        ),
        same(
            "üzlet, bolt, áruház, szaküzlet",
        ),
        same(
            "raktáron, készleten, elérhető, kapható, készlet",
        ),
        same(
            "elfogyott, nincs raktáron, nincs készleten, nem kapható, kifogyott",
        ),
        typed(
            "mikor lesz raktáron, mikor lesz készleten, újra kapható, értesítés készletről",
            means="raktáron, készleten",
            weight=0.7,
        ),
        same(
            "kosár, bevásárlókosár",
        ),
        same(
            "általános szerződési feltételek, ászf, feltételek, vásárlási feltételek",
        ),
        # Spellings
        same(
            "e-mail, email, emil, ímél, e-mail-cím, mail",
            weight=0.8,
        ),
    ),
    contact_words=ContactWords(
        phrases="kapcsolat, kapcsolatfelvétel, kapcsolatfelvételi űrlap, kapcsolatba lépni, "
        "elérhetőség, elérhetőségek, elérhetőségeik, ügyfélszolgálat, ügyfélszolgálat "
        "telefonszáma, ügyfélszolgálat elérhetősége, vevőszolgálat, ügyféltámogatás, "
        "támogatás, telefon, telefonszám, telefonos ügyfélszolgálat, telefonálni, hívás, "
        "felhívni, hívni, visszahívás, e-mail, email, e-mail cím, email cím, írni, üzenetet "
        "küldeni, chat, csevegés, csetelni, élő chat, ember, emberrel, emberrel beszélni, "
        "beszélni, beszélni valakivel, beszélni egy emberrel, ügyintéző, ügyintézővel, "
        "ügyintézővel beszélni, munkatárs, munkatárssal, személy, operátor, operátorral, "
        "kérdezni",
        complaints="panasz, panaszok, panaszt tenni, panaszt, panaszkezelés, vezetővel beszélni",
        fillers="kérem, kérek, szeretnék, szeretném, élő, igazi, valódi, azonnal, most, "
        "sürgős, közvetlenül, valakivel",
    ),
)
