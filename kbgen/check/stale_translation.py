"""Translations that are older than their source.

Where `content/translations.lock` knows what a translation was made from, it decides, section by
section; elsewhere the dates of both do.
"""

from collections.abc import Iterator

from kbgen.check.documents import corpus
from kbgen.check.rule import Checked, Rule
from kbgen.check.translations import pairs
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.names import TRANSLATIONS
from kbgen.translate import DocumentPair, State, status_of

#: Sections that a message names.
_NAMED = 6


def _run(checked: Checked) -> Iterator[Diagnostic]:
    marked = set[tuple[str, str]]()
    if (checked.project.content / TRANSLATIONS).is_file():
        documents = corpus(checked)
        marked = {(place.article, place.tag) for place in documents.lock}
        # Article by article: a source is read once for all its translations.
        for article, locale in sorted(documents.sources):
            if (article, locale.tag) in marked:
                yield from _by_sections(documents.pair(article, locale))
    yield from _by_dates(checked, marked)


def _by_sections(pair: DocumentPair) -> Iterator[Diagnostic]:
    if pair.translation is None:
        return
    status = status_of(pair)
    stale = [one.section.name for one in status.sections if one.state is State.STALE]
    names = [*stale, *status.removed]
    if not names:
        return
    first = next((s for s in pair.translation.sections if s.name in names), None)
    line = pair.translation.text.count("\n", 0, first.start) + 1 if first else 1
    listed = ", ".join(f"#{name}" for name in names[:_NAMED])
    listed += f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    message = f"The source has changed since this was translated: {listed}"
    what = f"{pair.locale} {pair.id}"
    hint = (
        f"`kbgen translate diff {what}` shows what changed; afterwards `kbgen translate done"
        f" {what}`. If only its form changed, set `change: minor` in the source."
    )
    yield problem("KB405", Span(path=pair.translation.path, line=line), message, hint)


def _by_dates(checked: Checked, marked: set[tuple[str, str]]) -> Iterator[Diagnostic]:
    for translation, source in pairs(checked):
        ours, theirs = translation.meta.updated, source.meta.updated
        if ours is None or theirs is None or ours >= theirs or source.meta.change == "minor":
            continue
        if (translation.id, translation.locale.tag) in marked:
            continue
        place = Span(path=translation.source.project_path, line=translation.meta.line("updated"))
        message = f"The translation dates from {ours}, its source from {theirs}"
        hint = (
            f"Compare it with {source.source.project_path} and set `updated: {theirs}`; "
            "if only its form changed, set `change: minor` in the source."
        )
        yield problem("KB405", place, message, hint)


RULE = Rule("stale-translation", "KB405", _run)
