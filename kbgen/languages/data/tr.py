"""Turkish."""

from kbgen.languages.language import (
    ContactWords,
    FactWords,
    Language,
    Readability,
    same,
    typed,
    words,
)

LANGUAGE = Language(
    code="tr",
    registers={
        "sen": r"(?i:sen|sana|seni|senin|sende|senden)",
        "siz": r"(?i:siz|size|sizi|sizin|sizde|sizden)",
    },
    quotes="“” «» ‘’",
    open_words=words("ama ancak bir çünkü eğer ve veya"),
    stemmer="turkish",
    facts=FactWords(
        countries={
            "GB": "İngiltere",
            "US": "ABD",
        },
        names_inflect=True,
        units={
            "second": "saniye|saniyelik|saniyede",
            "minute": "dakika|dakikalık|dakikada",
            "hour": "saat|saatlik|saatte|saatten",
            "day": "gün|günü|günlük|günde|günden|gün içinde",
            "working-day": "iş günü|iş günlük|iş gününde|iş gününden",
            "week": "hafta|haftalık|haftada|haftadan",
            "month": "ay|aylık|ayda|aydan",
            "year": "yıl|yıllık|yılda|yıldan|sene",
        },
        numbers="bir iki üç dört beş altı yedi sekiz dokuz on onbir oniki",
        between="ila|ile|veya",
        percents="yüzde",
        currencies={"avro": "EUR", "euro": "EUR", "lira": "TRY", "TL": "TRY", "dolar": "USD"},
    ),
    # Ateşman, Türkçede okunabilirliğin ölçülmesi, TÖMER Dil Dergisi 58, 1997.
    # 30 to 50 is “difficult”.
    readability=Readability(
        name="Ateşman",
        constant=198.825,
        words_per_sentence=-2.61,
        syllables_per_word=-40.175,
        vowels="[aeıioöuüâîû]",
    ),
    stop_words=words("""
acaba ama ancak bana bazi ben beni benim bir biz bize bizim bu buna bunu bunun cok da de diye
edebilir edebilirim ederim edilir ediyorum fakat gerekir gerekiyor gerekli gibi hangi hangileri
hangisi hani hem icin icinde ile ise istedim isterim istiyorum istiyoruz kac kadar ki kim lazim
lutfen merhaba merhabalar mi midir misin misiniz miyim miyiz mu mudur mumkun musunuz nasil ne neden
nedenle nedir neler nerde nere nerede nereden neresi nereye nicin niye o olan olarak oldu oldugu
olur ona onu onun rica sahip sana selam selamlar sen senin siz size sizi sizin su sunu tabii
tesekkur tesekkurler var ve veya ya yani yapabilir yapabilirim yaparim yapilir yapmaliyim yapmam
yardim yardimci
"""),
    synonyms=(
        # Shipping
        same("kargo, gönderi, paket, koli"),
        same("teslimat, teslim"),
        same("kargo, teslimat", weight=0.6),
        same(
            "kargo ücreti, kargo bedeli, gönderim ücreti, teslimat ücreti, kargo parası, kargo "
            "fiyatı"
        ),
        same("ücretsiz kargo, bedava kargo, kargo bedava, kargo ücretsiz"),
        same("takip numarası, takip kodu, gönderi numarası, kargo numarası, kargo kodu"),
        typed(
            "kargom nerede, siparişim nerede, paketim nerede, tracking",
            means="takip, kargo takibi, sipariş durumu",
            weight=0.7,
        ),
        same("kargo firması, kargo şirketi, kurye, taşıyıcı"),
        typed(
            "yurtiçi kargo, aras kargo, mng, ptt, sürat kargo, hepsijet, dhl, ups",
            means="kargo firması, takip",
            weight=0.5,
        ),
        same("teslimat süresi, kargo süresi, teslim süresi, teslimat zamanı"),
        typed(
            "ne zaman gelir, ne zaman gelecek, kaç günde gelir, ne zaman ulaşır",
            means="teslimat süresi, kargo süresi",
            weight=0.7,
        ),
        same("iş günü, çalışma günü, hafta içi"),
        # Problems on the way
        typed(
            "gelmedi, gelmiyor, ulaşmadı, ulaşmıyor, elime geçmedi, teslim edilmedi, teslim "
            "almadım",
            means="gecikme, gecikti, kayıp",
            weight=0.6,
        ),
        same("gecikme, gecikti, gecikmesi, geç geldi"),
        same("kayıp, kayboldu, kaybolan"),
        typed(
            "teslim edildi görünüyor, teslim edildi yazıyor",
            means="teslim edilmedi, kayıp, komşu",
            weight=0.6,
        ),
        same("hasarlı, hasar, kırık, kırıldı, ezik, zarar görmüş"),
        same("kusurlu, ayıplı, arızalı, defolu, bozuk"),
        typed("çalışmıyor, açılmıyor, bozuldu", means="arızalı, kusurlu, garanti", weight=0.5),
        same("yanlış ürün, hatalı ürün, farklı ürün, başka ürün"),
        same("eksik ürün, eksik geldi, eksik çıktı, eksik parça"),
        # Returns
        same("iade, iadem, iadesi", weight=1.0),
        typed("geri gönder, geri göndermek, geri vermek", means="iade, iadesi", weight=0.7),
        same("iade kodu, iade etiketi, iade kargo kodu"),
        typed(
            "vazgeçtim, beğenmedim, artık istemiyorum, ürünü istemiyorum",
            means="cayma hakkı, iade",
            weight=0.6,
        ),
        same("değişim, değiştirme, değiştirmek"),
        typed(
            "küçük geldi, büyük geldi, dar geldi, bol geldi, başka beden, yanlış beden",
            means="beden değişimi, değişim",
            weight=0.7,
        ),
        typed("tamir, onarım, servis", means="garanti", weight=0.6),
        # Money
        same("para iadesi, geri ödeme, ücret iadesi, iade tutarı"),
        typed(
            "paramı geri, param ne zaman, refund",
            means="para iadesi, ücret iadesi, geri ödeme",
            weight=0.7,
        ),
        typed(
            "iki kez çekildi, iki kere çekildi, çift çekim, mükerrer ödeme",
            means="ücret iadesi, mükerrer",
            weight=0.7,
        ),
        same("fatura, faturam, faturası"),
        typed("fiş, makbuz, e-fatura, e-arşiv, dekont", means="fatura, faturası", weight=0.7),
        same("ödeme yöntemi, ödeme şekli, ödeme seçenekleri, ödeme yolları"),
        same("kapıda ödeme, nakit ödeme"),
        same(
            "ödeme reddedildi, kart reddedildi, ödeme onaylanmadı, ödeme alınamadı, ödeme "
            "yapamıyorum"
        ),
        same("indirim kodu, kupon, promosyon kodu, hediye çeki", weight=0.7),
        # Account
        same("şifre, parola, password"),
        typed(
            "şifremi unuttum, parolamı unuttum, şifremi hatırlamıyorum",
            means="şifre sıfırlama, sıfırlama",
            weight=0.7,
        ),
        same("giriş, oturum açma, login"),
        typed(
            "giriş yapamıyorum, giremiyorum, hesabıma giremiyorum, hesabım kilitlendi",
            means="şifre sıfırlama, kilitlendi, giriş",
            weight=0.7,
        ),
        same("hesap oluşturma, üye olmak, kayıt ol, üyelik oluşturma, kaydolmak"),
        same("hesap silme, hesabımı sil, üyelik iptali, hesap kapatma"),
        same("iki adımlı doğrulama, iki faktörlü, iki aşamalı, 2fa, doğrulama kodu", weight=0.7),
        same("e-posta, eposta, mail, email"),
        typed("kvkk, kişisel veriler, gdpr", means="gizlilik", weight=0.7),
        # Shop and contact
        same("iptal, vazgeçme", weight=0.7),
        same("müşteri hizmetleri, destek, iletişim, çağrı merkezi", weight=0.7),
        same("beden tablosu, ölçü tablosu, beden rehberi, numara tablosu"),
        same("tükendi, stokta yok, mevcut değil"),
    ),
    contact_words=ContactWords(
        phrases="iletişim, iletişime geçmek, iletişim formu, iletişim bilgileri, iletişim "
        "numarası, bize ulaşın, ulaşmak, müşteri hizmetleri, müşteri hizmetleri numarası, "
        "müşteri hizmetleri telefonu, müşteri desteği, destek, destek hattı, çağrı merkezi, "
        "telefon, telefon numarası, telefonla görüşmek, aramak, müşteri hizmetlerini "
        "aramak, e-posta, eposta, email, e-mail, mail, mail adresi, e-posta adresi, mesaj "
        "göndermek, yazmak, canlı destek, canlı sohbet, sohbet, chat, insan, insanla, "
        "insanla konuşmak, biriyle konuşmak, biriyle görüşmek, konuşmak, görüşmek, "
        "yetkiliyle konuşmak, temsilci, temsilciye bağlan, temsilciyle görüşmek, müşteri "
        "temsilcisi, müşteri temsilcisine bağlan, müşteri temsilcisine bağlanmak, müşteri "
        "hizmetlerine bağlanmak, yetkili, operatör, kişi, soru sormak, "
        "size ulaşmak, size nasıl ulaşabilirim, telefonla ulaşmak, çağrı merkezi numarası, "
        "canlı desteğe bağlan, canlı desteğe bağlanmak",
        complaints="şikayet, şikâyet, şikayetler, şikayet etmek, şikayetim var, şikayette "
        "bulunmak, şikayet hattı, müdür",
        fillers="lütfen, acil, gerçek, canlı, istiyorum, isterim, şimdi, hemen, bir, "
        "birisi, biriyle, doğrudan",
    ),
)
