"""`kbgen export site`: the whole help centre, for another tool."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.findings import print_findings
from kbgen.commands.options import (
    LazyChoice,
    exit_code,
    open_project,
    project_options,
    read_locales,
)
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError
from kbgen.model.foreign import unmarked
from kbgen.text import did_you_mean

if TYPE_CHECKING:
    from kbgen.build.composed import Composed
    from kbgen.config import Project
    from kbgen.export.site import ExportedArticle, ExportedCategory, ExportedSite, Files
    from kbgen.model.article import FilledArticle
    from kbgen.model.locale import Locale


def _formats() -> list[str]:
    from kbgen.export.sites import SITES

    return [*SITES]


@click.command("site")
@click.option("--format", "form", type=LazyChoice(_formats), default="json", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder to write to; new or empty.",
)
@click.option("--locale", "tags", multiple=True, help="Export only this locale; repeatable.")
@click.option("--market", default="", metavar="NAME", help="Show the values of this market.")
@click.option("--drafts", is_flag=True, help="Export drafts as well, as drafts.")
@click.option("--agents", is_flag=True, help="Export articles for support staff as well.")
@project_options
def site(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    form: str,
    output: Path,
    tags: tuple[str, ...],
    market: str,
    drafts: bool,
    agents: bool,
) -> None:
    """Write all articles, translations, categories and redirects for another tool.

    Policy values, snippets and blocks become plain HTML; notes for support staff are left out.
    Images and files are copied.
    """
    from kbgen.build import BuildOptions, check
    from kbgen.export.sites import SITES

    project = open_project(config_file)
    if market and market not in project.config.markets:
        names = list(project.config.markets)
        hint = did_you_mean(market, names) or (f"Markets: {', '.join(names)}." if names else "")
        raise KbgenError(f"`{market}` is not a market of this project", hint)
    if output.exists() and any(output.iterdir()):
        raise KbgenError(f"{output} is not empty", "Name a new folder, or empty it.")
    locales = read_locales(tags, project.locales) or project.locales
    options = BuildOptions(out=project.root, drafts=drafts)
    composed = [check(project, options)]
    if agents:
        composed.append(
            check(project, BuildOptions(out=project.root, drafts=drafts, audience="agent"))
        )
    failed = exit_code(composed[0].diagnostics, strict=False)
    if failed:
        print_findings("text", composed[0].diagnostics)
    exported = _exported(project, composed, locales, market)
    if form == "html":
        exported = replace(exported, articles=tuple(filter(_may_be_page, exported.articles)))
    count = _write(output, SITES[form](exported), composed[-1])
    if not quiet:
        say(f"Wrote {len(exported.articles)} articles and {count} images and files to {output}")
    raise SystemExit(failed)


def _may_be_page(article: "ExportedArticle") -> bool:
    """Tell whether an article may be a page, which cannot say that it is not public."""
    return not (article.is_draft or article.is_internal)


def _exported(
    project: "Project", composed: "list[Composed]", locales: "tuple[Locale, ...]", market: str
) -> "ExportedSite":
    from kbgen.export.site import ExportedSite

    articles = [
        one
        for number, made in enumerate(composed)
        for locale in locales
        for one in _articles(made, locale, market, only_internal=number > 0)
    ]
    known = {(one.category, one.locale) for one in articles}
    whole = composed[-1].site
    categories = [
        one
        for locale in locales
        for one in _categories(composed[-1], locale)
        if any(of == locale and f"{path}/".startswith(f"{one.path}/") for path, of in known)
    ]
    url = project.config.site.url
    default = project.default_locale
    return ExportedSite(
        name=project.name,
        url=f"{url.rstrip('/')}/" if url else "",
        default=default if default in locales else locales[0],
        articles=tuple(articles),
        categories=tuple(categories),
        redirects={f"/{old}": new if "://" in new else f"/{new}" for old, new in whole.redirects},
    )


def _articles(
    composed: "Composed", locale: "Locale", market: str, *, only_internal: bool
) -> "Iterator[ExportedArticle]":
    from kbgen.build.bodies import whole_bodies
    from kbgen.export.portable import portable
    from kbgen.export.site import ROOT, ExportedArticle

    site, day = composed.site, composed.workspace.values.day
    former: dict[str, list[str]] = {}
    for old, new in site.redirects:
        former.setdefault(new, []).append(f"/{old}")
    for article, html in whole_bodies(composed, locale, ROOT, market):
        meta = article.meta
        is_internal = meta.audience == "agent"
        if is_internal != only_internal or (meta.markets and market and market not in meta.markets):
            continue
        url = site.urls[article.key]
        yield ExportedArticle(
            id=article.id,
            locale=locale,
            title=unmarked(article.title),
            description=unmarked(article.description),
            html=portable(unmarked(html)),
            category=article.source.folder,
            url=url,
            aliases=tuple(former.get(url, ())),
            updated=meta.updated,
            keywords=tuple(meta.keywords),
            order=meta.order,
            markets=tuple(meta.markets),
            is_promoted=meta.promoted,
            is_draft=_is_hidden(article, day),
            is_internal=is_internal,
        )


def _is_hidden(article: "FilledArticle", day: dt.date) -> bool:
    """Tell whether an article is a draft, or one of another time: `--drafts` brings both."""
    meta = article.meta
    begins, ends = meta.publish_on, meta.expires_on
    return bool(meta.draft or (begins and begins > day) or (ends and ends <= day))


def _categories(composed: "Composed", locale: "Locale") -> "Iterator[ExportedCategory]":
    from kbgen.export.site import ExportedCategory

    site = composed.site
    for (path, of), category in site.categories.items():
        if of != locale or not path:
            continue
        parent = site.categories.get((path.rpartition("/")[0], locale))
        order = parent.children.index(path) if parent and path in parent.children else 0
        yield ExportedCategory(
            path=path,
            locale=locale,
            title=unmarked(category.title),
            description=unmarked(category.description),
            url=category.url,
            order=order,
        )


def _write(output: Path, files: "Files", composed: "Composed") -> int:
    """Write texts, and copy the files that they show; return the number of copies."""
    content = composed.workspace.project.content
    texts = "".join(files.values())
    named = {asset.url: path for path, asset in composed.site.assets.items() if asset.url in texts}
    try:
        for name, text in files.items():
            file = output / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        for url, path in named.items():
            file = output / url
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content / path, file)
    except OSError as error:
        raise KbgenError(f"{output} cannot be written: {error.strerror or error}") from error
    return len(named)
