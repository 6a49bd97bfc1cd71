"""Quotations in the marks of any language."""

import re

#: `"` begins one only before a word and behind none: it also means inches.
QUOTATION = re.compile(
    r"„[^“”„«»]*[“”]|“[^“”„]*”|”[^“”„]*”|«[^«»]*»|»[^«»]*[«»]|‹[^‹›]*›|「[^「」]*」|『[^『』]*』"
    r'|(?<![\w"])"(?=\S)[^"]*"(?!\w)'
)
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_SHOWN = re.compile(r"[^\n]")


def blank_quotations(text: str) -> str:
    """Return a text with blanks for what stands in quotation marks."""
    return QUOTATION.sub(_blank, text)


def blank_asides(text: str) -> str:
    """Return a text with blanks for what stands in quotation marks or brackets."""
    return _IN_BRACKETS.sub(_blank, blank_quotations(text))


def _blank(match: re.Match[str]) -> str:
    return _SHOWN.sub(" ", match[0])
