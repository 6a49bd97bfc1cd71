"""Trees of Markdown: Docusaurus, MkDocs, VitePress, Starlight, Hugo, Jekyll and their like.

Files keep their paths. A language is a folder (`de/`), a suffix (`costs.de.md`), or a folder of
Docusaurus (`i18n/de/docusaurus-plugin-content-docs/current/`).
"""

import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from kbgen import files, frontmatter
from kbgen.errors import KbgenError
from kbgen.importing.component_rules import Context
from kbgen.importing.components import blocks_of
from kbgen.importing.mkdocs import read_setup
from kbgen.importing.model import Article, Category, CategoryText, Collection, Problem, Text
from kbgen.importing.names import short_slug
from kbgen.importing.reading import day_of
from kbgen.model.locale import Locale

_SUFFIXES = (".md", ".mdx", ".markdown")
#: Where generators keep their pages, seen from the folder of a project.
_BASES = ("src/content/docs", "docs", "content")
_I18N = re.compile(r"i18n/([\w-]+)/docusaurus-plugin-content-docs/current/(.+)")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z0-9]{2,4})?")
_TITLE = re.compile(r"\A\s*+#[ \t]++([^\n]+)(?:\n|\Z)")
_CODE = r"^(`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^\1[`~]*[ \t]*$|\Z)|`[^`\n]+`"
_FENCE = re.compile(_CODE, re.MULTILINE | re.DOTALL)
#: Lines of JavaScript, or code. Prose may begin a line with "import" or "export" as well.
_MODULE = re.compile(
    _CODE + r"|^(?P<module>import[ \t]+(?:[\w*{][^\n]*?[ \t}]from[ \t]*)?[\"'][^\n]*"
    r"|export[ \t]+(?:(?:const|let|var)[ \t][^=\n]*=|(?:default[ \t]+|async[ \t]+)*function\b"
    r"|(?:default[ \t]+)?class[ \t][^{\n]*\{|default[ \t]*[\w(\[{][\w.]*;?[ \t]*$)[^\n]*"
    r"|export[ \t]*(?:\{|\*[ \t]*(?:as|from)\b)[^\n]*)(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
_IMPORTS = re.compile(r"^import[ \t]+(\w+)[ \t]+from[ \t]+[\"']([^\"'\n]+)[\"']", re.MULTILINE)
#: Callouts whose options kbgen does not have, such as the icon of Starlight; or code.
_OPTIONS = re.compile(
    _CODE + r"|^(?P<callout>[ \t]*:{3,}[ \t]*(?:note|tip|info|important|warning|caution|danger)\b"
    r"(?:\[[^\]\n]*\])?[^\n{]*)\{[^}\n]*\}",
    re.MULTILINE | re.DOTALL,
)
#: Relative addresses in raw HTML. Markdown alone can say which file is meant.
_IN_HTML = re.compile(
    r"<(?:a|img|source|video)\s[^<>]{0,500}?\b(?:href|src)=[\"'](?![a-z]+:|//|#)([^\"'<>]{1,300})"
)
#: What other generators fill in, and kbgen shows as it stands.
_FOREIGN = (
    (re.compile(r"<([A-Z]\w*)"), "component"),
    (re.compile(r"\{\{[<%]\s*+/?\s*+([\w-]+)"), "shortcode"),
    (re.compile(r"\{%-?\s*+(\w+)"), "tag of a template"),
)
#: Keys that have a field in `Text`, or that the plan makes.
_OWN = frozenset({"title", "description", "updated", "aliases", "draft", "audience"})
#: Keys of Docusaurus, and of themes of Jekyll, that say what `order` says.
_POSITIONS = ("sidebar_position", "nav_order")


@dataclass(slots=True)
class Rules:
    """How a tool keeps its pages; these are those of most tools."""

    kind: str
    base: str = ""
    """Folder of the pages, below that of the project."""
    default: Locale | None = None
    """The language of files that name none, where the tool says so."""
    is_page: Callable[[str], bool] = lambda _place: True
    """Whether a file, by its place below the folder, is a page and not a part of one."""
    split: Callable[[str], tuple[Locale | None, str]] | None = None
    """Returns locale and path below it of a file."""
    change: Callable[[str, str, Context], str] = lambda body, _place, _context: body
    """Returns a body in kbgen's Markdown."""
    finish: Callable[[Text, str], Text] = lambda text, _inner: text
    """Adds what the tool keeps elsewhere, such as the order of pages."""
    categories: Callable[[Collection], tuple[Category, ...]] | None = None


def read_markdown(folder: Path, assumed: Locale | None = None) -> Collection:
    """Return the articles of a folder. Raises KbgenError if it has none."""
    if not folder.is_dir():
        raise KbgenError(f"{folder} is not a folder", "Name the folder of the pages.")
    base = next((name for name in _BASES if (folder / name).is_dir()), "")
    rules = Rules("markdown", base)
    if setup := read_setup(folder):
        rules = Rules(
            "markdown",
            setup.base if (folder / setup.base).is_dir() else base,
            default=setup.default,
            finish=setup.finish,
        )
    return read_tree(folder, assumed, rules)


def read_tree(folder: Path, assumed: Locale | None, rules: Rules) -> Collection:
    """Return the articles of a folder, as a tool keeps them. Raises KbgenError if it has none."""
    problems: list[Problem] = []
    texts: dict[str, dict[Locale, Text]] = defaultdict(dict)
    base = rules.base
    pages = [(file, file.relative_to(folder).as_posix()) for file in _files(folder, base, _is_page)]
    pages = [(file, place) for file, place in pages if rules.is_page(place)]
    ways = {
        place: rules.split(place) if rules.split else split_place(place, base) for _, place in pages
    }
    # Where files say that they are in it, those that say nothing are in another one.
    is_named = any(locale == assumed for locale, _ in ways.values())
    default = assumed if assumed and not is_named else rules.default or Locale.parse("en")
    for file, place in pages:
        locale, inner = ways[place]
        try:
            source = files.read_text(file, inside=folder)
        except OSError as error:
            reason = f"The file cannot be read: {error.strerror or error}"
            problems.append(Problem(place, reason, getattr(error, "hint", "")))
            continue
        way = _Way(place, inner, locale or default, is_default=locale in {None, rules.default})
        text = rules.finish(_text(source, way, folder, rules), inner)
        if text.locale in texts[inner]:
            problems.append(Problem(place, f"Another file is also {inner} in {text.locale}"))
        texts[inner].setdefault(text.locale, text)
    if not any(texts.values()):
        raise KbgenError(f"{folder} has no Markdown", f"Files end with {' or '.join(_SUFFIXES)}.")
    there = {locale for by_locale in texts.values() for locale in by_locale}
    collection = Collection(
        kind=rules.kind,
        articles=tuple(
            Article(
                key=inner,
                texts=tuple(by_locale.values()),
                path=inner,
                is_internal=any(
                    text.matter.get("audience") == "agent" for text in by_locale.values()
                ),
            )
            for inner, by_locale in sorted(texts.items())
        ),
        default=default if default in there else min(there),
        categories=tuple(_categories(folder, base, default, problems)),
        problems=tuple(problems),
        folder=folder,
    )
    own = rules.categories(collection) if rules.categories else ()
    return replace(collection, categories=collection.categories + own)


class _Way(NamedTuple):
    """Where a page is, and where it goes."""

    place: str
    inner: str
    locale: Locale
    is_default: bool


def _is_page(name: str) -> bool:
    is_hidden = name[0] in "._" and not name.startswith("_index.")
    return name.lower().endswith(_SUFFIXES) and not is_hidden


def _is_category(name: str) -> bool:
    return name == "_category_.json"


def _files(folder: Path, base: str, is_wanted: Callable[[str], bool]) -> Iterator[Path]:
    """Yield files by their names: not those of packages, hidden folders, or parts of pages."""
    roots = [folder / base]
    roots += [folder / "i18n"] if base and (folder / "i18n").is_dir() else []
    for root in roots:
        for file in sorted(root.rglob("*")):
            parts = file.relative_to(folder).parts
            is_part = any(part[0] in "._" for part in parts[:-1]) or "node_modules" in parts
            if is_wanted(parts[-1]) and not is_part and file.is_file():
                yield file


def split_place(place: str, base: str) -> tuple[Locale | None, str]:
    """Return locale and path below it of a file."""
    if found := _I18N.fullmatch(place):
        return _locale(found[1]), named(found[2])
    path = PurePosixPath(place).relative_to(base or ".")
    first = path.parts[0]
    if len(path.parts) > 1 and _LANGUAGE.fullmatch(first) and (locale := _locale(first)):
        return locale, named("/".join(path.parts[1:]))
    stem, _, tag = path.stem.rpartition(".")
    if stem and _LANGUAGE.fullmatch(tag) and (locale := _locale(tag)):
        return locale, named(path.with_name(f"{stem}{path.suffix}").as_posix())
    return None, named(path.as_posix())


def named(path: str) -> str:
    """Return a path whose parts can be parts of an address; those that can already stay."""
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0]
    stem = "index" if stem.lower() in {"_index", "readme"} else stem
    parts = [
        part if re.fullmatch(r"[\w-]+", part) else short_slug(part) or "x"
        for part in (*folders, stem)
    ]
    return f"{'/'.join(parts)}.md"


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag)
    except ValueError:
        return None


