"""The Jinja templates of a theme: rendered, and checked."""

from kbgen.templates.blocks import block_findings, block_names
from kbgen.templates.environment import environment, render

__all__ = ["block_findings", "block_names", "environment", "render"]
