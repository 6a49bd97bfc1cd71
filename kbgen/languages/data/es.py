"""Spanish."""

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
    code="es",
    registers={
        "tú": r"(?i:tú|tus?|ti|contigo)",
        "usted": r"(?i:ustedes|usted)",
        "vos": r"(?i:vos)",
    },
    quotes="«» “” ‘’",
    open_words=words("""
a al con de del el en la las los o para por porque que si sin su sus tu tus un
una y
"""),
    repeated_words=words("muy"),
    stemmer="spanish",
    grouped_from=10_000,
    agreement=Agreement(
        durations=patterns(r"""
(?:l[oa]s|el|la|al|es[oa]s|es[ea]|est[oae]s?|aquell[oa]s|tus?|sus?|nuestr[oa]s|un[oa]s|amb[oa]s) {}
(?:primer[oa]s|próxim[oa]s|siguientes|últim[oa]s) {}
(?:pasa(?:n|ron|d[oa]s)|pasen|faltan|quedan|transcurr(?:an|en|id[oa]s)|cumplid[oa]s|bastan) {}
(?:han (?:pasado|transcurrido)|son|serán|cada) {}
{} (?:siguientes?|anteriores|posteriores|hábiles|naturales|laborables)
{} (?:consecutiv[oa]s|seguid[oa]s|complet[oa]s|adicionales)
"""),
        has_plurals=True,
    ),
    facts=FactWords(
        countries={
            "AE": "EAU",
            "CZ": "República Checa",
            "GB": "Gran Bretaña",
            "NL": "Holanda",
            "US": "EE. UU.|EE UU|EE.UU.|EEUU|EUA",
        },
        units={
            "second": "segundo|segundos",
            "minute": "minuto|minutos",
            "hour": "hora|horas",
            "day": "día|días|dia|dias|día natural|días naturales",
            "working-day": "día laborable|días laborables|día hábil|días hábiles",
            "week": "semana|semanas",
            "month": "mes|meses",
            "year": "año|años",
        },
        numbers="un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce",
        between="a|y|o",
        percents="por ciento",
        currencies={"euro": "EUR", "euros": "EUR", "dólares": "USD", "libras": "GBP"},
        hour_sign="h",
        dates=("d 'de' MMMM 'del' y", "d MMMM y", "d MMMM"),
        ordinal="º?",
    ),
    prohibitions=r"\bno (?:se |lo |la |los |las |te |le )?(?:pued|podr|deb)\w*|\bnunca\b",
    negations=r"\b(?:no|nunca|jamás|sin|nadie|nada|ning\w+|ni|tampoco)\b",
    # Szigriszt Pazos, Sistemas predictivos de legilibilidad, Madrid 1993.
    # INFLESZ scale: 40 to 55 is “somewhat difficult”, below 40 “very difficult”.
    readability=Readability(
        name="Szigriszt-Pazos",
        constant=206.835,
        words_per_sentence=-1,
        syllables_per_word=-62.3,
        difficult=40,
        vowels="[iuü]?[aeoáéó][iuy]?(?![a-záéíóú]{0,40}[íú]$)|[íú]|[iuü]+|y(?![aeiouáéíóú])",
    ),
    stop_words=words("""
a al algo algun alguna aqui asi aun aunque ayuda ayudar buenas como con cual cuales cuando cuanta
cuantas cuanto cuantos da dar darme de debe debo del desde donde e el ella ellos en entonces entre
era es esa esas ese eso esta estaba estan estar estas este esto estos estoy favor fue fueron
gracias gustaria ha haber hace hacen hacer hago han has hasta hay haya he hemos hola la las le les
lo los me mi mis muy necesita necesitamos necesito ni no nos nosotros nuestra nuestro o os para
pero podeis podemos poder podria por porfa porfavor porque pq pueda puede pueden puedes puedo pues
q que quien quienes quiere quiero quisiera saber se sea ser si sido sobre son su sus tambien te
tendria tenemos tener tengo tiene tienen tienes tu tus u un una uno va van vuestro xfa xq y ya yo
"""),
    synonyms=(
        # Shipping
        same("paquete, bulto, encomienda"),
        typed("envío", means="paquete", weight=0.5),
        same("entrega, reparto, delivery, despacho, despachar, despachado"),
        typed("despacho, despachar, despachado, despachan", means="envío", weight=0.8),
        same("envío, entrega", weight=0.5),
        same(
            "gastos de envío, costes de envío, precio del envío, portes, flete, franqueo, cuesta "
            "el envío, vale el envío"
        ),
        same("envío gratis, envío gratuito, portes gratis, sin gastos de envío"),
        same("gratis, gratuito, sin coste, sin cargo"),
        same("coste, cuesta, precio", weight=0.7),
        typed("cuánto sale, cuánto vale, cuánto cobran", means="cuesta, precio, coste", weight=0.7),
        same("seguimiento, rastrear, rastreo, tracking, trackear"),
        same(
            "número de seguimiento, número de rastreo, número de guía, código de seguimiento, "
            "localizador"
        ),
        typed(
            "dónde está mi pedido, dónde está mi paquete, localizar, seguir, sigo, status, estatus",
            means="seguimiento, rastrear, estado del pedido",
            weight=0.6,
        ),
        same("transportista, repartidor, mensajero, courier, empresa de mensajería"),
        typed(
            "seur, mrw, nacex, gls, dhl, ups, fedex, correos express, estafeta, andreani",
            means="transportista, seguimiento",
            weight=0.5,
        ),
        same("plazo de entrega, tiempo de entrega, tiempo de envío, fecha de entrega"),
        typed(
            "cuánto tarda, cuándo llega, cuándo me llega, cuánto demora, qué día llega, tarda en "
            "llegar",
            means="plazo de entrega, tiempo de entrega",
            weight=0.5,
        ),
        same("días laborables, días hábiles"),
        typed(
            "fin de semana, domingo, festivo, feriado",
            means="días laborables, días hábiles",
            weight=0.5,
        ),
        same("urgente, exprés, express, entrega rápida, envío rápido"),
        same("punto de recogida, punto de retiro, pick up point, punto pack"),
        typed(
            "taquilla, locker, consigna, casillero, citypaq, pickup, oficina de correos",
            means="punto de recogida",
            weight=0.7,
        ),
        same(
            "recogida en tienda, recoger en la tienda, retiro en tienda, click and collect, pick up"
        ),
        same("dirección de entrega, dirección de envío, domicilio", weight=0.7),
        typed(
            "no estaba en casa, no estoy en casa, no estaré en casa, ausente",
            means="intento de entrega, punto de recogida, vecino",
            weight=0.6,
        ),
        same("aranceles, derechos de aduana, gastos de aduana, derechos de importación"),
        typed("aduana, aduanero", means="aranceles, derechos de importación", weight=0.6),
        typed("iva, igic, tasas", means="impuestos", weight=0.7),
        same("extranjero, internacional, otro país, fuera de españa", weight=0.7),
        # Problems on the way
        typed(
            "no ha llegado, no me ha llegado, no llega, no me llega, nunca llegó, sin recibir, no "
            "recibí, no he recibido, no lo recibí, sigue sin llegar",
            means="retraso, perdido, llega tarde",
            weight=0.6,
        ),
        same("retraso, atraso, demora en la entrega, llega tarde"),
        same("perdido, extraviado, desaparecido, se pierde"),
        typed("robado, hurto, me lo robaron", means="perdido, extraviado", weight=0.7),
        typed(
            "dice entregado, pone entregado, figura como entregado, aparece como entregado, "
            "marcado como entregado, consta como entregado",
            means="no ha llegado, perdido, vecino",
            weight=0.6,
        ),
        same("dañado, roto, rotura, estropeado, golpeado, se rompió"),
        same("defectuoso, defecto, averiado, avería, tara, fallado, falla"),
        typed(
            "precinto, precinto roto, sin precinto, llegó abierto, llegó abierta, vino abierto, "
            "caja abierta, paquete abierto",
            means="dañado, embalaje, incompleto",
            weight=0.7,
        ),
        typed(
            "hecho pedazos, en pedazos, hecho añicos, hecho trizas, destrozado, destruido, "
            "aplastado, abollado, rayado, rajado, quebrado, agrietado, rompió",
            means="dañado, roto, defectuoso",
            weight=0.7,
        ),
        same("dañado, defectuoso", weight=0.6),
        typed(
            "no funciona, no enciende, no anda, dejó de funcionar, viene mal, llegó mal",
            means="defectuoso, dañado, garantía",
            weight=0.5,
        ),
        same("equivocado, incorrecto, erróneo"),
        typed(
            "es lo que pedí, enviado otro, recibido otro, me mandaron otro, llegó otro, se han "
            "equivocado, pedido cambiado",
            means="equivocado, artículo equivocado, incorrecto",
            weight=0.7,
        ),
        typed(
            "me falta, falta un, faltan productos, faltante",
            means="incompleto, artículo que falta",
            weight=0.6,
        ),
        same("embalaje, embalar, empaque, packaging, envoltorio"),
        same("reclamación, queja"),
        # Returns
        same("devolver, devolución, devuelvo, devuelto, retorno, enviar de vuelta"),
        same("etiqueta de devolución, etiqueta de retorno, etiqueta prepagada"),
        typed("etiqueta de envío, código QR", means="etiqueta de devolución", weight=0.5),
        typed(
            "arrepentimiento, me arrepiento, no me gusta, cambiar de idea, cambié de opinión",
            means="desistimiento, devolución",
            weight=0.6,
        ),
        same("cambio de talla, otra talla, talla equivocada, talla incorrecta"),
        typed(
            "me queda pequeño, me queda grande, me queda chico, me está pequeño, me está grande, "
            "no me vale, no me queda bien, no es mi talla, me aprieta, aprieta, ajustado, "
            "estrecho, me queda corto, me queda largo, demasiado pequeño, demasiado grande",
            means="otra talla, cambio de talla, talla",
            weight=0.7,
        ),
        typed("sustitución, reemplazo, canje", means="cambio", weight=0.6),
        typed("descambiar, descambio, descambiarlo", means="devolver, devolución, cambio"),
        typed(
            "ticket regalo, tique regalo, es un regalo, me lo regalaron, regalado",
            means="devolución, devolver, cambio",
            weight=0.6,
        ),
        typed(
            "recogida a domicilio, recogida en casa, recoger en casa, recogen en casa, vengan a "
            "recoger, retiro a domicilio",
            means="devolución, recogida",
            weight=0.6,
        ),
        typed(
            "warranty, servicio técnico, se estropeó, reparación, arreglar",
            means="garantía",
            weight=0.6,
        ),
        same("no se puede devolver, no admite devolución, sin devolución"),
        # Money
        same(
            "reembolso, reintegro, devolución del dinero, devolver el dinero, devuelven el dinero, "
            "devolución del importe, refund"
        ),
        typed(
            "abono, recuperar el dinero, recuperar mi dinero, dinero de vuelta, devuelvan mi "
            "dinero, mi dinero",
            means="reembolso",
            weight=0.7,
        ),
        same(
            "cobrado dos veces, pagado dos veces, doble cobro, doble cargo, cargo duplicado, cobro "
            "duplicado, pago duplicado"
        ),
        typed(
            "cobro indebido, cobrado de más, han cobrado de más, me cobraron de más, cargo "
            "indebido, contracargo, retrocesión, cargo que no reconozco, cargo desconocido",
            means="reembolso, cobrado dos veces, doble cobro",
            weight=0.7,
        ),
        same("albarán, nota de entrega, remito"),
        typed("albarán, nota de entrega, remito", means="factura", weight=0.6),
        typed(
            "ticket, tique, recibo de compra, un recibo, boleta, un comprobante, comprobante de "
            "compra, justificante de compra",
            means="factura",
            weight=0.7,
        ),
        typed(
            "nif, cif, rfc, cuit, rut, datos fiscales, autónomo",
            means="factura, datos de facturación",
            weight=0.5,
        ),
        same("dni, nie, documento de identidad, carnet de identidad, cédula"),
        same("método de pago, forma de pago, medio de pago, modo de pago"),
        typed(
            "bizum, paypal, klarna, apple pay, google pay, mercado pago, oxxo, spei, cómo pagar",
            means="forma de pago, método de pago",
            weight=0.6,
        ),
        typed(
            "visa, mastercard, amex, american express, tarjeta bancaria",
            means="tarjeta de crédito, tarjeta",
            weight=0.7,
        ),
        same("cvv, cvc, código de seguridad"),
        same(
            "contra reembolso, pago contra reembolso, pagar contra reembolso, envío contra "
            "reembolso, contrarreembolso, pago contra entrega, pagar al recibir, pago en efectivo, "
            "cash on delivery"
        ),
        typed(
            "iban, clabe, cbu, número de cuenta", means="transferencia, cuenta bancaria", weight=0.6
        ),
        typed(
            "contra reembolso, pago contra reembolso, pagar contra reembolso, contrarreembolso, "
            "pago contra entrega, pagar al recibir",
            means="método de pago, forma de pago",
            weight=0.7,
        ),
        same(
            "pago rechazado, pago denegado, tarjeta rechazada, tarjeta denegada, pago fallido, "
            "error de pago, no puedo pagar, no acepta mi tarjeta"
        ),
        same(
            "pago a plazos, pago aplazado, pago fraccionado, financiación, en cuotas, meses sin "
            "intereses"
        ),
        same(
            "cupón, código promocional, código de descuento, código promo, vale descuento, vale de "
            "descuento, voucher"
        ),
        same("descuento, rebaja, oferta, promoción, promo", weight=0.6),
        same("tarjeta regalo, tarjeta de regalo, cheque regalo, bono regalo, gift card, giftcard"),
        same("saldo a favor, crédito en tienda, vale de compra, vale de tienda"),
        same("programa de puntos, programa de fidelidad, fidelización, club de clientes"),
        # Account
        same("contraseña, clave, password"),
        typed(
            "olvidé, resetear, no recuerdo, no me acuerdo, recuperar contraseña, recuperar mi "
            "contraseña, recuperar la contraseña",
            means="restablecer",
            weight=0.7,
        ),
        same("iniciar sesión, inicio de sesión, login, log in, loguearse"),
        typed(
            "acceder, acceso, entrar, ingresar, conectarme",
            means="iniciar sesión, inicio de sesión",
            weight=0.6,
        ),
        typed(
            "no puedo entrar, no puedo acceder, no puedo ingresar, no me deja entrar, no me deja "
            "acceder, no puedo iniciar sesión, no consigo entrar, demasiados intentos",
            means="restablecer, bloqueado, inicio de sesión",
            weight=0.7,
        ),
        same(
            "crear una cuenta, crear cuenta, registrarse, darse de alta, darme de alta, abrir una "
            "cuenta, abrir cuenta, cuenta nueva, nueva cuenta, sign up"
        ),
        same("eliminar, borrar, suprimir"),
        typed(
            "darse de baja, darme de baja, dar de baja, cerrar mi cuenta, cerrar la cuenta",
            means="eliminar, cancelar la suscripción",
            weight=0.6,
        ),
        same("invitado, sin cuenta, sin registrarse, guest"),
        same(
            "verificación en dos pasos, verificación de dos pasos, doble factor, dos factores, "
            "doble verificación, 2fa, mfa"
        ),
        same("otp, código sms, código de verificación, código de un uso"),
        typed(
            "no llega el código, no me llega código, código no llega, no acepta el código",
            means="verificación en dos pasos, código sms",
            weight=0.6,
        ),
        typed(
            "perdí el móvil, perdí mi celular, móvil perdido, celular perdido, cambié de móvil, "
            "móvil nuevo, celular nuevo, nuevo móvil",
            means="códigos de recuperación",
            weight=0.7,
        ),
        same("móvil, celular, smartphone, teléfono", weight=0.7),
        same("correo electrónico, correo, email, e-mail, mail"),
        same("spam, correo no deseado, correo basura"),
        typed(
            "llega el correo, llega ningún correo, llega el email, recibo el correo",
            means="spam, correo no deseado",
            weight=0.6,
        ),
        typed("perfil, account, mis datos", means="cuenta", weight=0.6),
        same("protección de datos, datos personales, privacidad, rgpd, gdpr, lopd"),
        typed(
            "hackeado, jaqueado, pirateado, phishing, estafa", means="seguridad, fraude", weight=0.6
        ),
        typed(
            "modificar dirección, modificar la dirección, modificar mi dirección, editar "
            "dirección, editar mi dirección, actualizar dirección, corregir dirección, corregir la "
            "dirección, modificar mis datos, actualizar mis datos, editar mis datos, modificar "
            "correo, modificar mi correo, actualizar mi correo",
            means="cambiar dirección, cambiar correo, dirección, correo",
            weight=0.7,
        ),
        typed(
            "modificar pedido, modificar el pedido, modificar mi pedido, editar pedido, editar mi "
            "pedido, editar el pedido, cambiar pedido, cambiar el pedido, cambiar mi pedido, "
            "corregir pedido, corregir mi pedido",
            means="cancelar, cambiar dirección, dirección de entrega, número de pedido",
            weight=0.6,
        ),
        typed("código postal", means="dirección", weight=0.6),
        typed(
            "reenviar, reenvío, reenviar el paquete, mudanza, me he mudado, me mudé, dirección "
            "equivocada, dirección incorrecta, dirección errónea, mal la dirección, dirección mal, "
            "otra dirección, nueva dirección, cambiar de domicilio",
            means="cambiar dirección, dirección",
            weight=0.6,
        ),
        # Shop and contact
        same("cancelar, anular"),
        typed("orden, encargo, mi compra", means="pedido", weight=0.7),
        same("número de pedido, número de orden, referencia del pedido"),
        same("pedir, pido, comprar, hacer un pedido", weight=0.6),
        same("carrito, cesta, carro de compra"),
        same("finalizar la compra, tramitar el pedido, terminar la compra, checkout"),
        same("atención al cliente, servicio al cliente, servicio de atención, soporte"),
        typed(
            "hablar con alguien, hablar con una persona, llamar, operador, asesor, por teléfono, "
            "whatsapp, wasap, atención al cliente",
            means="contacto, chat",
            weight=0.6,
        ),
        same("artículo, producto"),
        same("talla, tamaño, medida", weight=0.7),
        same("guía de tallas, tabla de tallas, tabla de medidas, guía de medidas"),
        same("disponible, disponibilidad, stock, existencias"),
        same("agotado, sin stock, sin existencias, fuera de stock, no disponible, no hay stock"),
        typed("cuándo vuelve, reposición, reponer", means="agotado, disponible", weight=0.6),
        same("preventa, preorder, pre order"),
        same("newsletter, boletín, correos comerciales, correos publicitarios"),
        same("cancelar la suscripción, dejar de recibir, desuscribir, unsubscribe"),
        same("opinión, reseña, valoración, review"),
        same("tienda física, sucursal"),
        typed("app", means="aplicación móvil, la aplicación"),
        # Spellings
        same("online, on line, en línea, por internet"),
    ),
    contact_words=ContactWords(
        phrases="contacto, contactar, contáctenos, contáctanos, contactar con ustedes, "
        "contactarme, ponerse en contacto, atención al cliente, atención al consumidor, "
        "servicio al cliente, servicio de atención al cliente, soporte, soporte técnico, "
        "asistencia, línea de atención, teléfono, número de teléfono, número telefónico, "
        "teléfono de contacto, teléfono de atención al cliente, llamar, llamada, llamaros, "
        "llamarlos, llamarles, correo, correo electrónico, email, e-mail, mail, escribir, "
        "escribiros, escribirles, enviar un mensaje, chat, chat en vivo, chat en directo, "
        "chatear, persona, humano, ser humano, agente, asesor, asesora, operador, "
        "operadora, representante, hablar, hablar con una persona, hablar con alguien, "
        "hablar con un humano, hablar con un agente, formulario de contacto, datos de "
        "contacto, hacer una pregunta",
        complaints="queja, quejas, quejarme, poner una queja, presentar una queja, reclamo, "
        "reclamos, reclamación, reclamaciones, poner una reclamación, hoja de "
        "reclamaciones, libro de reclamaciones, encargado, supervisor",
        fillers="por favor, favor, real, verdad, urgente, urgentemente, directamente, "
        "ahora, ya, alguien",
    ),
)
