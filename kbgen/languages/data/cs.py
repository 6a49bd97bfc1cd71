"""Czech."""

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
    code="cs",
    registers={
        "ty": r"(?i:tvůj|tvoj[ei]|tv(?:á|é|ého|ému|ém|ou|ých|ým|ými)|tebe|tě|tobě|tebou)",
        "vy": r"(?i:vy|vás|vám|vámi|váš|vaš(?:e|i|í|eho|emu|em|ich|im|imi))",
    },
    quotes="„“ »« ‚‘",
    open_words=words("""
a ale aby do k ke na nad nebo od po pod pokud pro protože při s u v ve z ze za
že
"""),
    repeated_words=words("velmi moc"),
    stemmer="czech",
    agreement=Agreement(
        durations=patterns(r"""
(?:ty|těch|ten|tato|tyto|těchto|vaše|prvních?|posledních?|dalších?|následujících?) {}
(?:uplynul[yoa]?|zbýv(?:á|ají)|uběhl[yoa]?) {}
"""),
        has_plurals=True,
        invariable="euro|kilo",
        cases={
            "genitive": r"(?:do|od|z|ze|bez|během|kolem|okolo|průběhu|dobu|uplynutí|lhůtě) {}",
            "locative": r"(?:po|v) {}",
            "accusative": r"(?:za|na|přes) {}",
            "instrumental": r"před {}",
        },
    ),
    unit_cases=unit_cases(
        "one few other",
        genitive={"working-day": "pracovního dne|pracovních dnů"},
        dative={"working-day": "pracovnímu dni|pracovním dnům"},
        instrumental={"working-day": "pracovním dnem|pracovními dny"},
        locative={"working-day": "pracovním dni|pracovních dnech"},
    ),
    facts=FactWords(
        names_inflect=True,
        units={
            "second": "sekunda|sekundy|sekund|sekundu|sekundách",
            "minute": "minuta|minuty|minut|minutu|minutách",
            "hour": "hodina|hodiny|hodin|hodinu|hodinách",
            "day": "den|dny|dnů|dní|dne|dnech|denní|kalendářní den|kalendářní dny|"
            "kalendářních dnů|kalendářních dní",
            "working-day": "pracovní den|pracovní dny|pracovních dnů|pracovních dní|"
            "pracovního dne|pracovních dnech",
            "week": "týden|týdny|týdnů|týdne|týdnech",
            "month": "měsíc|měsíce|měsíců|měsících",
            "year": "rok|roky|roků|let|roku|letech",
        },
        numbers="jeden/jedna/jedno/jednu/jednoho/jedné dva/dvě/dvou tři/tří čtyři/čtyř "
        "pět/pěti šest/šesti sedm/sedmi osm/osmi devět/devíti deset/deseti "
        "jedenáct/jedenácti dvanáct/dvanácti",
        between="až|do|a|nebo",
        percents="procento|procenta|procent",
        currencies={
            "euro": "EUR",
            "eura": "EUR",
            "eur": "EUR",
            "koruna": "CZK",
            "koruny": "CZK",
            "korun": "CZK",
            "dolarů": "USD",
        },
    ),
    stop_words=words("""
a aby ahoj ale ani ano asi az bez bohuzel bude budete budu bych bychom byl byla byli bylo byly byste
byt cau cem chceme chci chtel chtela chtit co coz da dekuji dekuju dela delam delat diky do dobre
dobry hej hezky ho i ja jak jaka jake jako jaky je jeho jeji jejich jen jeste jinak jsem jsi jsme
jsou jste k kam kazdy kde kdo kdy kdyby kdyz ke kolik ktera ktere ktery lze ma mam mame mate me meho
mel mela meli mezi mi mimo mit mne mohu moje mou muj musi musim musime musite muze muzeme muzete
muzu myslim na nad nam nas nase nazdar ne nebo neco nejak nejaka nejake nejaky nejsou nekde nekdo
neni nez ni nic niceho nich nim o od on ona oni ono po pod podle pokud pomoc pomoct pomozte poradit
poradite poradte potom potreboval potrebovala potrebuji potrebuju prave pred pres pri pro proc
prosil prosila prosim proto protoze rad rada s sam sama se si sve svoje svou svuj ta tady tak take
taky tam tato tedy ten tento teto tim to tohle tohoto tom tomu toto tu tuto tvuj ty tyhle tyto u
urcite uz v vam vas vase vaseho vasi vasim ve vedet vim vite vlastne vsak vse vsech vsechno vsechny
vy z za zase zda zdali zde zdravim ze
"""),
    synonyms=(
        # Shipping
        same(
            "zásilka, zásilek, balík, balíček, balíčku, zásilce",
        ),
        same(
            "doprava, doručení, doručit, dodání, dodat, dodávka, rozvoz",
            weight=0.7,
        ),
        same(
            "odeslání, odeslat, odesíláme, expedice, expedovat, odeslaný, posíláte",
        ),
        same(
            "doba dodání, dodací lhůta, dodací doba, termín dodání, doba doručení, termín "
            "doručení, lhůta dodání, doručovací lhůta, délka doručení",
        ),
        typed(
            "kdy přijde, kdy dorazí, kdy dojde, kdy mi přijde, kdy mi dorazí, kdy mi dojde, kdy to "
            "přijde, kdy to dorazí, kdy to dojde, kdy bude doručen, kdy bude doručeno, kdy bude "
            "doručena, jak dlouho trvá doručení, jak dlouho trvá doprava, jak dlouho trvá dodání, "
            "jak dlouho trvá odeslání, jak dlouho to trvá, jak dlouho to jde, jak dlouho se čeká, "
            "jak rychle, za jak dlouho, za kolik dní, kdy odešlete, kdy pošlete, kdy to pošlete",
            means="doba dodání, dodací lhůta, doba doručení",
            weight=0.7,
        ),
        same(
            "sledování, sledovat, trasování, tracking, track and trace, vystopovat",
        ),
        typed(
            "kde je můj balík, kde je můj balíček, kde je moje zásilka, kde je balík, kde je "
            "balíček, kde je zásilka, kde mám balík, kde mám balíček, kde mám zásilku, kde je moje "
            "objednávka, kde je objednávka, kde mám objednávku, kde je moje zboží, stav "
            "objednávky, stav zásilky, status objednávky, stav doručení, je na cestě, už jste "
            "odeslali",
            means="sledování, sledovat, sledování zásilky",
        ),
        same(
            "číslo zásilky, podací číslo, sledovací číslo, trasovací číslo, číslo balíku, kód "
            "zásilky",
        ),
        same(
            "dopravce, kurýr, přepravce, doručovatel, řidič, pošťák, přepravní společnost",
        ),
        typed(
            "ppl, dpd, gls, dhl, ups, zásilkovna, česká pošta, balíkovna, packeta, messenger",
            means="dopravce",
            weight=0.6,
        ),
        same(
            "poštovné, cena dopravy, cena za dopravu, náklady na dopravu, cena doručení, doprava "
            "stojí, stojí doprava, stojí doručení, stojí poštovné, platí za dopravu",
        ),
        same(
            "doprava zdarma, poštovné zdarma, doručení zdarma, bez poštovného, neplatím dopravu",
        ),
        same(
            "zdarma, zadarmo, bezplatně, bezplatný, gratis, bez poplatku",
        ),
        same(
            "cena, poplatek, náklady, stojí, kolik stojí",
            weight=0.6,
        ),
        same(
            "výdejní místo, výdejna, pobočka, zásilkovna, výdejní box, z-box, alzabox, balíkovna, "
            "boxu",
            weight=0.7,
        ),
        same(
            "osobní odběr, vyzvednutí, vyzvednout, vyzvednu, odběr v prodejně",
        ),
        typed(
            "nebyl jsem doma, nebyla jsem doma, nikdo nebyl doma, nezastihl, nepřevzal jsem, "
            "nevyzvedl jsem, úložní doba",
            means="opětovné doručení, výdejní místo, uloženo",
            weight=0.7,
        ),
        same(
            "pracovní den, pracovní dny, pracovních dnů, všední den",
        ),
        typed(
            "víkend, sobota, neděle, svátek, svátky, vánoce",
            means="pracovní den, pracovní dny",
            weight=0.5,
        ),
        typed(
            "rychlé doručení, do druhého dne, expresně, ještě dnes, spěchá, co nejrychleji, zítra",
            means="expresní, expres, doba dodání",
            weight=0.7,
        ),
        same(
            "zahraničí, do zahraničí, mezinárodní, slovensko, jiná země, ciziny",
            weight=0.7,
        ),
        same(
            "clo, celní poplatek, celní poplatky, celní řízení, proclení, dovozní poplatky",
        ),
        # Problems on the way
        typed(
            "nepřišel, nepřišla, nepřišlo, nedorazil, nedorazila, nedorazilo, nedošel, nedošla, "
            "nedošlo, nedoručili, nedoručeno, nic nepřišlo, pořád čekám, stále čekám",
            means="ztracená, ztratil, zpoždění, sledování",
            weight=0.6,
        ),
        same(
            "ztracený, ztratil, ztratila, ztráta, ztracená zásilka, zmizel, zmizela",
        ),
        typed(
            "ukradli, ukradený, krádež",
            means="ztratil, ztracený",
            weight=0.7,
        ),
        typed(
            "prý doručeno, označeno jako doručené, stav doručeno, píše doručeno, převzal soused, u "
            "sousedů",
            means="nedorazil, ztratil, ztracený",
            weight=0.7,
        ),
        same(
            "zpoždění, zpožděný, opožděný, zdržení, opožděně, má zpoždění",
        ),
        typed(
            "trvá dlouho, trvá moc dlouho, nehýbe se, stojí na místě, nemění se stav, zaseklá, bez "
            "pohybu",
            means="zpoždění, sledování",
            weight=0.7,
        ),
        same(
            "poškozený, poničený, rozbitý, zničený, prasklý, poškození, poškrábaný, promáčený",
        ),
        same(
            "vadný, vada, závada, porouchaný, nefunkční, kazový",
        ),
        same(
            "poškozený, vadný",
            weight=0.6,
        ),
        typed(
            "nefunguje, přestal fungovat, nejde zapnout, rozbilo se, rozbil se, pokazil se, "
            "pokazilo se, je rozbité",
            means="vadný, reklamace, záruka",
            weight=0.7,
        ),
        same(
            "reklamace, reklamovat, reklamační řízení, uplatnit záruku",
        ),
        same(
            "záruka, záruční doba, garance, záruční list",
        ),
        same(
            "reklamace, záruka",
            weight=0.6,
        ),
        same(
            "špatný, jiný, nesprávný, chybný, zaměněný",
            weight=0.7,
        ),
        typed(
            "přišlo něco jiného, přišlo mi něco jiného, jiné zboží, špatné zboží, nesprávné zboží, "
            "záměna zboží, jiný výrobek, neobjednal jsem",
            means="špatný, záměna, reklamace",
            weight=0.7,
        ),
        same(
            "chybějící, neúplný, nekompletní, chybí část, chybí zboží, chybí v balíku",
        ),
        # Returns
        same(
            "vrácení, vrátit, vracet, vrácený, vracím, vratka, zaslat zpět, poslat zpět, poslat "
            "zpátky, odeslat zpět, vrácení zboží",
        ),
        same(
            "odstoupení, odstoupit, odstoupení od smlouvy, odstoupit od smlouvy",
        ),
        typed(
            "odstoupení od smlouvy, rozmyslel jsem si to, rozmyslela jsem si to, nechci to, nelíbí "
            "se mi, nehodí se, nepotřebuji to, zpětné odeslání, retour, vratky",
            means="vrácení, vrátit",
            weight=0.7,
        ),
        same(
            "lhůta na vrácení, lhůta pro vrácení, 14 dní na vrácení, do kdy vrátit, dní na "
            "vrácení, do kdy můžu vrátit",
        ),
        same(
            "vratný štítek, štítek na vrácení, štítek, zpáteční štítek, vratkový štítek, formulář "
            "pro vrácení",
            weight=0.7,
        ),
        same(
            "výměna, vyměnit, vyměňujeme, přeměnit, výměna zboží, výměna velikosti",
        ),
        typed(
            "jiná velikost, jinou velikost, špatná velikost, špatnou velikost, jiná barva, jinou "
            "barvu, je malé, je velké, moc malé, moc velké, nesedí, nesedí mi, nepadne, nepasuje, "
            "těsné",
            means="výměna, vyměnit, velikost",
            weight=0.7,
        ),
        same(
            "velikost, velikosti, rozměr, tabulka velikostí, velikostní tabulka, míry",
            weight=0.7,
        ),
        same(
            "oprava, opravit, servis",
            weight=0.7,
        ),
        # Money
        same(
            "vrácení peněz, vrátit peníze, peníze zpět, peníze zpátky, refundace, refundovat, "
            "refund, vracíme peníze, vrácení platby, vrácení částky, proplacení",
        ),
        typed(
            "kdy mi přijdou peníze, nevrátili jste mi peníze, nepřišly peníze, kdy dostanu peníze, "
            "kdy přijdou peníze, kdy mi vrátíte peníze, kde jsou moje peníze, moje peníze, "
            "dobropis",
            means="vrácení peněz, peníze zpět",
        ),
        same(
            "dvakrát zaplaceno, strženo dvakrát, dvojí platba, dvojitá platba, zaplatil jsem "
            "dvakrát, strhli dvakrát",
        ),
        same(
            "platba, platit, zaplatit, placení, uhradit, úhrada, zaplaceno",
        ),
        same(
            "způsob platby, platební metoda, možnosti platby, jak zaplatit, způsoby úhrady, čím "
            "zaplatit, způsob úhrady",
        ),
        typed(
            "paypal, apple pay, google pay, gopay, twisto, skip pay, klarna, visa, mastercard",
            means="způsob platby",
            weight=0.6,
        ),
        same(
            "dobírka, na dobírku, platba při převzetí, hotově, hotovost",
        ),
        same(
            "převod, bankovní převod, převodem, převod na účet",
        ),
        same(
            "platební karta, kreditní karta, debetní karta, bankovní karta",
            weight=0.7,
        ),
        same(
            "platba neprošla, platba zamítnuta, karta zamítnuta, nejde zaplatit, nemůžu zaplatit, "
            "platba selhala, chyba platby",
        ),
        same(
            "splátky, na splátky, odložená platba",
            weight=0.7,
        ),
        same(
            "faktura, daňový doklad, doklad, účtenka, doklad o koupi, paragon",
            weight=0.7,
        ),
        same(
            "slevový kód, slevový kupón, kupón, kupon, voucher, promo kód, kód na slevu",
        ),
        typed(
            "sleva, akce, výprodej, kód nefunguje, kód neplatí, neplatný kód",
            means="slevový kód",
            weight=0.6,
        ),
        same(
            "dárková karta, dárkový poukaz, dárkový šek, dárkový certifikát, poukázka",
        ),
        same(
            "dph, daň",
        ),
        # Account
        same(
            "heslo, hesla, password",
        ),
        typed(
            "zapomenuté heslo, zapomněl jsem heslo, zapomněla jsem heslo, nepamatuji si heslo, "
            "nevím heslo, neznám heslo, ztracené heslo, reset hesla, resetovat heslo, obnova "
            "hesla, obnovit heslo, nové heslo, změna hesla, změnit heslo",
            means="zapomenuté heslo, obnova hesla, heslo",
            weight=0.7,
        ),
        same(
            "přihlášení, přihlásit, přihlašování, přihlásím, login, logovat, zalogovat",
        ),
        typed(
            "nejde se přihlásit, nejde přihlásit, nejde mi přihlásit, nejde přihlášení, nemohu se "
            "přihlásit, nemůžu se přihlásit, nedaří se přihlásit, nedá se přihlásit, nedostanu se "
            "do účtu, nefunguje přihlášení, zablokovaný účet",
            means="heslo, přihlášení, zapomenuté heslo",
            weight=0.7,
        ),
        same(
            "zablokovaný, zablokované, zamčený, blokovaný, uzamčený",
        ),
        same(
            "registrace, registrovat, zaregistrovat, založit účet, vytvořit účet, nový účet, "
            "založení účtu",
        ),
        same(
            "smazat účet, zrušit účet, odstranit účet, smazání účtu, zrušení účtu, zrušit "
            "registraci",
        ),
        same(
            "účet, profil, zákaznický účet, můj účet",
            weight=0.7,
        ),
        same(
            "bez registrace, bez účtu, jako host, bez přihlášení",
        ),
        same(
            "dvoufázové ověření, dvoufaktorové ověření, dvoufázové přihlášení, 2fa, mfa",
        ),
        same(
            "ověřovací kód, sms kód, jednorázový kód, kód z sms",
        ),
        same(
            "osobní údaje, ochrana údajů, gdpr, soukromí, ochrana soukromí",
        ),
        typed(
            "hacknutý, podvod, phishing, podvodný e-mail, ukradený účet",
            means="podvod, bezpečnost",
            weight=0.6,
        ),
        # Orders, shop and contact
        same(
            "změna, změnit, upravit, úprava, opravit, přepsat, změny",
        ),
        same(
            "adresa, adresu, doručovací adresa, dodací adresa",
            weight=0.7,
        ),
        typed(
            "špatná adresa, špatnou adresu, jiná adresa, jinou adresu, nová adresa, chybná adresa, "
            "přestěhoval jsem se, přestěhovala jsem se, stěhování",
            means="změna adresy, adresa, změnit adresu",
            weight=0.7,
        ),
        same(
            "zrušit, zrušení, storno, stornovat, zrušení objednávky, storno objednávky",
        ),
        typed(
            "objednal jsem omylem, objednala jsem omylem, dvakrát objednáno, už to nechci, "
            "rozmyslel jsem si objednávku",
            means="zrušit, zrušení objednávky",
            weight=0.7,
        ),
        same(
            "objednávka, objednat, objednání, objednávku, nákup, koupit",
            weight=0.7,
        ),
        same(
            "číslo objednávky, č. objednávky, kód objednávky",
        ),
        same(
            "potvrzení objednávky, potvrzovací e-mail, potvrzení e-mailem",
        ),
        typed(
            "nepřišel e-mail, nedorazil e-mail, nepřišel mail, nepřišlo potvrzení",
            means="spam, nevyžádaná pošta",
            weight=0.7,
        ),
        same(
            "spam, nevyžádaná pošta, hromadná pošta",
        ),
        same(
            "odhlásit odběr, newsletter, odběr novinek, zrušit odběr, obchodní sdělení",
        ),
        same(
            "kontakt, kontaktovat, zákaznická podpora, zákaznický servis, podpora, zákaznická "
            "linka, infolinka",
        ),
        typed(
            "zavolat, telefonní číslo, mluvit s člověkem, napsat vám, chat, operátor, stížnost, "
            "dovolat",
            means="kontakt, zákaznická podpora",
            weight=0.7,
        ),
        same(
            "otevírací doba, provozní doba, kdy máte otevřeno, pracovní doba",
        ),
        same(
            "prodejna, obchod, kamenná prodejna",
        ),
        same(
            "skladem, na skladě, dostupnost, dostupný, k dispozici",
        ),
        same(
            "vyprodáno, není skladem, nedostupný, nedostupné, není dostupné",
        ),
        typed(
            "kdy bude skladem, naskladnění, hlídat dostupnost, zase skladem",
            means="dostupnost, skladem",
            weight=0.7,
        ),
        same(
            "košík, nákupní košík, do košíku",
        ),
        same(
            "obchodní podmínky, podmínky, všeobecné podmínky",
        ),
        # Spellings
        same(
            "e-mail, email, mail, mejl, e-mailová adresa",
            weight=0.9,
        ),
    ),
    contact_words=ContactWords(
        phrases="kontakt, kontakty, kontaktovat, kontaktujte nás, kontaktní údaje, "
        "kontaktní formulář, kontaktní telefon, zákaznický servis, zákaznická podpora, "
        "zákaznická linka, zákaznické centrum, péče o zákazníky, podpora, infolinka, "
        "telefon, telefonní číslo, číslo na podporu, telefonicky, zavolat, volat, hovor, "
        "e-mail, email, mail, e-mailová adresa, emailová adresa, napsat, poslat zprávu, "
        "chat, chatovat, živý chat, live chat, člověk, člověkem, mluvit, mluvit s člověkem, "
        "mluvit s někým, promluvit s člověkem, promluvit, operátor, operátorem, operátorka, "
        "pracovník, pracovníkem, poradce, osoba, položit dotaz",
        complaints="stížnost, stížnosti, podat stížnost, stěžovat, vedoucí, vedoucím",
        fillers="prosím, skutečný, skutečným, opravdový, živý, živým, hned, teď, ihned, "
        "naléhavé, přímo, někým",
    ),
)
