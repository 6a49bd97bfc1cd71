"""Follows every link of every article."""

from collections.abc import Iterable
from posixpath import basename

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.article import Article
from kbgen.model.resolve import absence, content_path, resolve
from kbgen.model.site import Site
from kbgen.text import anchor_hint, closest


def check_links(site: Site, articles: Iterable[Article]) -> tuple[Diagnostic, ...]:
    """Report links and related articles that lead nowhere, with what was probably meant."""
    found: list[Diagnostic] = []
    for article in articles:
        for slot in article.links:
            if slot.kind == "link" and slot.target:
                found += _check(site, article, slot.target, slot.fragment, slot.line)
        for target in article.meta.related:
            found += _check(site, article, target, "", article.meta.line("related"))
    return tuple(found)


def _check(site: Site, article: Article, target: str, fragment: str, line: int) -> list[Diagnostic]:
    place = Span(path=article.source.project_path, line=line)
    goal = resolve(site, article.source, target, article.locale)
    if goal is None:
        message = f"Link `{target}` leads to no article"
        return [problem("KB201", place, message, _meant(site, article, target))]
    # A stand-in for a missing translation has the anchors of its own language.
    if fragment and fragment not in goal.anchors:
        anchors = [heading.anchor for heading in goal.article.outline] if goal.article else []
        hint = anchor_hint(fragment, anchors)
        message = f"Link `{target}#{fragment}`: the article has no such anchor"
        return [problem("KB202", place, message, hint)]
    return []


def _meant(site: Site, article: Article, target: str) -> str:
    if why := absence(site, article.source, target):
        return why
    path = content_path(article.source, target)
    if path.startswith(".."):
        return "The path leaves the content folder."
    folder = f"{path.partition('/')[0]}/"
    known = {basename(other): other for other in site.by_path if other.startswith(folder)}
    name = closest(basename(path), known)
    near = known.get(name or "")
    if near is None:
        return "Write the path of a .md file, relative to this file."
    return f"Did you mean `{_relative(near, article.source.path)}`?"


def _relative(path: str, source: str) -> str:
    here, there = source.split("/")[:-1], path.split("/")
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:])
