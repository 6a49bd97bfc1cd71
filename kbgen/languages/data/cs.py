"""Czech."""

from kbgen.languages.language import FactWords, Language, words

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
)
