"""Runs of `kbgen publish` that end in the middle: a child for each, killed by an alarm.

`python -m tests.publishing` reads jobs from standard input, one JSON object a line, and answers
with `done` or `killed`. It loads the program once; each job has a process of its own.
"""

import contextlib
import dataclasses
import datetime as dt
import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

#: Seconds. Whoever finds the lock of a killed publisher waits so long.
LEASE = 1.5


def publish_folder(job: dict) -> None:
    """Publish a built folder as the command does, with a short lease."""
    from kbgen.build.folder import check_output
    from kbgen.config import TargetTable
    from kbgen.publish.run import PublishOptions, publish
    from kbgen.publish.site import files_for
    from kbgen.publish.targets import open_target

    table, out, private = TargetTable(**job["table"]), Path(job["out"]), Path(job["private"])
    if table.scheme == "s3":
        from kbgen.publish.bucket import BucketTarget

        target = BucketTarget(table, LEASE)
    else:
        target = open_target(table, private, private, "Shop help")
    files = files_for(table, out, check_output(out, private).files, "")
    if "after" in job:  # only now: what is to be interrupted is the publishing itself
        signal.setitimer(signal.ITIMER_REAL, job["after"])
    options = PublishOptions(site="Shop help", keep=dt.timedelta(days=job.get("keep", 7)))
    plan = publish(target, files, dataclasses.replace(options, prune=job.get("prune", False)))
    assert plan.unchanged <= len(files)


def main() -> None:
    """Serve jobs. What they need is loaded once, but for obstore, whose threads forks lose."""
    for name in ("folder", "server", "branch", "site", "run", "targets"):
        importlib.import_module(f"kbgen.publish.{name}")
    importlib.import_module("kbgen.build.folder")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                publish_folder(json.loads(line))
                os._exit(0)
            except BaseException as error:  # noqa: BLE001
                sys.stderr.write(f"failed: {error!r}\n")
                sys.stderr.flush()
                os._exit(1)
        status = os.waitpid(child, 0)[1]
        sys.stdout.write("killed\n" if os.WIFSIGNALED(status) else f"done {status}\n")
        sys.stdout.flush()


class Publisher:
    """The process that starts children."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.publishing"],
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **environment},
            text=True,
        )

    def run(self, **job: object) -> bool:
        """Run one job; tell whether it came to its end."""
        self._process.stdin.write(f"{json.dumps(job)}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        assert answer in {"killed", "done 0"}, answer
        return answer == "done 0"

    def close(self) -> None:
        self._process.communicate()


@contextlib.contextmanager
def publisher(**environment: str) -> Iterator[Publisher]:
    made = Publisher(environment)
    try:
        yield made
    finally:
        made.close()


@contextlib.contextmanager
def bucket_server() -> Iterator[str]:
    """Serve an S3-compatible store in this process; yield its address."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield "http://{}:{}".format(*server.get_host_and_port())
    finally:
        server.stop()


if __name__ == "__main__":
    main()
