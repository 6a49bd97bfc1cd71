"""Titles that search engines and narrow screens cut off."""

from collections.abc import Iterator

from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.languages import language_of

#: Characters. Search engines show about 600 pixels, which is 60 to 65 Latin letters.
LONGEST = 65
#: The same width in Chinese, Japanese or Korean.
LONGEST_WIDE = 32


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        most = LONGEST_WIDE if language_of(article.locale).is_wide else LONGEST
        length = len(article.title)
        if length > most:
            message = f"The title has {length} characters; search engines show about {most}"
            hint = "Begin with what matters and leave out the rest."
            yield problem("KB703", key_place(article, "title"), message, hint)


RULE = Rule("title-length", "KB703", _run)
