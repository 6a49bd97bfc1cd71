"""Posts and categories of WordPress, whether an export or the API has them."""

from collections import Counter
from dataclasses import dataclass, field

from kbgen.importing.gather import Gathering
from kbgen.importing.model import CategoryText, Collection, Problem, Text
from kbgen.importing.reading import day_of, host_of, path_of
from kbgen.importing.wordpress_text import html_of
from kbgen.urls import split_url

#: What WordPress keeps beside its pages.
PARTS = frozenset({
    "attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache",
    "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles",
    "wp_navigation", "wp_font_family", "wp_font_face", "product", "product_variation", "shop_order",
    "shop_coupon", "acf-field", "acf-field-group", "elementor_library", "wpcf7_contact_form",
})  # fmt: skip
#: Of these, what readers may miss.
_MISSED = frozenset({"product", "wp_block"})
_HINT = "Name the file of Tools → Export (.xml), or a folder with answers of /wp-json/wp/v2/."


@dataclass(slots=True)
class Post:
    """A page, a post or an article of a knowledge base, from whichever source."""

    key: str
    kind: str
    title: str
    html: str
    status: str
    address: str
    place: str
    excerpt: str = ""
    locale: str = ""
    updated: str = ""
    published: str = ""
    order: int | None = None
    has_password: bool = False
    categories: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    group: str = ""
    """Of its translations; empty: it has none."""


@dataclass(slots=True)
class Term:
    """A category."""

    key: str
    name: str
    parent: str = ""
    description: str = ""
    address: str = ""
    locale: str = ""


def collection_of(found: Gathering, posts: list[Post], terms: list[Term]) -> Collection:
    """Return the articles of an export. Raises KbgenError if it has none."""
    for term in terms:
        locale = found.locale(term.locale, "categories")
        if locale:
            addresses = (term.address,) if term.address else ()
            text = CategoryText(title=term.name, description=term.description, addresses=addresses)
            found.category(term.key, locale, text, parent=term.parent)
    skipped = Counter(post.kind for post in posts if post.kind in PARTS & _MISSED)
    has_order = any(post.order for post in posts)
    for post in posts:
        if post.kind not in PARTS and post.status not in {"trash", "auto-draft", "inherit"}:
            _add(found, post, has_order=has_order)
    for kind, count in skipped.items():
        message = f"{count} records of the type {kind} were not imported"
        found.problems.append(Problem("export", message))
    return found.collection(_HINT)


def _add(found: Gathering, post: Post, *, has_order: bool) -> None:
    locale = found.locale(post.locale, post.place)
    if locale is None:
        return
    notes = []
    is_draft = post.status not in {"publish", "private", "future"} or post.has_password
    if post.has_password:
        notes.append("It was behind a password: it is a draft now")
    matter = {}
    if post.status == "future":
        if day := day_of(post.published):
            matter["publish_on"] = day
        else:
            is_draft = True
    html, lost = html_of(post.html)
    path = path_of(post.address)
    found.site = found.site or host_of(post.address)
    parts = split_url(post.address)
    if parts and parts.query:
        path = ""  # `/?p=12`, of a draft
    text = Text(
        locale=locale,
        title=post.title,
        body=html,
        description=post.excerpt,
        updated=day_of(post.updated),
        is_draft=is_draft,
        addresses=(path,) if path else (),
        place=post.place,
        matter=matter,
        notes=(*notes, *lost),
    )
    known = [one for one in post.categories if found.has_category(one)]
    found.text(
        post.group or post.key,
        text,
        category=known[-1] if known else "",
        is_internal=post.status == "private",
        order=post.order if has_order else None,
        keywords=tuple(post.keywords),
        notes=[f"It was in {len(known)} categories; it is in the last one"]
        if len(known) > 1
        else [],
    )
