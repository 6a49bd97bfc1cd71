"""The preview: builds, serves, watches, reloads, and takes votes."""

from kbgen.serve.server import Callbacks, ServeOptions, serve

__all__ = ["Callbacks", "ServeOptions", "serve"]
