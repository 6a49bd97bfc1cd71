"""A small built site with all that hosts have to treat specially."""

from pathlib import Path

import pytest

from kbgen.config import load_project
from tests import factories

CONFIG = """\
[site]
name = "Help"
url = "https://help.example.com/"

[redirects]
"en/old-(5)+a/" = "en/returns/refunds/"
"""
TEXT = """\
---
title: {title}
description: About {title}.
updated: 2026-01-02
---

Read about {title} here. ![A label](label.svg) [Form](form.csv)

{filler}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Label</title>{}</svg>'


def content() -> dict[str, str]:
    filler = "Words that fill the page. " * 60
    files = {}
    for locale in ("en", "de"):
        for name in ("refunds", "exchanges"):
            title = f"{name} {locale}"
            files[f"{locale}/returns/{name}.md"] = TEXT.format(title=title, filler=filler)
        files[f"{locale}/returns/label.svg"] = SVG.format("<path d='M0 0h9v9H0z'/>" * 90)
        files[f"{locale}/returns/form.csv"] = "a,b\n1,2\n"
    files["en/returns/refunds.md"] = files["en/returns/refunds.md"].replace(
        "updated:", "aliases: [/en/money-back, /en/größe]\nupdated:"
    )
    return files


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    root = factories.write_project(tmp_path_factory.mktemp("shop"), content(), CONFIG)
    factories.build_site(root)
    return load_project(root / "kbgen.toml")


@pytest.fixture(scope="session")
def site(project) -> Path:
    return project.root / "site"


@pytest.fixture(scope="session")
def paths(project, site):
    from kbgen.build.folder import check_output

    return check_output(site, project.root).files
