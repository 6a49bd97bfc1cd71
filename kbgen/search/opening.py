"""The sentences at the beginning of a section that answer what is asked."""

import re
from typing import Final

from kbgen.model.policy import BUTTON, fill_references, references

#: Characters of an answer at most.
LONGEST: Final = 200
#: Another sentence is added up to here.
_FULL: Final = 160
#: A shorter sentence (“Yes.”) does not answer without the next one.
_SHORTEST: Final = 15
#: Ends of sentences, with what closes behind them.
_END = re.compile(r"(?<![.!?…؟۔।])[.!?…؟۔।]++[\"'»”’)\]]*+(?=\s)|[。！？]++[」』）]?")
#: Behind these, a full stop abbreviates.
_SHORT = re.compile(
    r"(?:^|[\s(])(?:\w|\d+|nr|abs|art|bzw|ca|evtl|ggf|inkl|max|min|vgl|ej|núm|pág|aprox|no|vs|approx)\.$",
    re.IGNORECASE,
)
_QUESTION = ("?", "؟", "？")
_STOPS = (".", "!", "…", "。", "！", "۔", "।")
_CLOSING = "\"'»”’)]」』）"


def sentences(text: str) -> list[str]:
    """Cut a text into sentences, each with the white space behind it."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        sentence, rest = text[start : end.end()], text[end.end() :]
        if rest.lstrip()[:1].islower() or _SHORT.search(sentence):
            continue
        space = len(rest) - len(rest.lstrip())
        found.append(text[start : end.end() + space])
        start = end.end() + space
    return [*filter(None, (*found, text[start:]))]


def answer_in(lead: str, rest: str = "") -> str:
    """Return the sentences of a lead that answer: up to its first policy value, or its first.

    lead: with its references to policy values. rest: what follows in the section: where that has
    other values, it is the answer, and the lead is not. A question, and a mere “Yes.”, is completed
    by the sentence behind it, and others where there is room. Empty: the lead is no whole answer.
    """
    every = sentences(lead)
    first = next((at for at, one in enumerate(every) if _values(one)), 0)
    # “The link works for 60 minutes” says more behind what it is about.
    start = 0 if _length(*every[: first + 1]) <= _FULL else first
    chosen = every[start : first + 1]
    for one in every[first + 1 : first + 2]:
        leads_on = _ends(chosen[-1], _QUESTION) or _length(*chosen) < _SHORTEST
        has_room = _length(*chosen, one) <= _FULL and _ends(one, _STOPS)
        if leads_on or (has_room and bool(_values(one)) == bool(_values(chosen[-1]))):
            chosen.append(one)
    answer = "".join(chosen).strip()
    is_whole = _ends(answer, _STOPS) and _length(answer) <= LONGEST
    return answer if is_whole and _values(rest) <= _values(answer) else ""


def _ends(text: str, signs: tuple[str, ...]) -> bool:
    return text.rstrip().rstrip(_CLOSING).endswith(signs)


def _values(text: str) -> frozenset[str]:
    """Return the names of the policy values in a text."""
    names = (reference.name for reference in references(text))
    return frozenset(name for name in names if not name.startswith(BUTTON))


def _length(*texts: str) -> int:
    """Return the characters of texts, a value as about ten."""
    return sum(len(fill_references(text, lambda _: "–" * 10)) for text in texts)
