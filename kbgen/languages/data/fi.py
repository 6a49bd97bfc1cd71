"""Finnish."""

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
    code="fi",
    registers={
        "sinä": r"(?i:sinä|sinun|sinut|sinua|sinulle|sinulla|sinulta)",
        "te": r"(?i:te|teidän|teidät|teitä|teille|teillä|teiltä)",
    },
    quotes="”” »» ’’",
    open_words=words("ja joka jonka jos että eli koska kun mutta tai sekä"),
    repeated_words=words("se"),
    stemmer="finnish",
    compound_links="n",
    agreement=Agreement(
        durations=patterns(r"""
(?:nämä|ne|näiden|niiden|tämä|se|ensimmäiset|viimeiset|seuraavat) {}
(?:ovat|kuluvat) {}
{} (?:ovat|kuluvat)
"""),
        has_plurals=True,
        cases={
            "genitive": r"{} (?:kuluessa|sisällä|ajan|aikana|kuluttua|jälkeen|päästä|välein|"
            r"ajaksi)",
        },
    ),
    unit_cases=unit_cases(
        "one other",
        elative={"working-day": "arkipäivästä"},
        genitive={"working-day": "arkipäivän"},
        illative={"working-day": "arkipäivään"},
        partitive={"working-day": "arkipäivää"},
    ),
    facts=FactWords(
        names_inflect=True,
        units={
            "second": "sekunti|sekuntia|sekunnin|sekunnissa",
            "minute": "minuutti|minuuttia|minuutin|minuutissa",
            "hour": "tunti|tuntia|tunnin|tunnissa",
            "day": "päivä|päivää|päivän|päivässä|kalenteripäivä|kalenteripäivää|kalenteripäivän|"
            "vuorokausi|vuorokautta|vuorokauden|vuorokaudessa",
            "working-day": "arkipäivä|arkipäivää|arkipäivän|arkipäivässä|työpäivä|työpäivää|"
            "työpäivän|työpäivässä",
            "week": "viikko|viikkoa|viikon|viikossa",
            "month": "kuukausi|kuukautta|kuukauden|kuukaudessa",
            "year": "vuosi|vuotta|vuoden|vuodessa",
        },
        numbers="yksi/yhden/yhtä kaksi/kahden/kahta/kahdessa kolme/kolmen/kolmea/kolmessa "
        "neljä/neljän/neljää/neljässä viisi/viiden/viittä/viidessä kuusi/kuuden/kuutta/kuudessa "
        "seitsemän/seitsemää/seitsemässä kahdeksan/kahdeksaa/kahdeksassa "
        "yhdeksän/yhdeksää/yhdeksässä kymmenen/kymmentä/kymmenessä yksitoista/yhdentoista "
        "kaksitoista/kahdentoista",
        between="tai|ja",
        percents="prosentti|prosenttia|prosentin",
        currencies={
            "euro": "EUR",
            "euroa": "EUR",
            "euron": "EUR",
            "dollaria": "USD",
            "puntaa": "GBP",
        },
        clock_before="klo",
    ),
    stop_words=words("""
aina apua auttakaa ehka ei eiko eivat emme en et etta ette haluaisimme haluaisin haluan han hanelle
hanen hei heidan hyva ihan ihmeessa itse ja jo joka joku jonka jos jossa jota jotain jotka juuri kai
kaikki kanssa kenelle kenen kiitoksia kiitos kiitti koska kuin kuinka kuka kun kylla lisaksi ma me
meidan meilla meille meilta mihin mika miksi milloin mina minka minua minulla minulle minun missa
mista mita mitaan miten mitka moi mulla mulle mun mut mutta myos nain nama ne neuvoa neuvokaa niiden
niihin niilla niin niissa niista niita no noin nuo nyt ole olemme olen olet olette oli olin olisi
olisiko olisin olivat olla on onko onkohan osaako osaatteko ovat ovatko paljonko pitaa pitaako
pitaisi pitaisiko saa saadaanko saako saan saanko sain saisin saisinko se sellainen sen siita
silloin silti sina sinun sita sitten sulla sun taalla tai tama taman tanne tarvitaan tarvitsen
tarvitsenko tarvitsisin tassa tasta tata taytyy te teidan teilla teille teilta terve tiedatteko
tietaako tuo tuolla tuossa vaan vai vaikka vaiko vain viela voi voidaan voidaanko voiko voin voinko
voisi voisiko voisinko voitko voitte
"""),
    synonyms=(
        # Shipping
        same(
            "paketti, lähetys, postipaketti, pakettini, lähetykseni, kolli",
        ),
        same(
            "toimitus, toimittaa, toimitetaan, kuljetus, jakelu",
            weight=0.7,
        ),
        same(
            "lähettää, lähetetään, lähettäminen, postitus, postittaa, lähtee varastosta",
            weight=0.7,
        ),
        same(
            "toimitusaika, toimitusajat, kuljetusaika, toimitusajan, käsittelyaika, saapumisaika, "
            "toimitusaika-arvio",
        ),
        typed(
            "milloin paketti tulee, milloin tilaus tulee, milloin tilaukseni tulee, milloin "
            "pakettini tulee, milloin paketti saapuu, milloin tilaus saapuu, milloin tilaukseni "
            "saapuu, milloin saan paketin, milloin saan tilauksen, milloin saan tilaukseni, koska "
            "paketti tulee, koska tilaus tulee, koska paketti saapuu, kauanko toimitus kestää, "
            "kuinka kauan toimitus kestää, kuinka kauan toimitus, kauanko kestää, kuinka kauan "
            "kestää, kuinka nopeasti, montako päivää, kuinka monta päivää, milloin toimitetaan, "
            "milloin lähetätte, milloin se tulee",
            means="toimitusaika, toimitus",
            weight=0.7,
        ),
        same(
            "seuranta, seurata, pakettiseuranta, lähetysseuranta, lähetyksen seuranta, paketin "
            "seuranta, jäljittää, tilauksen seuranta, tracking",
        ),
        typed(
            "missä paketti on, missä pakettini on, missä on paketti, missä on pakettini, missä "
            "tilaus on, missä tilaukseni on, missä on tilaukseni, missä on tilaus, missä tilaus "
            "viipyy, missä paketti viipyy, missä paketti, missä pakettini, missä lähetys, missä "
            "tuotteeni, tilauksen tila, lähetyksen tila, onko tilaus lähetetty",
            means="seuranta, paketin seuranta",
        ),
        same(
            "seurantakoodi, seurantanumero, lähetystunnus, lähetysnumero, lähetyskoodi, "
            "pakettinumero, seurantatunnus",
        ),
        same(
            "kuljetusliike, kuljettaja, kuriiri, kuljetusyhtiö, lähetti, postinkantaja, "
            "postinjakaja",
        ),
        typed(
            "posti, matkahuolto, postnord, dhl, ups, gls, budbee, fedex",
            means="kuljetusliike",
            weight=0.6,
        ),
        same(
            "toimituskulut, toimitusmaksu, postikulut, postimaksu, rahti, rahtikulut, "
            "lähetyskulut, toimitushinta, toimitus maksaa, maksaa toimitus, kuljetuskulut, "
            "toimituksen hinta",
        ),
        typed(
            "postikulut, toimituskulut, rahtikulut, lähetyskulut, postitus maksaa, lähetys maksaa",
            means="toimitus, toimitus maksaa, hinta",
            weight=0.6,
        ),
        same(
            "ilmainen toimitus, maksuton toimitus, ilman toimituskuluja, ilmaiset postikulut, "
            "toimitus ilmaiseksi",
        ),
        same(
            "ilmainen, maksuton, ilmaiseksi, maksutta, veloituksetta",
        ),
        same(
            "hinta, maksu, maksaa, kustannus, kulut",
            weight=0.6,
        ),
        same(
            "noutopiste, pakettiautomaatti, postitoimipaikka, noutopaikka, automaatti, smartpost, "
            "toimipiste",
            weight=0.7,
        ),
        same(
            "nouto, noutaa, noudetaan, hakea, haku",
            weight=0.7,
        ),
        same(
            "nouto myymälästä, hae myymälästä, click and collect, myymälänouto",
        ),
        same(
            "kotiinkuljetus, kotiintoimitus, kotiovelle, toimitus kotiin",
        ),
        typed(
            "en ollut kotona, kukaan ei ollut kotona, ei ollut ketään kotona, en ehtinyt noutaa, "
            "en noutanut, noutamaton, saapumisilmoitus",
            means="noutopiste, uusi toimitusyritys, nouto",
            weight=0.7,
        ),
        same(
            "arkipäivä, työpäivä, arkipäivän, arkisin",
        ),
        typed(
            "viikonloppu, lauantai, sunnuntai, pyhä, joulu, juhlapyhä",
            means="arkipäivä",
            weight=0.5,
        ),
        typed(
            "pikatoimitus, nopea toimitus, mahdollisimman nopeasti, kiire, huomiseksi, tänään",
            means="pikatoimitus, express, toimitusaika",
            weight=0.7,
        ),
        same(
            "ulkomaat, ulkomaille, kansainvälinen, muihin maihin, ulkomailta, muu maa",
        ),
        same(
            "tulli, tullimaksu, tullaus, tullimaksut, tuontimaksu",
        ),
        same(
            "postinumero, postinro",
        ),
        # Problems on the way
        typed(
            "ei ole tullut, ei tullut, ei saapunut, ei ole saapunut, en ole saanut, en saanut, ei "
            "näy, ei kuulu, yhä kateissa, ei toimitettu, odotan yhä, jäänyt tulematta",
            means="kadonnut, myöhässä, seuranta",
            weight=0.6,
        ),
        same(
            "kadonnut, hukkunut, hävinnyt, kateissa, katoaminen, hukassa",
        ),
        typed(
            "varastettu, varkaus, pöllitty",
            means="kadonnut",
            weight=0.7,
        ),
        typed(
            "merkitty toimitetuksi, toimitettu mutta, näkyy toimitettuna, naapurille, väärään "
            "osoitteeseen",
            means="kadonnut, seuranta",
            weight=0.7,
        ),
        same(
            "myöhässä, viivästynyt, viivästys, myöhästynyt, viivästyminen, myöhästyminen",
        ),
        typed(
            "kestää liian kauan, kestää kauan, ei etene, ei liiku, jumissa, seuranta ei päivity, "
            "ei päivity",
            means="myöhässä, viivästys, seuranta",
            weight=0.7,
        ),
        same(
            "rikki, vaurioitunut, rikkoutunut, vahingoittunut, särkynyt, kuljetusvaurio, hajalla, "
            "halki",
        ),
        same(
            "viallinen, vika, virheellinen, valmistusvirhe, vikaa, epäkunnossa",
        ),
        same(
            "rikki, viallinen",
            weight=0.6,
        ),
        typed(
            "ei toimi, ei käynnisty, meni rikki, hajosi, lakkasi toimimasta, mennyt rikki",
            means="viallinen, takuu, reklamaatio",
            weight=0.7,
        ),
        same(
            "reklamaatio, reklamoida, reklamointi, valitus, hyvitysvaatimus",
        ),
        same(
            "takuu, takuuaika, takuuhuolto, virhevastuu",
        ),
        same(
            "reklamaatio, takuu",
            weight=0.6,
        ),
        same(
            "huolto, korjaus, korjata, varaosa",
            weight=0.7,
        ),
        typed(
            "väärä tuote, väärä tavara, väärä tilaus, eri tuote, sain väärän tuotteen, lähetitte "
            "väärän, ei ole se mitä tilasin, jotain muuta",
            means="väärä tuote, reklamaatio, virheellinen",
            weight=0.7,
        ),
        same(
            "puuttuu, puuttuva, puutteellinen, vajaa, osa puuttuu",
        ),
        # Returns
        same(
            "palautus, palauttaa, palauttaminen, palautan, palautukset, lähettää takaisin, "
            "palautetaan, palauttaisin, palautat",
        ),
        same(
            "palautusoikeus, peruuttamisoikeus, vaihto-oikeus, palautusaika, palautusehdot, "
            "palautuspolitiikka",
        ),
        typed(
            "palautusoikeus, peruuttamisoikeus, kaduttaa, en halua tuotetta, en pidä tuotteesta, "
            "ei ollut sopiva, ostin turhaan, kadun ostosta",
            means="palautus, palauttaa",
            weight=0.7,
        ),
        same(
            "palautuslomake, palautuskuori, palautustarra, palautuslappu, palautuskoodi, "
            "palautustunnus, osoitekortti",
            weight=0.7,
        ),
        typed(
            "palautuslomake, palautustarra, palautuskoodi, palautuskulut",
            means="palautus, palauttaa",
            weight=0.7,
        ),
        same(
            "palautuskulut, palautusmaksu, ilmainen palautus, maksuton palautus, palautuksen hinta",
        ),
        same(
            "vaihto, vaihtaa, vaihtaminen, vaihdetaan, vaihdamme",
        ),
        typed(
            "väärä koko, väärän koon, väärän kokoinen, vääränkokoinen, eri koko, toinen koko, "
            "toisen koon, liian pieni, liian iso, liian suuri, liian kireä, ei mahdu, ei sovi, ei "
            "sopinut, eri väri, toinen väri",
            means="vaihto, vaihtaa, koko",
            weight=0.7,
        ),
        same(
            "koko, kokotaulukko, kokoopas, mittataulukko, mitat",
            weight=0.7,
        ),
        typed(
            "ei voi palauttaa, ei saa palauttaa, palautuskelvoton",
            means="palautus",
            weight=0.5,
        ),
        # Money
        same(
            "hyvitys, rahanpalautus, rahojen palautus, rahat takaisin, rahani takaisin, rahan "
            "palautus, palautus tilille, hyvittää, refund, maksunpalautus, hyvitetään, rahat "
            "palaavat, maksun palautus",
        ),
        same(
            "raha, rahat, rahani, maksu",
            weight=0.6,
        ),
        typed(
            "missä rahat, missä rahani, milloin rahat tulevat, milloin saan rahat, milloin saan "
            "rahani, milloin hyvitys, en ole saanut rahoja, rahat eivät ole tulleet, rahoja ei "
            "näy, hyvityslasku",
            means="hyvitys, rahanpalautus, rahat takaisin",
        ),
        same(
            "veloitettu kahdesti, maksettu kahdesti, kaksinkertainen veloitus, tuplaveloitus, "
            "maksoin kahdesti",
        ),
        same(
            "maksaminen, maksaa, maksu, maksun, maksoin",
            weight=0.7,
        ),
        same(
            "maksutapa, maksutavat, maksuvaihtoehto, maksuvaihtoehdot, miten voin maksaa, "
            "maksumenetelmä",
        ),
        typed(
            "paypal, mobilepay, klarna, apple pay, google pay, verkkopankki, verkkomaksu, visa, "
            "mastercard, walley",
            means="maksutapa",
            weight=0.6,
        ),
        same(
            "maksukortti, luottokortti, pankkikortti, debit-kortti",
            weight=0.7,
        ),
        same(
            "lasku, laskulla, laskutus",
            weight=0.7,
        ),
        same(
            "osamaksu, erissä, luotolla, maksuaika",
            weight=0.7,
        ),
        same(
            "tilisiirto, pankkisiirto",
        ),
        same(
            "maksu ei onnistu, maksu epäonnistui, kortti ei toimi, maksu ei mene läpi, kortti "
            "hylättiin, en voi maksaa, maksu hylätty",
        ),
        same(
            "kuitti, ostokuitti, ostotodistus, tosite",
        ),
        same(
            "kuitti, lasku",
            weight=0.6,
        ),
        same(
            "alennuskoodi, tarjouskoodi, alekoodi, etukoodi, kampanjakoodi, kuponki, kuponkikoodi",
        ),
        typed(
            "alennus, ale, tarjous, kampanja, koodi ei toimi, koodi ei kelpaa, opiskelija-alennus",
            means="alennuskoodi",
            weight=0.6,
        ),
        same(
            "lahjakortti, lahjakortit, lahjakoodi",
        ),
        same(
            "alv, arvonlisävero, vero",
        ),
        # Account
        same(
            "salasana, salasanan, password, tunnussana",
        ),
        typed(
            "unohdin salasanan, salasana unohtunut, salasana unohtui, salasana hukassa, en muista "
            "salasanaa, salasanan vaihto, vaihda salasana, vaihtaa salasanan, salasanan palautus, "
            "uusi salasana, salasanan nollaus, nollaa salasana, salasana ei toimi",
            means="salasana, salasanan palautus",
            weight=0.7,
        ),
        same(
            "kirjautua, kirjautuminen, kirjaudu, kirjautumaan, sisäänkirjautuminen, login, "
            "kirjautumis",
        ),
        typed(
            "en pääse kirjautumaan, en pääse sisään, en pääse tilille, en pääse tililleni, en voi "
            "kirjautua, ei voi kirjautua, kirjautuminen ei onnistu, kirjautuminen ei toimi, ei "
            "pääse kirjautumaan, kirjautuminen epäonnistuu, tili lukittu",
            means="salasana, kirjautuminen, salasanan palautus",
            weight=0.7,
        ),
        same(
            "lukittu, lukittunut, jäädytetty, estetty, lukossa",
        ),
        same(
            "rekisteröityä, rekisteröityminen, luo tili, luoda tili, tilin luominen, uusi tili, "
            "liittyä",
        ),
        same(
            "poistaa tili, poista tili, tilin poistaminen, sulje tili, sulkea tili, tilin poisto, "
            "poistaa tilini",
        ),
        same(
            "tili, käyttäjätili, asiakastili, profiili, omat tiedot, oma tili",
            weight=0.7,
        ),
        same(
            "vierailijana, ilman tiliä, ilman rekisteröitymistä, ilman kirjautumista",
        ),
        same(
            "kaksivaiheinen tunnistautuminen, kaksivaiheinen vahvistus, 2fa, mfa, kaksivaiheinen",
        ),
        same(
            "vahvistuskoodi, kertakäyttökoodi, tekstiviestikoodi, tekstiviesti",
        ),
        same(
            "tietosuoja, henkilötiedot, gdpr, tietosuojaseloste, yksityisyys",
        ),
        typed(
            "huijaus, hakkeroitu, tietojenkalastelu, huijausviesti, epäilyttävä viesti",
            means="huijaus, turvallisuus",
            weight=0.6,
        ),
        # Orders, shop and contact
        same(
            "muutos, muuttaa, muuttaminen, vaihtaa, korjata, muokata, päivittää, muutat, muokkaus",
            weight=0.7,
        ),
        same(
            "osoite, osoitteen, toimitusosoite, osoitetiedot",
            weight=0.7,
        ),
        same(
            "osoitteenmuutos, osoitteen muutos, osoitteen vaihto, osoitteen muuttaminen, vaihda "
            "osoite, muuttaa osoitetta, vaihtaa osoitetta, osoitteenvaihto",
        ),
        typed(
            "väärä osoite, väärä toimitusosoite, uusi osoite, toinen osoite, vanha osoite, muutin, "
            "muutto, virhe osoitteessa",
            means="osoitteen muutos, osoite, osoitteen muuttaminen",
            weight=0.7,
        ),
        same(
            "peruuttaa, perua, peruutus, peruminen, peruuttaminen, peruutan, keskeyttää, tilauksen "
            "peruutus, tilauksen peruminen",
        ),
        typed(
            "tilasin vahingossa, tilasin kahdesti, tilasin väärin, en halua enää, cancel",
            means="peruuttaa, peruutus",
            weight=0.7,
        ),
        same(
            "tilaus, tilata, tilasin, tilaukseni, ostos, ostaa, osto",
            weight=0.7,
        ),
        same(
            "tilausnumero, tilauksen numero, tilausnro",
        ),
        same(
            "tilausvahvistus, tilauksen vahvistus, vahvistusviesti, vahvistussähköposti",
        ),
        typed(
            "sähköposti ei tullut, viesti ei tullut, en saanut sähköpostia, en saanut viestiä, "
            "vahvistus ei tullut",
            means="roskaposti, roskapostikansio",
            weight=0.7,
        ),
        same(
            "roskaposti, roskapostikansio, spam",
        ),
        same(
            "uutiskirje, markkinointiviestit, peruuta uutiskirje, mainosposti",
        ),
        same(
            "yhteydenotto, ota yhteyttä, asiakaspalvelu, asiakastuki, yhteystiedot, tuki, ottaa "
            "yhteyttä",
        ),
        typed(
            "soittaa, puhelinnumero, chat, puhua ihmiselle, oikea ihminen, tavoitan teidät, "
            "kirjoittaa teille, valittaa, palaute",
            means="yhteystiedot, asiakaspalvelu",
            weight=0.7,
        ),
        same(
            "aukioloajat, aukioloaika, milloin olette auki, palveluajat",
        ),
        same(
            "myymälä, kauppa, liike",
        ),
        same(
            "varastossa, saatavuus, saatavilla, varastotilanne",
        ),
        same(
            "loppu, loppuunmyyty, ei varastossa, ei saatavilla, loppu varastosta",
        ),
        typed(
            "milloin tulee lisää, tulossa varastoon, takaisin varastoon, saapumisvahti",
            means="saatavuus, varastossa",
            weight=0.7,
        ),
        same(
            "ostoskori, kori, ostoskärry",
        ),
        same(
            "toimitusehdot, tilausehdot, ehdot, käyttöehdot, sopimusehdot",
        ),
        # Spellings
        same(
            "sähköposti, email, e-mail, meili, maili, sähköpostiosoite",
            weight=0.8,
        ),
    ),
    contact_words=ContactWords(
        phrases="yhteys, yhteystiedot, yhteydenotto, ota yhteyttä, ottaa yhteyttä, "
        "yhteyttä, asiakaspalvelu, asiakaspalveluun, asiakaspalvelun numero, "
        "asiakaspalvelun puhelinnumero, asiakastuki, asiakaspalvelija, tuki, puhelin, "
        "puhelinnumero, puhelinpalvelu, soittaa, soita, soittaa asiakaspalveluun, puhelu, "
        "takaisinsoitto, sähköposti, sähköpostiosoite, email, meili, viesti "
        "asiakaspalveluun, kirjoittaa, chat, chatti, chatata, livechat, live chat, ihminen, "
        "ihmisen, ihmiselle, henkilö, henkilön, työntekijä, puhua, puhua ihmiselle, puhua "
        "ihmisen kanssa, puhua jonkun kanssa, jutella, jutella ihmisen kanssa, puhua "
        "asiakaspalvelijan kanssa, yhteydenottolomake, yhteyslomake, kysyä",
        complaints="valitus, valitukset, valittaa, tehdä valitus, esimies, esihenkilö",
        fillers="kiitos, oikea, oikean, oikealle, elävä, heti, nyt, suoraan, kanssa, jonkun, kiire",
    ),
)
