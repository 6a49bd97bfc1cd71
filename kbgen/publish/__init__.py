"""Copies a built site to where readers see it, and checks what they get there."""

from kbgen.publish.files import PublishedFile, made_file, plain_files, stored_files
from kbgen.publish.plan import Plan
from kbgen.publish.rules import read_rules

__all__ = ["Plan", "PublishedFile", "made_file", "plain_files", "read_rules", "stored_files"]
