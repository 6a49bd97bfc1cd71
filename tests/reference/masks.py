"""What masking makes of typical texts: shown by doing it."""

from kbgen.feedback.masks import mask
from tests.reference.form import Page, code, table

_EXAMPLES = (
    "write to jan@example.com",
    "jan (at) example (dot) com",
    "call +31 10 555 0142",
    "my card is 4111 1111 1111 1111",
    "NL91 ABNA 0417 1643 00",
    "where is order 10023456",
    "٤١١١ ١١١١ ١١١١ ١١١١",
    "it cost 1.299,00 in 2026",
    "error code E-4012 since 12:30",
)


def page() -> Page:
    rows = [[code(text), code(mask(text))] for text in _EXAMPLES]
    body = (
        "Comments and queries are masked before they are stored, and before other tools than your"
        " own collector hear them. Addresses of e-mail and numbers of phones, cards, accounts and"
        " orders become a word in brackets, in the digits of every script. Where a number could be"
        " either, it is masked.\n\n" + table(["Typed", "Stored"], rows)
    )
    return Page(
        "Masks in comments and queries",
        "What is removed from comments and queries before they are stored, by example.",
        ("privacy", "personal data", "anonymise", "GDPR", "redact"),
        body,
    )
