"""The project as a command found it: read once, handed to every part that needs it."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kbgen import render
from kbgen.asked import AskedEntry, read_asked
from kbgen.build.inputs import Sources
from kbgen.build.look import read_look
from kbgen.build.options import BuildOptions
from kbgen.build.wording import Wording, read_wording
from kbgen.config import Project
from kbgen.config.notices import StatusNotice, read_notices
from kbgen.diagnostics import Diagnostic
from kbgen.i18n import Values
from kbgen.load import Scan, Snippets
from kbgen.markdown import HtmlPolicy, Rules
from kbgen.model.look import Look
from kbgen.model.site import Site
from kbgen.themes import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Everything but the articles that a command works with."""

    project: Project
    options: BuildOptions
    theme: Theme
    scan: Scan
    snippets: Snippets
    wording: Wording
    look: Look
    look_findings: tuple[Diagnostic, ...]
    notices: tuple[StatusNotice, ...]
    notice_findings: tuple[Diagnostic, ...]
    asked: tuple[AskedEntry, ...]
    """What people asked before they opened an article."""
    asked_findings: tuple[Diagnostic, ...]
    rules: Rules
    """How articles are compiled."""

    @property
    def values(self) -> Values:
        return self.wording.values

    @property
    def notices_of_the_day(self) -> tuple[StatusNotice, ...]:
        """Those that are not over, and do not begin on a later day."""
        zone, day = ZoneInfo(self.project.config.site.time_zone), self.values.day
        return tuple(notice for notice in self.notices if notice.is_shown(day, zone))

    def setting(self, site: Site, static: str) -> render.Setting:
        """Return what pages are made from. static: folder of the theme's static files."""
        return render.Setting(
            project=self.project,
            site=site,
            files=self.wording.files,
            static=static,
            values=self.wording.values,
            look=self.look,
            notices=self.notices_of_the_day,
        )


def open_workspace(project: Project, options: BuildOptions, sources: Sources) -> Workspace:
    """Read the theme, policy values and snippets. Raises KbgenError for an unusable theme."""
    look, findings = read_look(project, sources.theme)
    notices, of_notices = read_notices(project)
    asked, of_asked = read_asked(project.content, [locale.tag for locale in project.locales])
    return Workspace(
        project=project,
        options=options,
        theme=sources.theme,
        scan=sources.scan,
        snippets=Snippets(project, sources.scan),
        wording=read_wording(project, sources.theme, sources.day),
        look=look,
        look_findings=findings,
        notices=notices,
        notice_findings=of_notices,
        asked=asked,
        asked_findings=of_asked,
        rules=_rules(project, options),
    )


def _rules(project: Project, options: BuildOptions) -> Rules:
    table = project.config.markdown
    html = HtmlPolicy(
        keep=table.html == "sanitise",
        tags=tuple(sorted(table.allowed_tags)),
        attributes=tuple(
            sorted((tag, tuple(sorted(names))) for tag, names in table.allowed_attributes.items())
        ),
    )
    ignored = tuple(project.config.frontmatter.ignore)
    return Rules(html, agent=options.audience == "agent", ignored=ignored)
