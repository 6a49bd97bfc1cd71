"""`content/policies.toml`: a shop's promises, read and checked (`read`, `forms`)."""

from kbgen.policy.forms import TYPES
from kbgen.policy.growth import named_in
from kbgen.policy.read import FILE, read_policies

__all__ = ["FILE", "TYPES", "named_in", "read_policies"]
