"""Settings of a collector: from `kbgen.toml`, from the environment, or the defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from kbgen.config import Config, load_config
from kbgen.config.per_day import MaxPerDayTable
from kbgen.config.schema import LOOPBACK

DEFAULT_FILE = "kbgen.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectSettings:
    store: str = "sqlite:///feedback.db"
    root: Path = Path()
    """Folder of a relative file in `store`."""
    site_url: str = ""
    """Where thank-you pages are, ending with a slash; empty: the collector shows its own."""
    site: Path | None = None
    """Folder of the built site; None or missing: events may be about anything."""
    origins: frozenset[str] = frozenset()
    """Sites that may send."""
    proxies: tuple[str, ...] = LOOPBACK
    """Networks whose X-Forwarded-For is trusted."""
    events_per_minute: int = 120
    """Per address; 0: no limit."""
    votes_per_day: int = 20
    """Per address and article; 0: no limit."""
    per_day: Mapping[str, int] = field(default_factory=MaxPerDayTable().model_dump)
    """Event type → how many per address; 0: no limit."""


def find_settings(file: Path | None, store: str | None) -> CollectSettings:
    """Return the settings of a configuration, or the defaults without one.

    store: replaces [feedback] store; relative to the project's folder or, without a configuration,
    to the current one.

    Raises KbgenError for a file that is named but missing, or invalid.
    """
    settings = CollectSettings()
    if file or Path(DEFAULT_FILE).exists():
        file = file or Path(DEFAULT_FILE)
        settings = _configured(load_config(file), file.resolve().parent)
    return replace(settings, store=store) if store else settings


def settings_of_environment(environment: Mapping[str, str]) -> CollectSettings:
    """Read `KBGEN_CONFIG` (a file) and `KBGEN_STORE` (a URL). Raises KbgenError."""
    file = environment.get("KBGEN_CONFIG")
    return find_settings(Path(file) if file else None, environment.get("KBGEN_STORE") or None)


def _configured(config: Config, root: Path) -> CollectSettings:
    table = config.feedback
    origins = {*table.allowed_origins, *config.embed.origins}
    if config.site.url:
        parts = urlsplit(config.site.url)
        origins.add(f"{parts.scheme}://{parts.netloc}".lower())
    return CollectSettings(
        store=table.store,
        root=root,
        site_url=config.site.url,
        site=root / table.site,
        origins=frozenset(origins),
        proxies=tuple(table.trusted_proxies),
        events_per_minute=table.max_events_per_minute,
        votes_per_day=table.max_votes_per_article_and_day,
        per_day=table.max_per_day.model_dump(),
    )
