"""Words for the codes in events, and titles for ids: what a report says to people."""

from collections.abc import Mapping

#: Reasons as the page words them, and what to do about an article with such votes.
REASONS = {
    "not-found": "It’s not what I was looking for",
    "unclear": "It’s hard to understand",
    "outdated": "It’s wrong or out of date",
    "did-not-work": "It didn’t work",
    "other": "Something else",
    "solved": "It solved my problem",
    "clear": "It’s easy to understand",
}
ADVICE = {
    "not-found": "say in the first paragraph what it answers, and link what readers look for",
    "unclear": "use shorter sentences, one action per step, and the readers’ own words",
    "outdated": "check prices, dates and steps against what is true today",
    "did-not-work": "follow the steps yourself, and correct those that fail",
}
ANY_ADVICE = "put the answer into the first paragraph, then the steps, then the exceptions"
_CODES = {
    **REASONS,
    "csat": "Satisfaction, 1 to 5",
    "nps": "Recommendation, −100 to 100",
    "email": "Email",
    "phone": "Phone",
    "chat": "Chat",
    "form": "Form",
    "whatsapp": "WhatsApp",
    "sms": "Text message",
    "store": "Shop",
    "link": "Link",
    "helpscout": "Help Scout",
    "csv": "CSV",
    "json": "JSON",
}

#: Article and tag → title; an empty tag stands for any other.
Titles = Mapping[tuple[str, str], str]


def word_for(code: str) -> str:
    """Return the words for a code; another's code stays as it is, with spaces."""
    return _CODES.get(code) or code.replace("-", " ").capitalize()


def title_of(article_id: str, tag: str, titles: Titles) -> str:
    """Return the title of an article in a locale, else another title, else its id."""
    return titles.get((article_id, tag)) or titles.get((article_id, ""), article_id)
