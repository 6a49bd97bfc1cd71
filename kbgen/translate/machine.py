"""Runs the owner's program that translates: XLIFF in, XLIFF out."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from kbgen.errors import KbgenError

#: Seconds. A model on one core takes minutes for a long article.
_LONGEST = 6 * 60 * 60
#: Characters of what the program says about its failure.
_SHOWN = 2_000


def run(arguments: Sequence[str], text: str, folder: Path) -> bytes:
    """Return what the program prints. Raises KbgenError when it fails or does not end."""
    name = arguments[0]
    try:
        done = subprocess.run(  # noqa: S603  # the owner's own command, without a shell
            [*arguments],
            input=text.encode(),
            capture_output=True,
            cwd=folder,
            timeout=_LONGEST,
            check=False,
        )
    except OSError as error:
        hint = "Check [translate] command in kbgen.toml."
        raise KbgenError(f"{name} cannot be run: {error.strerror or error}", hint) from error
    except subprocess.TimeoutExpired as error:
        raise KbgenError(f"{name} did not finish within {_LONGEST // 3600} hours") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()[-_SHOWN:]
        raise KbgenError(f"{name} failed (exit code {done.returncode})", said)
    return done.stdout
