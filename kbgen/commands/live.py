"""`kbgen publish --check`: a published site as readers get it."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kbgen.commands.progress import Progress
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kbgen.config import Project
    from kbgen.publish.fault import Fault
    from kbgen.publish.live import LiveSite


def check_live(project: "Project", out: Path, url: str, *, quiet: bool) -> int:
    """Print what is wrong with the published site; return the exit code.

    Raises KbgenError without a built site to compare it with.
    """
    from kbgen.build.folder import check_output
    from kbgen.publish.live import NO_ANSWER, check_live, open_live

    files = check_output(out, project.root).files
    if not files:
        raise KbgenError(f"{out} has no built site", "Build it first: kbgen build.")
    site = open_live(url, out, files, urlsplit(project.config.site.url).path or "/")
    with Progress(quiet=quiet) as progress:
        faults = [*check_live(site, progress)]
        # A host that does not answer is one fault, not one in each language.
        if not any(fault.message.startswith(NO_ANSWER) for fault in faults):
            faults += _search(project, site, progress)
    for fault in faults:
        say(str(fault), err=True)
    errors = sum(fault.severity == "error" for fault in faults)
    if not quiet:
        warnings = len(faults) - errors
        counts = [
            f"{n} {word}{'s' if n > 1 else ''}"
            for n, word in ((errors, "error"), (warnings, "warning"))
            if n
        ]
        say(f"{site.url}: {', '.join(counts) or 'no problems'}")
    return 1 if errors else 0


def _search(project: "Project", site: "LiveSite", progress: Progress) -> "Iterator[Fault]":
    """Search for a title in each locale, with the published index."""
    import json

    from kbgen.publish.fault import Fault
    from kbgen.publish.live import read_live
    from kbgen.search.multilingual import SiteSearcher

    if not project.config.search.enabled:
        return
    published = json.loads(site.data("_kb/urls.json"))["articles"]
    for locale in project.locales:
        progress(f"Searching in {locale.tag}", 0)
        article = next((one for one in published if one["locale"] == locale.tag), None)
        address = f"{site.url}_kb/search/{locale.segment}.json"
        if article is None or f"_kb/search/{locale.segment}.json" not in site.paths:
            continue
        words = article["url"].strip("/").rpartition("/")[2].replace("-", " ")
        try:
            SiteSearcher(read_live(site), locale, "").search(words, 3)
        except (OSError, KbgenError) as error:
            yield Fault("error", address, f"Search does not work: {error}")
