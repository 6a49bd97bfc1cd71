"""What the commands below `kbgen translate` share: the corpus, its order, and what is named."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from kbgen.commands.options import open_project, read_locales
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

if TYPE_CHECKING:
    from kbgen.check import Checked
    from kbgen.config import Project
    from kbgen.model.locale import Locale
    from kbgen.translate import Corpus, DocumentPair


def open_corpus(config_file: Path) -> "tuple[Corpus, Checked]":
    """Read the project with everything in it that is translated.

    Notes for support staff belong to it, and translations that await their review.
    """
    from kbgen.build import BuildOptions, check
    from kbgen.build.checks import to_check
    from kbgen.check.documents import corpus

    project = open_project(config_file)
    options = BuildOptions(out=project.root, drafts=True, audience="agent")
    checked = to_check(check(project, options))
    return corpus(checked, _readers(project)), checked


def _readers(project: "Project") -> dict[str, int]:
    """Return article → its readers of the last weeks, where a feedback store has some."""
    from kbgen.feedback import open_store, store_exists

    if not store_exists(project.store, project.root):
        return {}
    from kbgen.report import make_period, open_source
    from kbgen.report.readers import read_readers

    period = make_period(project.config.site.time_zone, None, None, dt.datetime.now(dt.UTC))
    readers: dict[str, int] = {}
    try:
        with (
            open_store(project.store, project.root) as store,
            open_source(store, period) as source,
        ):
            for (article, _), counts in source.once(read_readers).counts.items():
                readers[article] = readers.get(article, 0) + counts.recent
    except KbgenError:
        return {}  # the order is a courtesy
    return readers


def target_locales(corpus: "Corpus", tags: tuple[str, ...]) -> "tuple[Locale, ...]":
    """Return the locales of `--locale`, or all that are translated into."""
    if not corpus.locales:
        raise KbgenError("The site has one locale; it has no translations", "Add another locale.")
    return read_locales(tags, corpus.locales) or corpus.locales


def find_pair(corpus: "Corpus", locale: "Locale", name: str) -> "tuple[DocumentPair, str]":
    """Return a document and the section of `ARTICLE[#section]`; the section may be empty.

    name: an id or the path of a file. Raises KbgenError for an unknown one.
    """
    article, _, section = name.partition("#")
    ids = corpus.ids(locale)
    if article not in ids:
        article = _id_of_path(corpus, locale, article) or article
    if article not in ids:
        hint = did_you_mean(article, ids) or "`kbgen translate` lists all articles."
        raise KbgenError(f"`{article}` is not an article that {locale} translates", hint)
    pair = corpus.pair(article, locale)
    names = [one.name for one in pair.source.sections]
    if section and section not in names:
        hint = did_you_mean(section, names) or f"Sections: {', '.join(names)}."
        raise KbgenError(f"{article} has no section `#{section}`", hint)
    return pair, section


def _id_of_path(corpus: "Corpus", locale: "Locale", path: str) -> str:
    wanted = path.removeprefix("./")
    for article in corpus.ids(locale):
        pair = corpus.pair(article, locale)
        paths = [pair.source.path, *([pair.translation.path] if pair.translation else [])]
        if wanted in paths:
            return article
    return ""
