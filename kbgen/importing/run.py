"""An import from beginning to end: read, plan, compare, write, report."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kbgen.errors import KbgenError
from kbgen.importing import IMPORTERS, Importer
from kbgen.importing.assets import Files
from kbgen.importing.history import NAME as HISTORY
from kbgen.importing.history import history_csv
from kbgen.importing.lockfile import NAME, Lock, read_lock
from kbgen.importing.matter import toml_table
from kbgen.importing.model import Collection
from kbgen.importing.plan import Entry, Plan, Planner, only_locales, with_drafts
from kbgen.importing.report import Report, write_report
from kbgen.importing.web import Web, open_web
from kbgen.importing.write import Place, states, write_file, write_plan
from kbgen.model.locale import Locale
from kbgen.text import did_you_mean

#: Called with the step, what is done and how much there is.
Steps = Callable[[str, int, int], None]
_CONFIG = "kbgen.toml"
#: What a new project keeps out of git.
_IGNORED = b"site/\n.kbgen/\nfeedback.db*\nimport-report/\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to import, and where to."""

    kind: str
    source: str
    root: Path
    """Folder of the project; one without kbgen.toml becomes a project."""
    report: Path
    locales: tuple[Locale, ...] = ()
    known: tuple[Locale, ...] | None = None
    """Locales of the project; None: it is new."""
    default: Locale | None = None
    """The project's default locale; None: it is new."""
    day: dt.date
    """Today: votes and views were counted until then."""
    is_dry: bool = False
    token: str = ""


def run(job: Job, steps: Steps) -> Report:
    """Import, and return what was done. Raises KbgenError."""
    importer = find_importer(job.kind)
    web = open_web(job.source, job.token) if "://" in job.source else None
    everything = with_drafts(_read(importer, job, web, steps))
    if not only_locales(everything, job.locales).articles:
        raise KbgenError(f"{job.source} has no article in {', '.join(map(str, job.locales))}")
    lock = read_lock(job.root / "content" / NAME, job.kind)
    # Texts link to those of other languages, and share their files: all languages are planned.
    there = [one for one in _locales_of(everything) if one.tag in lock.tags]
    collection = only_locales(everything, (*there, *job.locales) if job.locales else ())
    web = web or Web(collection.site or "https://localhost.invalid")
    files = Files(
        kept=job.root / ".kbgen" / "import",
        fetch=None if job.is_dry else web.file,
        folder=collection.folder,
        names={
            one.address: one.name for article in collection.articles for one in article.attachments
        },
    )
    shares = job.default in {None, collection.default}
    plan = Planner(collection, files, lock, shares=shares).plan(
        lambda done, of: steps("Converting", done, of)
    )
    if job.locales:
        plan.keep_only(job.locales)
    # A run for some languages knows nothing of the others, which the configuration has to keep.
    is_ours = job.known is None or (_CONFIG in lock.digests and set(job.known) <= set(plan.locales))
    if is_ours:
        plan.files[_CONFIG] = _config(collection, plan).encode()
        plan.files[".gitignore"] = _IGNORED
    found = states(plan, job.root, lock)
    for entry in plan.entries:
        entry.state = found[entry.path]
    report = Report(
        job.kind, job.source, plan.entries, list(collection.problems), fetched=files.fetched,
        files=sum(not path.endswith((".md", ".toml", ".gitignore")) for path in plan.files),
    )  # fmt: skip
    report.entries += _gone(everything, lock)
    if not is_ours or found[_CONFIG] in {"edited", "kept", "taken"}:
        report.redirects = plan.redirects
    report.to_do = _to_do(job, plan, report, files, found)
    history = history_csv(everything, plan.paths, job.locales, job.day)
    if history:
        inside = job.report.is_relative_to(job.root)
        shown = job.report.relative_to(job.root) if inside else job.report
        report.to_do.append(
            "Bring votes and views of the former help centre into the feedback store: "
            f"kbgen feedback import {(shown / HISTORY).as_posix()}"
        )
    if not job.is_dry:
        place = Place(job.root, job.kind, lock)
        write_plan(plan, place, found, lambda done, of: steps("Writing", done, of))
        fresh = {path: source for path, source in plan.files.items()
                 if found[path] in {"edited", "taken"} and isinstance(source, bytes)}  # fmt: skip
        write_report(report, job.report, fresh)
        if history:
            write_file(job.report / HISTORY, history.encode())
    return report


def find_importer(kind: str) -> Importer:
    """Return an importer by its name. Raises KbgenError."""
    by_name = {importer.name: importer for importer in IMPORTERS}
    if kind not in by_name:
        hint = did_you_mean(kind, by_name) or f"Kinds: {', '.join(by_name)}."
        raise KbgenError(f"`{kind}` is not a kind of source", hint)
    return by_name[kind]


def _read(importer: Importer, job: Job, web: Web | None, steps: Steps) -> Collection:
    if web is not None:
        if importer.fetch is None:
            raise KbgenError(f"{importer.name} is imported from a folder, not from an address")
        return importer.fetch(job.source, web, lambda done, of: steps("Reading", done, of))
    source = Path(job.source)
    if not source.exists():
        raise KbgenError(
            f"{source} does not exist",
            "Name the folder of the export, or an address with https://.",
        )
    steps("Reading", 0, 1)
    return importer.read(source, job.locales[0] if job.locales else None)


def _locales_of(collection: Collection) -> list[Locale]:
    return sorted({text.locale for article in collection.articles for text in article.texts})


def _config(collection: Collection, plan: Plan) -> str:
    """Return kbgen.toml of a new project."""
    name = collection.name or "Help centre"
    parts = [
        f"[site]\n{toml_table({'name': name, 'default_locale': collection.default.tag})}".rstrip(),
        '# Where you publish it: url = "https://help.example.com"\n',
        *(f"[locales.{locale}]\n" for locale in plan.locales),
    ]
    if plan.redirects:
        about = "# Former addresses of categories; those of articles are in their front matter.\n"
        parts.append(f"{about}[redirects]\n{toml_table(dict(sorted(plan.redirects.items())))}")
    return "\n".join(parts)


def _gone(collection: Collection, lock: Lock) -> list[Entry]:
    """Return an entry for each article that was imported before and is no longer in the source."""
    there = {f"article:{article.key}" for article in collection.articles}
    return [
        Entry(name.partition(":")[2], path, "", f"content/*/{path}", state="gone")
        for name, path in sorted(lock.paths.items())
        if name.startswith("article:") and name not in there
    ]


def _to_do(job: Job, plan: Plan, report: Report, files: Files, found: dict[str, str]) -> list[str]:
    lines = []
    missing = [one for one in plan.locales if job.known is not None and one not in job.known]
    if missing and _CONFIG not in plan.files:
        tables = ", ".join(f"[locales.{one}]" for one in missing)
        lines.append(f"Add {tables} to kbgen.toml: without it, that language is not built.")
    if report.redirects:
        lines.append("Copy redirects.toml into kbgen.toml: former addresses of categories.")
    if files.waiting:
        lines.append(f"{files.waiting} images and files are fetched when the import runs.")
    if edited := sum(state in {"edited", "taken"} for state in found.values()):
        lines.append(
            f"Compare {edited} files in new/ with yours; the import did not overwrite yours."
        )
    if gone := sum(entry.state == "gone" for entry in report.entries):
        lines.append(f"Delete {gone} articles that the source no longer has, or keep them.")
    if not job.is_dry and any(entry.original for entry in report.entries):
        lines.append(
            "Compare articles with their text in originals/: something of them is missing."
        )
    return lines
