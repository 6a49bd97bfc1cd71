"""Words for working days, which CLDR has none for, in languages that the theme does not speak.

Those that it speaks have them in their catalogues, where a shop can say it in another way.
"""

from kbgen.model.locale import Locale

#: Tag or language → CLDR plural category → words; `other` is for all that are not named.
_WORDS = {
    "fr": {"one": "jour ouvré", "other": "jours ouvrés"},
    "it": {"one": "giorno lavorativo", "other": "giorni lavorativi"},
    "ko": {"other": "영업일"},
    "nl": {"one": "werkdag", "other": "werkdagen"},
    "pl": {"one": "dzień roboczy", "few": "dni robocze", "other": "dni roboczych"},
    "pt": {"one": "dia útil", "other": "dias úteis"},
    "ru": {"one": "рабочий день", "few": "рабочих дня", "other": "рабочих дней"},
    "sv": {"one": "arbetsdag", "other": "arbetsdagar"},
    "tr": {"other": "iş günü"},
    "zh": {"other": "个工作日"},
    "zh-Hant": {"other": "個工作日"},
}


def working_days(count: int, locale: Locale) -> str:
    """Return the words that stand behind a number of working days; empty: none are known."""
    words = _WORDS.get(locale.tag) or _WORDS.get(locale.language) or {}
    return words.get(locale.babel.plural_form(count)) or words.get("other", "")
