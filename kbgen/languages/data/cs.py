"""Czech."""

from kbgen.languages.language import ContactWords, FactWords, Language, words

LANGUAGE = Language(
    code="cs",
    stemmer="czech",
    facts=FactWords(
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
a aby ahoj ale ani bude budete budu bych bychom byl byla bylo byly byste byt cem chci chtel chtela
co dekuji dekuju diky do dobry i jak jaka jake jaky je jen jeste jsem jsi jsme jsou jste k kam kde
kdo kdy kdyz ke ktera ktere ktery lze ma mam mame mate me meho mi mit mne mohu moje mou muj muze
muzeme muzete muzu na nam nas nase ne nebo neco nejak nejsou neni o od po pomoc pomoct pomozte
potrebuji potrebuju pri pro proc prosim s se si ta tady tak take taky tato ten tento to tohle toto
ty tyto u uz v vam vas vase ve z za zdravim ze
"""),
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
