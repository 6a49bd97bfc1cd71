"""From a source file to an article. `compile.py` tells the steps in order."""

from kbgen.markdown.compile import Rules, compile_article
from kbgen.markdown.html import HtmlPolicy

__all__ = ["HtmlPolicy", "Rules", "compile_article"]
