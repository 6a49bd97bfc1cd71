"""The main job, top to bottom."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kbgen.build.cache import Build, Cache, Damaged
from kbgen.build.inputs import InputKey, read_inputs
from kbgen.build.keeping import still_kept
from kbgen.build.lock import only_one
from kbgen.build.options import BuildOptions, BuildResult, Progress
from kbgen.build.place import refuse_other_site, refuse_sources
from kbgen.build.pool import Pool, no_collector
from kbgen.build.runner import Runner
from kbgen.build.seal import user_seal
from kbgen.build.write import Output
from kbgen.config import Project
from kbgen.model.locale import Locale
from kbgen.model.site import Site

if TYPE_CHECKING:
    from kbgen.build.compose import Composed
    from kbgen.build.state import State


def build(
    project: Project,
    options: BuildOptions,
    progress: Progress = lambda *_: None,
    pool: Pool | None = None,
) -> BuildResult:
    """Build the site into `options.out`.

    pool: one that stays open for further builds.

    Raises KbgenError, with the site as it was, for what is no mistake in the content.
    """
    refuse_sources(project, options.out)
    with only_one(project.private, lambda: progress("Another build is running", 0)), no_collector():
        runner = _runner(project, options, pool)
        try:
            return _build(project, options, runner, progress)
        except Damaged:
            runner.begin_anew()
            return _build(project, options, runner, progress)
        finally:
            runner.close(keep_pool=pool is not None)


def _build(
    project: Project, options: BuildOptions, runner: Runner, progress: Progress
) -> BuildResult:
    name = str(options.out.resolve())
    inputs = read_inputs(project, options)
    last = runner.cache.last_build(name)
    records, site_name = last.files if last else {}, project.config.site.name
    with Output(options.out, project.private, records, site_name, project.root) as output:
        if last and inputs.are_those_of(last.key) and output.is_whole:
            if InputKey.parse(last.key).recent != inputs.key.recent:  # times have settled
                runner.cache.save_key(name, str(inputs.key))
            result: BuildResult = last.result
            return replace(result, notice=inputs.notice)
        # Loaded late: a build with nothing to do takes half a second less without the rooms.
        from kbgen.build.compose import compose
        from kbgen.build.media import remark_on, with_copies
        from kbgen.build.plan import Plan

        state: State | None = runner.cache.state(name) if last else None
        progress("Compiling", len(inputs.scan.articles))
        composed = compose(project, options, runner, inputs, state)
        if not output.intact:
            refuse_other_site(project, options.out, composed.site)
        composed = with_copies(project.content, runner, composed, progress)
        plan = Plan(project, options, runner, composed, output)
        if state is not None and composed.touched is not None and output.is_whole:
            plan.bodies(state, progress)
        else:
            plan.everything(state, progress)
        former = output.former(plan.paths)
        # The preview swaps styles and reloads pages by itself.
        days = 0 if options.keep_good else project.config.build.keep
        kept = still_kept(former, state.kept if state else {}, inputs.day, days)
        changes = output.changes(plan.paths, kept.keys(), partly=bool(options.locales))
        result = BuildResult(
            diagnostics=composed.diagnostics,
            pages=_count(composed.site, options),
            files=len(changes.records),
            size=sum(record.size for record in changes.records.values()),
            remark=remark_on(composed.media),
        )
        with runner.step("remember"):
            # Before the site changes: afterwards nothing may fail. Should the site not come to be
            # as it says, the next build sees that, by names, sizes and times.
            made_now = Build(str(inputs.key), result, changes.records)
            runner.cache.save_build(name, made_now, plan.state(inputs.look, kept), plan.used)
        progress("Writing", len(changes.new))
        with runner.step("write") as made:
            output.commit(changes)
            made.append(len(changes.new))
        return replace(
            result,
            written=len(changes.new),
            removed=len(changes.stale),
            gone=changes.stale,
            notice=". ".join(filter(None, (runner.cache.notice, inputs.notice))),
            remark="\n  ".join(filter(None, (result.remark, runner.cache.seal.remark))),
            steps=runner.steps,
            reasons=tuple(plan.reasons),
        )


def check(
    project: Project, options: BuildOptions, progress: Progress = lambda *_: None
) -> "Composed":
    """Find everything that is wrong, without making pages."""
    from kbgen.build.compose import compose  # as above

    with no_collector():
        runner = _runner(project, options)
        try:
            inputs = read_inputs(project, options)
            progress("Compiling", len(inputs.scan.articles))
            return compose(project, options, runner, inputs, None)
        except Damaged:
            runner.begin_anew()
            return compose(project, options, runner, inputs, None)
        finally:
            runner.close()


def _count(site: Site, options: BuildOptions) -> tuple[tuple[Locale, int, int], ...]:
    return tuple(
        (locale, len(site.own[locale]), len(site.reading[locale]) - len(site.own[locale]))
        for locale in options.locales or site.locales
    )


def _runner(project: Project, options: BuildOptions, pool: Pool | None = None) -> Runner:
    file = project.private / "cache.db"
    if options.clean:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)
    return Runner(
        Cache(file, user_seal(project.root)), pool or Pool(options.jobs, options.scheduler)
    )
