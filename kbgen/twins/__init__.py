"""What the site says, for programs: articles as lists and as Markdown, and policy values."""

from kbgen.twins.articles import ArticleSource, article_lines, article_list, with_articles
from kbgen.twins.document import FORMAT, Twin, twin_file, twin_name
from kbgen.twins.llms import Entry, Group, llms_txt
from kbgen.twins.policies import named_values, policy_list

__all__ = [
    "FORMAT",
    "ArticleSource",
    "Entry",
    "Group",
    "Twin",
    "article_lines",
    "article_list",
    "llms_txt",
    "named_values",
    "policy_list",
    "twin_file",
    "twin_name",
    "with_articles",
]
