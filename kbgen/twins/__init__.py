"""What the site says, for programs: the texts of articles and policy values, market by market."""

from kbgen.twins.articles import ArticleSource, article_lines, article_list, with_articles
from kbgen.twins.policies import named_values, policy_list

__all__ = [
    "ArticleSource",
    "article_lines",
    "article_list",
    "named_values",
    "policy_list",
    "with_articles",
]
