"""The articles of a site as they read elsewhere: in mails and tickets, links in full."""

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from kbgen import load
from kbgen.build.compose import policy_of
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.markdown import compile_article
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.render.body import fill_slots
from kbgen.render.page import strings
from kbgen.themes import find_theme


def published_bodies(
    project: Project, site: Site, locales: Iterable[Locale]
) -> Iterator[tuple[Article, str]]:
    """Yield the articles that each locale has of its own, in its order, with their HTML.

    Links begin with [site] url. An article that changed since the site was put together is read as
    it is now; one that cannot be read any more is left out.
    """
    files = find_theme(project.themes, project.config.theme.name).read()
    policy = policy_of(project)
    for locale in locales:
        own = set(site.own[locale])
        for article_id in site.reading[locale]:
            if article_id not in own:
                continue
            path = site.versions[article_id, locale].source.path
            source = load.read_source(project.content, path, locale)
            text = source if isinstance(source, Diagnostic) else load.decode(source)
            if isinstance(source, Diagnostic) or isinstance(text, Diagnostic):
                continue
            article, body = compile_article(source.file, text, policy)
            words = strings(files, locale.tag)
            fills = fill_slots(site, article, locale, words, project.config.site.url)
            yield article, "".join(chain.from_iterable(zip_longest(body.html, fills, fillvalue="")))
