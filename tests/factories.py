"""Values that many tests begin with: votes, articles, projects and sites."""

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kbgen.build import BuildOptions, BuildResult, build
from kbgen.config import load_project

CONFIG = '[site]\nname = "Help"\n'


def vote(**changed: object) -> dict[str, object]:
    """Return a vote as it comes over the wire."""
    return {
        "id": str(uuid.uuid4()),
        "type": "vote",
        "at": "2026-11-22T10:00:00Z",
        "locale": "en",
        "article_id": "shipping/costs",
        "value": "yes",
        **changed,
    }


def article_text(title: str, body: str = "Text.", **front_matter: str) -> str:
    """Return the text of an article file: front matter and body."""
    lines = [f"title: {title}", *(f"{key}: {value}" for key, value in front_matter.items())]
    return "\n".join(["---", *lines, "---", "", body, ""])


def write_project(root: Path, content: Mapping[str, str | bytes], config: str = CONFIG) -> Path:
    """Write files below `content/` and a `kbgen.toml`; return the project's folder."""
    root.mkdir(exist_ok=True)
    (root / "kbgen.toml").write_text(config, encoding="utf-8")
    for path, text in content.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def build_site(root: Path, out: Path | None = None, **options: Any) -> BuildResult:
    """Build a project in this process, by default into its own `site/`."""
    project = load_project(root / "kbgen.toml")
    return build(project, BuildOptions(out=out or root / "site", **options))
