"""Types and formats of policy values, with what they look like."""

from collections.abc import Iterator
from pathlib import Path

from kbgen.i18n import load_catalogue
from kbgen.i18n.values import FORMATS, format_form
from kbgen.languages.units import cases_of
from kbgen.model.locale import Locale
from kbgen.policy import TYPES
from tests.reference.form import Page, code, table

THEME = Path(__file__).parents[2] / "kbgen/theme/locales"
_EXAMPLES = {
    "duration": "3-5 working days",
    "money": "5.00 EUR",
    "number": "1250",
    "percent": "8.1 %",
    "date": "2026-12-24",
    "time": "15:00",
    "phone": "+31 10 555 0142",
    "email": "help@shop.example",
    "url": "https://shop.example/returns",
    "address": "Juniper Goods\n1 Quay Street\nRotterdam",
    "text": "Juniper Goods",
}


#: Languages with a translated interface have words for working days.
_LANGUAGES = sorted(file.stem for file in THEME.glob("*.po"))


def _cases() -> Iterator[list[str]]:
    for tag in _LANGUAGES:
        locale = Locale.parse(tag)
        strings = load_catalogue(locale, [{f"{tag}.po": (THEME / f"{tag}.po").read_bytes()}])
        for case in cases_of(locale) if len(tag) == 2 else ():
            forms = (TYPES["duration"](value) for value in ("1 month", "3 days", "5 working days"))
            shown = [code(format_form(form, case, strings)) for form in forms]
            yield [locale.name, code(case), *shown]


def page() -> Page:
    english = load_catalogue(Locale("en"), ())
    rows = []
    for kind, formats in FORMATS.items():
        form = TYPES[kind](_EXAMPLES[kind])
        for position, name in enumerate(formats):
            shown = format_form(form, name, english).replace("\n", " ⏎ ")
            written = _EXAMPLES[kind].replace("\n", " ⏎ ")
            rows.append(
                [
                    code(kind),
                    code(written),
                    f"{code(name)}{' (default)' * (not position)}",
                    code(shown),
                ]
            )
    body = (
        "`content/policies.toml` holds a table for each value: `type`, `value`, and if you like"
        " `markets` (a value for each market that differs), `valid_from`, `valid_until` and `note`."
        " An article names a value as `{{ policy.NAME }}`, in a certain format as"
        " `{{ policy.NAME | FORMAT }}`. [Policy values](../write/policy-values.md) explains them;"
        " `kbgen schema policies` prints the JSON Schema for editors.\n\n"
        + table(["Type", "Example value", "Format", "Shown in English"], rows)
        + "\n\n## Cases {#cases}\n\nDurations also have the grammatical cases of their language, by"
        " the names of CLDR; without one, they are in the nominative. Other languages have no"
        " cases here, and `kbgen check` reports a case that a language lacks.\n\n"
        + table(["Language", "Case", "`1 month`", "`3 days`", "`5 working days`"], [*_cases()])
    )
    return Page(
        "Types and formats of policy values",
        "Every type of policy value, how it is written, and each format it can be shown in.",
        ("money", "duration", "date", "currency", "formatting"),
        body,
    )
