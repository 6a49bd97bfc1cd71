"""From a table of the configuration to the place it names."""

import os
from pathlib import Path

from kbgen.config import TargetTable
from kbgen.config.publish import GIT, SSH, STORES
from kbgen.errors import KbgenError
from kbgen.publish.target import Target


def open_target(table: TargetTable, root: Path, private: Path, site: str) -> Target:
    """Return the place. root: the project's folder. private: for what is kept between runs.

    Raises KbgenError when a library or program is missing.
    """
    home = private / "publish"
    if table.scheme in STORES:
        try:
            from kbgen.publish.bucket import BucketTarget
        except ImportError as error:
            message = f"{table.scheme}:// needs the package obstore"
            raise KbgenError(message, 'Install it: pip install "kbgen[publish]"') from error
        return BucketTarget(table)
    if table.scheme == SSH:
        from kbgen.publish.server import ServerTarget

        return ServerTarget(table.to, home / "sent")
    if table.scheme in GIT:
        from kbgen.publish.branch import BranchTarget

        return BranchTarget(table.to, table.branch, home, site)
    from kbgen.publish.folder import FolderTarget

    return FolderTarget(Path(os.path.normpath(root / Path(table.to).expanduser())))
