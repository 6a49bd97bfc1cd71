"""Hebrew."""

from kbgen.languages.language import FactWords, Language

LANGUAGE = Language(
    code="he",
    facts=FactWords(
        units={
            "second": "שנייה|שניה|שניות",
            "minute": "דקה|דקות",
            "hour": "שעה|שעות",
            "day": "יום|ימים|ימי לוח|ימים קלנדריים",
            "working-day": "יום עסקים|ימי עסקים|יום עבודה|ימי עבודה",
            "week": "שבוע|שבועות",
            "month": "חודש|חודשים",
            "year": "שנה|שנים",
        },
        pairs={
            "שעתיים": (2, "hour"),
            "יומיים": (2, "day"),
            "שבועיים": (2, "week"),
            "חודשיים": (2, "month"),
            "שנתיים": (2, "year"),
        },
        has_dual=True,
        numbers="אחד/אחת שני/שתי/שניים/שתיים שלושה/שלוש/שלושת ארבעה/ארבע/ארבעת "
        "חמישה/חמש/חמשת שישה/שש/ששת שבעה/שבע/שבעת שמונה/שמונת תשעה/תשע/תשעת עשרה/עשר/עשרת",
        between="עד|או",
        percents="אחוז|אחוזים",
        currencies={
            "אירו": "EUR",
            "יורו": "EUR",
            "שקל": "ILS",
            "שקלים": "ILS",
            "ש״ח": "ILS",
            'ש"ח': "ILS",
            "דולר": "USD",
        },
        # And, in, to, from, as, that, the.
        prefixes="(?:[ובלמכשה]{1,2})?",
    ),
)
