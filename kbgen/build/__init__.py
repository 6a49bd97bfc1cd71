"""The build: `pipeline.py` tells it, `runner.py` runs its stages, `write.py` puts it on disk."""

from kbgen.build.lock import take
from kbgen.build.options import BuildOptions, BuildResult, Step
from kbgen.build.pipeline import build, check
from kbgen.build.pool import Pool

__all__ = ["BuildOptions", "BuildResult", "Pool", "Step", "build", "check", "take"]
