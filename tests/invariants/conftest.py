"""Projects to build, and what a build left behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kbgen.build import BuildResult
from tests import factories

CONFIG = """\
[site]
name = "Shop help"
url = "https://help.shop.example/kb/"

[locales.en]
[locales.de]

[theme]
name = "own"

[build]
keep = 0

[feedback]
endpoint = "https://help.shop.example/v1/events"
"""
ARTICLE = """\
---
title: "{words} {number}"
description: "What to do about {words} {number}."
updated: 2024-03-{day:02}
keywords: [{words}, "code {number}"]
---

This is about {words} in {number} cases. See [the next one]({next}.md#steps).

![A picture](../picture.svg)

## Steps {{#steps}}

{steps}

## More

| Case | {words} |
| --- | --- |
| first | {number} |
"""
WORDS = {
    "en": ["returns", "refunds", "parcels", "customs", "accounts", "duties", "sizes", "codes"],
    "de": ["Rückgaben", "Pakete", "Zölle", "Konten", "Größen", "Preise", "Waren", "Gutscheine"],
}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{}</title></svg>\n'
BRAND = """\
{{% extends "default/base.html" %}}
{{% block brand %}}<a class="brand" href="{{{{ page.home_url }}}}">{}</a>{{% endblock %}}
"""


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def write_project():
    """Write a project: so many articles in English, half as many in German."""

    def write_(root: Path, articles: int, edition: str = "first") -> Path:
        write(root / "kbgen.toml", CONFIG)
        for locale, words in WORDS.items():
            for number in range(0, articles, 1 if locale == "en" else 2):
                word = words[number % len(words)]
                steps = [f"{at}. {edition} {words[at * number % 8]}" for at in range(1, 5)]
                text = ARTICLE.format(
                    words=f"{edition} {word}",
                    number=number,
                    day=number % 28 + 1,
                    next=f"article-{(number + 7 if number + 7 < articles else number):03}",
                    steps="\n".join(steps),
                )
                folder = root / "content" / locale / f"topic-{number % 7}"
                write(folder / f"article-{number:03}.md", text)
            write(root / "content" / locale / "picture.svg", PICTURE.format(f"{locale} {edition}"))
            title = f'title = "{locale}: topic of the {edition}"\n'
            write(root / "content" / locale / "topic-0/_category.toml", title)
        write(root / "themes/own/templates/base.html", BRAND.format(edition))
        write(root / "themes/own/static/css/90-own.css", f".{edition} {{ color: red }}\n")
        return root

    return write_


@pytest.fixture(scope="session")
def build_site() -> Callable[..., BuildResult]:
    """Build a project in this process, by default into its own `site/`."""

    return factories.build_site


@pytest.fixture(scope="session")
def files_of():
    """Return path → bytes of all files below a folder, those of the build's own included."""

    def files(folder: Path) -> dict[str, bytes]:
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
        }

    return files


@pytest.fixture
def clean_files(tmp_path, build_site, files_of):
    """Build a project anew into a folder of its own; return its files."""

    def build_clean(root: Path) -> dict[str, bytes]:
        build_site(root, out=tmp_path / "clean", clean=True)
        return files_of(tmp_path / "clean")

    return build_clean


@pytest.fixture(scope="session")
def stamps_of():
    """Return path → when it was last written, and as which file."""

    def stamps(folder: Path) -> dict[str, tuple[int, int]]:
        stats = {file.relative_to(folder).as_posix(): file.stat() for file in folder.rglob("*")}
        return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in stats.items()}

    return stamps
