"""From a source file to an article. `compile.py` lists the steps in order."""

from kbgen.markdown.compile import Compiled, Rules, compile_article
from kbgen.markdown.directives.action import action_link
from kbgen.markdown.draft import Draft
from kbgen.markdown.html import HtmlPolicy
from kbgen.markdown.includes import included
from kbgen.markdown.steps import StepFinder

__all__ = [
    "Compiled",
    "Draft",
    "HtmlPolicy",
    "Rules",
    "StepFinder",
    "action_link",
    "compile_article",
    "included",
]
