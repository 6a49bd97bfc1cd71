"""Polish."""

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
    code="pl",
    registers={
        "ty": r"(?i:twój|twoj(?:a|ą|e|ego|ej|emu)|twoi(?:m|mi|ch)?|ciebie|cię|tobie|tobą)",
        "Pan": r"(?:Pan(?:a|u|em|i|ią)?|Państw(?:o|a|u|em))",
    },
    quotes="„” «» ‚’",
    open_words=words("""
a albo ale bez czy dla do i jeśli lub na od oraz po ponieważ przez przy w we z
ze że żeby
"""),
    repeated_words=words("bardzo"),
    stemmer="polish",
    grouped_from=10_000,
    agreement=Agreement(
        durations=patterns(r"""
(?:te|tych|ten|ta|twoje|swoje|wasze|pierwsz(?:e|y|ych)|kolejn(?:e|y|ych)|ostatni(?:e|ch)?) {}
(?:następn(?:e|y|ych)|najbliższ(?:e|y|ych)) {}
(?:minęł[oyia]+|minął|mija(?:ją)?|upłyn(?:ęło|ęły|ął|ie)) {}
(?:został[oya]?|zostaje|pozostał[oya]?) {}
"""),
        has_plurals=True,
        invariable="euro|procent|kilo",
        cases={
            "genitive": r"(?:w ciągu|(?<!się )do|od|z|bez|dla|około|upływie|upływem|w terminie|"
            r"powyżej|poniżej) {}",
            "locative": r"po {}",
            "accusative": r"(?:przez|za|na|ponad|co) {}",
        },
    ),
    unit_cases=unit_cases(
        "one few many other",
        genitive={"working-day": "dnia roboczego|dni roboczych"},
        dative={"working-day": "dniowi roboczemu|dniom roboczym"},
        instrumental={"working-day": "dniem roboczym|dniami roboczymi"},
        locative={"working-day": "dniu roboczym|dniach roboczych"},
    ),
    facts=FactWords(
        countries={
            "NL": "Niderlandy",
            "US": "USA",
            "GB": "Zjednoczone Królestwo",
        },
        names_inflect=True,
        units={
            "second": "sekunda|sekundy|sekund|sekundę|sekundach",
            "minute": "minuta|minuty|minut|minutę|minutach",
            "hour": "godzina|godziny|godzin|godzinę|godzinach",
            "day": "dzień|dnia|dni|dniach|dniowy|dniowego",
            "working-day": "dzień roboczy|dni robocze|dni roboczych|dnia roboczego|dniach "
            "roboczych",
            "week": "tydzień|tygodnia|tygodnie|tygodni|tygodniach",
            "month": "miesiąc|miesiąca|miesiące|miesięcy|miesiącach",
            "year": "rok|roku|lata|lat|latach",
        },
        pairs={
            "doba": (1, "day"),
            "dobę": (1, "day"),
        },
        numbers="jeden/jedna/jedno/jedną/jednego dwa/dwie/dwóch trzy/trzech cztery/czterech "
        "pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu "
        "dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu",
        between="do|i|lub",
        percents="procent|procenta|procentów",
        currencies={"euro": "EUR", "zł": "PLN", "złotych": "PLN"},
    ),
    stop_words=words("""
a aby albo ale bardzo beda bede bedzie bo by byc byl byla bylo byly chce chcemy chcialabym
chcialbym ci co czego czemu czesc czy czym dla dlaczego do dobry dzieki dziekuje gdy gdzie hej i
ich ile ja jak jaka jaki jakich jakie jakiego jako jego jej jesli jest jestem jeszcze jezeli juz
kiedy kogo kto ktora ktore ktorego ktory ktos lub ma macie maja mam mamy mi mnie moc moga moge
mogla moglabym moglbym moich moim moj moja moje mojego mojej moze mozecie mozna musi musze my na
nadal nam nas nasz nasza ni nic nich nie no o od on ono oraz pan pana pani pomoc pomocy potrzebny
potrzebuje prosic prosze sa sie siebie skad sobie swoj swoja ta tak taka taki takie tam te tego tej
ten teraz to tu tutaj ty tym u w wam was wasz we wiec witam wy z za ze zeby zostac zostal zostala
zostalo
"""),
    synonyms=(
        # Shipping
        same("paczka, paczek, paczce, przesyłka, przesyłek, przesyłce"),
        same("wysyłka, wysyłek, wysłać, wysłany, wysyłać, nadanie"),
        same("dostawa, dostarczyć, dostarczenie, doręczenie, doręczyć"),
        same("wysyłka, dostawa", weight=0.6),
        same(
            "koszt dostawy, koszt wysyłki, koszty przesyłki, cena dostawy, cena wysyłki, opłata "
            "za dostawę, kosztuje dostawa, kosztuje wysyłka, kosztuje przesyłka"
        ),
        same(
            "darmowa dostawa, bezpłatna dostawa, darmowa wysyłka, darmowa przesyłka, dostawa gratis"
        ),
        same("darmowy, bezpłatny, gratis, za darmo"),
        same("cena, koszt, kosztuje", weight=0.7),
        same("śledzenie, śledzić, tracking, monitorowanie przesyłki"),
        same(
            "numer przesyłki, numer śledzenia, numer paczki, numer nadania, numer listu "
            "przewozowego, list przewozowy"
        ),
        typed(
            "gdzie jest moja paczka, gdzie jest paczka, gdzie moja paczka, gdzie jest moje "
            "zamówienie, namierzyć, stan zamówienia, status paczki",
            means="śledzenie, śledzić, status zamówienia",
            weight=0.7,
        ),
        same("kurier, kurierzy, przewoźnik, doręczyciel, listonosz, firma kurierska"),
        typed(
            "dpd, dhl, gls, ups, fedex, pocztex, poczta polska, orlen paczka",
            means="kurier, śledzenie",
            weight=0.5,
        ),
        same("czas dostawy, termin dostawy, czas wysyłki, data dostawy, czas realizacji"),
        typed(
            "kiedy dojdzie, kiedy przyjdzie, kiedy dotrze, kiedy dostanę, kiedy wyślecie, jak "
            "długo idzie, ile się czeka, ile idzie",
            means="czas dostawy, termin dostawy, czas realizacji",
            weight=0.5,
        ),
        typed("weekend, sobota, niedziela, święta", means="dni robocze", weight=0.5),
        same("dni robocze, dzień roboczy"),
        same("ekspres, ekspresowa dostawa, szybka dostawa, kurier ekspresowy, pilne"),
        same("paczkomat, paczkomacie, automat paczkowy, inpost"),
        typed(
            "paczkomat, inpost, żabka, skrytka, poczta",
            means="punkt odbioru, punkcie odbioru",
            weight=0.6,
        ),
        same("punkt odbioru, punkcie odbioru, odbiór w punkcie, paczkopunkt"),
        same(
            "odbiór osobisty, odbiór w sklepie, odbiór w salonie, click and collect, odebrać w "
            "sklepie"
        ),
        same("odbiór, odebrać, odbierać"),
        typed(
            "nieobecny, nie było nikogo, nie zastał, nikogo w domu",
            means="ponowne doręczenie, punkt odbioru, awizo",
            weight=0.6,
        ),
        same("cło, opłaty celne, należności celne, odprawa celna"),
        same("zagranica, za granicę, międzynarodowy, inny kraj", weight=0.7),
        # Problems on the way
        typed(
            "nie dotarła, nie doszła, nie przyszła, nie przyszedł, nie dostałem, nie "
            "otrzymałem, nie doręczono, nie dostarczono, nie ma paczki",
            means="opóźnienie, zaginiona, zaginęła",
            weight=0.6,
        ),
        same("opóźnienie, opóźniony, spóźniony, spóźnia"),
        same("zaginiona, zaginęła, zgubiona, zaginięcie, zgubił, zaginąć"),
        typed("kradzież, ukradziona, skradziona, ukradli", means="zaginiona, zaginęła", weight=0.7),
        typed(
            "oznaczona jako doręczona, status doręczona, jako dostarczona, jest doręczona, niby "
            "doręczona",
            means="nie dotarła, zaginiona, sąsiad",
            weight=0.6,
        ),
        same("uszkodzony, uszkodzenie, zniszczony, połamany, pęknięty, rozbity, stłuczony"),
        same("wadliwy, wada, usterka, zepsuty, niesprawny, awaria"),
        same("uszkodzony, wadliwy", weight=0.6),
        typed(
            "nie działa, nie włącza, przestał działać, zepsuł",
            means="wadliwy, reklamacja, gwarancja",
            weight=0.5,
        ),
        same("niewłaściwy, błędny, pomylony, zły", weight=0.7),
        typed(
            "nie ten produkt, inny produkt, zły produkt, nie to zamówienie, zły towar, pomyłka "
            "w zamówieniu",
            means="niewłaściwy produkt, błędny produkt, niewłaściwy",
            weight=0.7,
        ),
        same("niekompletny, brakujący, brak produktu"),
        same("reklamacja, reklamować, zareklamować"),
        typed("skarga, zażalenie, rękojmia", means="reklamacja", weight=0.7),
        # Returns
        same("zwrot, zwrócić, zwracać, zwrócony"),
        typed("odesłać, oddać, odsyłać", means="zwrot, zwrócić", weight=0.7),
        same("etykieta zwrotna, etykieta zwrotu, kod zwrotu, formularz zwrotu", weight=0.7),
        same("odstąpienie, odstąpić"),
        typed(
            "rozmyśliłem się, nie chcę produktu, nie podoba, nie pasuje mi",
            means="odstąpienie, zwrot",
            weight=0.6,
        ),
        same("wymiana, wymienić, wymieniać, zamiana, zamienić"),
        typed(
            "inny rozmiar, zły rozmiar, za mały, za duży, za ciasny, nie pasuje rozmiar",
            means="wymiana, rozmiar",
            weight=0.7,
        ),
        typed("naprawa, serwis, warranty", means="gwarancja, reklamacja", weight=0.6),
        same("nie podlega zwrotowi, bez możliwości zwrotu, wyłączone ze zwrotu, nie można zwrócić"),
        # Money
        same(
            "zwrot pieniędzy, zwrot środków, zwrot kosztów, zwrot płatności, oddać pieniądze, "
            "refundacja"
        ),
        typed(
            "odzyskać pieniądze, moje pieniądze, pieniądze z powrotem, refund",
            means="zwrot pieniędzy, zwrot środków",
        ),
        same(
            "pobrano dwa razy, podwójna płatność, podwójne obciążenie, zapłaciłem dwa razy, "
            "podwójnie pobrano, dwukrotnie pobrano"
        ),
        same("faktura, fakturze, fv, rachunek", weight=0.7),
        typed("paragon, dowód zakupu, potwierdzenie zakupu", means="faktura", weight=0.6),
        typed("nip, na firmę, dane do faktury, jpk", means="faktura", weight=0.6),
        same("płatność, płacić, zapłacić, zapłata"),
        same("metoda płatności, sposób płatności, forma płatności, formy zapłaty"),
        typed(
            "blik, przelewy24, p24, payu, tpay, paypal, klarna, paypo, apple pay, google pay",
            means="metoda płatności, sposób płatności",
            weight=0.6,
        ),
        same("cvv, cvc, kod zabezpieczający"),
        same(
            "za pobraniem, płatność przy odbiorze, zapłata przy odbiorze, płatność gotówką, "
            "cash on delivery"
        ),
        typed("iban, numer konta, konto bankowe", means="przelew", weight=0.6),
        same(
            "odrzucona płatność, płatność odrzucona, nieudana płatność, płatność nie przeszła, "
            "błąd płatności, nie mogę zapłacić, karta odrzucona"
        ),
        same("raty, ratalny, odroczona płatność", weight=0.7),
        same("kod rabatowy, kupon, kod promocyjny, kod zniżkowy, voucher"),
        same("rabat, zniżka, promocja, przecena, wyprzedaż", weight=0.7),
        same("karta podarunkowa, bon podarunkowy, karta prezentowa, bon prezentowy, gift card"),
        # Account
        same("hasło, haseł, password"),
        typed(
            "zapomniałem hasła, nie pamiętam hasła, zapomniane hasło, przypomnieć hasło, "
            "odzyskać hasło, reset hasła",
            means="zresetować, resetowanie, odzyskiwanie hasła",
        ),
        same("zresetować, resetowanie, reset, resetować"),
        same("logowanie, zalogować, zaloguj, loguje, login, log in"),
        typed(
            "nie mogę się zalogować, nie mogę zalogować, problem z logowaniem, nie loguje, nie "
            "da się zalogować, błąd logowania",
            means="zresetować, zablokowany, logowanie",
            weight=0.7,
        ),
        same("zablokowany, zablokować, blokada"),
        same(
            "rejestracja, zarejestrować, założyć konto, utworzyć konto, stworzyć konto, "
            "zakładanie konta"
        ),
        same("usunąć, usuwanie, usunięcie, skasować"),
        typed(
            "zamknąć konto, zlikwidować konto, likwidacja konta",
            means="usunąć konto, usunięcie",
            weight=0.7,
        ),
        same("gość, bez rejestracji, bez konta, bez logowania"),
        same(
            "weryfikacja dwuetapowa, uwierzytelnianie dwuskładnikowe, logowanie dwuetapowe, "
            "dwuetapowa weryfikacja, 2fa, mfa"
        ),
        same("kod sms, kod weryfikacyjny, kod jednorazowy, otp"),
        typed(
            "nie przychodzi kod, nie dostałem kodu, kod nie działa, kod nie przychodzi",
            means="weryfikacja dwuetapowa, kod sms",
            weight=0.6,
        ),
        typed(
            "zgubiłem telefon, nowy telefon, zmiana telefonu, utrata telefonu",
            means="kody zapasowe, kody odzyskiwania",
            weight=0.7,
        ),
        same("telefon, komórka, smartfon, smartphone"),
        same("e-mail, email, mail, mejl"),
        same("spam, niechciana poczta"),
        typed(
            "nie dostałem maila, nie przyszedł mail, nie otrzymałem maila, nie przychodzi mail",
            means="spam",
            weight=0.6,
        ),
        typed("profil, panel klienta", means="konto", weight=0.7),
        same("ochrona danych, dane osobowe, prywatność, rodo, gdpr"),
        same("ciasteczka, cookies, pliki cookie"),
        typed(
            "włamanie, zhakowane, phishing, wyłudzenie",
            means="oszustwo, bezpieczeństwo",
            weight=0.6,
        ),
        same("zmienić, zmiana, edytować, zaktualizować, edycja"),
        typed(
            "przeprowadzka, zły adres, błędny adres, pomylony adres",
            means="zmiana adresu, adres dostawy",
            weight=0.7,
        ),
        # Shop and contact
        same("anulować, anulowanie, anuluj, odwołać"),
        typed("zrezygnować, rezygnacja, wycofać", means="anulować", weight=0.7),
        same("zamówienie, zamówić, zamawiać"),
        typed("zakup, kupić, kupować", means="zamówienie", weight=0.6),
        same("numer zamówienia, nr zamówienia"),
        typed(
            "złożyć zamówienie, finalizacja zamówienia, checkout, kasa",
            means="składanie zamówienia, koszyk",
            weight=0.6,
        ),
        same("kontakt, skontaktować"),
        same("obsługa klienta, biuro obsługi, dział obsługi, infolinia"),
        typed(
            "porozmawiać z konsultantem, zadzwonić, konsultant, whatsapp, messenger, obsługa "
            "klienta",
            means="kontakt",
            weight=0.6,
        ),
        same("czat, chat"),
        same("tabela rozmiarów, rozmiarówka, tabela wymiarów"),
        same("dostępny, dostępność, na stanie, w magazynie"),
        same("niedostępny, wyprzedany, brak w magazynie, brak na stanie"),
        typed(
            "kiedy będzie dostępny, ponownie dostępny, powiadom o dostępności",
            means="dostępność, niedostępny",
            weight=0.6,
        ),
        same("przedsprzedaż, preorder, pre-order"),
        same("newsletter, biuletyn, mailing"),
        typed(
            "wypisać, wypisanie, odsubskrybować",
            means="rezygnacja z newslettera, newsletter",
            weight=0.7,
        ),
        same("opinia, opinii, recenzja, ocena"),
        same("aplikacja, apka, app"),
        # Spellings
        same("konto, koncie", weight=1.0),
    ),
    contact_words=ContactWords(
        phrases="kontakt, kontakt z obsługą, skontaktować, skontaktuj, kontaktować, obsługa "
        "klienta, biuro obsługi klienta, dział obsługi klienta, centrum obsługi klienta, "
        "BOK, infolinia, numer infolinii, wsparcie, pomoc techniczna, telefon, numer "
        "telefonu, numer kontaktowy, telefon kontaktowy, telefonicznie, zadzwonić, dzwonić, "
        "zadzwoń, połączenie telefoniczne, e-mail, email, mail, adres e-mail, adres email, "
        "adres mailowy, mailowo, napisać, napisz, wysłać wiadomość, czat, chat, czat na "
        "żywo, live chat, człowiek, człowiekiem, rozmowa, rozmowa z człowiekiem, "
        "porozmawiać, porozmawiać z człowiekiem, porozmawiać z kimś, rozmawiać, rozmawiać z "
        "człowiekiem, konsultant, konsultantem, konsultantka, pracownik, pracownikiem, "
        "osoba, osobą, przedstawiciel, formularz kontaktowy, dane kontaktowe, zadać pytanie",
        complaints="skarga, skargi, skargę, złożyć skargę, zażalenie, poskarżyć, kierownik, "
        "kierownikiem",
        fillers="proszę, pilne, pilnie, prawdziwy, prawdziwym, prawdziwą, żywy, żywym, "
        "teraz, natychmiast, bezpośrednio, kimś",
    ),
)
