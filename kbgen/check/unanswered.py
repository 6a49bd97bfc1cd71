"""What shoppers ask any shop and no article answers; what two articles answer."""

from collections import defaultdict
from collections.abc import Iterator

from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.intents import asked_in, intents
from kbgen.model.article import FilledArticle
from kbgen.model.locale import Locale


def answering(checked: Checked, locale: Locale) -> dict[str, list[FilledArticle]]:
    """Return each intent that articles of a locale answer, and these."""
    found: dict[str, list[FilledArticle]] = defaultdict(list)
    for article in checked.site.articles(locale):
        names = checked.site.answers.get(article.key, ())
        for name in dict.fromkeys(name.partition("#")[0] for name in names):
            found[name].append(article)
    return found


def _unanswered(checked: Checked) -> Iterator[Diagnostic]:
    project = checked.project
    locale = project.default_locale
    answered, known = answering(checked, locale), asked_in(locale)
    for name, about in intents().items():
        if name in answered:
            continue
        question = known[name].question if name in known else about
        hint = (
            f"Name `{name}` under `answers` of the article that does, or begin one:"
            f" kbgen new --intent {name} --all-locales."
        )
        message = f"No article answers `{name}`: {question}"
        yield problem("KB730", Span(path=project.file_name), message, hint)


def _same_intent(checked: Checked) -> Iterator[Diagnostic]:
    for locale in checked.site.locales:
        for name, articles in answering(checked, locale).items():
            first, *others = articles
            for article in others:
                if article.meta.answers is None:
                    continue  # its translation is reported
                message = f"`{name}` is also answered by {first.source.project_path}"
                hint = "Shoppers who ask it are shown both: keep it under `answers` of one."
                yield problem("KB731", key_place(article, "answers"), message, hint)


UNANSWERED = Rule("unanswered", "KB730", _unanswered)
SAME_INTENT = Rule("same-intent", "KB731", _same_intent)
