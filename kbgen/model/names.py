"""Names of files, articles and snippets: the one place that compares them.

A Mac may hand out `été.md` with its accents as characters of their own (Unicode NFD), a link to it
is typed composed (NFC): both are one name. So are the spellings of an ending.
"""

import re
import unicodedata
from functools import lru_cache
from posixpath import basename, splitext

#: Extensions of articles, in any case; the first is the normal form.
MARKDOWN = (".md", ".markdown")
#: Stems of a folder's text, in any case; the first is the normal form. The others are those of
#: Hugo and of code hosts.
INDEX = ("index", "_index", "readme")
#: In the content folder: which source each section of a translation was made from.
TRANSLATIONS = "translations.lock"
#: Endings of texts that other tools make pages of. They may hold internal notes and drafts: none
#: of them is ever published as a file.
_SOURCE_TEXT = re.compile(
    r"\.(?:md|markdown|mdx|mdoc|mdown|mkd|mkdn|mkdown|mdwn|mdtext|mdtxt|[rq]md|rst|rest|adoc"
    r"|asciidoc|textile|wiki|mediawiki|creole|org|djot|dj|ipynb)"
    r"(?:[.~_-]?(?:bak|backup|copy|draft|old|orig|rej|save|sw[op]|tmp|j2|jinja2?|tmpl)|[~#])*$",
    re.IGNORECASE,
)
_FILE_ENDING = re.compile(r"\.(?=\d*[a-z])[a-z0-9]{1,10}")


#: What a text begins with that `kbgen locale add` wrote down to be translated.
TO_TRANSLATE = "TRANSLATE:"
#: The same at the top of a Markdown file.
TO_TRANSLATE_FILE = f"<!-- {TO_TRANSLATE} write the text below in this language -->\n\n"


def is_to_translate(text: str) -> bool:
    """Tell whether a text is not translated yet: it counts as missing."""
    return text.lstrip().removeprefix("<!--").lstrip().startswith(TO_TRANSLATE)


def folder_title(path: str) -> str:
    """Return the title of a folder that has none but its name."""
    name = path.rpartition("/")[2].replace("-", " ").replace("_", " ")
    return name[:1].upper() + name[1:]


def nfc(text: str) -> str:
    """Return text in its normal form (NFC)."""
    return unicodedata.normalize("NFC", text)


def is_markdown(name: str) -> bool:
    """Tell whether a file is read as an article or a snippet."""
    return name.lower().endswith(MARKDOWN)


def is_source_text(name: str) -> bool:
    """Tell whether a file is a text from which a tool makes pages, or an editor's copy of one."""
    return _SOURCE_TEXT.search(name) is not None


@lru_cache(maxsize=65_536)
def article_name(path: str) -> str:
    """Return the normalised path of an article: NFC, ends in `.md` or `index.md`.

    Paths of other files are NFC.
    """
    path = nfc(path)
    stem, ending = splitext(path)
    if ending.lower() not in MARKDOWN:
        return path
    name = basename(stem)
    if name.lower() in INDEX:
        stem = f"{stem[: -len(name)]}{INDEX[0]}"
    return f"{stem}{MARKDOWN[0]}"


def snippet_name(path: str) -> str:
    """Return the name of a snippet: with an ending or without."""
    stem, ending = splitext(nfc(path.strip()))
    return stem if ending.lower() in MARKDOWN else f"{stem}{ending}"


def leads_to_file(target: str) -> bool:
    """Tell whether a link means a file to download: `release-1.2` means an article."""
    ending = splitext(target)[1].lower()
    return ending not in {*MARKDOWN, ".html", ".htm"} and bool(_FILE_ENDING.fullmatch(ending))
