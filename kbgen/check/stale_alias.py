"""Aliases below another locale: copied along with a file, they send readers into its language."""

from collections.abc import Iterator

from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    site = checked.site
    segments = {locale.segment: locale for locale in site.locales}
    for article in checked.articles:
        for alias in article.meta.aliases:
            other = segments.get(alias.strip("/").partition("/")[0], article.locale)
            # Without a page of its own there, the other language is better than nothing.
            if other in site.translations(article.id) and other != article.locale:
                goal = site.versions[article.id, other].source.project_path
                message = (
                    f"Alias `{alias}` sends readers of {other} to the page in {article.locale}"
                )
                yield problem(
                    "KB216", key_place(article, "aliases"), message, f"Move it to {goal}."
                )


RULE = Rule("stale-alias", "KB216", _run)
