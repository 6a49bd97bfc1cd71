"""Tasks for other processes, which import them by name: this folder is on their path."""

import os
import signal
import time
from pathlib import Path

from kbgen.build.cache import Result


def where(seconds: float, task: int) -> tuple[int, int]:
    """Say which process did the task, after a while."""
    time.sleep(seconds)
    return task, os.getpid()


def fail(_shared: int, task: int) -> int:
    raise ValueError(f"task {task}")


def die_once(marker: str, task: int) -> int:
    """End this process at one of the tasks, as the system does when the memory is full."""
    if task == 200:
        try:
            Path(marker).touch(exist_ok=False)
        except FileExistsError:
            return task
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def die(_shared: int, task: int) -> int:
    """End this process at one of the tasks, each time."""
    if task == 200:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def work(rounds: int, task: int) -> int:
    """Take some time of a processor."""
    return sum(range(rounds)) + task


def keep(_shared: int, task: int) -> Result:
    return Result(task)
