"""The steps of articles as they read elsewhere: in mails and tickets, links in full."""

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from kbgen import load, render
from kbgen.build.composed import Composed
from kbgen.diagnostics import Diagnostic
from kbgen.export import Steps
from kbgen.markdown import StepFinder, compile_article
from kbgen.model.article import FilledArticle
from kbgen.model.locale import Locale


def published_steps(
    composed: Composed, locales: Iterable[Locale]
) -> Iterator[tuple[FilledArticle, Steps]]:
    """Yield the articles that each locale has of its own, in its order, with their steps.

    Links begin with [site] url. An article that changed since the site was put together is read
    again; one that cannot be read any more is left out.
    """
    site, workspace = composed.site, composed.workspace
    project = workspace.project
    setting = workspace.setting(site, "")
    for locale in locales:
        frame = render.frame_for(setting, locale)
        own = set(site.own[locale])
        for article_id in site.reading[locale]:
            if article_id not in own:
                continue
            path = site.versions[article_id, locale].source.path
            decoded = load.read_decoded(project.content, path, locale)
            if isinstance(decoded, Diagnostic):
                continue
            source, _ = workspace.snippets.with_snippets(decoded.source)
            finder = StepFinder()
            compiled, body, _ = compile_article(
                source.file, decoded.text, workspace.rules, source.snippets, finder
            )
            article = workspace.values.fill_article(compiled)
            fills = render.fill_slots(frame, article, project.config.site.url)
            html = "".join(chain.from_iterable(zip_longest(body.html, fills, fillvalue="")))
            texts = workspace.values.sections(body.sections, locale)
            yield article, Steps(html.strip(), tuple(step.text for step in texts))
