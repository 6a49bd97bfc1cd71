"""The build: read `pipeline.py` first; `runner.py` runs its stages, `write.py` writes the site."""

from kbgen.build.lock import take
from kbgen.build.options import BuildOptions, BuildResult, Step
from kbgen.build.pipeline import build, check
from kbgen.build.pool import Pool

__all__ = ["BuildOptions", "BuildResult", "Pool", "Step", "build", "check", "take"]
