"""A kind of host, and the text that makes it serve a site as it should be served."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from kbgen.publish.files import REVALIDATE
from kbgen.publish.rules import HeaderRule, SiteRules


@dataclass(frozen=True, slots=True, kw_only=True)
class HostedSite:
    """What the text of a host is made from."""

    rules: SiteRules
    url: str
    """Where the site is seen, with a slash at its end; empty: unknown."""
    root: str
    """On a web server: the folder of the host's root."""

    @property
    def name(self) -> str:
        """Return the host's name."""
        return urlsplit(self.url).netloc or "help.example.com"

    @property
    def base(self) -> str:
        """Return the path of the site on its host: `/`, `/help/`."""
        return urlsplit(self.url).path or "/"

    @property
    def everywhere(self) -> dict[str, str]:
        """Return the headers of every page, caching included."""
        rules = (rule.headers for rule in self.rules.headers if rule.pattern == "/*")
        return {"Cache-Control": REVALIDATE, **next(iter(rules), {})}

    @property
    def special(self) -> list[HeaderRule]:
        """Return the rules of single folders and files, with all headers of each."""
        return [
            HeaderRule(self.base + rule.pattern[1:], {**self.everywhere, **rule.headers})
            for rule in self.rules.headers
            if rule.pattern != "/*"
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A kind of host."""

    name: str
    about: str
    """Where its file belongs, one sentence."""
    file: str
    """Name of its file."""
    in_site: bool
    """Whether the host reads the file from the site itself."""
    make: Callable[[HostedSite], str]
    """Returns the file's text; empty: the site needs none."""
