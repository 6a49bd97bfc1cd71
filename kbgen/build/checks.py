"""From a composed site to what rules look at."""

from functools import partial

from kbgen import load
from kbgen.build.compose import Composed, is_published
from kbgen.check import CHECKS, NAMES, Checked, run_rules, severities
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.model.article import Article


def to_check(project: Project, composed: Composed) -> Checked:
    """Return what the rules of `kbgen check` look at."""
    site = composed.site
    shown = [
        article
        for (_, locale), article in site.versions.items()
        if article.locale == locale and is_published(site, article)
    ]
    return Checked(
        project=project,
        site=site,
        policies=composed.wording.policies,
        values=composed.wording.values,
        articles=tuple(sorted(shown, key=lambda article: article.source.path)),
        read=partial(_read, project),
    )


def all_findings(project: Project, composed: Composed) -> tuple[Diagnostic, ...]:
    """Return what `kbgen check` says of a site, without what has to be asked for."""
    said = severities(project, NAMES)
    return run_rules(to_check(project, composed), CHECKS, said)


def _read(project: Project, article: Article) -> str:
    source = load.read_source(project.content, article.source.path, article.locale)
    text = source if isinstance(source, Diagnostic) else load.decode(source)
    return "" if isinstance(text, Diagnostic) else text
