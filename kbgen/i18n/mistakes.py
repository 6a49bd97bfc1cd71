"""What is wrong with a reference to a policy value: messages and hints."""

from collections.abc import Iterable

from kbgen.i18n.values import categories_of, formats_of
from kbgen.languages.units import CASES, cases_of
from kbgen.model.locale import Locale
from kbgen.model.policy import Reference
from kbgen.text import Suggestions


def wrong_case(reference: Reference, kind: str, locale: Locale | None) -> tuple[str, str] | None:
    """Return message and hint for a case that the durations of a locale do not have."""
    if locale is None or kind != "duration":
        return None
    has = cases_of(locale)
    lacking = sorted(set(reference.formats) & set(CASES).difference(has))
    hint = f"Durations have: {', '.join(has)}." if has else "Leave the case out."
    return (f"{locale.name} durations have no {lacking[0]}", hint) if lacking else None


def wrong_format(
    unknown: str,
    kind: str,
    markets: Iterable[str],
    suggestions: Suggestions,
    locale: Locale | None,
) -> tuple[str, str]:
    """Return message and hint for a part of a reference that is not a format of its value."""
    if unknown in CASES:
        hint = "Only durations have grammatical cases."
        return f"A value of type {kind} has no {unknown}", hint
    formats = (*formats_of(kind, locale), *markets)
    hint = (
        suggestions.did_you_mean(unknown, lambda: formats) or f"Known here: {', '.join(formats)}."
    )
    return f"`{unknown}` is neither a format of type {kind} nor a market", hint


def wrong_texts(
    reference: Reference, kind: str, how: str, locale: Locale | None
) -> tuple[str, str]:
    """Return message and hint for texts that no number can choose; both empty if all can be."""
    texts = reference.texts
    if not texts:
        return "", ""
    if kind not in {"number", "duration"}:
        hint = "Only numbers and durations choose between texts."
        return f"A value of type {kind} has no plural forms", hint
    if how:
        hint = "Remove the format, and write each text as it should be shown."
        return f"`{how}` does not go with texts for numbers", hint
    if "other" not in texts:
        hint = "Add `| other: …`, for all numbers without a text of their own."
        return "The text for `other` is missing", hint
    known = categories_of(locale)
    for category in texts:
        if category not in known:
            whose = locale.name if locale else "any language"
            return (
                f"`{category}` is not a plural category of {whose}",
                f"Known: {', '.join(known)}.",
            )
    return "", ""
