"""Descriptions that search engines cut off."""

from collections.abc import Iterator

from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.languages import language_of

#: Characters. Search engines show about two lines of 80 Latin letters.
LONGEST = 160
#: The same width in Chinese, Japanese or Korean.
LONGEST_WIDE = 80


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        most = LONGEST_WIDE if language_of(article.locale).is_wide else LONGEST
        length = len(article.meta.description)
        if length > most:
            message = f"The description has {length} characters; search engines show about {most}"
            yield problem(
                "KB704", key_place(article, "description"), message, "Shorten it to one sentence."
            )


RULE = Rule("description-length", "KB704", _run)
