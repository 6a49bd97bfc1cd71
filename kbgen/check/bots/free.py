"""What costs nothing is seldom said as a number: "returns are free"."""

import re
import unicodedata
from types import MappingProxyType
from typing import Final

from kbgen.model.locale import Locale

#: Language → how it says so, in lower case; the beginnings of words.
WORDS: Final = MappingProxyType(
    {
        "ar": ("مجان", "بلا رسوم", "دون رسوم", "بدون رسوم", "دون تكلفة", "بدون تكلفة"),
        "cs": ("zdarma", "bezplatn", "bez poplatku", "nic nestojí"),
        "da": ("gratis", "koster ikke noget", "uden beregning"),
        "de": ("kostenlos", "kostenfrei", "gratis", "umsonst", "gebührenfrei", "kostet nichts"),
        "el": ("δωρεάν", "χωρίς χρέωση", "χωρίς κόστος"),
        "en": ("free", "no charge", "no cost", "without charge", "at our expense", "costs nothing"),
        "es": ("gratis", "gratuit", "sin coste", "sin costo", "sin cargo"),
        "fi": ("ilmai", "maksuton", "maksutta", "ei maksa mitään", "veloituksetta"),
        "fr": ("gratuit", "sans frais", "à nos frais", "offert"),
        "he": ("חינם", "ללא עלות", "ללא תשלום", "בלי עלות"),
        "hu": ("ingyen", "díjmentes", "díjtalan", "költségmentes"),
        "it": ("gratis", "gratuit", "senza costi", "senza spese"),
        "ja": (
            "無料",
            "費用はかかりません",
            "料金はかかりません",
            "当店負担",
            "当社負担",
            "弊社負担",
        ),
        "ko": ("무료", "비용이 들지 않", "무상"),
        "nb": ("gratis", "kostnadsfri", "koster ingenting", "uten kostnad"),
        "nl": ("gratis", "kosteloos", "kost niets", "kost je niets", "zonder kosten"),
        "pl": ("bezpłatn", "darmow", "za darmo", "nic nie kosztuje", "bez opłat"),
        "pt": ("grátis", "gratuit", "sem custo", "sem encargos"),
        "ro": ("gratuit", "gratis", "fără cost", "fără taxe"),
        "ru": ("бесплатн", "даром", "без оплаты", "ничего не стоит"),
        "sv": ("gratis", "kostnadsfri", "utan kostnad", "kostar ingenting", "fri retur"),
        "tr": ("ücretsiz", "bedava", "ücret alınmaz", "masrafsız"),
        "uk": ("безкоштовн", "безплатн", "задарма"),
        "zh": ("免费", "免費", "免收", "无需付费", "無需付費"),
    }
)
#: Alphabets that put spaces between words, and nothing before the word itself.
_SPACED: Final = ("LATIN", "GREEK", "CYRILLIC")


def says_free(text: str, locale: Locale) -> bool:
    """Tell whether a text says that something costs nothing."""
    text = " ".join(text.casefold().split())
    return any(_begins(word, text) for word in WORDS.get(locale.tag.partition("-")[0], ()))


def _begins(word: str, text: str) -> bool:
    word = word.casefold()
    if unicodedata.name(word[0]).startswith(_SPACED):
        return bool(re.search(rf"(?<!\w){re.escape(word)}", text))
    return word in text
