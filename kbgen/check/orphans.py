"""Articles that no other one leads to: readers of the neighbouring question never find them."""

from collections.abc import Iterator

from kbgen.check.places import at
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.resolve import resolve
from kbgen.model.site import Site

#: Articles of a locale. With fewer, home page and folders show them all at a glance.
FEWEST = 5


def _run(checked: Checked) -> Iterator[Diagnostic]:
    site = checked.site
    reached: set[tuple[str, Locale]] = set()
    for article in checked.articles:
        reached.update(_leads_to(site, article))
    for article in checked.articles:
        if article.source.is_index or article.key in reached:
            continue
        if len(site.own[article.locale]) >= FEWEST:
            message = f"No other article in {article.locale} leads to “{article.title}”"
            hint = "Link it where readers need it next, or name it in the `related` of an article."
            yield problem("KB701", at(article, "title"), message, hint)


def _leads_to(site: Site, article: Article) -> Iterator[tuple[str, Locale]]:
    targets = {slot.target for slot in article.links if slot.kind == "link" and slot.target}
    for target in (*targets, *article.meta.related):
        goal = resolve(site, article.source, target, article.locale)
        if goal and goal.article and goal.article.id != article.id:
            # What stands in for a missing translation counts for its own locale, too.
            yield goal.article.key


RULE = Rule("orphans", "KB701", _run)
