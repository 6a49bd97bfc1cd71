"""The kinds of blocks, one file each: a module here that defines a `Directive` adds it.

To add one: its file, a fixture in tests/markdown and an example in write/blocks.md of the docs. If
pages differ in what it shows, it has a template blocks/<name>.html in the theme. If it has a
script, that is js/blocks/<name>.js of the theme: pages load it where an element has
`data-kb-script="<name>"`.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from kbgen.markdown.directive import Directive


def _defined() -> Iterator[Directive]:
    for name in sorted(module.name for module in iter_modules(__path__)):
        module = import_module(f"{__name__}.{name}")
        yield from (value for value in vars(module).values() if isinstance(value, Directive))


DIRECTIVES: tuple[Directive, ...] = tuple(_defined())
BY_NAME = {name: directive for directive in DIRECTIVES for name in directive.names}
