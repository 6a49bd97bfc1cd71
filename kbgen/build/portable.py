"""Build a site that is opened from a folder: a usual one below `.kbgen/`, and its portable form."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kbgen import portable
from kbgen.build.folder import MANIFEST, Written, check_output
from kbgen.build.lock import only_one
from kbgen.build.options import BuildOptions, BuildResult, Progress
from kbgen.build.pipeline import build
from kbgen.build.place import refuse_sources
from kbgen.build.write import Output
from kbgen.config import Project
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.model.artifact import Artifact


def build_portable(
    project: Project, options: BuildOptions, progress: Progress = lambda *_: None
) -> BuildResult:
    """Build the portable site into `options.out`. Raises KbgenError, with it unchanged.

    It collects no answers: a page from a folder has no collector that would trust it. Nor has
    it what programs ask a host for: twins, tools for agents, elements for the shop's pages.
    """
    refuse_sources(project, options.out)
    stand_in = portable.script().path.rpartition("/")[0]
    before = check_output(options.out, project.root).files
    if before and not any(path.startswith(f"{stand_in}/") for path in before):
        hint = "Name another folder: kbgen build --portable -d portable"
        raise KbgenError(f"{options.out} has the site for a web server", hint)
    own = project.config
    config = own.model_copy(
        update={
            "site": own.site.model_copy(update={"indexnow": ""}),
            "feedback": own.feedback.model_copy(update={"endpoint": "", "sinks": []}),
            "agents": own.agents.model_copy(update={"twins": False, "webmcp": False}),
            "embed": own.embed.model_copy(update={"origins": []}),
        }
    )
    folder = project.private / "portable"
    result = build(replace(project, config=config), replace(options, out=folder), progress)
    labels = Written(site=project.name, not_public=options.not_public)
    with (
        only_one(project.private, lambda: progress("Another build is running", 0)),
        Output(options.out, project.private, {}, labels, project.root) as output,
    ):
        sizes: dict[str, int] = {}
        for artifact in _files(folder):
            output.stage(artifact, digest(artifact.data))
            sizes[artifact.path] = len(artifact.data)
        changes = output.changes(sizes, (), partly=False)
        output.commit(changes)
    return replace(
        result,
        files=len(sizes),
        size=sum(sizes.values()),
        written=len(changes.new),
        removed=len(changes.stale),
        gone=changes.stale,
    )


def _files(folder: Path) -> Iterator[Artifact]:
    stand_in = portable.script()
    yield stand_in
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path != MANIFEST and not portable.is_left_out(path):
            yield portable.portable_file(path, file.read_bytes(), stand_in.path)
