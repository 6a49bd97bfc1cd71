"""The preview: builds, serves, watches, reloads, and takes votes."""

from kbgen.serve.server import ServeOptions, Told, serve

__all__ = ["ServeOptions", "Told", "serve"]
