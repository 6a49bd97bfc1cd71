"""Italian."""

from kbgen.languages.language import (
    Agreement,
    ContactWords,
    FactWords,
    Language,
    Readability,
    patterns,
    same,
    typed,
    words,
)

LANGUAGE = Language(
    code="it",
    registers={
        "tu": r"(?i:tu|tuo|tua|tuoi|tue)",
        "Lei": r"(?<=[\w,;] )(?:Lei|Suo|Sua|Suoi|Sue)",
        "voi": r"(?i:voi|vostr[aoie])",
    },
    quotes="«» “” ‘’",
    open_words=words("""
a al alla che con da dal del della delle dei di e il in la le lo gli ma nel
nella o per perché se senza tra un una uno
"""),
    repeated_words=words("piano poco molto ben passo via man"),
    stemmer="italian",
    range_sign="-",
    agreement=Agreement(
        durations=patterns(r"""
(?:i|gli|le|il|lo|la|quest[ieoa]|quei|quegli|quelle|tuoi|tue|suoi|sue) {}
(?:prim[ie]|prossim[ie]|ultim[ie]) {}
(?:de|ne|a|da|su)(?:i|gli|lle|l|llo|lla) {}
(?:sono (?:passat|trascors)[ie]|passano|mancano|restano|rimangono|trascors[ie]) {}
{} (?:successiv[ie]|seguenti|lavorativ[ie]|consecutiv[ie]|sono|passano)
"""),
        has_plurals=True,
        invariable="euro",
    ),
    facts=FactWords(
        countries={
            "AE": "EAU",
            "CZ": "Repubblica Ceca",
            "GB": "Gran Bretagna",
            "NL": "Olanda",
            "US": "USA",
        },
        units={
            "second": "secondo|secondi",
            "minute": "minuto|minuti",
            "hour": "ora|ore",
            "day": "giorno|giorni|giorni di calendario",
            "working-day": "giorno lavorativo|giorni lavorativi",
            "week": "settimana|settimane",
            "month": "mese|mesi",
            "year": "anno|anni",
        },
        numbers="un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici",
        between="a|e|o",
        percents="per cento",
        currencies={"euro": "EUR", "dollari": "USD", "franchi": "CHF"},
        ordinal="º?",
    ),
    prohibitions=r"\bnon (?:si |lo |la |ti )?(?:pu|poss|pot|dev)\w*|\bmai\b",
    negations=r"\b(?:non|mai|senza|nessun\w*|niente|nulla|né|neanche)\b",
    # Lucisano and Piemontese, Gulpease, Scuola e città 3, 1988.
    # Below 40 is difficult for readers of secondary education.
    readability=Readability(
        name="Gulpease",
        constant=89,
        letters_per_word=-10,
        sentences_per_word=300,
        difficult=40,
        vowels="[aeiouàèéìòù]+",
    ),
    stop_words=words("""
a abbiamo ad ai aiutare aiuto al alla alle allo anche ancora avere avete avrei bisogno buonasera
buongiorno c che chi ci ciao cio come con cos cosa d da dai dal dall dalla dalle dallo de degli dei
del dell della delle dello deve devo devono dov dove dovrei e ed era erano essere fa faccio fare
favore gentilmente gia gli grazie ha hai hanno ho i il in invece io l la le lei li lo loro ma me mi
mia mie miei mio nei nel nell nella nelle nello no noi non nostra nostro o od per perche piacere
poi possiamo posso possono potrebbe potrei puo qual quale quali quando quanta quante quanti quanto
quel quella quello quest questa queste questi questo qui quindi s sapere se sei serve si sia siamo
sono sta stata state sto su sui sul sull sulla sulle sullo t ti tra tu un una uno v va vi voglio
vorrei
"""),
    synonyms=(
        # Shipping
        same("pacco, pacchetto"),
        same("pacco, spedizione", weight=0.5),
        same("spedizione, spedire, invio, shipping"),
        same("consegna, recapito, delivery"),
        same("spedizione, consegna", weight=0.5),
        same(
            "spese di spedizione, costi di spedizione, spese di consegna, spese di trasporto, "
            "prezzo della spedizione, tariffe di spedizione"
        ),
        same(
            "spedizione gratuita, spedizione gratis, consegna gratuita, consegna gratis, senza "
            "spese di spedizione"
        ),
        same("prezzo, costo", weight=0.7),
        same("tracking, tracciamento, tracciabilità, rintracciare"),
        same(
            "numero di tracking, codice di tracciamento, codice tracking, numero di "
            "tracciamento, numero di spedizione, lettera di vettura"
        ),
        typed(
            "dov'è il pacco, è il mio pacco, è il mio ordine, dove si trova, a che punto è, "
            "seguire il pacco, monitorare, localizzare, stato della spedizione",
            means="tracking, tracciamento, stato dell'ordine",
            weight=0.6,
        ),
        same("corriere, corrieri, vettore, fattorino, postino"),
        typed(
            "brt, bartolini, sda, gls, dhl, ups, tnt, fedex, poste italiane",
            means="corriere, tracking",
            weight=0.5,
        ),
        same("tempi di consegna, tempi di spedizione, data di consegna, termini di consegna"),
        typed(
            "quanto ci mette, quando arriva, quanto tempo ci vuole, quando consegnate, entro "
            "quando, giorni ci vogliono",
            means="tempi di consegna, tempi di spedizione",
            weight=0.5,
        ),
        same("giorni lavorativi, giorni feriali"),
        typed(
            "sabato, domenica, weekend, fine settimana, festivo",
            means="giorni lavorativi",
            weight=0.5,
        ),
        same("espresso, express, urgente, consegna veloce, consegna rapida"),
        same("punto di ritiro, pick up point, fermopoint, fermo posta, access point, punto ritiro"),
        typed(
            "locker, armadietto, inpost, ufficio postale, pickup, tabaccheria",
            means="punto di ritiro",
            weight=0.7,
        ),
        typed(
            "giacenza, non ero in casa, non sono in casa, assente, nessuno in casa",
            means="mancata consegna, punto di ritiro",
            weight=0.6,
        ),
        same("ritiro in negozio, click and collect, ritiro in store"),
        same("indirizzo di consegna, indirizzo di spedizione, domicilio", weight=0.7),
        same("dazi, spese doganali, oneri doganali, tasse doganali"),
        typed("dogana, sdoganamento, doganale", means="dazi, spese doganali", weight=0.7),
        same("estero, internazionale, altri paesi, fuori italia", weight=0.7),
        typed("iva, imposta", means="tasse", weight=0.6),
        # Problems on the way
        typed(
            "tarda ad arrivare, non è arrivato, non arriva, mai arrivato, non ho ricevuto, mai "
            "ricevuto, non ancora arrivato, non mi è arrivato, non consegnato",
            means="ritardo, smarrito, mancata consegna",
            weight=0.6,
        ),
        same("smarrito, perso, disperso, perdere"),
        typed("rubato, furto", means="smarrito", weight=0.7),
        typed(
            "risulta consegnato, dice consegnato, segnato come consegnato, segna consegnato, "
            "consegnato ma non",
            means="non ho ricevuto, smarrito",
            weight=0.6,
        ),
        same("danneggiato, danno, rotto, rovinato, ammaccato, rottura"),
        same("difettoso, guasto, malfunzionante"),
        same("danneggiato, difettoso", weight=0.6),
        typed(
            "non funziona, non si accende, smesso di funzionare",
            means="difettoso, garanzia",
            weight=0.5,
        ),
        same("sbagliato, errato, scorretto"),
        typed(
            "diverso da quello, è quello ordinato, quello che ho ordinato, altro prodotto, "
            "altro articolo, prodotto diverso",
            means="articolo sbagliato, errato, sbagliato",
            weight=0.7,
        ),
        same("mancante, manca, incompleto"),
        same("imballo, imballaggio, confezione, scatola", weight=0.7),
        same("reclamo, lamentela, contestazione"),
        # Returns
        same("reso, restituire"),
        typed(
            "rendere, rimandare indietro, mandare indietro, rispedire",
            means="reso, restituire",
            weight=0.7,
        ),
        same("etichetta di reso, etichetta reso, etichetta prepagata, etichetta di spedizione"),
        typed(
            "ripensamento, cambiato idea, ho ripensato, non mi piace, mi sono pentito",
            means="recesso, reso",
            weight=0.6,
        ),
        same("cambio taglia, cambiare la taglia, altra taglia, taglia sbagliata, taglia diversa"),
        typed(
            "troppo piccolo, troppo grande, troppo stretto, troppo largo, mi sta piccolo, mi "
            "sta grande, mi va stretto, mi va largo",
            means="altra taglia, cambio, taglia",
            weight=0.7,
        ),
        typed("sostituzione, scambio", means="cambio", weight=0.6),
        typed("riparazione, assistenza tecnica, warranty", means="garanzia", weight=0.6),
        same("non restituibile, non si può restituire, escluso dal reso, non rendibile"),
        # Money
        same("rimborso, riaccredito, restituzione del denaro, riavere i soldi, refund"),
        typed("soldi indietro, indietro i soldi, miei soldi, storno", means="rimborso", weight=0.7),
        same(
            "addebitato due volte, doppio addebito, pagato due volte, doppio pagamento, "
            "addebito doppio"
        ),
        same("addebito, addebitato, prelievo", weight=0.7),
        typed(
            "scontrino, la ricevuta, ricevuta fiscale, ricevuta d'acquisto, prova d'acquisto",
            means="fattura",
            weight=0.6,
        ),
        typed(
            "partita iva, p iva, codice fiscale, sdi, codice univoco, pec",
            means="fattura, fattura elettronica",
            weight=0.6,
        ),
        same("metodo di pagamento, modalità di pagamento, forma di pagamento, mezzo di pagamento"),
        typed(
            "paypal, klarna, scalapay, satispay, apple pay, google pay, amazon pay, bancomat "
            "pay, come pagare",
            means="metodo di pagamento, modalità di pagamento",
            weight=0.6,
        ),
        typed(
            "visa, mastercard, amex, bancomat, postepay, prepagata, carta di debito",
            means="carta di credito",
            weight=0.6,
        ),
        same("cvv, cvc, cvv2, codice di sicurezza"),
        same("contrassegno, pagamento alla consegna, contanti, cash on delivery, contro assegno"),
        typed("iban, coordinate bancarie, conto corrente", means="bonifico", weight=0.6),
        same(
            "pagamento rifiutato, carta rifiutata, pagamento negato, pagamento non riuscito, "
            "transazione negata, non riesco a pagare"
        ),
        same("a rate, rateizzare, rateale, finanziamento"),
        same("coupon, codice sconto, buono sconto, codice promozionale, codice promo, voucher"),
        same("sconto, offerta, promozione, promo", weight=0.6),
        same("carta regalo, buono regalo, gift card, giftcard"),
        same("buono acquisto, credito negozio, nota di credito, buono reso"),
        same("programma fedeltà, punti fedeltà, carta fedeltà, raccolta punti"),
        # Account
        same("password, parola chiave, psw, pwd, parola d'accesso"),
        typed(
            "dimenticato la password, password dimenticata, non ricordo, non mi ricordo, "
            "dimenticato, recuperare la password, recupero password",
            means="reimpostare, ripristinare",
            weight=0.7,
        ),
        same("reimpostare, ripristinare, resettare, reset"),
        same("accedere, accesso, login, log in, loggarsi"),
        typed("entrare, autenticarsi, collegarmi", means="accedere, accesso", weight=0.7),
        typed(
            "non riesco ad accedere, non riesco a accedere, non riesco ad entrare, non riesco a "
            "entrare, non mi fa entrare, non mi fa accedere, troppi tentativi",
            means="reimpostare, bloccato, accesso",
            weight=0.7,
        ),
        same("registrarsi, iscriversi, iscrizione, creare un account, sign up"),
        same(
            "eliminare l'account, cancellare l'account, chiudere l'account, cancellazione "
            "dell'account, eliminazione dell'account"
        ),
        typed("cancellare", means="eliminare, annullare", weight=0.6),
        same("ospite, senza registrazione, senza account, guest"),
        same(
            "autenticazione a due fattori, verifica in due passaggi, doppia autenticazione, due "
            "fattori, 2fa, mfa"
        ),
        same("otp, codice di verifica, codice monouso, codice sms"),
        typed(
            "non arriva il codice, codice non arriva, codice non funziona, non ricevo il codice",
            means="autenticazione a due fattori, codice di verifica",
            weight=0.6,
        ),
        typed(
            "cellulare nuovo, nuovo cellulare, perso il cellulare, cambiato telefono, telefono "
            "nuovo, perso il telefono",
            means="codici di recupero",
            weight=0.7,
        ),
        same("cellulare, telefonino, smartphone, telefono", weight=0.7),
        same("email, e-mail, mail, posta elettronica"),
        same("spam, posta indesiderata"),
        typed(
            "non arriva l'email, non ricevo email, non ricevo mail, arriva la mail, ricevuto la "
            "mail",
            means="spam, posta indesiderata",
            weight=0.6,
        ),
        typed("profilo, area clienti, area personale, utente", means="account", weight=0.6),
        same("privacy, gdpr, protezione dei dati, dati personali, trattamento dei dati"),
        typed("hackerato, violato, phishing, truffa", means="frode, sicurezza", weight=0.6),
        same("modificare, modifica, aggiornare, cambiare", weight=0.7),
        typed(
            "trasloco, indirizzo sbagliato, nuovo indirizzo, errore indirizzo",
            means="indirizzo di consegna, modificare l'indirizzo, indirizzo",
            weight=0.6,
        ),
        # Shop and contact
        same("annullare, disdire, disdetta"),
        same("ordine, acquisto, comprare", weight=0.6),
        same("numero d'ordine, numero ordine, codice ordine, numero dell'ordine"),
        same(
            "completare l'ordine, concludere l'ordine, finalizzare l'acquisto, checkout, "
            "procedere all'acquisto"
        ),
        same("servizio clienti, assistenza clienti, customer service, customer care, supporto"),
        typed(
            "parlare con qualcuno, parlare con un operatore, telefonare, chiamare, numero "
            "verde, operatore, whatsapp, servizio clienti",
            means="contattare, chat",
            weight=0.6,
        ),
        same("taglia, misura", weight=0.7),
        same(
            "guida alle taglie, tabella taglie, tabella delle taglie, guida taglie, tabella misure"
        ),
        same("disponibile, disponibilità, scorte"),
        same("esaurito, non disponibile, sold out, fuori stock, terminato"),
        typed(
            "quando torna, riassortimento, rifornimento, torna disponibile",
            means="esaurito, disponibile",
            weight=0.6,
        ),
        same("preordine, pre-ordine, prevendita"),
        same("newsletter, email promozionali, email pubblicitarie"),
        same(
            "disiscriversi, disiscrizione, annullare l'iscrizione, cancellarsi dalla "
            "newsletter, unsubscribe"
        ),
        same("recensione, valutazione, opinione"),
        typed("app", means="applicazione mobile, l'applicazione"),
        same("confezione regalo, pacco regalo, carta da regalo"),
        # Spellings
        same("online, on line, su internet"),
        same("verificare, verifica"),
    ),
    contact_words=ContactWords(
        phrases="contatto, contatti, contattare, contattarvi, contattaci, mettersi in "
        "contatto, servizio clienti, assistenza, assistenza clienti, assistenza telefonica, "
        "supporto, supporto clienti, call center, telefono, numero di telefono, numero "
        "verde, numero servizio clienti, numero assistenza, chiamare, chiamarvi, chiamata, "
        "telefonare, telefonarvi, email, e-mail, mail, indirizzo email, indirizzo mail, "
        "posta elettronica, scrivere, scrivervi, chat, chat dal vivo, chattare, persona, "
        "essere umano, umano, operatore, operatrice, consulente, addetto, parlare, parlare "
        "con una persona, parlare con qualcuno, parlare con un operatore, parlare con un "
        "umano, modulo di contatto, recapiti, recapito, fare una domanda",
        complaints="reclamo, reclami, fare un reclamo, presentare un reclamo, lamentela, "
        "lamentele, lamentarmi, responsabile, parlare con un responsabile",
        fillers="per favore, per piacere, favore, piacere, vero, vera, reale, urgente, "
        "urgentemente, subito, adesso, direttamente, qualcuno",
    ),
)
