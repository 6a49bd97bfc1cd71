"""English."""

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
    code="en",
    quotes="“” ‘’",
    open_words=words("""
a an and because if nor or our than the their unless until your
"""),
    repeated_words=words("had no so that very"),
    stemmer="english",
    agreement=Agreement(
        durations=patterns(r"""
(?:an?|these|those|both|each|every) {}
(?:are|have|were|do) (?:the|your) {}
(?:the|your) {}(?: \w+){0,4} (?:are|have|were)
{} (?:are|have|were|pass|expire|end|remain|run out)
"""),
        has_plurals=True,
    ),
    facts=FactWords(
        countries={
            "AE": "UAE",
            "CZ": "Czech Republic",
            "GB": "UK|U.K.|Great Britain|Britain",
            "NL": "Holland",
            "TR": "Turkey",
            "US": "US|USA|U.S.|U.S.A.",
        },
        units={
            "second": "second|seconds|secs",
            "minute": "minute|minutes|mins",
            "hour": "hour|hours|hrs",
            "day": "day|days|calendar day|calendar days",
            "working-day": "working day|working days|business day|business days|workdays|workday",
            "week": "week|weeks",
            "month": "month|months",
            "year": "year|years",
        },
        numbers="one two three four five six seven eight nine ten eleven twelve",
        between="to|and|or|through",
        percents="percent|per cent",
        currencies={"euro": "EUR", "euros": "EUR", "dollars": "USD", "kroner": "NOK"},
        halves=("am|a.m.|AM|A.M.", "pm|p.m.|PM|P.M."),
        clock_after="o'clock|o’clock",
        dates=("d MMMM y", "d MMMM", "d MMM y", "d MMM", "MMMM d y", "MMM d", "d 'of' MMMM"),
        ordinal="(?:st|nd|rd|th)?",
    ),
    prohibitions=r"\b(?:(?:ca|must|may|need)n['’]t|cannot|(?:must|may) not|never|not allowed)\b",
    negations=r"\b(?:n(?:ot?|one|or|ever|either|othing|obody)|cannot|without)\b|n['’]t\b",
    # Flesch, A new readability yardstick, Journal of Applied Psychology 32, 1948.
    # 30 to 50 is “difficult”.
    readability=Readability(
        name="Flesch",
        constant=206.835,
        words_per_sentence=-1.015,
        syllables_per_word=-84.6,
        vowels="[aeiouy]+",
        silent=r"(?<=[a-z]{2})(?<!l)e\b|(?<![td])ed\b",
    ),
    stop_words=words("""
a about also am an and any anyone anything are as at be because been being but by can cannot
cant could couldn d did didn didnt do does doesn doesnt don done dont e for from get gets
getting go goes going got had has hasn hasnt have haven havent he hello help here hey hi how i
if ill im in into is isn isnt it its ive just let like ll m make many may me might much must my
myself need needed needs never no not nothing of ok okay on or our please pls plz really s she
should so some someone something still t than thank thanks that thats the their them then there
these they thing this those thx to too u ur us ve very want wanted wants was wasn wasnt we were
what whats when where wheres which who why will with won wont would wouldn yet you your youre
yours
"""),
    synonyms=(
        # Shipping
        same("parcel, package, packet, shipment"),
        same("delivery, deliver, shipping"),
        same("send, sent", weight=1.0),
        same("dispatch, despatch, send out, sent out, ship out"),
        same("carrier, courier, delivery company, shipping company, delivery service"),
        typed(
            "dhl, fedex, dpd, usps, royal mail, evri, hermes, gls, postnl, auspost, australia "
            "post, canada post, yodel, driver, postman, mailman",
            means="carrier, courier",
            weight=0.6,
        ),
        typed(
            "where is my order, wheres my order, where's my order, where is my stuff, wheres my "
            "stuff, where's my stuff, where is my parcel, wheres my parcel, where's my parcel, "
            "where is my package, wheres my package, where's my package, where is my delivery, "
            "wheres my delivery, where are my things, wismo",
            means="track",
        ),
        typed(
            "order status, delivery status, parcel status, status of my order, trace, "
            "whereabouts, follow my parcel, follow my order, has it shipped, in transit, on its "
            "way, on the way",
            means="track",
            weight=0.7,
        ),
        same("tracking number, tracking code, tracking id, consignment number"),
        same("delivery time, shipping time, delivery estimate, transit time"),
        typed(
            "eta, lead time, when will it arrive, when will it come, when does it arrive, when "
            "is it coming, when will my order, when will my parcel, when will my package, "
            "turnaround",
            means="delivery time, shipping time, delivery take, shipping take",
            weight=0.7,
        ),
        same("delivery date, arrival date, delivery day, delivery slot"),
        same("working day, business day, weekday"),
        same(
            "shipping cost, delivery cost, shipping fee, delivery fee, shipping charge, "
            "delivery charge, shipping rate, postage, shipping price, p&p, s&h, freight"
        ),
        typed(
            "next day, same day, overnight, expedited, fast delivery, fast shipping, faster, "
            "urgent, rush, asap",
            means="express, delivery time",
            weight=0.7,
        ),
        same("pickup, pick-up", weight=1.0),
        same(
            "pickup point, pick-up point, collection point, parcel shop, service point, access "
            "point, pickup location, locker"
        ),
        same(
            "click and collect, click & collect, collect in store, store pickup, pick up in "
            "store, bopis"
        ),
        same("abroad, overseas, international, worldwide, other countries, another country"),
        same("uk, united kingdom, great britain, england", weight=0.9),
        same("usa, united states, america, to the states", weight=0.9),
        same("duty, import tax, import fee, customs charge, customs fee, tariff"),
        same("postcode, post code, postal code, zip", weight=1.0),
        same("delivery address, shipping address, postal address"),
        typed(
            "wrong address, moved house, new address, different address, redirect, wrong "
            "street, wrong postcode",
            means="change address, delivery address, shipping address",
            weight=0.7,
        ),
        # Problems on the way
        same("missing, lost, disappeared, vanished"),
        typed(
            "never arrived, never came, never received, never delivered, never turned up, never "
            "showed up, never got my parcel, never got my package, never got my order, not "
            "arrived, not received, not delivered, not come, parcel not here, package not here, "
            "order not here, not turned up, didn't arrive, didnt arrive, didn't come, didnt "
            "come, hasn't arrived, hasnt arrived, hasn't come, hasnt come, haven't received, "
            "havent received, didn't receive, didnt receive, didn't turn up, no parcel, no "
            "package",
            means="missing, lost, late",
        ),
        same("late, delay, overdue"),
        typed(
            "taking too long, taking so long, taking ages, takes forever, still waiting, "
            "waiting for my parcel, waiting for my package, waiting for my order, held up, "
            "stuck, no update, not moving, slow",
            means="late, delay",
            weight=0.7,
        ),
        typed("stolen, stole, theft, thief, porch pirate", means="missing, lost", weight=0.7),
        typed(
            "says delivered, says it's delivered, says it was delivered, shows delivered, "
            "marked as delivered, marked delivered, shows as delivered, delivered but not, "
            "wrong house",
            means="missing, lost",
            weight=0.7,
        ),
        same(
            "missed delivery, delivery attempt, failed delivery, redelivery, not at home, not "
            "home, wasn't home, wasnt home, nobody home"
        ),
        same("damaged, broken, broke"),
        same("faulty, defective, broken"),
        typed(
            "smashed, cracked, shattered, dented, scratched, torn, ripped, crushed, squashed, "
            "leaking, ruined, busted, came apart, fell apart",
            means="damaged, broken, faulty",
        ),
        typed(
            "stopped working, won't turn on, wont turn on, dead on arrival, doa, dodgy, "
            "malfunction, fault, poor quality, doesn't work, doesnt work, not working",
            means="faulty, defective",
            weight=0.6,
        ),
        same("wrong item, wrong product, incorrect item, wrong article"),
        typed(
            "wrong order, wrong thing, wrong stuff, wrong one, wrong parcel, wrong package, mix "
            "up, different item, not what i ordered, someone else's order, not as described, "
            "not as pictured, sent the wrong, sent me the wrong, got the wrong, received the "
            "wrong",
            means="wrong item, incorrect item, wrong",
        ),
        typed(
            "incomplete, item missing, missing part, part missing, not complete, only half, "
            "half my order, part of my order, something missing, only one arrived",
            means="missing item, part of the order, missing",
            weight=0.7,
        ),
        same(
            "split shipment, partial delivery, separate parcels, several parcels, separate "
            "deliveries, multiple packages, sent separately"
        ),
        # Returns
        same(
            "return, send back, sent back, send it back, sent it back, ship back, give back, "
            "bring back, take back, take it back, send something back, rma"
        ),
        typed(
            "changed my mind, don't want it anymore, dont want it anymore, don't want it any "
            "more, no longer want, no longer need, unwanted, regret",
            means="return, withdrawal",
        ),
        same("withdrawal, cooling off, right to cancel, revocation"),
        same("return label, prepaid label, return shipping label"),
        same(
            "return period, return window, return deadline, time to return, days to return, how "
            "long to return, too late to return"
        ),
        same(
            "return cost, return fee, return shipping, return postage, return charge, cost of "
            "return, free return, pay for return"
        ),
        same("exchange, swap"),
        typed(
            "trade, different size, another size, other size, bigger size, smaller size, size "
            "up, size down, different colour, another colour, wrong size, wrong colour, wrong "
            "color, different color, too small, too big, too large, too tight, too short, "
            "doesn't fit, doesnt fit, didn't fit, not fit",
            means="exchange, swap",
            weight=0.7,
        ),
        same("warranty, guarantee"),
        typed("repair, fix, mend, broke after", means="warranty, guarantee", weight=0.6),
        same(
            "cannot be returned, can't be returned, not returnable, non returnable, can't "
            "return, cannot return, excluded from returns"
        ),
        typed(
            "lost the box, no box, without box, without packaging, without the box, threw away, "
            "original box",
            means="original packaging",
        ),
        same(
            "personalised, personalized item, personalized product, custom made, made to order, "
            "engraved, bespoke, customised"
        ),
        # Money
        same("refund, money back, reimburse, repaid, repay"),
        typed(
            "where is my money, wheres my money, where's my money, want my money, get my money, "
            "cash back, money returned, been credited, chargeback",
            means="refund",
        ),
        typed("cash", means="money", weight=0.7),
        same(
            "charged twice, charged double, double charge, paid twice, billed twice, double "
            "payment, duplicate payment, duplicate charge, taken twice"
        ),
        same("pay, paid, payment"),
        same("payment method, payment option, way to pay, means of payment"),
        typed(
            "paypal, klarna, apple pay, google pay, bancontact, visa, mastercard, amex, "
            "american express, cheque, gpay, can i pay with, do you accept",
            means="payment method, payment option, way to pay",
            weight=0.6,
        ),
        same("credit card, debit card, bank card, cc"),
        typed(
            "visa, mastercard, amex, american express, maestro",
            means="credit card, debit card",
            weight=0.7,
        ),
        same("pay later, bnpl, deferred payment, klarna, afterpay, clearpay", weight=0.7),
        same(
            "in instalments, instalment plan, pay monthly, monthly payment, pay in 3, spread "
            "the cost"
        ),
        same("bank transfer, wire transfer, direct transfer, bacs"),
        same(
            "payment failed, payment declined, card declined, payment rejected, card rejected, "
            "card not accepted, payment error, can't pay, cant pay, cannot pay, payment not "
            "working"
        ),
        same("invoice, bill, receipt, proof of purchase"),
        same("vat, sales tax, gst, value added tax"),
        same("voucher, coupon, promo code, discount code, promotional code, offer code"),
        typed(
            "promo, promotion, discount, special offer, money off, code not working, code "
            "doesn't work, code doesnt work, invalid code, code invalid",
            means="discount code, voucher, promo code",
            weight=0.6,
        ),
        same("gift card, giftcard, gift voucher, gift certificate"),
        same("store credit, shop credit, credit note"),
        typed(
            "use a code, use my code, use discount code, use my voucher, use a voucher, use "
            "gift card, use a gift card, use my gift card, enter code, apply code, apply "
            "discount, cash in",
            means="redeem",
        ),
        same("price, cost, fee", weight=0.6),
        typed(
            "call off, annul, undo order, stop my order, stop order, ordered by mistake, "
            "ordered by accident, ordered twice, accidentally ordered",
            means="cancel",
        ),
        same("change, edit, amend, modify, alter"),
        typed(
            "add to order, add to my order, add an item, remove an item, add something, forgot "
            "to add, combine orders",
            means="change order, change my order, change your order",
            weight=0.7,
        ),
        # Account
        same("log in, login, sign in, signin, log on"),
        typed(
            "can't log in, cant log in, cannot log in, can't login, cant login, cannot login, "
            "can't sign in, cant sign in, cannot sign in, unable to log in, unable to login, "
            "unable to sign in, locked out, account locked, account blocked, can't get into my "
            "account, cant get into my account, login problem, login failed, login not working",
            means="reset password, password reset, reset your password, password",
        ),
        typed(
            "forgot password, forgotten password, forget password, forgot my password, "
            "forgotten my password, lost password, lost my password, don't know password, new "
            "password, change password, change my password, recover password, wrong password, "
            "password not working, password doesn't work",
            means="reset password, password reset, reset your password, forgot your password",
        ),
        same("password, passcode, pwd, pass word", weight=0.9),
        same("two-step, two factor, 2fa, mfa, 2-step, 2 factor, multi factor"),
        same("verification code, security code, one time code, otp, sms code, one time password"),
        typed(
            "authenticator app, google authenticator, verification code, security code, otp, "
            "sms code, text code, lost phone, lost my phone, recovery code",
            means="two-step verification, two factor",
            weight=0.7,
        ),
        same(
            "register, registration, sign up, signup, create account, create an account, make "
            "an account, open an account, new account"
        ),
        typed(
            "close account, close my account, remove account, remove my account, deactivate, "
            "cancel account, cancel my account, get rid of, erase",
            means="delete account, delete my account, delete your account, delete",
        ),
        typed(
            "hacked, hijacked, someone in my account, unauthorised, unauthorized, scam, fake "
            "email, strange order",
            means="security, fraud, phishing",
            weight=0.6,
        ),
        same("privacy, data protection, personal data, gdpr, personal information"),
        same("guest, without account, without an account, no account, without registering"),
        same("email, e-mail", weight=1.0),
        same("phone, telephone, mobile"),
        # Shop and contact
        same("unsubscribe, opt out, stop emails, stop the emails, no more emails, too many emails"),
        typed(
            "mailing list, marketing email, stop emailing, stop sending emails, stop sending me "
            "emails, unsubscribe, subscribe",
            means="newsletter",
            weight=0.7,
        ),
        typed(
            "talk to someone, talk to a human, speak to someone, speak to a human, real person, "
            "agent, customer service, customer support, customer care, help desk, helpdesk, "
            "helpline, hotline, call you, ring you, email you, reach you, get in touch, chat, "
            "whatsapp, phone number, complaint, complain",
            means="contact",
            weight=0.7,
        ),
        same(
            "opening hours, opening times, business hours, office hours, trading hours, are you "
            "open"
        ),
        same("shop, store"),
        same("size guide, size chart, size table, measurements"),
        typed(
            "what size, which size, right size, my size, fit, true to size, runs small, runs "
            "large, between sizes",
            means="size guide, size chart",
        ),
        same("in stock, available"),
        same("out of stock, sold out, unavailable, not available"),
        same("back in stock, restock, available again"),
        same("basket, cart, trolley, shopping bag"),
        same("checkout, check out", weight=1.0),
        same("order number, order id, order reference, order no"),
        same("order, purchase, buy, bought", weight=0.6),
        same("item, product"),
        typed("stuff", means="item, order", weight=0.5),
        same("terms and conditions, terms of service, terms of use, t&c, t&cs, small print"),
        same("faq, frequently asked questions", weight=1.0),
        # Spellings
        same("colour, color", weight=1.0),
        same("neighbour, neighbor", weight=1.0),
    ),
    contact_words=ContactWords(
        phrases="contact, contact us, contact support, contact form, contact details, "
        "contact number, customer service, customer services, customer support, customer "
        "care, costumer service, costumer support, support, support team, support number, "
        "help desk, helpdesk, help line, helpline, hotline, phone, phone number, phone "
        "call, phone support, telephone, telephone number, call, call center, call centre, "
        "callback, call back, email, e-mail, email address, mail, mail address, write, "
        "chat, live chat, chatbot, agent, live agent, human, human being, person, operator, "
        "representative, rep, advisor, adviser, assistant, talk, talk to a human, talk to a "
        "person, talk to an agent, talk to someone, speak, speak to someone, speak to a "
        "person, speak with a human, reach you, get in touch, ask a question, ask a person",
        complaints="complaint, complaints, complain, make a complaint, file a complaint, "
        "formal complaint, complaints department, manager, supervisor",
        fillers="now, asap, urgent, urgently, real, actual, live, directly, department, "
        "staff, team, member",
    ),
)
