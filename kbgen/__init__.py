"""Compile multilingual Markdown articles into a self-service help centre."""

__version__ = "0.1.0"
