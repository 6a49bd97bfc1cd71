"""The configuration of a CMS that saves to git: Decap CMS and Sveltia CMS read one `config.yml`.

Both write the keys of front matter in the order of the fields, and keep those that have no field.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from kbgen import files, frontmatter, toml
from kbgen.config import Project
from kbgen.errors import KbgenError
from kbgen.load import Scan, read_categories, scan
from kbgen.markdown.directives import DIRECTIVES
from kbgen.model.names import folder_title
from kbgen.policy import FILE as POLICIES

Field = dict[str, Any]

#: Keys without a field: changing them moves or unpairs an article.
_FIXED = frozenset({"id", "slug"})
_DATE = [r"^(\d{4}-\d{2}-\d{2})?$", "A date such as 2026-11-22"]
_TEXT_WIDGETS: dict[str, Field] = {"description": {"widget": "text"}}
_CATEGORY: dict[str, Field] = {
    "title": {"widget": "string"},
    "description": {"widget": "text"},
    "order": {"widget": "number", "value_type": "int"},
    "icon": {"widget": "string"},
}
#: Of a policy value. Others are kept as they are.
_VALUE_KEYS = ("type", "value", "markets", "note", "means")


def cms_config(project: Project, editor: str, repository: str) -> dict[str, Any]:
    """Return the configuration, for the editor's own file.

    editor: Sveltia CMS shows the languages of an article side by side. Decap CMS has no name for
    locales above categories, and gets a collection for each of them.
    """
    found = scan(project)
    locales = {locale.tag: path.partition("/")[0] for path, locale in found.articles}
    first = locales.get(project.default_locale.tag, next(iter(locales.values()), "en"))
    config: dict[str, Any] = {
        "backend": {"name": "github", "repo": repository, "branch": "main"},
        "publish_mode": "editorial_workflow",
        "media_folder": f"content/{first}",
        "public_folder": "",
    }
    fields = _article_fields(project, found)
    titles = _titles(project, found)
    if editor == "sveltia":
        config["i18n"] = {
            "structure": "multiple_folders",
            "locales": [*locales.values()],
            "default_locale": first,
            # Else an article in one language would get an empty file in each other.
            "initial_locales": "default",
        }
        # Else every optional field would be written, as an empty text.
        config["output"] = {"omit_empty_optional_fields": True}
        fields = [{**field, "i18n": True} for field in fields]
        places = [
            (name, title, {"folder": "content", "path": _joined(name, "{{slug}}"), "i18n": True})
            for name, title in titles.items()
        ]
    else:
        places = [
            (
                _joined(locale, name),
                f"{title} ({locale})",
                {"folder": _joined("content", locale, name)},
            )
            for locale in locales.values()
            for name, title in titles.items()
        ]
    collections: list[dict[str, Any]] = [
        {
            "name": name.replace("/", "--") or "home",
            "label": label,
            **place,
            "create": True,
            "format": "frontmatter",
            "extension": "md",
            "media_folder": "",
            "public_folder": "",
            "fields": fields,
        }
        for name, label, place in places
    ]
    return {**config, "collections": [*collections, *_file_collections(project, found)]}


def _joined(*parts: str) -> str:
    return "/".join(part for part in parts if part)


def _titles(project: Project, found: Scan) -> dict[str, str]:
    """Return each folder below a locale and its title, in the default locale where it has one."""
    metas, _ = read_categories(project.content, found)
    folders = {
        path.partition("/")[2].rpartition("/")[0]
        for path, _ in (*found.articles, *found.categories)
    }
    return {
        folder: " / ".join(
            _title(metas, project, part) for part in _with_parents(folder)
        )
        or "Home and top level"
        for folder in sorted(folders)
    }  # fmt: skip


def _title(metas: Mapping[Any, Any], project: Project, folder: str) -> str:
    meta = metas.get((folder, project.default_locale))
    return (meta.title if meta else "") or folder_title(folder)


def _with_parents(folder: str) -> list[str]:
    parts = folder.split("/") if folder else []
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def _article_fields(project: Project, found: Scan) -> list[Field]:
    fields = {
        name: made
        for name, key in frontmatter.KEYS.items()
        if key.about and name not in _FIXED and (made := _widget(name, key.schema, project))
    }
    blocks = ", ".join(f":::{directive.names[0]}" for directive in DIRECTIVES)
    body = {
        "name": "body",
        "label": "Text",
        # The one widget that hands back Markdown as it was, blocks and values included.
        "widget": "text",
        "required": False,
        "hint": f"Markdown. Blocks: {blocks}. Policy values: {{{{ policy.NAME }}}}.",
    }
    listed = [
        {
            "name": name,
            "label": folder_title(name),
            **fields[name],
            "required": name == "title",
            "hint": frontmatter.KEYS[name].about,
        }
        for name in key_order(_keys_used(project, found), fields)
    ]
    # Below what readers see of it in lists, and above what few articles need.
    place = [field["name"] for field in listed].index("description") + 1
    return [*listed[:place], body, *listed[place:]]


def _widget(name: str, schema: Mapping[str, Any], project: Project) -> Field | None:
    """Return the widget for a key; None: a table, which only a text editor changes well."""
    if name == "markets":
        options = [*project.config.markets]
        return {"widget": "select", "multiple": True, "options": options} if options else None
    kinds = [form.get("type") for form in schema.get("anyOf", [schema])]
    if "object" in kinds:
        return None
    if "array" in kinds:
        return {"widget": "list", "field": {"name": "item", "label": "Item", "widget": "string"}}
    if "enum" in schema:
        return {"widget": "select", "options": [*schema["enum"]]}
    if "boolean" in kinds:
        # Sveltia CMS writes down what a missing key means.
        return {"widget": "boolean", "default": name == "feedback"}
    return _TEXT_WIDGETS.get(name) or _widget_of_text(schema)


def _widget_of_text(schema: Mapping[str, Any]) -> Field:
    if schema["type"] == "integer":
        return {"widget": "number", "value_type": "int"}
    # A date picker would fill in the current time where a key is missing.
    return {"widget": "string", **({"pattern": _DATE} if schema.get("format") == "date" else {})}


def _keys_used(project: Project, found: Scan) -> Iterable[list[str]]:
    for path, _ in found.articles:
        parts = frontmatter.split(_read(project, path))
        table = frontmatter.read_table(parts, path) if parts else None
        if table:
            yield [str(key) for key in table.data]


def _read(project: Project, path: str) -> str:
    try:
        return files.read_text(project.content / path)
    except OSError as error:
        raise KbgenError(f"content/{path} cannot be read", "Run `kbgen check`.") from error


def key_order(used: Iterable[list[str]], names: Iterable[str]) -> list[str]:
    """Return names in the order in which articles have them, so that saving moves no line.

    A name that no article has stands where `names` has it.
    """
    known = [*names]
    order: list[str] = []
    for keys in (*used, known):
        place = 0
        for key in keys:
            if key in order:
                place = order.index(key) + 1
            elif key in known:
                order.insert(place, key)
                place += 1
    return order


def _file_collections(project: Project, found: Scan) -> list[dict[str, Any]]:
    categories = [
        {
            "name": path.rpartition("/")[0].replace("/", "--"),
            "label": path.rpartition("/")[0],
            "file": f"content/{path}",
            "fields": [
                {"name": name, "label": folder_title(name), "required": name == "title", **widget}
                for name, widget in _CATEGORY.items()
            ],
        }
        for path, _ in found.categories
    ]
    made = [{"name": "categories", "label": "Categories", "files": categories}]
    if (project.content / POLICIES).is_file():
        values = _value_fields(_parse(_read(project, POLICIES)))
        policies = {"name": "values", "label": "Policy values", "file": f"content/{POLICIES}"}
        made.append(
            {
                "name": "policies",
                "label": "Policy values",
                "files": [{**policies, "fields": values}],
            }
        )
    return [{**one, "format": "toml"} for one in made if one["files"]]


def _parse(text: str) -> dict[str, Any]:
    try:
        return toml.parse(text)
    except toml.TomlError as error:
        raise KbgenError(f"content/{POLICIES} cannot be read", "Run `kbgen check`.") from error


def _value_fields(table: Mapping[str, Any]) -> list[Field]:
    """Return a field for each value. Lists (values with dates) are kept as they are."""
    is_value = "value" in table and not isinstance(table["value"], dict)
    return [
        {"name": name, "label": folder_title(name), **_value_widget(name, value)}
        for name, value in table.items()
        if isinstance(value, dict | str | int | float)
        and not isinstance(value, bool)
        and (not is_value or name in _VALUE_KEYS)
    ]


def _value_widget(name: str, value: object) -> Field:
    if isinstance(value, dict):
        fields = _value_fields(value)
        return {"widget": "object", "collapsed": True, "required": False, "fields": fields}
    if isinstance(value, int | float):
        kind = "int" if isinstance(value, int) else "float"
        return {"widget": "number", "value_type": kind, "required": False}
    if name in {"type", "means"}:
        return {"widget": "hidden"}
    return {"widget": "string", "required": False}
