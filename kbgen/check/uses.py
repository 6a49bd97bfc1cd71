"""Where policy values are used: in articles, snippets, folders, the configuration, the theme."""

from collections.abc import Iterator
from pathlib import Path

from kbgen.check.rule import Checked
from kbgen.containment import leads_out
from kbgen.diagnostics import Span
from kbgen.files import read_text
from kbgen.markdown.directives import BY_NAME
from kbgen.model.article import Article, BlockSlot
from kbgen.model.names import is_markdown
from kbgen.model.policy import PolicyValue, Words, references, take_references

Uses = dict[str, tuple[Span, ...]]


def uses_of(checked: Checked) -> Uses:
    """Return the places that name each value; values that name it are among them."""
    found: dict[str, set[Span]] = {value.name: set() for value in checked.policies.values}
    for name, place in _all(checked):
        if name in found:
            found[name].add(place)
    in_order = lambda span: (span.path, span.line, span.column)  # noqa: E731
    return {name: tuple(sorted(places, key=in_order)) for name, places in found.items()}


def _all(checked: Checked) -> Iterator[tuple[str, Span]]:
    for article in checked.articles:
        yield from _of_article(article)
    project = checked.project
    # What is not shown today may be tomorrow.
    snippets = (one.source.path for one in checked.beside if is_markdown(one.source.path))
    for path in (*checked.site.absences, *snippets):
        written = checked.written(path)
        for place in written.outline.references:
            yield place.name, written.span(place.start)
    for file in sorted(project.content.glob("*/**/_category.toml")):
        yield from _of_file(file, file.relative_to(project.root).as_posix())
    yield from _of_text(project.config_text, project.file_name)
    theme = checked.theme
    for name, catalogues in zip(theme.names, theme.read().catalogues, strict=True):
        for path, data in catalogues.items():
            yield from _of_text(data.decode(), f"themes/{name}/locales/{path}")
    for value in checked.policies.values:
        yield from _of_value(value)


def _of_value(value: PolicyValue) -> Iterator[tuple[str, Span]]:
    place = Span(path="content/policies.toml", line=value.line)
    for period in value.periods:
        for form in (period.form, *(form for _, form in period.markets)):
            texts = (form.text, *dict(form.texts).values()) if isinstance(form, Words) else ()
            for reference in (one for text in texts for one in references(text)):
                yield reference.name, place


def _of_article(article: Article) -> Iterator[tuple[str, Span]]:
    path = article.source.project_path
    for cited in article.cited:
        yield cited.reference.name, Span(path=path, line=cited.line, column=cited.column)
    for slot in article.slots:
        if isinstance(slot, BlockSlot):
            for name in BY_NAME[slot.kind].cites(slot.argument):
                yield name, Span(path=path, line=slot.line)


def _of_file(file: Path, shown: str) -> Iterator[tuple[str, Span]]:
    if leads_out(file, file.parents[shown.count("/")]):
        return  # as below
    try:
        text = read_text(file)
    except OSError:
        return  # it is reported where it is read
    if "policy." in text:
        yield from _of_text(text, shown)


def _of_text(text: str, shown: str) -> Iterator[tuple[str, Span]]:
    for number, line in enumerate(text.split("\n"), 1):
        for reference in references(take_references(line)):
            yield reference.name, Span(path=shown, line=number)
