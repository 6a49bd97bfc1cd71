"""The main job, top to bottom."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kbgen.build.cache import Build, Cache, CacheCorruptError
from kbgen.build.folder import Written
from kbgen.build.inputs import InputKey, Inputs, read_inputs
from kbgen.build.keeping import days_kept, still_kept
from kbgen.build.lock import only_one
from kbgen.build.options import BuildOptions, BuildResult, Progress
from kbgen.build.place import refuse_other_site, refuse_sources
from kbgen.build.pool import Pool, no_collector
from kbgen.build.runner import Runner
from kbgen.build.seal import user_seal
from kbgen.build.write import Output
from kbgen.config import Project

if TYPE_CHECKING:
    from kbgen.build.composed import Composed
    from kbgen.build.state import State


def build(
    project: Project,
    options: BuildOptions,
    progress: Progress = lambda *_: None,
    pool: Pool | None = None,
) -> BuildResult:
    """Build the site into `options.out`.

    pool: one that stays open for further builds.

    Raises KbgenError, with the site unchanged, for everything but errors in the content.
    """
    refuse_sources(project, options.out)
    with only_one(project.private, lambda: progress("Another build is running", 0)), no_collector():
        runner = make_runner(project, options, progress, pool)
        try:
            return _build(project, options, runner)
        except CacheCorruptError:
            runner.reset()
            return _build(project, options, runner)
        finally:
            runner.close(keep_pool=pool is not None)


def _build(project: Project, options: BuildOptions, runner: Runner) -> BuildResult:
    cache, name = runner.cache, str(options.out.resolve())
    inputs = read_inputs(project, options)
    last = cache.last_build(name)
    with _open_output(project, options, last) as output:
        if last and output.is_whole and inputs.match(last.key):
            return _nothing_to_do(cache, name, last, inputs)
        # Loaded late: a build with nothing to do takes half a second less without the rooms.
        from kbgen.build.compose import compose
        from kbgen.build.context import ComposeContext, FilesContext
        from kbgen.build.files import make_files
        from kbgen.build.remember import result_of, state_of, with_costs
        from kbgen.build.workspace import open_workspace

        state: State | None = cache.state(name) if last else None
        workspace = open_workspace(project, options, inputs.sources)
        context = ComposeContext(workspace=workspace, inputs=inputs, runner=runner, last=state)
        composed = compose(context, copies=True)
        if not output.intact:
            refuse_other_site(project, options.out, composed.site)
        files = make_files(
            FilesContext(composed=composed, runner=runner, output=output, last=state)
        )
        since, days = (state.kept if state else {}), days_kept(project, options)
        kept = still_kept(output.former(files.paths), since, inputs.sources.day, days)
        changes = output.changes(files.paths, kept.keys(), partly=bool(options.locales))
        result = result_of(composed, changes)
        with runner.step("remember"):
            # Before the site changes: afterwards nothing may fail. A site that then differs from
            # this is noticed by the next build, by names, sizes and times.
            state = state_of(composed, files, kept)
            cache.save_build(
                name, Build(str(inputs.key), result, changes.records), state, state.used
            )
        runner.progress("Writing", len(changes.new))
        with runner.step("write") as made:
            output.commit(changes)
            made.append(len(changes.new))
    return with_costs(result, changes, runner, inputs.notice, files.reasons)


def _open_output(project: Project, options: BuildOptions, last: Build | None) -> Output:
    labels = Written(site=project.name, not_public=options.not_public)
    return Output(options.out, project.private, last.files if last else {}, labels, project.root)


def _nothing_to_do(cache: Cache, name: str, last: Build, inputs: Inputs) -> BuildResult:
    if InputKey.parse(last.key).recent != inputs.key.recent:  # times have settled
        cache.save_key(name, str(inputs.key))
    result: BuildResult = last.result
    return replace(result, notice=inputs.notice)


def check(
    project: Project, options: BuildOptions, progress: Progress = lambda *_: None
) -> "Composed":
    """Find everything that is wrong, without making pages."""
    with no_collector():
        runner = make_runner(project, options, progress)
        try:
            return _check(project, options, runner)
        except CacheCorruptError:
            runner.reset()
            return _check(project, options, runner)
        finally:
            runner.close()


def _check(project: Project, options: BuildOptions, runner: Runner) -> "Composed":
    from kbgen.build.compose import compose  # late, as above
    from kbgen.build.context import ComposeContext
    from kbgen.build.workspace import open_workspace

    inputs = read_inputs(project, options)
    workspace = open_workspace(project, options, inputs.sources)
    context = ComposeContext(workspace=workspace, inputs=inputs, runner=runner, last=None)
    return compose(context, copies=False)


def make_runner(
    project: Project,
    options: BuildOptions,
    progress: Progress = lambda *_: None,
    pool: Pool | None = None,
) -> Runner:
    """Open the cache and the pool; close the runner after use."""
    file = project.private / "cache.db"
    if options.clean:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)
    cache = Cache(file, user_seal(project.root))
    return Runner(cache, pool or Pool(options.jobs, options.scheduler), progress)
