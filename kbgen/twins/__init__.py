"""What the site says, for programs: articles as lists and as Markdown, and policy values."""

from kbgen.twins.articles import ArticleSource, article_lines, article_list, with_articles
from kbgen.twins.document import FORMAT, Twin, twin_file, twin_name
from kbgen.twins.llms import Entry, Group, llms_txt
from kbgen.twins.merchant import merchant
from kbgen.twins.organization import ContactPoint, organization
from kbgen.twins.policies import named_values, policy_list
from kbgen.twins.promises import policy_page, promises
from kbgen.twins.ucp import ucp_links

__all__ = [
    "FORMAT",
    "ArticleSource",
    "ContactPoint",
    "Entry",
    "Group",
    "Twin",
    "article_lines",
    "article_list",
    "llms_txt",
    "merchant",
    "named_values",
    "organization",
    "policy_list",
    "policy_page",
    "promises",
    "twin_file",
    "twin_name",
    "ucp_links",
    "with_articles",
]
