"""From a composed site to what rules look at."""

from collections.abc import Iterator
from dataclasses import replace

from kbgen import load
from kbgen.build.compose import Composed, is_published
from kbgen.build.written import WrittenFiles
from kbgen.check import CHECKS, NAMES, Checked, run_rules, severities
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.markdown import Rules, compile_article
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.outline import Outline


def to_check(project: Project, composed: Composed) -> Checked:
    """Return what the rules of `kbgen check` look at."""
    site = composed.site
    scan = load.scan(project)
    shown = [
        article
        for (_, locale), article in site.versions.items()
        if article.locale == locale and is_published(site, article)
    ]
    beside = tuple(_beside(project, scan))
    others = {article.source.path: outline for article, outline in beside}
    return Checked(
        project=project,
        site=site,
        policies=composed.wording.policies,
        values=composed.wording.values,
        articles=tuple(sorted(shown, key=lambda article: article.source.path)),
        beside=tuple(article for article, _ in beside),
        files=scan.assets,
        written=WrittenFiles(project, composed, others).of,
    )


def _beside(project: Project, scan: load.Scan) -> Iterator[tuple[Article, Outline]]:
    for path, locale in (*scan.snippets, *scan.categories):
        source = load.read_source(project.content, path, locale)
        text = source if isinstance(source, Diagnostic) else load.decode(source)
        if isinstance(source, Diagnostic) or isinstance(text, Diagnostic):
            continue  # the build reports it
        article, _, draft = compile_article(source.file, text, Rules())
        parts = [part for part in path.split("/") if Locale.of_path(part) != locale]
        yield replace(article, id="/".join(parts)), draft.outline(text)


def all_findings(project: Project, composed: Composed) -> tuple[Diagnostic, ...]:
    """Return what `kbgen check` says of a site, without what has to be asked for."""
    said = severities(project, NAMES)
    return run_rules(to_check(project, composed), CHECKS, said)
