"""Portuguese."""

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
    code="pt",
    registers={
        "tu": r"(?i:tu|teus?|tuas?|contigo)",
        "você": r"(?i:vocês?)",
    },
    quotes="“” «» ‘’",
    open_words=words("""
a à ao aos as às com da das de do dos e em mas na nas no nos o os ou para pela
pelo por porque que se sem um uma
"""),
    repeated_words=words("muito"),
    stemmer="portuguese",
    agreement=Agreement(
        durations=patterns(r"""
(?:os?|as|d[oa]s?|n[oa]s?|aos?|às|est[ea]s?|ess[ea]s?|aquel[ea]s|teus|tuas|seus|suas|noss[oa]s) {}
(?:primeir[oa]s|próxim[oa]s|últim[oa]s) {}
(?:passaram|faltam|restam|decorrid[oa]s|passad[oa]s) {}
{} (?:seguintes?|consecutiv[oa]s|corridos|úteis|passaram)
"""),
        has_plurals=True,
    ),
    facts=FactWords(
        countries={
            "AE": "EAU",
            "CZ": "República Checa|República Tcheca",
            "GB": "Grã-Bretanha",
            "NL": "Holanda|Países Baixos",
            "US": "EUA",
        },
        units={
            "second": "segundo|segundos",
            "minute": "minuto|minutos",
            "hour": "hora|horas",
            "day": "dia|dias|dias corridos",
            "working-day": "dia útil|dias úteis",
            "week": "semana|semanas",
            "month": "mês|meses",
            "year": "ano|anos",
        },
        numbers="um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze",
        between="a|e|ou",
        percents="por cento",
        currencies={"euro": "EUR", "euros": "EUR", "dólares": "USD"},
        hour_sign="h",
        dates=("d MMMM y", "d MMMM"),
        ordinal="º?",
    ),
    prohibitions=r"\bnão (?:se |o |a )?(?:pod|dev)\w*|\bnunca\b",
    negations=r"\b(?:não|nunca|jamais|sem|ninguém|nada|nenhum\w*|nem)\b",
    # Martins and others, Readability formulas applied to textbooks, USP 1996.
    # 25 to 50 is “difficult”.
    readability=Readability(
        name="Martins",
        constant=248.835,
        words_per_sentence=-1.015,
        syllables_per_word=-84.6,
        vowels="ão|ãe|õe|[iu]?[aeoáàâãéêóôõ][iu]?|[íú]|[iu]+",
    ),
    stop_words=words("""
a ai ajuda ajudar alguem algum alguma ao aos aqui as ate com comigo como consegue consigo da das de
deste deve devemos devo do dos e eh ela ele em entao era es essa esse esses esta estao estar estas
estava este estes estou eu faco favor faz fazem fazer foi foram gostaria gostava ha haver isso isto
ja la lhe mas me meu meus mim minha minhas muito na nao nas ne nenhum nesta neste no nos nossa
nosso num numa o obrigada obrigado oi ola onde os ou para pela pelas pelo pelos pode podem poder
poderia podia por porque posso pq pra precisava preciso pro q quais qual quando quanta quantas
quanto quantos que quem quer queria quero saber sao se seja sendo ser sera seria seu seus sim sobre
somos sou sua suas tambem te tem temos tenho ter tudo um uma vai vc vcs voce voces vou
"""),
    synonyms=(
        # Shipping
        same("encomenda, pedido"),
        same("pacote, encomenda, volume", weight=0.7),
        same("envio, expedição, expedir, remessa, despacho"),
        same("envio, entrega", weight=0.5),
        same(
            "frete, portes, custos de envio, despesas de envio, taxa de entrega, custo de "
            "entrega, custa o envio, preço do envio"
        ),
        same(
            "frete grátis, portes grátis, envio grátis, envio gratuito, entrega gratuita, "
            "entrega grátis"
        ),
        same("grátis, gratuito, sem custos"),
        same("preço, custo, valor", weight=0.6),
        same("rastrear, rastreio, rastreamento, tracking, seguimento"),
        same(
            "código de rastreio, código de rastreamento, número de rastreio, número de "
            "seguimento, número de tracking"
        ),
        typed(
            "cadê, está a minha encomenda, está o meu pedido, onde está meu pedido, onde anda, "
            "acompanhar, localizar, status, situação do pedido",
            means="rastrear, rastreio, estado da encomenda, status do pedido",
            weight=0.6,
        ),
        same("transportadora, estafeta, motoboy", weight=0.7),
        typed(
            "ctt, sedex, jadlog, loggi, dpd, gls, dhl, ups, mrw, os correios, pelos correios",
            means="transportadora, rastreio",
            weight=0.5,
        ),
        same("prazo de entrega, tempo de entrega, prazo de envio, data de entrega"),
        typed(
            "quanto tempo demora, quanto tempo leva, quanto demora, quando chega, quando vai "
            "chegar, em quantos dias",
            means="prazo de entrega, tempo de entrega",
            weight=0.5,
        ),
        same("expresso, urgente, entrega rápida, envio rápido"),
        same("ponto de recolha, ponto de retirada, ponto de coleta, ponto pick up"),
        typed(
            "cacifo, locker, pickup, posto dos correios, agência dos correios",
            means="ponto de recolha, ponto de retirada",
            weight=0.7,
        ),
        same(
            "levantamento na loja, levantar em loja, recolha em loja, retirada na loja, click "
            "and collect, clique e retire"
        ),
        same("morada, endereço, domicílio"),
        same("código postal, cep"),
        typed(
            "ausente, não estava em casa, não estou em casa, ninguém em casa",
            means="tentativa de entrega, ponto de recolha, vizinho",
            weight=0.6,
        ),
        same(
            "direitos aduaneiros, taxas alfandegárias, impostos de importação, taxa de "
            "importação, direitos de importação"
        ),
        typed(
            "alfândega, aduana, desalfandegamento, receita federal",
            means="taxas alfandegárias, impostos de importação, direitos aduaneiros",
            weight=0.7,
        ),
        typed("iva, icms", means="impostos", weight=0.6),
        same("estrangeiro, exterior, internacional, outros países", weight=0.7),
        # Problems on the way
        typed(
            "não chegou, ainda não chegou, nunca chegou, não recebi, ainda não recebi, nunca "
            "recebi, não foi entregue, não veio",
            means="atraso, extraviado, perdido",
            weight=0.6,
        ),
        same("atraso, demora", weight=0.5),
        same("extraviado, perdido, desaparecido, sumiu"),
        typed("roubado, furtado", means="extraviado, perdido", weight=0.7),
        typed(
            "consta como entregue, consta entregue, diz entregue, aparece como entregue, dado "
            "como entregue, marcado como entregue",
            means="não recebi, extraviado, vizinho",
            weight=0.6,
        ),
        same(
            "danificado, quebrado, estragado, dano, amassado, rachado, veio partido, chegou partido"
        ),
        same("defeituoso, defeito, avariado, avaria"),
        same("danificado, defeituoso", weight=0.6),
        typed(
            "não funciona, não liga, deixou de funcionar, parou de funcionar",
            means="defeito, garantia",
            weight=0.5,
        ),
        typed(
            "incorreto, foi o que pedi, é o que pedi, é o que encomendei, veio diferente, veio "
            "trocado, produto trocado",
            means="artigo errado, produto errado, errado",
            weight=0.7,
        ),
        same(
            "incompleto, artigo em falta, falta um artigo, falta um produto, item faltando, "
            "está faltando"
        ),
        same("embalagem, embalar, caixa", weight=0.7),
        same("reclamação, queixa"),
        # Returns
        same("devolver, devolução, retorno, mandar de volta, enviar de volta"),
        same(
            "etiqueta de devolução, guia de devolução, código de postagem, autorização de "
            "postagem, logística reversa"
        ),
        same("arrependimento, livre resolução"),
        typed(
            "desistência, mudei de ideia, não gostei, não quero mais, me arrependi",
            means="arrependimento, devolução, livre resolução",
            weight=0.6,
        ),
        same("outro tamanho, tamanho errado, trocar de tamanho, trocar o tamanho"),
        typed(
            "ficou pequeno, ficou grande, muito pequeno, muito grande, não me serve, não serve, "
            "ficou apertado",
            means="outro tamanho, troca, tamanho",
            weight=0.7,
        ),
        typed("substituição, substituir", means="troca", weight=0.6),
        typed("assistência técnica, conserto, reparo, warranty", means="garantia", weight=0.6),
        # Money
        same(
            "reembolso, estorno, ressarcimento, devolução do dinheiro, dinheiro de volta, "
            "devolver o dinheiro, devolução do valor, meu dinheiro, refund"
        ),
        same(
            "cobrado duas vezes, pago duas vezes, cobrança duplicada, pagamento duplicado, "
            "cobrança em dobro, dupla cobrança, pago em duplicado"
        ),
        same("fatura, factura, nota fiscal, nfe"),
        typed(
            "recibo, comprovativo, talão, nif, contribuinte, cpf, cnpj, danfe",
            means="fatura, nota fiscal",
            weight=0.6,
        ),
        same("pagamento, pagar"),
        same("método de pagamento, forma de pagamento, meio de pagamento, modo de pagamento"),
        typed(
            "pix, boleto, mbway, mb way, multibanco, paypal, klarna, apple pay, google pay, "
            "mercado pago, picpay",
            means="método de pagamento, forma de pagamento",
            weight=0.6,
        ),
        same("mbway, mb way"),
        same("cartão, cartões", weight=1.0),
        typed(
            "visa, mastercard, amex, elo, cartão de débito", means="cartão de crédito", weight=0.6
        ),
        same("cvv, cvc, código de segurança"),
        same(
            "à cobrança, contra reembolso, pagamento na entrega, contra entrega, pagar na entrega"
        ),
        typed("iban, nib, ted, depósito", means="transferência", weight=0.6),
        same(
            "pagamento recusado, cartão recusado, pagamento rejeitado, pagamento negado, "
            "pagamento não aprovado, não consigo pagar, não aceita o cartão"
        ),
        same("parcelas, prestações, pagamento faseado, sem juros"),
        same(
            "cupão, cupom, cupões, cupons, código promocional, código de desconto, vale de "
            "desconto, voucher"
        ),
        same("desconto, promoção, promo, oferta", weight=0.6),
        same(
            "cartão presente, cartão oferta, vale presente, cheque prenda, cheque oferta, gift "
            "card, giftcard"
        ),
        same("vale compra, crédito na loja, crédito em loja, vale de compra"),
        # Account
        same("senha, palavra-passe, password, palavra chave"),
        typed(
            "esqueci, não lembro, não me lembro, resetar, recuperar a senha, recuperar senha",
            means="redefinir, repor a palavra-passe, recuperar",
            weight=0.7,
        ),
        same("redefinir, redefinição, repor a palavra-passe"),
        same("iniciar sessão, login, início de sessão, logar"),
        typed("entrar, aceder, acessar", means="iniciar sessão, login", weight=0.6),
        typed(
            "não consigo entrar, não consigo aceder, não consigo acessar, não consigo logar, "
            "não consigo iniciar sessão, não consigo fazer login, muitas tentativas",
            means="redefinir, bloqueado, login",
            weight=0.7,
        ),
        same("criar conta, criar uma conta, registar, registro, cadastro, abrir conta, sign up"),
        same("eliminar, apagar, excluir, deletar"),
        typed(
            "encerrar conta, encerrar a conta, fechar conta, cancelar conta, cancelar a conta",
            means="eliminar a conta, eliminar, excluir",
            weight=0.7,
        ),
        same("convidado, visitante, sem conta, sem registo, sem cadastro, guest"),
        same(
            "verificação em duas etapas, verificação em dois passos, dois fatores, duplo fator, "
            "2fa, mfa"
        ),
        same("otp, código de verificação, código sms, código de uso único"),
        typed(
            "código não chega, recebi o código, código inválido",
            means="verificação em duas etapas, código de verificação",
            weight=0.6,
        ),
        typed(
            "perdi o telemóvel, perdi o celular, telemóvel perdido, celular perdido, telemóvel "
            "novo, celular novo, troquei de celular, troquei de telemóvel",
            means="códigos de recuperação",
            weight=0.7,
        ),
        same("telemóvel, celular, smartphone, telefone", weight=0.7),
        same("e-mail, email, mail, correio eletrónico"),
        same("spam, lixo eletrónico"),
        typed(
            "não recebi o email, não recebi email, não recebo emails, email não chega",
            means="spam, lixo eletrónico",
            weight=0.6,
        ),
        typed("perfil, área de cliente", means="conta", weight=0.6),
        same("utilizador, usuário"),
        same("proteção de dados, dados pessoais, privacidade, rgpd, lgpd, gdpr"),
        typed(
            "hackeado, invadida, pirateada, golpe, burla, phishing",
            means="segurança, fraude",
            weight=0.6,
        ),
        same("alterar, mudar, modificar, atualizar, editar"),
        typed(
            "mudei de casa, mudança, morada errada, endereço errado",
            means="alterar morada, morada, endereço",
            weight=0.6,
        ),
        # Shop and contact
        same("cancelar, anular"),
        typed("comprar", means="encomenda, pedido", weight=0.6),
        same("número da encomenda, número de encomenda, número do pedido, referência da encomenda"),
        same("carrinho, cesto, sacola"),
        same("finalizar compra, finalizar a compra, concluir a compra, fechar o pedido, checkout"),
        same("apoio ao cliente, atendimento ao cliente, serviço ao cliente, suporte, sac"),
        same("contacto, contato, fale conosco, fale connosco"),
        typed(
            "falar com alguém, atendente, operador, ligar, por telefone, whatsapp, zap, apoio "
            "ao cliente",
            means="contacto, contato, chat",
            weight=0.6,
        ),
        same("tamanho, numeração, medida", weight=0.7),
        same("tabela de tamanhos, guia de tamanhos, tabela de medidas, guia de medidas"),
        same("disponível, disponibilidade, stock, estoque"),
        same("esgotado, indisponível, sem stock, sem estoque, fora de estoque"),
        typed(
            "reposição, volta ao stock, volta ao estoque, avise-me",
            means="esgotado, disponível",
            weight=0.6,
        ),
        same("pré-venda, pré-encomenda, encomenda antecipada"),
        same("newsletter, boletim, e-mails promocionais"),
        same(
            "cancelar a subscrição, anular a subscrição, cancelar inscrição, descadastrar, "
            "deixar de receber, unsubscribe"
        ),
        same("subscrição, assinatura, subscrever", weight=0.7),
        same("avaliação, opinião, review, resenha"),
        typed("app", means="aplicação móvel, o aplicativo, a aplicação"),
        # Spellings
        same("ecrã, tela"),
    ),
    contact_words=ContactWords(
        phrases="contacto, contato, contactos, contatos, contactar, contatar, contacte-nos, "
        "contate-nos, fale conosco, fale connosco, entrar em contacto, entrar em contato, "
        "apoio ao cliente, serviço de apoio ao cliente, serviço ao cliente, atendimento, "
        "atendimento ao cliente, central de atendimento, serviço de atendimento, SAC, "
        "suporte, assistência, linha de apoio, telefone, número de telefone, telefone de "
        "contacto, telefone de contato, ligar, telefonar, chamada, telefonema, email, "
        "e-mail, mail, endereço de email, endereço de e-mail, correio eletrónico, correio "
        "eletrônico, escrever, enviar mensagem, chat, chat ao vivo, chat online, conversar, "
        "pessoa, humano, ser humano, atendente, assistente, agente, operador, operadora, "
        "representante, falar, falar com uma pessoa, falar com alguém, falar com um humano, "
        "falar com atendente, falar com um assistente, formulário de contacto, formulário "
        "de contato, fazer uma pergunta",
        complaints="queixa, queixas, apresentar queixa, reclamação, reclamações, reclamar, "
        "fazer uma reclamação, livro de reclamações, ouvidoria, gerente, supervisor",
        fillers="por favor, favor, real, verdade, urgente, urgência, diretamente, agora, alguém",
    ),
)
