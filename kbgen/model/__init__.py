"""Frozen values that walk through the house. No input or output here."""
