"""`content/policies.toml`: a shop's promises, read and checked (`read`, `forms`)."""

from kbgen.policy.forms import TYPES
from kbgen.policy.growth import named_in
from kbgen.policy.means import MEANS
from kbgen.policy.means import likely as likely_means
from kbgen.policy.read import FILE, read_policies

__all__ = ["FILE", "MEANS", "TYPES", "likely_means", "named_in", "read_policies"]
