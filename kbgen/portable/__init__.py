"""A site that is opened from a folder, without a server."""

from kbgen.portable.convert import is_left_out, portable_file, script

__all__ = ["is_left_out", "portable_file", "script"]
