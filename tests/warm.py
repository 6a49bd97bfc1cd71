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

CONFIG = '[site]\nname = "Help"\nurl = "https://help.example"\n[locales.en]\n'
ARTICLE = "---\ntitle: Costs\n---\n\nParcels cost €4.\n"

for module in pkgutil.iter_modules(commands.__path__, f"{commands.__name__}."):
    importlib.import_module(module.name)

with tempfile.TemporaryDirectory() as folder:
    article = Path(folder, "content/en/shipping/costs.md")
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, "utf-8")
    config = Path(folder, "kbgen.toml")
    config.write_text(CONFIG, "utf-8")
    build(load_project(config), BuildOptions(out=Path(folder, "site")))
