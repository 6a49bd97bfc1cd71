"""The main job: bring a target up to date, whatever an earlier run left there."""

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kbgen.errors import KbgenError
from kbgen.publish.files import PublishedFile, made_file
from kbgen.publish.plan import Plan, make_plan
from kbgen.publish.record import NAME, Record, parse_record
from kbgen.publish.target import OvertakenError, Target

#: Seconds between two notes of what is done: a run that is killed repeats no more than that.
_NOTES = 5.0
#: With a place where another publisher comes first.
_TRIES = 3
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishOptions:
    """What one run is asked for."""

    site: str
    """The site's name: a target that holds another site is refused."""
    keep: dt.timedelta
    """How long old files of the theme stay."""
    prune: bool = False
    """Delete unused files at once."""
    take_over: bool = False
    """Publish to a place that has other files."""


def publish(
    target: Target,
    files: Sequence[PublishedFile],
    options: PublishOptions,
    progress: Progress = lambda *_: None,
) -> Plan:
    """Write what changed, then delete what is gone; return what was done.

    Raises KbgenError for a place that holds something else, or cannot be written.
    """
    for left in reversed(range(_TRIES)):
        try:
            return _publish(target, files, options, progress)
        except OvertakenError:
            if not left:
                raise
    raise AssertionError


def _publish(
    target: Target, files: Sequence[PublishedFile], options: PublishOptions, progress: Progress
) -> Plan:
    with target.hold(lambda: progress("Another publisher is at work; waiting", 0)):
        record, plan = _compare(target, files, options)
        if _is_done(record, plan):
            return plan
        names = {file.path for file in plan.files}
        # A run that is killed leaves no file behind that the next one does not know.
        record.files = {path: record.files.get(path, "") for path in {*record.files, *names}}
        record.unused = plan.unused
        _note(target, record)
        noted = time.monotonic()
        left = len(names)
        for group in plan.groups:
            for first in range(0, len(group), target.batch):
                some = group[first : first + target.batch]
                progress("Publishing", left)
                target.write(some)
                record.files |= {file.path: file.fingerprint for file in some}
                left -= len(some)
                if left and time.monotonic() - noted > _NOTES:
                    _note(target, record)
                    noted = time.monotonic()
        if plan.delete:
            progress("Deleting", len(plan.delete))
            target.delete(plan.delete)
            for path in plan.delete:
                del record.files[path]
        _note(target, record)
        target.finish()
    return plan


def preview(target: Target, files: Sequence[PublishedFile], options: PublishOptions) -> Plan:
    """Return what a run would do. Raises KbgenError as `publish` does."""
    return _compare(target, files, options)[1]


def _compare(
    target: Target, files: Sequence[PublishedFile], options: PublishOptions
) -> tuple[Record, Plan]:
    record = _read(target, options)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return record, make_plan(files, record, now, options.keep, prune=options.prune)


def _read(target: Target, options: PublishOptions) -> Record:
    data = target.read(NAME)
    if data is None:
        if not options.take_over and not target.is_empty():
            message = f"{target.address} has files that kbgen did not publish"
            hint = (
                "Empty it, or use --take-over: files of the same names are overwritten, and the"
                " others stay."
            )
            raise KbgenError(message, hint)
        return Record(site=options.site)
    record = parse_record(data, target.address)
    if record.site != options.site and not options.take_over:
        message = f"{target.address} holds the site “{record.site}”, not “{options.site}”"
        hint = "Check `to`. If the site has a new name, use --take-over once."
        raise KbgenError(message, hint)
    record.site = options.site
    return record


def _is_done(record: Record, plan: Plan) -> bool:
    return not plan.files and not plan.delete and record.unused == plan.unused


def _note(target: Target, record: Record) -> None:
    target.write([made_file(NAME, record.pack())])
