"""Words around numbers, by language: what CLDR does not have, because it shows and never reads.

Each list was read by hand. A language that is not here has the words of CLDR only.
"""

from collections.abc import Mapping

#: Language → unit → its words in all cases that stand behind a number.
UNIT_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "second": "second|seconds|secs",
        "minute": "minute|minutes|mins",
        "hour": "hour|hours|hrs",
        "day": "day|days|calendar day|calendar days",
        "working-day": "working day|working days|business day|business days|workdays|workday",
        "week": "week|weeks",
        "month": "month|months",
        "year": "year|years",
    },
    "de": {
        "second": "Sekunde|Sekunden",
        "minute": "Minute|Minuten",
        "hour": "Stunde|Stunden",
        "day": "Tag|Tage|Tagen|Tages|tägig|tägige|tägigen|tägiger|tägiges|"
        "Kalendertag|Kalendertage|Kalendertagen",
        "working-day": "Werktag|Werktage|Werktagen|Arbeitstag|Arbeitstage|Arbeitstagen|"
        "Geschäftstag|Geschäftstage|Geschäftstagen",
        "week": "Woche|Wochen|wöchig|wöchige|wöchigen",
        "month": "Monat|Monate|Monaten|Monats|monatig|monatige|monatigen",
        "year": "Jahr|Jahre|Jahren|Jahres|jährig|jährige|jährigen",
    },
    "es": {
        "second": "segundo|segundos",
        "minute": "minuto|minutos",
        "hour": "hora|horas",
        "day": "día|días|dia|dias|día natural|días naturales",
        "working-day": "día laborable|días laborables|día hábil|días hábiles",
        "week": "semana|semanas",
        "month": "mes|meses",
        "year": "año|años",
    },
    "fr": {
        "second": "seconde|secondes",
        "minute": "minute|minutes",
        "hour": "heure|heures",
        "day": "jour|jours|jours calendaires|jour calendaire",
        "working-day": "jour ouvré|jours ouvrés|jour ouvrable|jours ouvrables",
        "week": "semaine|semaines",
        "month": "mois",
        "year": "an|ans|année|années",
    },
    "it": {
        "second": "secondo|secondi",
        "minute": "minuto|minuti",
        "hour": "ora|ore",
        "day": "giorno|giorni|giorni di calendario",
        "working-day": "giorno lavorativo|giorni lavorativi",
        "week": "settimana|settimane",
        "month": "mese|mesi",
        "year": "anno|anni",
    },
    "nl": {
        "second": "seconde|seconden",
        "minute": "minuut|minuten",
        "hour": "uur|uren",
        "day": "dag|dagen|daagse|kalenderdag|kalenderdagen",
        "working-day": "werkdag|werkdagen",
        "week": "week|weken",
        "month": "maand|maanden",
        "year": "jaar|jaren",
    },
    "pt": {
        "second": "segundo|segundos",
        "minute": "minuto|minutos",
        "hour": "hora|horas",
        "day": "dia|dias|dias corridos",
        "working-day": "dia útil|dias úteis",
        "week": "semana|semanas",
        "month": "mês|meses",
        "year": "ano|anos",
    },
    "sv": {
        "second": "sekund|sekunder",
        "minute": "minut|minuter",
        "hour": "timme|timmar|timmars",
        "day": "dag|dagar|dagars|dygn",
        "working-day": "arbetsdag|arbetsdagar|vardag|vardagar",
        "week": "vecka|veckor|veckors",
        "month": "månad|månader|månaders",
        "year": "år|års",
    },
    "pl": {
        "second": "sekunda|sekundy|sekund|sekundę|sekundach",
        "minute": "minuta|minuty|minut|minutę|minutach",
        "hour": "godzina|godziny|godzin|godzinę|godzinach",
        "day": "dzień|dnia|dni|dniach|dniowy|dniowego",
        "working-day": "dzień roboczy|dni robocze|dni roboczych|dnia roboczego|dniach roboczych",
        "week": "tydzień|tygodnia|tygodnie|tygodni|tygodniach",
        "month": "miesiąc|miesiąca|miesiące|miesięcy|miesiącach",
        "year": "rok|roku|lata|lat|latach",
    },
    "ru": {
        "second": "секунда|секунды|секунд|секунду|секундах",
        "minute": "минута|минуты|минут|минуту|минутах",
        "hour": "час|часа|часов|часах|часам",
        "day": "день|дня|дней|дням|днях|дневный|дневного|календарных дней|календарных дня",
        "working-day": "рабочий день|рабочих дня|рабочих дней|рабочих дням|рабочие дни|"
        "рабочего дня",
        "week": "неделя|недели|недель|неделю|неделях",
        "month": "месяц|месяца|месяцев|месяцам|месяцах",
        "year": "год|года|лет|году|годах",
    },
    "tr": {
        "second": "saniye|saniyelik|saniyede",
        "minute": "dakika|dakikalık|dakikada",
        "hour": "saat|saatlik|saatte|saatten",
        "day": "gün|günü|günlük|günde|günden|gün içinde",
        "working-day": "iş günü|iş günlük|iş gününde|iş gününden",
        "week": "hafta|haftalık|haftada|haftadan",
        "month": "ay|aylık|ayda|aydan",
        "year": "yıl|yıllık|yılda|yıldan|sene",
    },
    "ar": {
        "second": "ثانية|ثوان|ثوانٍ|ثوانِ|ثواني",
        "minute": "دقيقة|دقائق",
        "hour": "ساعة|ساعات",
        "day": "يوم|يوما|يوماً|يومًا|أيام|ايام",
        "working-day": "يوم عمل|أيام عمل|يوما عمل|يوم من أيام العمل",
        "week": "أسبوع|أسبوعا|أسبوعًا|أسبوعاً|أسابيع",
        "month": "شهر|شهرا|شهرًا|شهراً|أشهر|شهور",
        "year": "سنة|سنوات|عام|عاما|عامًا|عاماً|أعوام",
    },
    "ja": {
        "second": "秒|秒間",
        "minute": "分|分間",
        "hour": "時間",
        "day": "日|日間",
        "working-day": "営業日|稼働日|営業日間",
        "week": "週間|週",
        "month": "か月|ヶ月|カ月|ヵ月|ケ月|箇月|か月間|ヶ月間|カ月間",
        "year": "年|年間",
    },
    "zh": {
        "second": "秒|秒钟|秒鐘",
        "minute": "分钟|分鐘",
        "hour": "小时|小時|个小时|個小時",
        "day": "天|日",
        "working-day": "个工作日|個工作日|工作日|个工作天|個工作天|工作天",
        "week": "周|週|星期|个星期|個星期",
        "month": "个月|個月",
        "year": "年",
    },
    "ko": {
        "second": "초",
        "minute": "분",
        "hour": "시간",
        "day": "일",
        "working-day": "영업일|근무일",
        "week": "주|주일|주간",
        "month": "개월|달",
        "year": "년",
    },
}
#: Words that are a number and a unit in one.
PAIR_WORDS: Mapping[str, Mapping[str, tuple[int, str]]] = {
    "ar": {
        "دقيقتان": (2, "minute"), "دقيقتين": (2, "minute"),
        "ساعتان": (2, "hour"), "ساعتين": (2, "hour"),
        "يومان": (2, "day"), "يومين": (2, "day"),
        "يوما عمل": (2, "working-day"), "يومي عمل": (2, "working-day"),
        "يومان من أيام العمل": (2, "working-day"), "يومين من أيام العمل": (2, "working-day"),
        "أسبوعان": (2, "week"), "أسبوعين": (2, "week"),
        "شهران": (2, "month"), "شهرين": (2, "month"),
        "سنتان": (2, "year"), "سنتين": (2, "year"), "عامان": (2, "year"), "عامين": (2, "year"),
    },
    "ko": {"하루": (1, "day"), "이틀": (2, "day"), "사흘": (3, "day"), "나흘": (4, "day")},
    "pl": {"doba": (1, "day"), "dobę": (1, "day")},
}  # fmt: skip
#: One to twelve; several words for one number have a slash between them.
NUMBER_WORDS: Mapping[str, str] = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "de": "ein/eine/einen/einem/einer/eins zwei drei vier fünf sechs sieben acht neun zehn elf "
    "zwölf",
    "es": "un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un/une deux trois quatre cinq six sept huit neuf dix onze douze",
    "it": "un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "een/één twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pt": "um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze",
    "sv": "en/ett två tre fyra fem sex sju åtta nio tio elva tolv",
    "pl": "jeden/jedna/jedno/jedną/jednego dwa/dwie/dwóch trzy/trzech cztery/czterech pięć/pięciu "
    "sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu "
    "jedenaście/jedenastu dwanaście/dwunastu",
    "ru": "один/одна/одно/одну/одного/одной два/две/двух три/трёх/трех четыре/четырёх/четырех "
    "пять/пяти шесть/шести семь/семи восемь/восьми девять/девяти десять/десяти "
    "одиннадцать/одиннадцати двенадцать/двенадцати",
    "tr": "bir iki üç dört beş altı yedi sekiz dokuz on onbir oniki",
    "ar": "واحد/واحدة اثنان/اثنين/اثنتان/اثنتين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع "
    "ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر أحدعشر اثناعشر",
    "ja": "一 二 三 四 五 六 七 八 九 十 十一 十二",
    "zh": "一 两/兩/二 三 四 五 六 七 八 九 十 十一 十二",
    "ko": "한/하나 두/둘 세/셋 네/넷 다섯 여섯 일곱 여덟 아홉 열 열한/열하나 열두/열둘",
}
#: Between the ends of a range, beside dashes.
BETWEEN_WORDS: Mapping[str, str] = {
    "en": "to|and|or|through", "de": "bis|und|oder|bis zu", "es": "a|y|o", "fr": "à|et|ou",
    "it": "a|e|o", "nl": "tot|en|of|à", "pt": "a|e|ou", "sv": "till|och|eller",
    "pl": "do|i|lub", "ru": "до|и|или|по", "tr": "ila|ile|veya", "ar": "إلى|الى|و|أو",
    "ja": "から|または|ないし", "zh": "到|至|或", "ko": "에서|또는|내지", "uk": "до|і|або",
}  # fmt: skip
#: What says "percent" in words.
PERCENT_WORDS: Mapping[str, str] = {
    "en": "percent|per cent", "de": "Prozent", "es": "por ciento", "fr": "pour cent",
    "it": "per cento", "nl": "procent", "pt": "por cento", "sv": "procent",
    "pl": "procent|procenta|procentów", "ru": "процент|процента|процентов", "tr": "yüzde",
    "ar": "بالمئة|بالمائة|في المئة|في المائة", "ja": "パーセント", "zh": "个百分点",
    "ko": "퍼센트|프로",
}  # fmt: skip
#: Currencies as people call them, beside the names and symbols of CLDR.
CURRENCY_WORDS: Mapping[str, Mapping[str, str]] = {
    "": {"€": "EUR", "£": "GBP"},
    "en": {"euro": "EUR", "euros": "EUR", "dollars": "USD", "kroner": "NOK"},
    "de": {"Euro": "EUR", "Franken": "CHF", "Dollar": "USD", "Pfund": "GBP"},
    "es": {"euro": "EUR", "euros": "EUR", "dólares": "USD", "libras": "GBP"},
    "fr": {"euro": "EUR", "euros": "EUR", "dollars": "USD", "francs": "CHF"},
    "it": {"euro": "EUR", "dollari": "USD", "franchi": "CHF"},
    "nl": {"euro": "EUR", "dollar": "USD"},
    "pt": {"euro": "EUR", "euros": "EUR", "dólares": "USD"},
    "sv": {"euro": "EUR", "kronor": "SEK", "kr": "SEK"},
    "pl": {"euro": "EUR", "zł": "PLN", "złotych": "PLN"},
    "ru": {"евро": "EUR", "руб.": "RUB", "рублей": "RUB", "долларов": "USD"},
    "tr": {"avro": "EUR", "euro": "EUR", "lira": "TRY", "TL": "TRY", "dolar": "USD"},
    "ar": {"يورو": "EUR", "دولار": "USD", "دولارا": "USD", "جنيه إسترليني": "GBP",
           "فرنك": "CHF", "ين": "JPY"},
    "ja": {"ユーロ": "EUR", "円": "JPY", "ドル": "USD", "ポンド": "GBP", "フラン": "CHF"},
    "zh": {"欧元": "EUR", "歐元": "EUR", "元": "CNY", "美元": "USD", "英镑": "GBP", "日元": "JPY"},
    "ko": {"유로": "EUR", "원": "KRW", "달러": "USD", "파운드": "GBP"},
}  # fmt: skip
#: Behind the hour of a time of day; a duration has other words.
CLOCK_WORDS: Mapping[str, str] = {
    "en": "o'clock|o’clock", "de": "Uhr", "ja": "時(?!間)",
    "zh": "[点點]|[时時](?=\\d{1,2}分)", "ko": "시(?!간)",
}  # fmt: skip
#: Halves of the day, beside what CLDR has: first half, second half.
HALF_WORDS: Mapping[str, tuple[str, str]] = {
    "en": ("am|a.m.|AM|A.M.", "pm|p.m.|PM|P.M."),
    "ar": ("ص|صباحا|صباحًا|صباحاً", "م|مساء|مساءً|ظهرًا|ظهرا"),
    "ja": ("午前|朝", "午後|夜"),
    "zh": ("上午|早上", "下午|晚上"),
    "ko": ("오전", "오후"),
}
