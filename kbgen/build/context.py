"""The inputs of the two halves of a build: putting the site together, and making its files."""

from dataclasses import dataclass

from kbgen.build.composed import Composed
from kbgen.build.inputs import Inputs
from kbgen.build.runner import Runner
from kbgen.build.state import State
from kbgen.build.workspace import Workspace
from kbgen.build.write import Output


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeContext:
    """The inputs for reading, compiling and arranging articles."""

    workspace: Workspace
    inputs: Inputs
    runner: Runner
    last: State | None
    """What the previous build into the same folder kept; None: it kept nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesContext:
    """The inputs for making the files of a site."""

    composed: Composed
    runner: Runner
    output: Output
    last: State | None
    """As above."""
