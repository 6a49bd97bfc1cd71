"""Frozen values that the stages of a build pass on. No input or output here."""
