"""The rules of `kbgen check`."""

import inspect
from types import ModuleType

from kbgen import check
from kbgen.check import CHECKS, NAMES, bots, dead_paths, external, published, shop
from kbgen.check.run import OFF
from kbgen.diagnostics import CODES
from tests.reference.form import Page, code, prose, table

_ASKED = {
    published.NAME: "with `--published`",
    external.NAME: "with `--external`",
    dead_paths.NAME: "with `--missing`",
    shop.NAME: "with `--shop`",
    bots.NAME: "with `--bots`",
}


def _modules() -> dict[str, ModuleType]:
    """Return the file of each rule, by its name."""
    files = [module for module in vars(check).values() if inspect.ismodule(module)]
    named = {module.RULE.name: module for module in files if hasattr(module, "RULE")}
    return {**named, **{one.NAME: one for one in (published, external, dead_paths, shop, bots)}}


def page() -> Page:
    modules = _modules()
    assert {rule.name for rule in CHECKS} <= set(modules)
    rows = []
    for name, found in sorted(NAMES.items()):
        about = inspect.cleandoc(modules[name].__doc__ or "").split("\n\n")[0]
        runs = _ASKED.get(name, "off" if name in OFF else "always")
        rows.append([code(name), prose(about), f"`{found}` ({CODES[found][0].value})", runs])
    body = (
        "`kbgen check` runs these rules after everything that a build reports; `kbgen serve` runs"
        " them in the background. `[check.rules]` in `kbgen.toml` sets a rule to `error`, `warning`"
        " or `off`, and so turns on one that is off. [Check your content](../write/check.md) says"
        " more about what they compare.\n\n"
        + table(["Rule", "What it finds", "Code", "Runs"], rows)
    )
    return Page(
        "Check rules",
        "Every rule of kbgen check, with its diagnostic code and when it runs.",
        ("lint", "checks", "content rules", "severity"),
        body,
    )
