"""Where a site may be written: neither among its sources nor over the site of another project."""

import json
from pathlib import Path
from typing import Any

from kbgen.build.folder import MANIFEST
from kbgen.config import Project
from kbgen.errors import KbgenError
from kbgen.model.site import Site

_HINT = "Name another folder with -d."


def refuse_sources(project: Project, out: Path, hint: str = _HINT) -> None:
    """Raise KbgenError for a folder in which the project's sources lie, or which lies in them."""
    place = out.resolve()
    for folder in (project.content, project.themes):
        if any(_is_same(above, folder) for above in (place, *place.parents)):
            raise KbgenError(f"{out} lies in {folder.name}/, among the site's sources", hint)
    if any(_is_same(above, place) for above in (project.root, *project.root.parents)):
        raise KbgenError(f"{out} holds the project itself", hint)


def refuse_other_site(project: Project, out: Path, site: Site) -> None:
    """Raise KbgenError where another project's site lies: its pages would be removed.

    Below the project's own folder there is none.
    """
    if out.resolve().is_relative_to(project.root):
        return
    manifest, published = _read(out / MANIFEST), _read(out / "_kb/urls.json")
    name = manifest.get("site", project.name)
    theirs = {article["url"] for article in published.get("articles", [])}
    if name == project.name and (not theirs or theirs & {*site.urls.values()}):
        return
    hint = "Name another folder with -d, or empty this one yourself."
    raise KbgenError(f"{out} has the site of another project, `{name}`", hint)


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _is_same(one: Path, other: Path) -> bool:
    """Compare folders, not names: a disk may ignore case, and links lead anywhere."""
    try:
        return one.samefile(other)
    except OSError:
        return False
