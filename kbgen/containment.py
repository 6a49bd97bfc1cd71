"""Links of a project stay inside it: files elsewhere may not be read or published."""

import os
from pathlib import Path


def leads_out(file: Path | str, folder: Path) -> bool:
    """Tell whether a path, all links followed, leaves a folder. It may lead nowhere."""
    goal, base = os.path.realpath(file), os.path.realpath(folder)
    return goal != base and not goal.startswith(base.rstrip(os.sep) + os.sep)
