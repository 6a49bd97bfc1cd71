"""Whether a site is whole: every page complete, and every file that it needs there."""

import json
import re
import zlib
from functools import cache
from posixpath import dirname, join, normpath
from textwrap import wrap

from selectolax.lexbor import LexborHTMLParser

#: What `[site] url` of the project says: links of 404.html start with it.
BASE = "/kb/"
#: Characters of an index file's name.
NAME = 16
_IMPORT = re.compile(r"""(?:from|import\()\s*"(\.[^"]+\.js)\"""")


@cache  # what is killed leaves most pages as they were
def named_by_page(path: str, html: bytes) -> set[str]:
    """Return the files of the site that a page needs: style sheets, scripts and images."""
    named = set()
    for node in LexborHTMLParser(html).css("link[href], script[src], img[src]"):
        address = node.attributes.get("href") or node.attributes.get("src")
        if address.startswith(BASE):
            named.add(address.removeprefix(BASE))
        elif not address.startswith(("https:", "data:")):
            named.add(normpath(join(dirname(path), address)))
    return named


def with_imports(named: set[str], files: dict[str, bytes]) -> set[str]:
    """Add the scripts that the named scripts import, and those that these import."""
    reached, waiting = set(), sorted(named)
    while waiting:
        path = waiting.pop()
        if path not in reached and path.endswith(".js"):
            found = _IMPORT.findall(files.get(path, b"").decode())
            waiting += [normpath(join(dirname(path), name)) for name in found]
        reached.add(path)
    return reached


def named_by_manifest(manifest: bytes, files: dict[str, bytes]) -> set[str]:
    """Return what a search manifest needs: all index files, the articles' texts among them."""
    data = json.loads(manifest)
    folder = f"_kb/search/i/{data['locale'].lower()}/"
    names = {f"{data['ids']}.kb"} | ({f"{data['stemmer']}.js"} if data["stemmer"] else set())
    listed = {}
    for kind in ("shards", "facts", "words", "endings"):
        pages = [f"{page}.kb" for page in wrap(data[kind].get("pages", ""), NAME)]
        inside = [json.loads(zlib.decompress(files[folder + page]))[1] for page in pages]
        listed[kind] = wrap("".join([data[kind].get("names", ""), *inside]), NAME)
        names |= {*pages, *(f"{name}.kb" for name in listed[kind])}
    for name in listed["facts"]:
        facts = json.loads(zlib.decompress(files[f"{folder}{name}.kb"]))
        names |= {f"{fact[-1]}.kb" for fact in facts}
    return {folder + name for name in names}


def assert_whole(files: dict[str, bytes], one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Every file is complete, old or new; all pages are there and so is what they name."""
    own = {path for path in files if path.startswith(".kbgen")}
    halves = [p for p in files.keys() - own if files[p] not in {one.get(p), other.get(p)}]
    assert halves == []
    assert {p for p in one.keys() & other.keys() if p.endswith(".html")} - files.keys() == set()
    named = set()
    for path, data in files.items():
        if path.endswith(".html"):
            named |= named_by_page(path, data)
        elif path.startswith("_kb/search/") and path.endswith(".json"):
            named |= named_by_manifest(data, files)
    assert any(path.endswith("site.css") for path in named)
    assert with_imports(named, files) - files.keys() == set()
