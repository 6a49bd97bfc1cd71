"""What the site says, for programs: articles as lists and as Markdown, and policy values."""

from kbgen.twins.articles import ArticleSource, article_lines, article_list, with_articles
from kbgen.twins.document import FORMAT, Twin, twin_file, twin_name
from kbgen.twins.llms import Entry, Group, llms_txt
from kbgen.twins.merchant import merchant
from kbgen.twins.organization import ContactPoint, organization
from kbgen.twins.policies import named_values, policy_list
from kbgen.twins.promises import answering, countries_of, policy_page, promises
from kbgen.twins.ucp import POLICIES, PolicyText, ucp

__all__ = [
    "FORMAT",
    "POLICIES",
    "ArticleSource",
    "ContactPoint",
    "Entry",
    "Group",
    "PolicyText",
    "Twin",
    "answering",
    "article_lines",
    "article_list",
    "countries_of",
    "llms_txt",
    "merchant",
    "named_values",
    "organization",
    "policy_list",
    "policy_page",
    "promises",
    "twin_file",
    "twin_name",
    "ucp",
    "with_articles",
]
