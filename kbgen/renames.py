"""Names that have changed: the former ones, what to write instead, and until when they are read.

`kbgen upgrade` rewrites them; builds and checks report those that a project still has. To change a
name: a line here. It stays for ever, so that projects of any age can be upgraded.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

#: What to do about a former name.
UPGRADE = "Run: kbgen upgrade"


class Rename(NamedTuple):
    """A name that has changed."""

    old: str
    new: str
    since: str
    """Version of kbgen that reads the new name."""
    until: dt.date | None = None
    """The last day on which a version of kbgen comes out that reads the former name; None: no
    version with the new name reads it."""

    @property
    def hint(self) -> str:
        read = f"; `{self.old}` is read until {self.until}" if self.until else ""
        return f"It is `{self.new}` since kbgen {self.since}{read}. {UPGRADE}"


#: Settings of kbgen.toml, with the names of their tables, such as `feedback.store`.
SETTINGS: tuple[Rename, ...] = ()
#: Keys of front matter.
KEYS: tuple[Rename, ...] = ()
#: Blocks of the built-in templates that themes fill.
BLOCKS = (Rename("top_search", "header_search", "0.1.0"),)
#: Properties of the built-in style sheets.
PROPERTIES = (
    Rename("--paper", "--surface", "0.1.0"),
    Rename("--tint", "--sunken", "0.1.0"),
    Rename("--hero", "--accent-soft", "0.1.0"),
    Rename("--ink-soft", "--muted", "0.1.0"),
    Rename("--accent-ink", "--on-accent", "0.1.0"),
    Rename("--good", "--success", "0.1.0"),
    Rename("--warn", "--warning", "0.1.0"),
    Rename("--bad", "--danger", "0.1.0"),
)


def of(name: str, renames: Iterable[Rename]) -> Rename | None:
    """Return the change of a name, if it has one."""
    return next((one for one in renames if one.old == name), None)
