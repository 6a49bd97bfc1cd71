"""`content/import.lock`: what was imported, where it lies, and its digest when it was written.

A second import compares: a file whose digest is still the same is kbgen's to rewrite; any other
has been edited since, and stays.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kbgen import files
from kbgen.errors import KbgenError

NAME = "import.lock"
_VERSION = 1


@dataclass(slots=True)
class Lock:
    """What former imports of one source wrote."""

    paths: dict[str, str] = field(default_factory=dict)
    """Key of an article or a category → its path below the locale."""
    digests: dict[str, str] = field(default_factory=dict)
    """Path in the project → digest of what was written."""

    @property
    def tags(self) -> set[str]:
        """Return the locales that have articles of former imports."""
        parts = (path.split("/") for path in self.digests if path.endswith(".md"))
        return {names[1] for names in parts if len(names) > 2}


def read_lock(file: Path, kind: str) -> Lock:
    """Return what was imported of a kind of source. Raises KbgenError."""
    entry = _read(file).get("sources", {}).get(kind, {})
    paths, digests = entry.get("paths", {}), entry.get("files", {})
    return Lock(dict(paths), dict(digests))


def lock_text(file: Path, kind: str, lock: Lock) -> str:
    """Return the text of the file with the entry of a kind replaced."""
    data = _read(file)
    sources = data.setdefault("sources", {})
    sources[kind] = {"paths": lock.paths, "files": lock.digests}
    whole = {"version": _VERSION, "sources": sources}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _read(file: Path) -> dict[str, Any]:
    hint = "Restore it from your backup, or delete it: then existing files are never overwritten."
    try:
        data = json.loads(files.read_text(file, most=100_000_000))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise files.unusable(str(file), error) from error
    except (ValueError, RecursionError) as error:
        raise KbgenError(f"{file} does not parse: {error}", hint) from error
    if not isinstance(data, dict) or not _is_whole(data.get("sources")):
        raise KbgenError(f"{file} is not a lock file of imports", hint)
    if data.get("version") != _VERSION:
        raise KbgenError(f"{file} was written by another version of kbgen", "Use that version.")
    return data


def _is_whole(sources: Any) -> bool:
    return isinstance(sources, dict) and all(
        isinstance(entry, dict)
        and all(
            isinstance(table, dict) and all(isinstance(value, str) for value in table.values())
            for table in (entry.get("paths", {}), entry.get("files", {}))
        )
        for entry in sources.values()
    )
