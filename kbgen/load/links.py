"""Follows every link of every article."""

from collections.abc import Iterable
from posixpath import basename

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.article import Article
from kbgen.model.resolve import content_path, resolve
from kbgen.model.site import Site
from kbgen.text import Suggestions


def check_links(site: Site, articles: Iterable[Article]) -> tuple[Diagnostic, ...]:
    """Report links and related articles that lead nowhere, with what was probably meant."""
    found: list[Diagnostic] = []
    for article in articles:
        suggestions = Suggestions()
        for slot in article.links:
            if slot.kind == "link" and slot.target:
                place = Span(path=article.source.project_path, line=slot.line)
                found += _check(site, article, slot.target, slot.fragment, place, suggestions)
        for target in article.meta.related:
            place = Span(path=article.source.project_path, line=article.meta.line("related"))
            found += _check(site, article, target, "", place, suggestions)
    return tuple(found)


def _check(  # noqa: PLR0913, PLR0917  # a link, and who asks
    site: Site,
    article: Article,
    target: str,
    fragment: str,
    place: Span,
    suggestions: Suggestions,
) -> list[Diagnostic]:
    goal = resolve(site, article.source, target, article.locale)
    if goal is None:
        message = f"Link `{target}` leads to no article"
        return [problem("KB201", place, message, _meant(site, article, target, suggestions))]
    # A stand-in for a missing translation has the anchors of its own language.
    if fragment and fragment not in goal.anchors:
        outline = goal.article.outline if goal.article else ()
        hint = suggestions.anchor_hint(fragment, lambda: (heading.anchor for heading in outline))
        message = f"Link `{target}#{fragment}`: the article has no such anchor"
        return [problem("KB202", place, message, hint)]
    return []


def _meant(site: Site, article: Article, target: str, suggestions: Suggestions) -> str:
    path = content_path(article.source, target)
    if why := site.absences.get(path) or site.absences.get(f"{path}.md"):
        return why
    if path.startswith(".."):
        return "The path leaves the content folder."
    folder = f"{path.partition('/')[0]}/"
    known: dict[str, str] = {}

    def names() -> Iterable[str]:
        known.update((basename(one), one) for one in site.by_path if one.startswith(folder))
        return known

    name = suggestions.closest(basename(path), names)
    if name is None:
        return "Write the path of a .md file, relative to this file."
    return f"Did you mean `{_relative(known[name], article.source.path)}`?"


def _relative(path: str, source: str) -> str:
    here, there = source.split("/")[:-1], path.split("/")
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:])
