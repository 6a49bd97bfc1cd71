"""What chatbots of the demo shop say: right answers, and answers with one wrong number each."""

#: Locale, market, what must be said, and a right answer.
RIGHT = [
    # Return window
    ("en", "NL", ["returns.window"], "You have **30 days** from delivery to send it back."),
    ("en", "GB", ["returns.window"], "Within 30 days. A return label for the UK costs €9.50."),
    ("de", "DE", ["returns.window"], "Du hast ab Lieferung 30 Tage Zeit."),
    ("de", "DE", ["returns.window"], "30 Tage lang. Melde Schäden bitte innerhalb von 14 Tagen."),
    ("es", "EU", ["returns.window"], "Tienes un plazo de 30 días desde la entrega."),
    ("ar", "WORLD", ["returns.window"], "لديكم 30 يومًا من تاريخ التسليم لإرجاع المنتج."),
    ("ja", "WORLD", ["returns.window"], "お届けから30日以内にご返品いただけます。"),
    ("en", "NL", ["returns.window"], "<p>30 days: if it came on 1 December, until the 31st.</p>"),
    # Shipping costs
    ("en", "NL", ["shipping.fee"], "Delivery is €3.95, and free when you spend €50 or more [1]."),
    ("en", "GB", ["shipping.fee"], "It is 12.95 EUR to the UK. Within the EU it's €6.95."),
    ("de", "DE", ["shipping.fee"], "Der Versand kostet 4,95 €; ab 60 € ist er kostenlos."),
    ("de", "DE", ["shipping.fee"], "4,95 Euro. In die Schweiz sind es 12,95 €."),
    ("es", "EU", ["shipping.fee"], "El envío cuesta 6,95 €. Es gratis a partir de 75 €."),
    ("es", "EU", ["shipping.fee"], "Son 6,95 euros; los artículos grandes cuestan 19,95 €."),
    ("ar", "WORLD", ["shipping.fee"], "تبلغ تكلفة الشحن 24.95 يورو."),
    ("ja", "WORLD", ["shipping.fee"], "送料は24.95ユーロです。"),
    # Delivery time
    ("en", "NL", ["shipping.time"], "It takes 1-2 working days."),
    ("en", "GB", ["shipping.time"], "Between 4 and 7 working days. Large items take 3 more."),
    ("de", "DE", ["shipping.time"], "Die Lieferung dauert 2–3 Werktage."),
    ("de", "DE", ["shipping.time"], "In der Regel bis zu 3 Werktage, bestellt bis 15:00 Uhr."),
    ("es", "EU", ["shipping.time"], "Tarda de 3 a 5 días laborables."),
    ("es", "EU", ["shipping.time"], "Entre 3 y 5 días laborables; a Noruega, 4-7 días laborables."),
    ("ar", "WORLD", ["shipping.time"], "يستغرق التوصيل من 7 إلى 14 يوم عمل."),
    ("ja", "WORLD", ["shipping.time"], "7～14営業日でお届けします。"),
    # Refunds
    ("en", "NL", ["refunds.card"], "Card refunds take 3 to 5 working days after we check it."),
    ("de", "DE", ["refunds.card"], "Auf Karten dauert es 3-5 Werktage, bei PayPal 24 Stunden."),
    ("es", "EU", ["refunds.card"], "Lo verás en tu tarjeta en 3-5 días laborables."),
    ("ar", "WORLD", ["refunds.card"], "يصل المبلغ إلى بطاقتكم خلال 3-5 أيام عمل."),
    ("ja", "WORLD", ["refunds.card"], "カードは3～5営業日です。PayPalは24時間以内です。"),
    # Return costs
    ("en", "EU", ["returns.fee"], "We take off €4.50, or €25 for large items."),
    ("en", "GB", ["returns.fee"], "It costs EUR 9.50. For Austria it would be €4.50."),
    ("de", "EU", ["returns.fee"], "Die Rücksendung kostet 4,50 €, bei großen Artikeln 25 €."),
    ("es", "EU", ["returns.fee"], "Descontamos 4,50 € del reembolso."),
    ("ar", "WORLD", ["returns.fee"], "تكلفة الإرجاع 4.50 يورو."),
    ("ja", "WORLD", ["returns.fee"], "返送料は4.50ユーロです。"),
    # Guarantee, damage and contact
    ("en", "NL", ["returns.guarantee"], "Two years; tents have 5 years."),
    ("de", "DE", ["returns.report"], "Bitte melde es innerhalb von zwei Wochen, mit 2 Fotos."),
    ("es", "EU", ["shop.email"], "Escríbenos a help@junipergoods.example."),
    (
        "de",
        "DE",
        ["shop.phone"],
        "Ruf an: 010 555 01 42 in den Niederlanden, sonst +31 10 5550142.",
    ),
    ("ja", "WORLD", ["returns.guarantee"], "保証期間は2年間です。テントは5年間です。"),
]

#: Locale, market, what must be said, an answer, and the number in it that is wrong.
WRONG = [
    ("en", "NL", ["returns.window"], "You have 14 days to send it back.", "14 days"),
    ("en", "GB", ["returns.fee"], "Returning it costs €4.50.", "€4.50"),
    ("en", "NL", ["shipping.fee"], "Delivery is €12.95.", "€12.95"),
    ("en", "NL", ["shipping.fee"], "It's €3.95, and free from €150.", "€150"),
    ("en", "GB", ["shipping.time"], "It takes 1-2 working days.", "1-2 working days"),
    ("en", "NL", ["returns.window"], "30 days, and the refund takes 10 workdays.", "10 workdays"),
    ("en", "NL", ["shop.phone"], "Call +31 20 555 9999.", "+31 20 555 9999"),
    ("de", "DE", ["returns.window"], "Du hast 60 Tage Zeit.", "60 Tage"),
    ("de", "DE", ["shipping.fee"], "Der Versand kostet 6,95 €.", "6,95 €"),
    ("de", "DE", ["shipping.fee"], "Er kostet 4,95 €, versandkostenfrei ab 75 €.", "75 €"),
    ("de", "DE", ["shipping.time"], "Die Lieferung dauert 3–5 Werktage.", "3–5 Werktage"),
    ("de", "DE", ["returns.fee"], "Die Rücksendung kostet 9,50 €.", "9,50 €"),
    ("de", "DE", ["shop.email"], "Schreib an hilfe@juniper.example.", "hilfe@juniper.example"),
    ("es", "EU", ["shipping.fee"], "El envío cuesta 4,95 €.", "4,95 €"),
    ("es", "EU", ["shipping.time"], "Tarda de 7 a 14 días laborables.", "7 a 14 días laborables"),
    ("es", "EU", ["refunds.card"], "En 30 días laborables.", "30 días laborables"),
    ("ar", "WORLD", ["shipping.fee"], "تبلغ تكلفة الشحن 12.95 يورو.", "12.95"),
    ("ar", "WORLD", ["returns.window"], "لديكم 15 يومًا لإرجاع المنتج.", "15 يومًا"),
    ("ja", "WORLD", ["shipping.fee"], "送料は6.95ユーロです。", "6.95ユーロ"),
    ("ja", "WORLD", ["shipping.time"], "2～3営業日でお届けします。", "2～3営業日"),
]
