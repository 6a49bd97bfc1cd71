"""French."""

from kbgen.languages.language import (
    Agreement,
    ContactWords,
    FactWords,
    Language,
    MarketMarks,
    Readability,
    patterns,
    same,
    typed,
    words,
)

LANGUAGE = Language(
    code="fr",
    registers={
        "tu": r"(?i:tu|toi|ton|ta|tes)",
        "vous": r"(?i:vous|votre|vos)",
    },
    market_marks=MarketMarks(colon="\xa0: ", between="\u202f; "),
    quotes="«» “” ‹›",
    spaced_signs=";:!?«»",
    open_words=words("""
à au aux avec chez de des du et la le les leur mais ou par parce pour que sans
sur un une votre vos
"""),
    repeated_words=words("nous vous très"),
    stemmer="french",
    agreement=Agreement(
        durations=patterns(r"""
(?:l[ea]s?|des|aux?|ces?|cette|tes|ton|ta|vos|votre|nos|notre|ses|leurs) {}
(?:premi(?:er|ère)s|prochaine?s|derni(?:er|ère)s) {}
{} (?:sont|se sont|ont|passent)
{} (?:suivante?s?|ouvrés|ouvrables|prochaine?s|calendaires|consécuti(?:f|ve)s)
"""),
        has_plurals=True,
        invariable="fois|mois",
    ),
    facts=FactWords(
        countries={
            "AE": "EAU",
            "CZ": "République tchèque",
            "GB": "Grande-Bretagne",
            "NL": "Hollande",
            "US": "USA",
        },
        units={
            "second": "seconde|secondes",
            "minute": "minute|minutes",
            "hour": "heure|heures",
            "day": "jour|jours|jours calendaires|jour calendaire",
            "working-day": "jour ouvré|jours ouvrés|jour ouvrable|jours ouvrables",
            "week": "semaine|semaines",
            "month": "mois",
            "year": "an|ans|année|années",
        },
        numbers="un/une deux trois quatre cinq six sept huit neuf dix onze douze",
        between="à|et|ou",
        percents="pour cent",
        currencies={"euro": "EUR", "euros": "EUR", "dollars": "USD", "francs": "CHF"},
        hour_sign="h",
        ordinal="(?:er)?",
    ),
    prohibitions=r"\bne (?:peu|pouv|doi|dev)\w*[^.:;?!]* pas\b|\bjamais\b",
    negations=r"\b(?:ne|non|pas|jamais|sans|aucun\w*|rien|personne|ni)\b|\bn['’]",
    # Kandel and Moles, Application de l'indice de Flesch à la langue française, 1958.
    # 30 to 50 is “difficult”.
    readability=Readability(
        name="Kandel-Moles",
        constant=207,
        words_per_sentence=-1.015,
        syllables_per_word=-73.6,
        vowels="[aàâeéèêëiîïoôuùûüyœæ]+",
        silent=r"(?<=[a-z]{2})es?\b",
    ),
    stop_words=words("""
a afin ai aide aider ait alors as au aucun aussi aux avais avait avec avez avons besoin bonjour
bonsoir c ca car ce cela celle celui ces cet cette chez combien comme comment d dans de deja depuis
des dois doit donc dont du elle elles en encore es est et etais etait ete etes etre eu faire fais
fait faut il ils j je l la le les leur leurs lors lui m ma mais me merci mes moi mon n ne ni non
nos notre nous on ont ou oui par pas pendant peut peux plait plus pour pourquoi pourrais pourrait
pourriez pouvez pouvoir puis puisque qu quand que quel quelle quelles quelqu quels qui quoi s sa
salut savoir se sera ses si soit son sont souhaite souhaiterais stp sur svp t ta te toujours tres
tu un une vais vers veut veux vont vos votre voudrais voudrait voulez vouloir vous y
"""),
    synonyms=(
        # Shipping
        same("colis, paquet"),
        same("livraison, livrer"),
        same("expédition, expédier, envoi, shipping"),
        same("expédition, livraison", weight=0.5),
        same(
            "frais de livraison, frais de port, frais d'envoi, frais d'expédition, coût de "
            "livraison, prix de la livraison"
        ),
        same(
            "livraison gratuite, livraison offerte, port offert, port gratuit, franco de port, "
            "envoi gratuit"
        ),
        same("gratuit, offert, sans frais", weight=0.7),
        same("prix, tarif, coût", weight=0.7),
        same("suivi, tracking, repérage, traçage"),
        same(
            "numéro de suivi, numéro de colis, numéro de repérage, code de suivi, numéro de "
            "tracking"
        ),
        typed(
            "où est mon colis, où est ma commande, où se trouve mon, suivre, localiser, statut, "
            "état de la commande",
            means="suivi, statut de la commande",
            weight=0.7,
        ),
        same("transporteur, livreur, coursier, société de livraison"),
        typed(
            "colissimo, chronopost, mondial relay, dpd, gls, bpost, postnl, dhl, ups, "
            "purolator, postes canada",
            means="transporteur, suivi",
            weight=0.5,
        ),
        same(
            "délai de livraison, temps de livraison, durée de livraison, date de livraison, "
            "délai d'expédition"
        ),
        typed(
            "combien de temps prend, combien de temps met, temps pour recevoir, quand vais-je "
            "recevoir, quand arrive, quand sera livré, quand est livré",
            means="délai de livraison",
            weight=0.5,
        ),
        same("jours ouvrés, jours ouvrables"),
        typed(
            "samedi, dimanche, week-end, jour férié, fin de semaine",
            means="jours ouvrés, jours ouvrables",
            weight=0.5,
        ),
        same("express, livraison rapide, livraison urgente, livraison prioritaire"),
        same("point relais, point de retrait, point de collecte, relais colis, relais pickup"),
        typed(
            "consigne, locker, casier, bureau de poste, pick up",
            means="point relais, point de retrait",
            weight=0.7,
        ),
        same(
            "retrait en magasin, click and collect, clic et collecte, cliquez et ramassez, "
            "ramassage en magasin"
        ),
        same("adresse de livraison, adresse d'expédition, adresse postale"),
        typed(
            "absent, pas présent, pas à la maison, avis de passage",
            means="point relais, nouvelle livraison, voisin",
            weight=0.6,
        ),
        same(
            "droits de douane, frais de douane, taxes d'importation, frais d'importation, taxe "
            "douanière, dédouanement"
        ),
        typed("tva, tps, tvq", means="taxe", weight=0.6),
        same("étranger, international, autres pays, hors de france", weight=0.7),
        # Problems on the way
        typed(
            "pas reçu, jamais reçu, rien reçu, pas encore reçu, pas arrivé, jamais arrivé, pas "
            "été livré, pas livré, jamais livré",
            means="retard, perdu, non reçu",
            weight=0.6,
        ),
        same("retard, tardif, livraison tardive"),
        same("perdu, égaré, perte, disparu, introuvable"),
        typed("volé, dérobé, vol de colis", means="colis perdu, perdu", weight=0.7),
        typed(
            "indiqué livré, marqué livré, noté livré, indiqué comme livré, marqué comme livré, "
            "déclaré livré",
            means="pas reçu, perdu, voisin",
            weight=0.6,
        ),
        same("endommagé, abîmé, cassé, brisé, détérioré"),
        same("défectueux, en panne, défaillant, défaut de fabrication, défaut de conformité"),
        same("endommagé, défectueux", weight=0.6),
        typed(
            "défaut, panne, vice caché, ne marche pas, ne marche plus, ne fonctionne pas, "
            "s'allume pas",
            means="défectueux, garantie",
            weight=0.5,
        ),
        same(
            "mauvais article, mauvais produit, article erroné, erreur de préparation, produit "
            "erroné"
        ),
        typed(
            "pas le bon, ne correspond pas, pas commandé, autre produit reçu",
            means="mauvais article, article erroné",
            weight=0.7,
        ),
        same("manquant, incomplet"),
        same("emballage, emballer, packaging, carton", weight=0.7),
        same("réclamation, plainte, litige"),
        # Returns
        same("retour, retourner, renvoyer"),
        typed(
            "rendre, rendu, rapporter, reprendre, reprise", means="retour, retourner", weight=0.6
        ),
        same("étiquette de retour, bon de retour, bordereau de retour, étiquette prépayée"),
        typed(
            "changer d'avis, désistement, pas satisfait, ne convient pas, me convient pas",
            means="rétractation, retour",
            weight=0.6,
        ),
        same("changer de taille, autre taille, mauvaise taille"),
        typed(
            "trop petit, trop grand, trop serré, trop large, ne me va pas, taille ne va pas",
            means="autre taille, échange",
            weight=0.7,
        ),
        typed("sav, service après-vente, réparation, warranty", means="garantie", weight=0.6),
        same("ni repris ni échangé, non retournable, pas retournable, exclu du retour"),
        # Money
        same("remboursement, refund, rendre l'argent"),
        typed(
            "récupérer mon argent, ravoir mon argent, mon argent, recrédité",
            means="remboursement",
            weight=0.7,
        ),
        same("un avoir, bon d'achat, note de crédit, votre avoir, crédit en magasin"),
        same(
            "débité deux fois, prélevé deux fois, payé deux fois, facturé deux fois, double "
            "débit, double paiement, double prélèvement"
        ),
        same("preuve d'achat, justificatif d'achat, ticket de caisse, reçu d'achat"),
        typed(
            "justificatif, ticket, reçu de paiement, siret, numéro de tva",
            means="facture",
            weight=0.7,
        ),
        same("mode de paiement, moyen de paiement, méthode de paiement, mode de règlement"),
        typed(
            "paypal, klarna, bancontact, twint, interac, apple pay, google pay, lydia, alma, "
            "comment payer",
            means="mode de paiement, moyen de paiement",
            weight=0.6,
        ),
        same("carte bancaire, carte bleue, carte de crédit, cb, carte de débit"),
        typed("visa, mastercard, amex", means="carte bancaire, carte de crédit", weight=0.7),
        same("cvv, cvc, cryptogramme, code de sécurité"),
        same("contre remboursement, paiement à la livraison, payer en espèces, cash on delivery"),
        typed("iban, rib, coordonnées bancaires", means="virement", weight=0.6),
        same(
            "paiement refusé, carte refusée, paiement rejeté, échec du paiement, transaction "
            "refusée, peux pas payer, impossible de payer"
        ),
        same(
            "en plusieurs fois, paiement fractionné, paiement échelonné, mensualités, financement"
        ),
        same(
            "code promo, code promotionnel, code de réduction, coupon, bon de réduction, code "
            "rabais, voucher"
        ),
        same("réduction, remise, rabais, promotion, promo", weight=0.7),
        same("carte cadeau, chèque cadeau, bon cadeau, gift card, giftcard"),
        # Account
        same("mot de passe, mdp, password, code secret"),
        typed(
            "oublié mon mot, mot de passe oublié, mdp oublié, perdu mon mot, reset, mot de "
            "passe perdu",
            means="réinitialiser",
            weight=0.7,
        ),
        same("connexion, connecter, login, log in, identification, ouvrir une session"),
        typed(
            "peux pas me connecter, peux plus me connecter, impossible de me connecter, "
            "connexion impossible, pas à me connecter",
            means="réinitialiser, bloqué, connexion",
            weight=0.7,
        ),
        same("bloqué, verrouillé"),
        same("créer un compte, inscription, inscrire, ouvrir un compte, créer mon compte, sign up"),
        same("supprimer, suppression, effacer"),
        typed(
            "fermer mon compte, clôturer mon compte, résilier mon compte, fermer le compte, "
            "clôture",
            means="supprimer, suppression",
            weight=0.7,
        ),
        same("invité, sans compte, sans inscription, sans créer de compte"),
        same(
            "double authentification, validation en deux étapes, vérification en deux étapes, "
            "deux facteurs, 2fa, a2f, mfa"
        ),
        same("code de vérification, code à usage unique, code sms, otp"),
        typed(
            "reçois pas le code, pas reçu le code, code ne fonctionne pas",
            means="double authentification, code de vérification",
            weight=0.6,
        ),
        typed(
            "téléphone perdu, perdu mon téléphone, nouveau téléphone, changé de téléphone",
            means="codes de récupération, code de secours",
            weight=0.7,
        ),
        same("portable, mobile, téléphone, cellulaire, gsm, smartphone", weight=0.7),
        same("e-mail, email, mail, courriel"),
        same("spam, courrier indésirable, pourriel"),
        typed(
            "reçois pas de mail, pas reçu de mail, reçu l'e-mail, reçois pas l'email",
            means="courrier indésirable, spam",
            weight=0.6,
        ),
        typed("espace client, profil, identifiant", means="compte", weight=0.6),
        same(
            "protection des données, données personnelles, vie privée, confidentialité, rgpd, gdpr"
        ),
        same("cookies, témoins de connexion, traceurs"),
        typed(
            "piraté, hacké, phishing, hameçonnage, arnaque", means="fraude, sécurité", weight=0.6
        ),
        same("modifier, modification, changer, mettre à jour", weight=0.7),
        typed(
            "déménagement, mauvaise adresse, erreur d'adresse, nouvelle adresse",
            means="adresse de livraison, changer d'adresse, adresse",
            weight=0.6,
        ),
        # Shop and contact
        typed("résilier, cancel", means="annuler", weight=0.7),
        same("commande, achat, acheter", weight=0.6),
        same("numéro de commande, référence de commande, n° de commande"),
        same(
            "passer commande, valider la commande, finaliser la commande, checkout, passer en "
            "caisse"
        ),
        same("panier, caddie, chariot"),
        same("service client, service clientèle, support, assistance"),
        typed(
            "parler à quelqu'un, parler à un conseiller, appeler, joindre, service client, par "
            "téléphone",
            means="contacter",
            weight=0.6,
        ),
        same("chat, tchat, clavardage"),
        same("horaires, heures d'ouverture"),
        same("guide des tailles, tableau des tailles, tailles et mesures"),
        same("taille, pointure", weight=0.7),
        same("disponible, disponibilité, en stock"),
        same("rupture de stock, en rupture, épuisé, indisponible, plus en stock, plus disponible"),
        typed(
            "réassort, réapprovisionnement, retour en stock",
            means="rupture de stock, disponible",
            weight=0.7,
        ),
        same("précommande, pré-commande"),
        same("newsletter, infolettre, lettre d'information"),
        same("désabonner, désinscrire, désinscription, unsubscribe"),
        typed("commentaire, évaluation, review", means="avis", weight=0.7),
        typed("app, appli", means="application mobile, l'application"),
        # Spellings
        same("rendez-vous, rdv"),
        same("vérifier, vérification"),
    ),
    contact_words=ContactWords(
        phrases="contact, contacter, nous contacter, vous contacter, contactez-nous, "
        "prendre contact, service client, service clients, service clientèle, service "
        "après-vente, SAV, support, assistance, hotline, téléphone, numéro de téléphone, "
        "numéro du service client, téléphoner, appeler, appel, appel téléphonique, rappel "
        "téléphonique, joindre, vous joindre, e-mail, email, mail, courriel, adresse mail, "
        "adresse e-mail, adresse email, écrire, vous écrire, envoyer un message, formulaire "
        "de contact, coordonnées, chat, tchat, tchatter, chat en direct, clavarder, "
        "conseiller, conseillère, agent, opérateur, humain, être humain, personne, personne "
        "réelle, parler, parler à un humain, parler à quelqu'un, parler à une personne, "
        "parler à un conseiller, discuter avec quelqu'un, poser une question",
        complaints="réclamation, réclamations, faire une réclamation, plainte, porter plainte, "
        "se plaindre, plaindre, responsable, parler à un responsable",
        fillers="svp, stp, vrai, vraie, réel, réelle, urgent, urgence, directement, "
        "maintenant, quelqu'un, numéro",
    ),
)
