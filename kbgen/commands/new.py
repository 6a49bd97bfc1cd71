import datetime as dt
import json
import sys
import zoneinfo
from pathlib import Path, PurePosixPath

import click

from kbgen.commands.options import project_options, read_locales
from kbgen.commands.terminal import say
from kbgen.config import Project, load_project
from kbgen.containment import leads_out
from kbgen.errors import KbgenError
from kbgen.intents import asked_in, intents, topics
from kbgen.model.locale import Locale
from kbgen.text import did_you_mean, slugify
from kbgen.toml import parse

_TEMPLATES = Path(__file__).parent.parent / "starter" / "new"
KINDS = ("how-to", "policy", "faq", "troubleshooting")
#: Days until a new article is due for review: about half a year.
_REVIEW = 182
#: Questions of shoppers that stand in a draft as a reminder.
_ASKED = 8


@click.command()
@click.argument("name", metavar="PATH|TITLE", default="")
@click.option(
    "--intent",
    metavar="ID",
    help="What shoppers ask and the article answers; each locale's title is its question.",
)
@click.option(
    "--kind", type=click.Choice(KINDS), help="Default: what fits the intent, else how-to."
)
@click.option(
    "--locale",
    "tags",
    multiple=True,
    metavar="TAG",
    help="Locale of the article; repeatable (default: the default locale).",
)
@click.option("--all-locales", is_flag=True, help="Create the article in every locale.")
@click.option("--title", help="Title of the article (default: made from the path).")
@click.option("--category", metavar="FOLDER", help="Folder of an article named by its TITLE.")
@project_options
def command(
    config_file: Path,
    name: str,
    intent: str | None,
    kind: str | None,
    tags: tuple[str, ...],
    all_locales: bool,
    title: str | None,
    category: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Create a draft article.

    PATH is relative to the locale's folder, such as returns/return-an-item. The file of a TITLE is
    named after it and goes into the folder of --category. Remove `draft: true` to publish the
    article. Existing files are never overwritten. With --intent, the PATH may be left out.
    """
    project = load_project(config_file)
    locales = _locales(project, tags, all_locales=all_locales)
    if intent is not None:
        name = _named_by(intent, name)
    elif not name:
        raise click.UsageError("Missing argument 'PATH|TITLE'.")
    path, shown = _path_and_title(name, title)
    if not _is_path(name):
        path = f"{category or _category(project, intent)}/{path}"
    elif category:
        raise KbgenError("--category applies to a TITLE", f"Write {category}/{path} instead.")
    files = {locale: project.content / locale.tag / path for locale in locales}
    _check(project, path, files)
    today = dt.datetime.now(zoneinfo.ZoneInfo(project.config.site.time_zone)).date()
    kind = kind or (kind_of(intent) if intent else KINDS[0])
    for locale, file in files.items():
        template = _template(kind, locale)
        called = title or _question(intent, locale) or shown
        text = _filled(template.read_text(encoding="utf-8"), called, today)
        _write(file, _with_answers(text, intent, locale) if intent else text)
        if not quiet:
            written = file.relative_to(project.root).as_posix()
            say(written)
            if template.name.endswith(".en.md") and locale.language != "en":
                say(
                    f"{written}: its notes are in English; kbgen has none in {locale} yet", err=True
                )


def _locales(project: Project, tags: tuple[str, ...], *, all_locales: bool) -> tuple[Locale, ...]:
    if all_locales and tags:
        raise KbgenError("--all-locales and --locale cannot be combined", "Use one of them.")
    if all_locales:
        return project.locales
    return read_locales(tags, project.locales) or (project.default_locale,)


def _named_by(intent: str, name: str) -> str:
    """Return the name of the article of an intent: that of the intent, unless it has another.

    Raises KbgenError for an unknown intent.
    """
    if intent not in intents():
        hint = did_you_mean(intent, intents()) or "The documentation lists them: Intents."
        raise KbgenError(f"Unknown intent `{intent}`", hint)
    return name or intent


def _question(intent: str | None, locale: Locale) -> str:
    """Return what an article that answers an intent is called; empty where kbgen has no words."""
    known = asked_in(locale).get(intent or "")
    return known.question if known else ""


def _filled(text: str, title: str, today: dt.date) -> str:
    text = text.replace("{today}", str(today))
    text = text.replace("{review_by}", str(today + dt.timedelta(days=_REVIEW)))
    return text.replace("{title}", json.dumps(title, ensure_ascii=False))


def _with_answers(text: str, intent: str, locale: Locale) -> str:
    """Return the text of a draft with what it answers, and how shoppers ask for that."""
    line = f"answers: [{intent}]  # {intents()[intent]}"
    text = text.replace("\nupdated:", f"\n{line}\nupdated:", 1)
    if intent in asked_in(locale):
        asked = " · ".join(asked_in(locale)[intent].asked[:_ASKED])
        text = text.replace("\n---\n\n", f"\n---\n\n<!-- {asked.replace('--', '-')} -->\n\n", 1)
    return text


def kind_of(intent: str) -> str:
    """Return the kind of article that answers an intent: that which names it, else a how-to."""
    kinds = parse((_TEMPLATES / "kinds.toml").read_text("utf-8"))
    return next((kind for kind, some in kinds.items() if intent in some), KINDS[0])


def _is_path(name: str) -> bool:
    return "/" in name or name.strip().endswith(".md")


def _path_and_title(name: str, title: str | None) -> tuple[str, str]:
    """Return the path of the file below the locale or its category, and the article's title."""
    written = " ".join(name.split())
    if not _is_path(written):
        return f"{slugify(written)}.md", title or written
    path = PurePosixPath(written.removesuffix(".md"))
    return f"{path}.md", title or path.name.replace("-", " ").replace("_", " ").capitalize()


def _category(project: Project, intent: str | None) -> str:
    """Return the folder of a new article.

    It is the only one that exists, else the one named after the topic of the intent, else the
    answer at a terminal.

    Raises KbgenError without a terminal.
    """
    categories = sorted(
        {
            folder.name
            for locale in project.locales
            for folder in (project.content / locale.tag).glob("[!._]*/")
        }
    )
    topic = next((name for name, some in topics().items() if intent in some), "")
    if len(categories) == 1 or topic in categories:
        return topic if topic in categories else categories[0]
    if categories and sys.stdin.isatty():
        return str(click.prompt("Category", type=click.Choice(categories)))
    hint = (
        f"Categories: {', '.join(categories)}."
        if categories
        else "For example: --category returns."
    )
    raise KbgenError("A new article needs a category: add --category FOLDER", hint)


def _check(project: Project, path: str, files: dict[Locale, Path]) -> None:
    """Raise one error for all problems; nothing is written then."""
    wrong: list[str] = []
    parts = PurePosixPath(path).parts
    if parts[-1] == ".md" or not slugify(path.removesuffix(".md")):
        wrong.append("The name has no letter or digit to make an address from")
    if path.startswith("/") or ".." in parts:
        wrong.append(f"{path} leads out of the locale's folder")
    elif not wrong and any(part[0] in "._" for part in parts):
        wrong.append(f"{path}: names that begin with `.` or `_` are not articles")
    elif len(parts) > 1 and parts[0] in {locale.tag for locale in project.locales}:
        wrong.append(f"{path} begins with a locale; name it with --locale {parts[0]}")
    if not wrong:
        wrong += [
            f"{file.relative_to(project.root).as_posix()} already exists"
            for file in files.values()
            if file.exists() or file.is_symlink()
        ]
        wrong += [
            f"{file.parent} is a link that leaves the project"
            for file in files.values()
            if leads_out(file.parent, project.root)
        ]
    if wrong:
        hint = "Choose another path, such as returns/return-an-item. Nothing was written."
        raise KbgenError("\n".join(wrong), hint)


def _template(kind: str, locale: Locale) -> Path:
    named = (_TEMPLATES / f"{kind}.{tag}.md" for tag in (locale.tag, locale.language, "en"))
    return next(file for file in named if file.is_file())


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except OSError as error:
        raise KbgenError(f"Cannot write {file}: {error.strerror}") from error
