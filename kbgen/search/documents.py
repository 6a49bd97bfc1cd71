"""A site as search sees it."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from kbgen.analysis import Analyser
from kbgen.asked import AskedEntry, check_asked
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import NAME
from kbgen.intents import asked_in
from kbgen.languages import language_of
from kbgen.model.article import Article, FilledArticle
from kbgen.model.locale import Locale
from kbgen.model.search import LearnedWord, Pin, SearchCorpus, SearchDoc, Synonyms
from kbgen.model.site import Site
from kbgen.search.asking import asking_of
from kbgen.search.learned import Asked, learned_words
from kbgen.search.questions import questions_of
from kbgen.text import did_you_mean
from kbgen.toml import line_of

#: What `promoted: true` multiplies scores with: enough to come first among equals.
PROMOTED = 1.15


def searched_articles(site: Site, locale: Locale) -> tuple[FilledArticle, ...]:
    """Return the articles that a locale's search finds, its own ones, sorted by id.

    Folder texts are left out: they repeat the titles of the articles they lead to.
    """
    return tuple(article for article in site.articles(locale) if not article.meta.search.exclude)


def asked_of(site: Site, article: FilledArticle) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return how shoppers ask for what an article answers, as in `SearchText`."""
    known = asked_in(article.locale)
    sections = {heading.anchor: at for at, heading in enumerate(article.headings, start=1)}
    asked: list[tuple[int, tuple[str, ...]]] = []
    for answered in site.answers.get(article.key, ()):
        name, _, anchor = answered.partition("#")
        if name in known:
            intent = known[name]
            section = sections.get(anchor, 0)
            asked.append((section, (intent.question, *intent.asked)))
    return tuple(asked)


def learned_of(
    articles: Sequence[FilledArticle], asked: Iterable[AskedEntry], locale: Locale
) -> dict[str, tuple[LearnedWord, ...]]:
    """Return the words of what people asked in a locale before they opened an article, by its id.

    articles: all that the locale's search finds.
    """
    sections = {
        article.id: {heading.anchor: at for at, heading in enumerate(article.headings, start=1)}
        for article in articles
    }
    questions: dict[str, list[Asked]] = {}
    for one in asked:
        if one.locale == locale.tag and one.article in sections and one.weight:
            section = sections[one.article].get(one.section, 0)
            questions.setdefault(one.article, []).append(Asked(one.query, one.weight, section))
    if not questions:
        return {}
    subjects = {article.id: (article.title, article.description) for article in articles}
    language = language_of(locale)
    return learned_words(subjects, questions, Analyser(language), language.stop_words)


def check_asked_of(asked: Sequence[AskedEntry], site: Site) -> Iterator[Diagnostic]:
    """Yield what asked.toml says of articles that do not exist, or that search leaves out."""
    if not asked:
        return iter(())
    articles = {
        (article.id, locale.tag): [heading.anchor for heading in article.headings]
        for locale in site.locales
        for article in searched_articles(site, locale)
    }
    return check_asked(asked, articles, {name for own in site.own.values() for name in own})


def site_synonyms(project: Project, locale: Locale) -> tuple[Synonyms, ...]:
    """Return the owner's synonyms for a locale, which include those for its language."""
    tags = dict.fromkeys((locale.language, locale.tag))
    entries = [entry for tag in tags for entry in project.config.search.synonyms.get(tag, ())]
    return tuple(
        Synonyms(
            typed=tuple(entry.words or entry.typed),
            meant=tuple(entry.words or entry.meant),
            weight=entry.weight,
        )
        for entry in entries
    )


def search_corpus(
    project: Project,
    site: Site,
    locale: Locale,
    indexed: Collection[Locale] | None = None,
    asked: Collection[AskedEntry] = (),
) -> SearchCorpus:
    """Return everything that a locale's index is made from but its segments.

    indexed: the locales that have an index; None: all.
    asked: what people asked, in all locales.
    """
    articles = searched_articles(site, locale)
    nearest = (*project.fallbacks(locale), project.default_locale, *site.locales)
    return SearchCorpus(
        locale=locale,
        documents=tuple(search_doc(site, one) for one in articles),
        segments=(),
        synonyms=site_synonyms(project, locale),
        pins=tuple(
            Pin(queries=tuple(pin.queries), article=pin.article)
            for pin in project.config.search.pinned
            if pin.locales is None or locale.tag in pin.locales
        ),
        others=tuple(
            other.tag
            for other in dict.fromkeys(nearest)
            if other != locale and (indexed is None or other in indexed)
        ),
        questions=questions_of(site, locale, articles, _popular(articles, locale, asked)),
        asking=asking_of(language_of(locale).contact_words, project.site_name(locale)[0])
        if locale in site.contact
        else (),
    )


def _popular(
    articles: Collection[FilledArticle], locale: Locale, asked: Collection[AskedEntry]
) -> Iterator[tuple[str, int]]:
    """Yield what led to articles of the locale, and how many readers typed it."""
    known = {article.id for article in articles}
    for one in asked:
        if one.locale == locale.tag and one.article in known and one.weight:
            yield one.query, one.people


def search_doc(site: Site, article: FilledArticle) -> SearchDoc:
    """Return what search shows of an article."""
    return SearchDoc(
        id=article.id,
        url=site.urls[article.id, article.locale],
        title=article.title,
        description=article.descriptions or article.description,
        category=site.categories[article.source.folder, article.locale].title,
        # The text above the first heading is a section as well.
        sections=(("", ""), *((heading.anchor, heading.title) for heading in article.headings)),
        passages=article.passages[:NAME],
        boost=_boost(article),
    )


def _boost(article: Article) -> float:
    return round(article.meta.search.boost * (PROMOTED if article.meta.promoted else 1), 3)


def check_pins(project: Project, site: Site) -> list[Diagnostic]:
    """Report pinned articles that do not exist, or that search leaves out."""
    findings = []
    ids = {article_id for own in site.own.values() for article_id in own}
    searchable = {
        (article.id, locale.tag)
        for locale in site.locales
        for article in searched_articles(site, locale)
    }
    for number, pin in enumerate(project.config.search.pinned):
        tags = pin.locales or [locale.tag for locale in site.locales]
        message = hint = ""
        if pin.article not in ids:
            message = f"Pinned article `{pin.article}` does not exist"
            hint = (
                did_you_mean(pin.article, ids)
                or "Write its id: the path below the locale's folder, without `.md`."
            )
        elif all((pin.article, tag) not in searchable for tag in tags):
            message = f"Pinned article `{pin.article}` is not searched in {', '.join(tags)}"
            hint = "Translate it, remove `search` from its front matter, or remove the pin."
        if not message:
            continue
        line = line_of(project.config_text, ["search", "pinned", str(number), "article"])
        findings.append(problem("KB601", Span(path=project.file_name, line=line), message, hint))
    return findings
