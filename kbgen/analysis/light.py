"""Light stemmers, made from the lists of affixes in a language's file.

Both readers run the same regular expressions, so a language brings no code to the browser.
"""

import json
import re
from collections.abc import Callable, Sequence
from typing import Literal
from unicodedata import normalize

from kbgen.languages import Affixes

#: Everything but the lists. It runs once a word: `to` holds what replaces an affix.
_MODULE = """const STEPS = {steps}.map(([pattern, to, form]) => [new RegExp(pattern), to, form]);
export default () => class {{
stem(word) {{
for (const [pattern, to, form] of STEPS)
word = word.normalize(form).replace(pattern, (_, kept, cut) => kept + (to[cut] ?? ""));
return word.normalize("NFC");
}}
}};
"""
_Form = Literal["NFC", "NFD"]
#: Pattern of a step, with the groups “kept” and “cut”, what replaces some affixes, and the form of
#: Unicode that both are in.
_Step = tuple[str, dict[str, str], _Form]


def light_stemmer(affixes: Sequence[Affixes]) -> Callable[[str], str]:
    """Return a function from a normalised word to its stem."""
    steps = [(re.compile(pattern), to, form) for pattern, to, form in map(_step, affixes)]

    def stem(word: str) -> str:
        for pattern, to, form in steps:
            word = normalize(form, word)
            found = pattern.search(word)
            if found:
                kept, cut = found.groups()
                word = kept + to.get(cut, "") + word[found.end() :]
        return normalize("NFC", word)

    return stem


def light_module(affixes: Sequence[Affixes]) -> str:
    """Return an ES module with the same stemmer, as `stemmer_module` does for Snowball's."""
    steps = json.dumps(list(map(_step, affixes)), ensure_ascii=False, separators=(",", ":"))
    return _MODULE.format(steps=steps)


def _step(affixes: Affixes) -> _Step:
    form: _Form = "NFD" if affixes.in_letters else "NFC"
    pairs = [pair.partition(">") for pair in normalize(form, affixes.listed).split()]
    listed = "|".join(sorted((affix for affix, _, _ in pairs), key=lambda one: (-len(one), one)))
    replaced = {affix: to for affix, _, to in pairs if to}
    if affixes.is_front:
        return f"^()({listed})(?=.{{{affixes.least}}})", replaced, form
    # The least that is kept leaves the longest ending.
    least = affixes.least - bool(affixes.after)
    return f"^(.{{{least},}}?{affixes.after})({listed})$", replaced, form
