import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import (
    project_options,
    read_locales,
    site_dir_option,
    site_folder,
    site_reader,
)
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError
from kbgen.model.foreign import unmarked
from kbgen.text import did_you_mean, ordinal, visible

if TYPE_CHECKING:
    from kbgen.config import Project
    from kbgen.model.locale import Locale
    from kbgen.search.explain import Explanation
    from kbgen.search.multilingual import SiteSearcher
    from kbgen.search.reader import Read
    from kbgen.search.searcher import Box, Hit
    from kbgen.search.why import Why


@click.command()
@project_options
@click.argument("query", required=False)
@click.option("--locale", help="Locale to search (default: the default locale).")
@click.option("--market", help="Market of the reader (default: that of the locale's readers).")
@click.option("-n", "--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@site_dir_option("Folder of the built site.")
@click.option(
    "--explain",
    "explains",
    is_flag=True,
    help="Say why each hit ranks where it does, and what would make it first.",
)
@click.option(
    "--replay",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Run a log of queries and list those without results.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    query: str | None,
    locale: str | None,
    market: str | None,
    limit: int,
    site_dir: Path | None,
    explains: bool,
    replay: Path | None,
    form: str,
) -> None:
    """Search the built site: the same index and ranking as in the browser."""
    from kbgen.config import load_project
    from kbgen.search.multilingual import SiteSearcher

    if (query is None) == (replay is None):
        raise KbgenError("Give a query, or --replay FILE", "kbgen search 'where is my parcel'")
    project = load_project(config_file)
    wanted = read_locales((locale,), project.locales)[0] if locale else project.default_locale
    read = site_reader(site_folder(project, site_dir))
    reader_market = _market(project, wanted, market)
    if replay:
        _replay(replay, project, wanted.tag, read, form)
        return
    searcher = SiteSearcher(read, wanted, reader_market)
    if explains and query is not None:
        _explain(query, project, wanted, limit, searcher, form)
    elif query is not None:
        hits = searcher.search(query, limit)
        box = searcher.own.box(query)
        if asked := searcher.own.asks(query):
            what = "wants to complain" if asked == "complaint" else "asks for a person"
            say(f"“{query}” {what}: pages show the contact channels first.", err=True)
        if form == "json":
            emit(_json(hits))
        elif hits:
            if box:
                _print_box(project, wanted, box)
            _print_hits(hits, wanted.tag)
        elif not asked:
            say(f"No results for “{query}” in {wanted}.", err=True)


def _market(project: "Project", locale: "Locale", name: str | None) -> str | None:
    """Return the market whose values are shown; None: not known. Case does not matter."""
    names = {market.casefold(): market for market in project.config.markets}
    if name is None:
        return project.market_of(locale) or (None if names else "")
    if name.casefold() not in names:
        hint = did_you_mean(name, names.values()) or f"Markets: {', '.join(names.values())}"
        raise KbgenError(f"Unknown market `{name}`", hint if names else "Add it to [markets].")
    return names[name.casefold()]


def _print_box(project: "Project", locale: "Locale", box: "Box") -> None:
    from kbgen.i18n import market_names

    source = " › ".join((box.title, *box.section[1:])) if box.section else box.title
    whose = f" ({unmarked(market_names(project, [box.market], locale))})" if box.market else ""
    say(f"{visible(box.text)}{whose}\n  {visible(source)}  /{box.url}\n")


def _explain(
    query: str,
    project: "Project",
    locale: "Locale",
    limit: int,
    searcher: "SiteSearcher",
    form: str,
) -> None:
    from kbgen.build import BuildOptions, check
    from kbgen.search.explain import explain
    from kbgen.search.why import explain_why, meaning_of
    from kbgen.search.written import written_articles

    own = searcher.own
    explanations = explain(own, query, limit)
    site = check(project, BuildOptions(out=project.root / "site", drafts=True)).site
    # The site may have been built with drafts, or without them.
    found = own.reader.ids()
    written = {one: of for one, of in written_articles(site, locale).items() if one in found}
    reasons = explain_why(own, query, written, limit)
    if form == "json":
        pairs = zip(explanations, reasons, strict=True)
        emit(_dumped([asdict(one) | {"why": _plain(why)} for one, why in pairs]))
        return
    if meaning := meaning_of(locale, query, written):
        say(visible(meaning), err=True)
    for explanation, why in zip(explanations, reasons, strict=True):
        _print_why(why, project.file_name)
        _print_explanation(explanation)
    if not explanations:
        say(f"No results for “{query}” in {locale}.", err=True)
    elsewhere = {hit.id for hit in searcher.search(query, limit)}
    if elsewhere - {explanation.hit.id for explanation in explanations}:
        say("Other locales have better matches; run without --explain to see them.", err=True)


def _plain(why: "Why") -> dict[str, object]:
    return {
        "matches": why.matches,
        "behind": why.behind,
        "levers": [one._asdict() for one in why.levers],
    }


def _json(hits: "Iterable[Hit]") -> str:
    return _dumped([asdict(hit) for hit in hits])


def _dumped(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1)


def _replay(file: Path, project: "Project", locale: str, read: "Read", form: str) -> None:
    from kbgen.search.multilingual import SiteSearcher
    from kbgen.search.replay import read_queries

    searchers: dict[str, SiteSearcher] = {}
    nothing = []
    queries = read_queries(file)
    for (tag, query), count in queries.most_common():
        name = tag or locale
        if name not in searchers:
            searchers[name] = SiteSearcher(read, read_locales((name,), project.locales)[0])
        if not searchers[name].search(query, 1):
            nothing.append({"query": query, "locale": name, "count": count})
    if form == "json":
        emit(json.dumps(nothing, ensure_ascii=False, indent=1))
        return
    for entry in nothing:
        say(f"{entry['count']:5}  {entry['locale']}  {entry['query']}")
    say(f"{len(nothing)} of {len(queries)} distinct queries have no results.", err=True)


def _print_hits(hits: "list[Hit]", locale: str) -> None:
    rows = [
        (
            str(number),
            f"{hit.score:.2f}",
            hit.title if hit.locale == locale else f"{hit.title} ({hit.locale})",
            hit.section[1] if hit.section else "",
            f"/{hit.url}",
        )
        for number, hit in enumerate(hits, 1)
    ]
    _print_table(("#", "Score", "Title", "Section", "Address"), rows)


def _print_why(why: "Why", settings: str) -> None:
    """Print the sentences, and the lines that would make it first."""
    from kbgen.search.why import heading_of

    say(f"\n{visible(heading_of(why))}  /{why.hit.url}")
    for sentence in (*why.matches, *why.behind):
        say(f"  {visible(sentence)}")
    for lever in why.levers:
        place = f"{lever.path or settings}, then {ordinal(lever.rank)} by estimate"
        say(f"  → {visible(lever.text)} In {place}:")
        for line in lever.line.split("\n"):
            say(f"      {visible(line)}")


def _print_explanation(one: "Explanation") -> None:
    second = one.whoosh_rank or "–"
    say(f"  Score {one.hit.score:.3f} (rank in Whoosh's BM25F: {second})")
    if one.is_pinned:
        say("  Pinned in kbgen.toml: always ranks first.")
        return
    rows = [
        (
            share.term,
            share.how,
            ", ".join(share.where),
            f"{share.idf:.3f}",
            f"{share.impact:.3f}",
            f"{share.weight:.2f}",
            f"{share.adds:.3f}",
        )
        for share in one.terms
    ]
    _print_table(("Term", "Match", "Where", "IDF", "Impact", "Weight", "Adds"), rows)
    ranked = one.ranked
    factors = f"{ranked.sum:.3f} × coverage {ranked.coverage:.3f} × parts {ranked.parts:.3f}"
    factors += f" × title {ranked.title:.3f}"
    if ranked.intent:
        factors = f"({factors} + intents {ranked.intent:.3f})"
    asked = f" × asked {ranked.asked:.3f}" if ranked.asked != 1 else ""
    say(f"{factors} × boost {ranked.boost:g}{asked}")
    if asked:
        say("Asked before in exactly these words, and answered by this article: nearly a pin.")


def _print_table(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in names:
        # Folded, not cut, so that addresses can be copied.
        is_number = name in {"#", "Score", "IDF", "Impact", "Weight", "Adds"}
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(
            *(Text(visible(cell)) for cell in row)
        )  # as it is: brackets in titles are not markup
    Console().print(table)
