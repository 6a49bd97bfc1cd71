"""Writes down what `.[dev]` installs: `constraints.txt` and `LICENSES.md`. `make lock` runs it.

It looks at the environment that runs it, and only at what kbgen asks for, so that both files are
the same wherever the same versions are installed. `python -m tests.lock --lowest` prints the lower
bounds of pyproject.toml as constraints: `pip install -c` with them is the oldest kbgen there is.
"""

import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parent.parent
CONSTRAINTS = REPOSITORY / "constraints.txt"
LICENSES = REPOSITORY / "LICENSES.md"
#: Licences under which anyone may do anything but claim to have written it.
PERMISSIVE = frozenset(
    ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "HPND", "ISC", "MIT", "MIT-0", "MIT-CMU",
     "PSF-2.0", "Python-2.0", "Unlicense", "ZPL-2.1"]
)  # fmt: skip
#: Package → licence and why it is fine all the same.
EXCEPTIONS = {
    "axe-playwright-python": (
        "MIT, and MPL-2.0 for axe-core in it",
        "looks at pages in tests; no part of it is in kbgen or in a site",
    ),
    "certifi": (
        "MPL-2.0",
        "certificates for the bucket of the tests; no part of it is in kbgen or in a site",
    ),
    "hypothesis": ("MPL-2.0", "runs tests; no part of it is in kbgen or in a site"),
    "pathspec": ("MPL-2.0", "reads patterns for mypy and hatchling, which build and check kbgen"),
    "psycopg": ("LGPL-3.0-only", "the extra `postgres`, installed by whoever wants PostgreSQL"),
    "psycopg-binary": ("LGPL-3.0-only", "as psycopg"),
}
#: What packages say that know no SPDX, or say it in words.
_WORDS = {
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Apache Software License 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Two-clause BSD license": "BSD-2-Clause",
}
_FRAME = """\
# Licences

kbgen is under the MIT licence (`LICENSE`). What it installs, and what only its developers install,
is listed here by `make lock`. Everything is permissive but what the last table names.

| package | licence | for |
|---|---|---|
{}

| package | licence | why it is fine |
|---|---|---|
{}

`kbgen/languages/cldr.json` is taken from CLDR (Unicode-3.0, © 1991-2025 Unicode, Inc.), under a
permissive licence.

A built site holds stemmers made from Snowball (BSD-3-Clause, © 2001 Martin Porter, © 2002 Richard
Boulton), and nothing else of other projects.
"""


@dataclass(frozen=True)
class Package:
    """An installed package that kbgen asks for."""

    name: str
    version: str
    licence: str
    use: str
    """`kbgen`, an extra, or `development`."""


def packages() -> list[Package]:
    """Return all that `kbgen[dev]` needs here, by name; raise LookupError for what is missing."""
    uses: dict[str, str] = {}
    for use, extra in (("kbgen", ""), *((f"`{e}`", e) for e in _extras()), ("development", "dev")):
        for name in _needed("kbgen", frozenset([extra]), set()):
            uses.setdefault(name, use)
    found = [(name, distribution(name), use) for name, use in sorted(uses.items())]
    return [Package(name, it.version, licence_of(it), use) for name, it, use in found]


def _extras() -> list[str]:
    return [name for name in project()["optional-dependencies"] if name != "dev"]


def project() -> dict:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]


def _needed(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> set[str]:
    """Return a package's requirements, and theirs, without kbgen itself."""
    if (name, extras) in seen:
        return set()
    seen.add((name, extras))
    try:
        requires = distribution(name).requires or []
    except PackageNotFoundError as error:
        raise LookupError(f"{name} is not installed: pip install -e '.[dev]'") from error
    found = set() if name == "kbgen" else {name}
    for text in requires:
        wanted = Requirement(text)
        if any(not wanted.marker or wanted.marker.evaluate({"extra": e}) for e in {"", *extras}):
            found |= _needed(canonicalize_name(wanted.name), frozenset(wanted.extras), seen)
    return found


def licence_of(it: Distribution) -> str:
    """Return an SPDX expression, or what the package says in its own words."""
    if it.metadata.get("License-Expression"):
        return it.metadata.get("License-Expression")
    prefix = "License :: OSI Approved :: "
    classifiers = it.metadata.get_all("Classifier") or []
    said = [c.removeprefix(prefix) for c in classifiers if c.startswith(prefix)]
    words = (it.metadata.get("License") or "not said").splitlines()[0]
    # A classifier says "BSD" of all its kinds; what a package says itself is more exact.
    said = [words] if words in _WORDS or not said else said
    return " AND ".join(dict.fromkeys(_WORDS.get(words, words) for words in said))


def is_permissive(licence: str) -> bool:
    """Tell whether an expression asks for nothing but a notice, whichever `OR` one chooses."""
    words = licence.replace("(", " ").replace(")", " ").split()
    names = [word for word in words if word not in {"AND", "OR"}]
    return bool(names) and set(names) <= PERMISSIVE


def constraints(listed: list[Package]) -> str:
    """Return exact versions, one a line, sorted; no address of a registry."""
    head = "# What `make demo` and `make test` install; `make lock` writes it.\n"
    return head + "".join(f"{package.name}=={package.version}\n" for package in listed)


def licenses(listed: list[Package]) -> str:
    """Return the page. Without versions: it changes when a licence does."""
    plain = [f"| {p.name} | {p.licence} | {p.use} |" for p in listed if p.name not in EXCEPTIONS]
    special = [
        f"| {p.name} | {' | '.join(EXCEPTIONS[p.name])} |" for p in listed if p.name in EXCEPTIONS
    ]
    return _FRAME.format("\n".join(plain), "\n".join(special))


def lowest() -> str:
    """Return the lower bounds of pyproject.toml as constraints."""
    about = project()
    lines = [*about["dependencies"], *chain(*about["optional-dependencies"].values())]
    bounds = [
        f"{requirement.name}=={specifier.version}"
        for requirement in map(Requirement, lines)
        for specifier in requirement.specifier
        if specifier.operator == ">="
    ]
    return "".join(f"{bound}\n" for bound in sorted(bounds, key=str.lower))


if __name__ == "__main__":
    if "--lowest" in sys.argv:
        print(lowest(), end="")  # noqa: T201  # what it is for
    else:
        CONSTRAINTS.write_text(constraints(packages()), encoding="utf-8")
        LICENSES.write_text(licenses(packages()), encoding="utf-8")