def _text(source: str, way: _Way, folder: Path, rules: Rules) -> Text:
    place, inner, locale, is_default = way
    parts = frontmatter.split(source)
    table = frontmatter.read_table(parts, place) if parts else None
    if parts is None or table is None:
        note = "Its front matter does not parse: it is a draft now"
        title = PurePosixPath(inner).stem
        return Text(locale=locale, title=title, body=source, form="markdown", is_draft=True,
                    place=place, notes=(note,))  # fmt: skip
    meta, _ = frontmatter.read_split(parts, place)
    known, extra = _sorted(table.data)
    body, notes = _body(parts.body, place, folder, rules)
    heading = _TITLE.match(body)
    if heading and "title" not in known:
        body = body[heading.end() :]
    name = (
        PurePosixPath(inner).stem
        if not inner.endswith("index.md")
        else PurePosixPath(inner).parent.name
    )
    title = known.get("title") or (
        _heading(heading[1]) if heading else name.replace("-", " ").capitalize()
    )
    is_draft = meta.draft or bool(meta.withheld)
    if is_draft and not meta.draft:
        notes.append("Its front matter hid it from readers: it is a draft now")
    address = f"/{inner.removesuffix('.md')}/"
    own = (address,) if is_default and not address.endswith("/index/") else ()
    return Text(
        locale=locale,
        title=str(title),
        body=body,
        form="markdown",
        description=str(known.get("description") or ""),
        updated=day_of(known.get("updated")),
        is_draft=is_draft,
        addresses=(*own, *(alias for alias in meta.aliases if alias not in own)),
        place=place,
        notes=tuple(notes),
        matter={key: value for key, value in known.items() if key not in _OWN}
        | ({"audience": "agent"} if meta.audience == "agent" else {}),
        extra=extra,
    )


