"""Checks the links of all articles."""

from collections.abc import Iterable

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.load.meant import Files, from_root
from kbgen.model.article import Article, Slot
from kbgen.model.resolve import absence, content_path, resolve
from kbgen.model.site import SiteStructure
from kbgen.text import Suggestions


def check_links(site: SiteStructure, articles: Iterable[Article]) -> tuple[Diagnostic, ...]:
    """Report broken links and related articles, with a suggestion."""
    diagnostics: list[Diagnostic] = []
    files = Files(site.by_path)
    for article in articles:
        files.suggestions = Suggestions()
        for slot in article.links:
            if slot.kind == "link" and slot.target:
                diagnostics += _check(site, files, article, slot)
        for target in article.meta.related:
            line = article.meta.line("related")
            slot = Slot("link", target, "", "", "", "", "", line)
            diagnostics += _check(site, files, article, slot)
    return tuple(diagnostics)


def _check(site: SiteStructure, files: Files, article: Article, slot: Slot) -> list[Diagnostic]:
    target, fragment, line = slot.target, slot.fragment, slot.line
    place = Span(path=article.source.project_path, line=line)
    goal = resolve(site, article.source, target, article.locale)
    if goal is None:
        message = f"Link `{target}` leads to no article"
        return [problem("KB201", place, message, _meant(site, files, article, target))]
    diagnostics = [from_root(article, slot)] if target.startswith("/") else []
    # A stand-in for a missing translation has the anchors of its own language.
    if fragment and fragment not in goal.anchors:
        headings = goal.article.headings if goal.article else ()
        hint = files.suggestions.anchor_hint(
            fragment, lambda: (heading.anchor for heading in headings)
        )
        message = f"Link `{target}#{fragment}`: the article has no such anchor"
        diagnostics.append(problem("KB202", place, message, hint))
    return diagnostics


def _meant(site: SiteStructure, files: Files, article: Article, target: str) -> str:
    if why := absence(site, article.source, target):
        return why
    path = content_path(article.source, target)
    if path.startswith(".."):
        return "The path leaves the content folder."
    if not path.endswith(".md"):
        target = f"{target.rstrip('/').removesuffix('.html')}.md"
    meant = files.did_you_mean(article.source, target)
    return meant or "Write the path of a .md file, relative to this file."
