"""What a collector keeps to: from `kbgen.toml`, from the environment, or as it comes."""

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
    """Of a relative file in `store`."""
    site_url: str = ""
    """Where thank-you pages are, with a slash at its end; empty: the collector shows its own."""
    site: Path | None = None
    """Folder of the built site; None, or none there: events are about anything."""
    origins: frozenset[str] = frozenset()
    """Sites that may send."""
    proxies: tuple[str, ...] = LOOPBACK
    """Networks whose X-Forwarded-For is believed."""
    events_per_minute: int = 120
    """Of an address; 0: as many as come."""
    votes_per_day: int = 20
    """Of an address, on an article; 0: as many as come."""
    per_day: Mapping[str, int] = field(default_factory=MaxPerDayTable().model_dump)
    """Type of events → how many of an address; 0: as many as come."""


def find_settings(file: Path | None, store: str | None) -> CollectSettings:
    """Return the settings of a configuration, or without one those that need none.

    store: takes the place of [feedback] store; relative to the project's folder as well, without a
    configuration to the current one.

    Raises KbgenError when the file is named and missing, or wrong.
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
    origins = set(table.allowed_origins)
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