def _heading(written: str) -> str:
    """Return the words of a heading, without its attributes and the marks that close it."""
    line = written.strip()
    words, _, attributes = line.rpartition("{")
    if words.strip() and attributes.endswith("}") and attributes.count("}") == 1:
        line = words.strip()
    bare = line.rstrip("#")
    return bare.strip() if bare.endswith((" ", "\t")) else line


def _sorted(data: dict[Any, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the keys that kbgen reads, by its own names, and the others."""
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in data.items():
        field = frontmatter.KEYS.get(str(key))
        if key == "extra" and isinstance(value, dict):
            extra.update(value)
        elif field is None or field.field == "id" or not _is_read(field.read, value):
            extra[str(key)] = value  # an id of others is unique in its folder only: paths pair
        elif field.about:
            known[field.field] = value
        elif field.field == "search":  # some names say that it is found, others that it is not
            is_opposite = bool(re.search(r"xclude|idden", str(key)))
            known.setdefault("search", not value if is_opposite else value)
        else:
            is_table = field.field == "order" and isinstance(value, dict)
            known.setdefault(field.field, value["order"] if is_table else value)
    for key in _POSITIONS:
        if "order" not in known and type(extra.get(key)) is int:
            known["order"] = extra.pop(key)
    return known, extra


def _is_read(read: Callable[[Any], object], value: Any) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _body(body: str, place: str, folder: Path, rules: Rules) -> tuple[str, list[str]]:
    """Return a body without the lines of modules, and notes on what kbgen does not know."""
    notes = []
    context = Context(lambda path: shared_text(folder, place, path))
    if place.endswith(".mdx"):
        imported = _IMPORTS.findall(_FENCE.sub("", body))
        context.snippets = {name: path for name, path in imported if path.endswith((".md", ".mdx"))}
        bare = _MODULE.sub(lambda found: "" if found["module"] else found[0], body)
        if bare != body:
            notes.append("Lines with `import` and `export` left out")
        body = blocks_of(bare, context)
    body = _OPTIONS.sub(lambda found: found["callout"] or found[0], body)
    body = rules.change(body, place, context)
    notes += context.notes
    prose = _FENCE.sub("", body)
    if addresses := sorted(set(_IN_HTML.findall(prose))):
        shown = ", ".join(addresses[:8])
        notes.append(f"Relative addresses in HTML, which kbgen leaves out: {shown}")
    for pattern, what in _FOREIGN:
        names = sorted(set(pattern.findall(prose)))
        if names:
            notes.append(f"Not known to kbgen: {what} {', '.join(names[:8])}")
    return body, notes


def shared_text(folder: Path, place: str, path: str) -> str:
    """Return the body of a file that others include; empty: it cannot be read."""
    here = posixpath.dirname(place)
    beside = posixpath.normpath(posixpath.join(here, path))
    for one in (path.lstrip("/"), beside, f"snippets/{path.lstrip('/')}"):
        try:
            source = files.read_text(folder / one, inside=folder)
        except (OSError, ValueError):
            continue
        parts = frontmatter.split(source)
        body = parts.body if parts else source
        return _MODULE.sub(lambda found: "" if found["module"] else found[0], body).strip()
    return ""


def _categories(
    folder: Path, base: str, default: Locale, problems: list[Problem]
) -> Iterator[Category]:
    """Yield what `_category_.json` of Docusaurus says of its folder, in all languages."""
    texts: dict[str, dict[Locale, CategoryText]] = defaultdict(dict)
    orders: dict[str, int] = {}
    for file in _files(folder, base, _is_category):
        place = file.relative_to(folder).as_posix()
        locale, inner = split_place(place, base)
        path = inner.rpartition("/")[0]
        try:
            data = json.loads(files.read_text(file, inside=folder))
        except (OSError, ValueError, RecursionError) as error:
            problems.append(Problem(place, f"The file cannot be read: {error}"))
            continue
        label = data.get("label") if isinstance(data, dict) else None
        if not isinstance(label, str) or not path:
            continue
        link = data.get("link")
        about = link.get("description") if isinstance(link, dict) else None
        position = data.get("position")
        text = CategoryText(title=label, description=about if isinstance(about, str) else "")
        texts[path].setdefault(locale or default, text)
        if type(position) is int:
            orders.setdefault(path, position)
    for path, by_locale in texts.items():
        yield Category(key=path, texts=by_locale, path=path, order=orders.get(path))
