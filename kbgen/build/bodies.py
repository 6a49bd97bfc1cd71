"""The whole text of articles as HTML, for other tools: links begin with a root of one's own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from kbgen import load, render
from kbgen.build.composed import Composed
from kbgen.diagnostics import Diagnostic
from kbgen.markdown import compile_article
from kbgen.model.article import FilledArticle, Label
from kbgen.model.locale import Locale

#: What stands before the title of a callout.
_TITLE = 'markdown-alert-title">'


def whole_bodies(
    composed: Composed, locale: Locale, root: str, market: str = ""
) -> Iterator[tuple[FilledArticle, str]]:
    """Yield the articles that a locale has of its own, in its order, with their HTML.

    root: what addresses on the site begin with. market: whose values are shown; empty: the usual
    ones. An article that cannot be read any more is left out.
    """
    site, workspace = composed.site, composed.workspace
    setting = workspace.setting(site, "")
    setting = replace(setting, values=setting.values.for_market(market))
    frame = render.frame_for(setting, locale)
    own = set(site.own[locale])
    listed = [one for one in site.reading[locale] if one in own]
    for article_id in (*listed, *sorted(own.difference(listed))):
        decoded = load.read_decoded(
            workspace.project.content, site.versions[article_id, locale].source.path, locale
        )
        if isinstance(decoded, Diagnostic):
            continue
        source, _ = workspace.snippets.with_snippets(decoded.source)
        compiled, body, _ = compile_article(
            source.file, decoded.text, workspace.rules, source.snippets
        )
        article = workspace.values.fill_article(compiled)
        fills = render.fill_slots(frame, article, root)
        # The usual title of a callout, which each tool has its own of.
        kept = [
            "" if isinstance(slot, Label) and before.endswith(_TITLE) else fill
            for before, slot, fill in zip(body.html, article.slots, fills, strict=False)
        ]
        yield article, "".join(chain.from_iterable(zip_longest(body.html, kept, fillvalue="")))
