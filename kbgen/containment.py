"""Links of a project stay inside it: what lies elsewhere is nothing that it may read or publish."""

import os
from pathlib import Path


def leads_out(file: Path | str, folder: Path) -> bool:
    """Tell whether a path, all links followed, leaves a folder. It may lead nowhere."""
    goal, base = os.path.realpath(file), os.path.realpath(folder)
    return goal != base and not goal.startswith(base.rstrip(os.sep) + os.sep)
