"""The export file of WordPress (WXR), which is RSS with elements of its own."""

import re
from pathlib import Path

from kbgen import files
from kbgen.importing.gather import Gathering
from kbgen.importing.model import Problem
from kbgen.importing.reading import LARGEST
from kbgen.importing.wordpress_posts import Post, Term
from kbgen.importing.wordpress_text import words
from kbgen.xml import Element, XmlError, read_xml

#: Characters that XML does not allow; pasted texts have them.
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
#: Taxonomies that are no categories.
_NO_CATEGORIES = frozenset({
    "post_tag", "post_format", "nav_menu", "language", "post_translations", "term_language",
    "term_translations", "translation_priority",
})  # fmt: skip
_TAGS = frozenset({"post_tag"})


def read_export(file: Path, found: Gathering, posts: list[Post], terms: list[Term]) -> None:
    """Add the posts and categories of a file; one that cannot be read is a problem."""
    folder = found.folder or file.parent
    place = file.relative_to(folder.parent).as_posix()
    try:
        data = files.read_bytes(file, inside=folder, most=LARGEST)
        root = read_xml(_CONTROL.sub(b"", data))
    except OSError as error:
        reason = f"The file cannot be read: {error.strerror or error}"
        found.problems.append(Problem(place, reason, getattr(error, "hint", "")))
        return
    except XmlError as error:
        hint = "Export it again: the file may have been cut off."
        found.problems.append(
            Problem(f"{place}:{error.line}", f"The XML does not parse: {error}", hint)
        )
        return
    channel = root.find("channel")
    if channel is None:
        return
    found.name = found.name or _text(channel, "title")
    language = _text(channel, "language").replace("_", "-")
    names: dict[tuple[str, str], str] = {}
    for element in channel.elements:
        if element.name in {"category", "term"}:
            _add_term(element, terms, names)
    for item in channel.elements:
        if item.name == "item":
            post = _post(item, place, names, terms)
            post.locale = post.locale or language
            posts.append(post)


def _add_term(element: Element, terms: list[Term], names: dict[tuple[str, str], str]) -> None:
    is_category = element.name == "category"
    taxonomy = "category" if is_category else _text(element, "term_taxonomy")
    slug = _text(element, "category_nicename" if is_category else "term_slug")
    name = _text(element, "cat_name" if is_category else "term_name")
    if taxonomy in _NO_CATEGORIES or not slug:
        return
    parent = _text(element, "category_parent" if is_category else "term_parent")
    key = f"{taxonomy}:{slug}"
    if key not in names.values():
        about = _text(element, "category_description" if is_category else "term_description")
        above = f"{taxonomy}:{parent}" if parent else ""
        terms.append(Term(key, words(name) or slug, above, words(about)))
    names[taxonomy, slug] = key


def _post(item: Element, place: str, names: dict[tuple[str, str], str], terms: list[Term]) -> Post:
    # `content:encoded` comes first, `excerpt:encoded` second.
    texts = [one.text for one in item.elements if one.name == "encoded"] + ["", ""]
    categories, keywords, locale, group = [], [], "", ""
    for one in item.elements:
        if one.name != "category":
            continue
        domain, slug = one.attributes.get("domain", ""), one.attributes.get("nicename", "")
        if domain == "language":
            locale = slug.replace("_", "-")
        elif domain == "post_translations":
            group = slug
        elif domain in _TAGS:
            keywords.append(words(one.text))
        elif domain and domain not in _NO_CATEGORIES and slug:
            if (domain, slug) not in names:
                names[domain, slug] = f"{domain}:{slug}"
                terms.append(Term(f"{domain}:{slug}", words(one.text) or slug))
            categories.append(names[domain, slug])
    order = _text(item, "menu_order")
    return Post(
        key=_text(item, "post_id") or _text(item, "link"),
        kind=_text(item, "post_type") or "post",
        title=words(_text(item, "title")),
        html=texts[0],
        status=_text(item, "status") or "publish",
        address=_text(item, "link"),
        place=f"{place}:{item.line}",
        excerpt=words(texts[1]),
        locale=locale,
        updated=_text(item, "post_modified") or _text(item, "post_date"),
        published=_text(item, "post_date"),
        order=int(order) if order.isdigit() else None,
        has_password=bool(_text(item, "post_password")),
        categories=categories,
        keywords=keywords,
        group=group,
    )


def _text(element: Element, name: str) -> str:
    inner = element.find(name)
    return inner.text.strip() if inner else ""
