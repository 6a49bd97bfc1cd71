"""`kbgen upgrade`: rewrites names that have changed, and nothing else."""

from kbgen.upgrade.plan import Change, Left, Plan, make_plan, write

__all__ = ["Change", "Left", "Plan", "make_plan", "write"]
