"""From a composed site to the input of the rules."""

from collections.abc import Iterator
from dataclasses import replace

from kbgen import load
from kbgen.build.composed import Composed
from kbgen.build.workspace import Workspace
from kbgen.build.written import WrittenFiles
from kbgen.check import CHECKS, NAMES, Checked, run_rules, severities
from kbgen.diagnostics import Diagnostic
from kbgen.markdown import Rules, compile_article
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.outline import Outline


def to_check(composed: Composed) -> Checked:
    """Return the input of the rules of `kbgen check`."""
    site, workspace = composed.site, composed.workspace
    shown = [
        article
        for (_, locale), article in site.versions.items()
        if article.locale == locale and site.is_published(article)
    ]
    beside = tuple(_beside(workspace))
    others = {article.source.path: outline for article, outline in beside}
    return Checked(
        project=workspace.project,
        theme=workspace.theme,
        site=site,
        policies=workspace.wording.policies,
        values=workspace.values,
        glossary=workspace.wording.glossary,
        articles=tuple(sorted(shown, key=lambda article: article.source.path)),
        beside=tuple(article for article, _ in beside),
        files=workspace.scan.assets,
        notices=workspace.notices,
        written=WrittenFiles(composed, others).of,
    )


def _beside(workspace: Workspace) -> Iterator[tuple[Article, Outline]]:
    for path, locale in (*workspace.scan.snippets, *workspace.scan.categories):
        decoded = load.read_decoded(workspace.project.content, path, locale)
        if isinstance(decoded, Diagnostic):
            continue  # the build reports it
        text = decoded.text
        article, _, draft = compile_article(decoded.source.file, text, Rules())
        parts = [part for part in path.split("/") if Locale.of_path(part) != locale]
        yield replace(article, id="/".join(parts)), draft.outline(text)


def all_findings(composed: Composed) -> tuple[Diagnostic, ...]:
    """Return what the rules of `kbgen check` find in a site, without those that are opt-in."""
    configured = severities(composed.workspace.project, NAMES)
    return run_rules(to_check(composed), CHECKS, configured)
