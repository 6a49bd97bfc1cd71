"""Diagnostics of articles that have their places in a site."""

from collections.abc import Container, Mapping

from kbgen import load
from kbgen.build.composed import Findings
from kbgen.build.workspace import Workspace
from kbgen.diagnostics import Diagnostic
from kbgen.load.check_blocks import check_blocks
from kbgen.model.article import FilledArticle
from kbgen.model.site import SiteStructure


def article_findings(
    workspace: Workspace,
    finder: load.FileFinder,
    site: SiteStructure,
    results: Mapping[str, FilledArticle | Diagnostic],
) -> Findings:
    """Return the diagnostics of each of some articles. results: see `Articles`."""
    findings: dict[str, list[Diagnostic]] = {}
    articles: list[FilledArticle] = []
    for path, result in results.items():
        if isinstance(result, Diagnostic):
            findings[path] = [result]
            continue
        findings[path] = [*result.diagnostics]
        # An article that an error keeps back is checked like the others: one run reports all.
        if result.meta.withheld or site.is_published(result):
            articles.append(result)
    for finding in (
        *load.check_files(finder, site, articles),
        *load.check_links(site, articles),
        *check_blocks(workspace.project, workspace.values, articles),
    ):
        findings[finding.span.path.removeprefix("content/")].append(finding)
    return {path: tuple(listed) for path, listed in findings.items()}


def existing_only(findings: Findings, paths: Container[str]) -> Findings:
    """Return the findings in files that still exist."""
    return {path: listed for path, listed in findings.items() if listed and path in paths}
