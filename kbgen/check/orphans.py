"""Articles that no page leads to: readers find them by search alone."""

from collections.abc import Iterator

from kbgen.check.places import at
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.resolve import resolve
from kbgen.model.site import Site


def _run(checked: Checked) -> Iterator[Diagnostic]:
    site = checked.site
    reached: set[tuple[str, Locale]] = set(_listed(site))
    for article in checked.articles:
        reached.update(_leads_to(site, article))
    for article in checked.articles:
        if not (article.source.is_index or article.meta.promoted or article.key in reached):
            message = f"No topic page and no other article in {article.locale} leads to “{{}}”"
            hint = "Move it into the folder of a topic, or link it where readers need it next."
            yield problem("KB701", at(article, "title"), message.format(article.title), hint)


def _listed(site: Site) -> Iterator[tuple[str, Locale]]:
    """Yield what topic pages list; a home page lists articles only where there are no topics."""
    for (path, locale), category in site.categories.items():
        if path or not category.children:
            yield from ((article_id, locale) for article_id in category.articles)


def _leads_to(site: Site, article: Article) -> Iterator[tuple[str, Locale]]:
    targets = {slot.target for slot in article.links if slot.kind == "link" and slot.target}
    for target in (*targets, *article.meta.related):
        goal = resolve(site, article.source, target, article.locale)
        if goal and goal.article and goal.article.id != article.id:
            # What stands in for a missing translation belongs to its own locale as well.
            yield goal.article.key


RULE = Rule("orphans", "KB701", _run)
