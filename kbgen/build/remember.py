"""The report of a build, and the state it keeps for the next one."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kbgen.build.composed import Composed
from kbgen.build.files import SiteFiles
from kbgen.build.media import remark_on
from kbgen.build.options import BuildResult
from kbgen.build.runner import Runner
from kbgen.build.state import State
from kbgen.build.write import Changes
from kbgen.i18n import coverage, theme_messages
from kbgen.model.locale import Locale


def result_of(composed: Composed, changes: Changes) -> BuildResult:
    """Return the facts about a site that do not depend on what the last build had made."""
    return BuildResult(
        diagnostics=composed.diagnostics,
        pages=tuple(_counts(composed)),
        files=len(changes.records),
        size=sum(record.size for record in changes.records.values()),
        remark=remark_on(composed.media),
        untranslated=tuple(_untranslated(composed)),
    )


def _counts(composed: Composed) -> Iterator[tuple[Locale, int, int]]:
    site = composed.site
    for locale in composed.workspace.options.locales or site.locales:
        own = len(site.own[locale])
        yield locale, own, len(site.reading[locale]) - own


def _untranslated(composed: Composed) -> Iterator[str]:
    workspace = composed.workspace
    messages = theme_messages(workspace.theme)
    found = coverage(
        workspace.project, composed.site, workspace.wording.files, messages, workspace.notices
    )
    for locale, kinds in found.items():
        missing = ", ".join(f"{one.kind} {len(one.missing)}" for one in kinds if one.missing)
        if missing:
            yield f"{locale}: not translated: {missing} (`kbgen locale status` lists them)"


def with_costs(
    result: BuildResult,
    changes: Changes,
    runner: Runner,
    notice: str,
    reasons: tuple[tuple[str, str], ...],
) -> BuildResult:
    """Return the result with what this build changed, what it cost, and what the user should know.

    notice: of the inputs. reasons: see `SiteFiles`.
    """
    return replace(
        result,
        written=len(changes.new),
        removed=len(changes.stale),
        gone=changes.stale,
        notice=". ".join(filter(None, (runner.cache.notice, notice))),
        remark="\n  ".join(filter(None, (result.remark, runner.cache.seal.remark))),
        steps=runner.steps,
        reasons=reasons,
    )


def state_of(composed: Composed, files: SiteFiles, kept: Mapping[str, dt.date]) -> State:
    """Return what the next build needs to know."""
    return State(
        site_key=composed.inputs.site_key,
        structure_key=composed.structure_key,
        static=files.static,
        sources=composed.sources,
        records=composed.records,
        site=composed.stored,
        findings=composed.findings,
        site_findings=composed.site_findings,
        indexes=files.indexes,
        media=composed.media,
        kept=kept,
    )
