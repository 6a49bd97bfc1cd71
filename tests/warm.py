"""Imported by the process that forks the command line: all of kbgen, and what it makes once.

A first build takes a second for that, and a fork of a process that has built takes none of it.
"""

import importlib
import pkgutil
import tempfile
from pathlib import Path

from kbgen import commands
from kbgen.build import build
from kbgen.build.options import BuildOptions
from kbgen.config import load_project

CONFIG = '[site]\nname = "Help"\nurl = "https://help.example"\n[locales.en]\n[locales.de]\n'
ARTICLE = "---\ntitle: Costs\n---\n\nParcels cost €4.\n"
FILES = {"content/en/shipping/costs.md": ARTICLE, "content/de/shipping/costs.md": ARTICLE}
#: A theme that extends a page, by which the built-in templates have other names.
THEME = {
    "kbgen.toml": f'{CONFIG}[theme]\nname = "own"\n',
    "themes/own/templates/base.html": '{% extends "default/base.html" %}',
}

for module in pkgutil.iter_modules(commands.__path__, f"{commands.__name__}."):
    importlib.import_module(module.name)

for files in ({"kbgen.toml": CONFIG}, THEME):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in (FILES | files).items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        build(load_project(Path(folder, "kbgen.toml")), BuildOptions(out=Path(folder, "site")))
