"""The theme's script modules, joined into few files: a phone pays for each request, not each byte.

Modules are small where they are written. Here the modules that a page needs at the same time
become one file, a bundle: each module turns into a function scope that returns its exports, in the
order in which a browser would evaluate them. The modules are our own and keep to the forms below;
anything else raises.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple

import rjsmin

from kbgen.render.names import short_names, shortened

#: What is needed together: the bundle's file, and the modules that lead to the rest of it. A module
#: that several bundles need is in the first of them. Every page has the first two, the second when
#: it is idle; the third comes near the ways to reach a human, the fourth and fifth with a search,
#: the sixth for readers who stay, and the last for sinks other than the collector's.
BUNDLES = (
    ("js/main.js", ("js/main.js", "js/feedback/kept.js")),
    ("js/reading.js", ("js/ui/after.js",)),
    ("js/ways.js", ("js/ui/ways.js",)),
    ("js/search.js", ("js/ui/search-box.js", "js/search/client.js")),
    ("js/results.js", ("js/ui/results.js",)),
    (
        "js/feedback.js",
        (
            "js/ui/feedback/begin.js",
            "js/feedback/visits.js",
            "js/feedback/read-to-end.js",
            "js/feedback/sinks/endpoint.js",
        ),
    ),
    ("js/facts.js", ("js/feedback/facts.js",)),
)
_STATIC = re.compile(r'^import\s*(?:\{([^}]*)\}\s*from\s*)?"(\.[^"]*)";\n?', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async function\*?|function\*?|class|const) (\w+))", re.MULTILINE
)
#: An import of a module, or of one of a folder: then the end of the address is worked out.
_DYNAMIC = re.compile(r'\bimport\((["`])(\.[^"`$]*+)(["`]\))?')
_GAP = re.compile(r"(?<=,)\s+")
_STRANGE = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)


class _Module(NamedTuple):
    path: str
    name: str
    """Of the constant that holds its exports; the same in all bundles."""
    imports: tuple[tuple[str, str], ...]
    """Path of a module that is needed first, and the names taken from it as they are written."""
    exports: tuple[str, ...]
    code: str
    """Without comments, imports and the word `export`."""


#: A bundle's file, and the modules that lead to the rest of it.
Bundles = tuple[tuple[str, tuple[str, ...]], ...]


def joined(
    sources: Mapping[str, str], *, with_modules: bool, bundles: Bundles = BUNDLES
) -> dict[str, str]:
    """Return the bundles by path. sources: all script modules of the theme, by path.

    with_modules: also one small file for each module, at its own path, that exports what its
    bundle holds; a theme's own scripts import from there.

    Raises ValueError for a module that is not written in the forms known here.
    """
    names = zip(sorted(sources), short_names(), strict=False)
    modules = {path: _read(path, f"${name}", sources[path]) for path, name in names}
    owners = _owners(modules, bundles)
    files = {file: _bundle(file, modules, owners) for file in sorted(set(owners.values()))}
    if with_modules:
        files |= {
            path: _forward(module, owners[path])
            for path, module in modules.items()
            if path not in files
        }
    return files


@lru_cache(maxsize=128)
def _read(path: str, name: str, source: str) -> _Module:
    def resolve(address: str) -> str:
        return normpath(join(dirname(path), address))

    imports = tuple((resolve(where), names or "") for names, where in _STATIC.findall(source))
    exports = tuple(_EXPORT.findall(source))
    code = _EXPORT.sub("", _STATIC.sub("", source))
    if strange := _STRANGE.search(code):
        raise ValueError(f"{path}: cannot be joined: {strange[0]}")
    code = rjsmin.jsmin(code)
    return _Module(path, name, imports, exports, code)


def _owners(modules: Mapping[str, _Module], bundles: Bundles) -> dict[str, str]:
    """Return the file that each module becomes a part of, by path."""
    owners: dict[str, str] = {}
    for file, roots in bundles:
        for path in _needed(roots, modules):
            owners.setdefault(path, file)
    for entrance in _entrances(modules):
        for path in _needed([entrance], modules):
            owners.setdefault(path, entrance)
    return owners


def _entrances(modules: Mapping[str, _Module]) -> list[str]:
    """Return the modules that no other one imports at once."""
    imported = {path for module in modules.values() for path, _ in module.imports}
    return sorted(modules.keys() - imported)


def _needed(roots: Iterable[str], modules: Mapping[str, _Module]) -> list[str]:
    """Return modules with all that they import at once, in the order of evaluation."""
    order: dict[str, None] = {}

    def visit(path: str, above: tuple[str, ...]) -> None:
        if path in above:
            raise ValueError(f"{path}: imports itself, by way of {above[-1]}")
        if path not in order:
            for needed, _ in modules[path].imports:
                visit(needed, (*above, path))
            order[path] = None

    for root in roots:
        visit(root, ())
    return list(order)


def _bundle(file: str, modules: Mapping[str, _Module], owners: Mapping[str, str]) -> str:
    own = {path for path, owner in owners.items() if owner == file}
    parts, foreign = [], dict[str, list[str]]()
    order = [path for path in _needed(sorted(own), modules) if path in own]
    for path in order:
        parts.append(_scope(modules[path], file, modules, owners))
        for needed, names in modules[path].imports:
            if names and needed not in own:
                foreign.setdefault(owners[needed], []).append(modules[needed].name)
    imports = [
        f'import{{{",".join(dict.fromkeys(names))}}}from"{_from(file, other)}";'
        for other, names in sorted(foreign.items())
    ]
    exports = ",".join(modules[path].name for path in order)
    if names := ",".join(modules[file].exports if file in modules else ()):
        # Its address may be worked out by those who load it: they take it for the module.
        parts.append(f"export const{{{names}}}={modules[file].name};")
    return "\n".join([*imports, *parts, f"export{{{exports}}};"]) + "\n"


def _scope(
    module: _Module, file: str, modules: Mapping[str, _Module], owners: Mapping[str, str]
) -> str:
    """Return a module as a constant that holds its exports."""

    def taken(names: str) -> str:
        return _GAP.sub("", names.strip().rstrip(",")).replace(" as ", ":")

    given = "".join(
        f"const{{{taken(names)}}}={modules[path].name};" for path, names in module.imports if names
    )

    def later(match: re.Match[str]) -> str:
        quote, address, end = match.groups()
        path = normpath(join(dirname(module.path), address))
        if not end:
            return f"import({quote}{_from(file, path)}{'/' * address.endswith('/')}"
        if owners[path] == file:
            return f"Promise.resolve({modules[path].name})"
        return f'import("{_from(file, owners[path])}").then(m=>m.{modules[path].name})'

    code = _DYNAMIC.sub(later, module.code)
    exports = ",".join(module.exports)
    try:
        body = shortened(f"{given}{code}\nreturn{{{exports}}}")
    except ValueError as error:
        raise ValueError(f"{module.path}: {error}") from error
    return f"const {module.name}=(()=>{{{body}}})();"


def _forward(module: _Module, owner: str) -> str:
    name = module.name
    names = ",".join(module.exports)
    lines = f'import{{{name}}}from"{_from(module.path, owner)}";'
    return lines + (f"export const{{{names}}}={name};\n" if names else "\n")


def _from(file: str, other: str) -> str:
    path = relpath(other, dirname(file))
    return path if path.startswith(".") else f"./{path}"
