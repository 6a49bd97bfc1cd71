"""Writes a translation memory as TMX 1.4."""

from collections.abc import Iterable
from xml.sax.saxutils import escape  # it writes only

from kbgen.model.locale import Locale
from kbgen.translate.memory import Memorised
from kbgen.translate.parts import CODE, codes, form


def tmx(source: Locale, target: Locale, memory: Iterable[Memorised]) -> str:
    """Return the file."""
    units = []
    for one in memory:
        numbered = codes(one.source, one.translation)
        texts = (form(one.source, codes(one.source)), form(one.translation, numbered))
        variants = (
            f'<tuv xml:lang="{locale.tag}"><seg>{_segment(text)}</seg></tuv>'
            for locale, text in zip((source, target), texts, strict=True)
        )
        units.append(f"  <tu>{''.join(variants)}</tu>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        ' <header creationtool="kbgen" creationtoolversion="1" segtype="block" o-tmf="kbgen"'
        f' adminlang="en" srclang="{source.tag}" datatype="plaintext"/>\n'
        f" <body>\n{''.join(units)} </body>\n</tmx>\n"
    )


def _segment(text: str) -> str:
    pieces = CODE.split(text)
    return "".join(
        f'<ph x="{piece.removeprefix("t")}"/>' if number % 2 else escape(piece)
        for number, piece in enumerate(pieces)
    )
