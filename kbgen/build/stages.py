"""The steps whose results are kept between builds."""

from kbgen.build.runner import Stage
from kbgen.digest import digest
from kbgen.markdown import HtmlPolicy, compile_article
from kbgen.model.article import Article
from kbgen.model.artifact import Artifact
from kbgen.model.page import PageContext
from kbgen.model.search import SearchCorpus
from kbgen.model.source import SourceFile
from kbgen.render import Presentation, render_page
from kbgen.search import build_index


def _compile(policy: HtmlPolicy, source: SourceFile) -> Article:
    return compile_article(source, policy)


COMPILE: Stage[HtmlPolicy, SourceFile, Article] = Stage(
    "compile", 1, _compile, lambda policy, source: digest(policy, source.path, source.digest)
)
RENDER: Stage[Presentation, PageContext, Artifact] = Stage(
    "render", 1, render_page, lambda look, page: digest(look.digest, page)
)
INDEX: Stage[int, SearchCorpus, tuple[Artifact, ...]] = Stage(
    "index", 1, build_index, digest, lambda corpus: len(corpus.documents)
)
