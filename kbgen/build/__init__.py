"""The build: `pipeline.py` tells it, `runner.py` runs its stages, `write.py` puts it on disk."""

from kbgen.build.options import BuildOptions, BuildResult
from kbgen.build.pipeline import Composed, build, check, compose

__all__ = ["BuildOptions", "BuildResult", "Composed", "build", "check", "compose"]
