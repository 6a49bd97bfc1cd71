"""The steps of articles as they read elsewhere: in mails and tickets, links in full."""

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from kbgen import load, render
from kbgen.build.compose import Composed, rules_of
from kbgen.build.options import BuildOptions
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.export import Steps
from kbgen.markdown import StepFinder, compile_article
from kbgen.model.article import Article
from kbgen.model.locale import Locale


def published_steps(
    project: Project, options: BuildOptions, composed: Composed, locales: Iterable[Locale]
) -> Iterator[tuple[Article, Steps]]:
    """Yield the articles that each locale has of its own, in its order, with their steps.

    Links begin with [site] url. An article that changed since the site was put together is read as
    it is now; one that cannot be read any more is left out.
    """
    site, wording = composed.site, composed.wording
    rules = rules_of(project, options)
    snippets = load.Snippets(project, load.scan(project))
    setting = render.Setting(
        project=project, site=site, files=wording.files, static="", values=wording.values
    )
    for locale in locales:
        frame = render.Frame(setting, render.strings(wording.files, locale.tag))
        own = set(site.own[locale])
        for article_id in site.reading[locale]:
            if article_id not in own:
                continue
            path = site.versions[article_id, locale].source.path
            source = load.read_source(project.content, path, locale)
            text = source if isinstance(source, Diagnostic) else load.decode(source)
            if isinstance(source, Diagnostic) or isinstance(text, Diagnostic):
                continue
            source, _ = snippets.given(source)
            finder = StepFinder()
            article, body, _ = compile_article(source.file, text, rules, source.snippets, finder)
            article = wording.values.article(article)
            fills = render.fill_slots(frame, article, project.config.site.url)
            html = "".join(chain.from_iterable(zip_longest(body.html, fills, fillvalue="")))
            texts = wording.values.sections(body.sections, locale)
            yield article, Steps(html.strip(), tuple(step.text for step in texts))
