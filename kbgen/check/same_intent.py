"""What two articles of a locale answer."""

from collections.abc import Iterator

from kbgen.check.answering import answering
from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for locale in checked.site.locales:
        for name, articles in answering(checked, locale).items():
            # Translations that name nothing answer what another version names, which is reported.
            first, *others = sorted(articles, key=lambda one: one.meta.answers is not None)
            for article in others:
                if article.meta.answers is None:
                    continue
                message = f"`{name}` is also answered by {first.source.project_path}"
                hint = "Shoppers who ask it are shown both: keep it under `answers` of one."
                yield problem("KB731", key_place(article, "answers"), message, hint)


RULE = Rule("same-intent", "KB731", _run)
