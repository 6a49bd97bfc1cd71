"""The preview: builds, serves, watches, reloads, and takes votes."""

from kbgen.serve.server import ServeOptions, serve

__all__ = ["ServeOptions", "serve"]
