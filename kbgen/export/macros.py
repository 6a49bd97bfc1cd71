"""Canned replies for the people who answer tickets: summary, steps and a link."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from kbgen.export.steps import Steps

#: Zendesk shows the parts of a title as folders.
_FOLDERS = "::"


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro:
    """An article as a reply."""

    article_id: str
    locale: str
    site: str
    """Its name."""
    category: str
    """Title of the category; empty at the top."""
    title: str
    market: str
    """The name of the market that it is for; empty: all."""
    summary: str
    steps: Steps
    url: str
    """Of the published page."""

    @property
    def html(self) -> str:
        steps = f"\n{self.steps.html}" if self.steps.html else ""
        link = f'<a href="{escape(self.url)}">{escape(self.title)}</a>'
        html = f"<p>{escape(self.summary)}</p>{steps}\n<p>{link}</p>"
        # Links within the page become links to the published page.
        return html.replace('href="#', f'href="{escape(self.url)}#')

    @property
    def text(self) -> str:
        steps = "".join(f"{n}. {step}\n" for n, step in enumerate(self.steps.texts, 1))
        return "\n".join(filter(None, (f"{self.summary}\n", steps, f"{self.title}: {self.url}")))


def zendesk(macros: Iterable[Macro]) -> str:
    """Return macros as Zendesk's API accepts them one by one (`POST /api/v2/macros`)."""
    return _dump(
        {
            "macros": [
                {
                    "title": _FOLDERS.join(
                        part.replace(_FOLDERS, ": ")
                        for part in (
                            macro.site,
                            macro.locale,
                            macro.category,
                            macro.title,
                            macro.market,
                        )
                        if part
                    ),
                    "description": f"{macro.article_id} ({_whose(macro)})",
                    "active": True,
                    "actions": [{"field": "comment_value_html", "value": _no_liquid(macro.html)}],
                }
                for macro in macros
            ]
        }
    )


def _whose(macro: Macro) -> str:
    return ", ".join(filter(None, (macro.locale, macro.market)))


def _no_liquid(html: str) -> str:
    """Escape text that Zendesk would read as a placeholder."""
    return html.replace("{{", "{&#123;").replace("{%", "&#123;%")


def plain(macros: Iterable[Macro]) -> str:
    """Return macros as plain JSON."""
    return _dump(
        [
            {
                "article_id": macro.article_id,
                "locale": macro.locale,
                "category": macro.category,
                "title": macro.title,
                "market": macro.market,
                "summary": macro.summary,
                "steps": list(macro.steps.texts),
                "url": macro.url,
                "text": macro.text,
                "html": macro.html,
            }
            for macro in macros
        ]
    )


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


#: Name → writer.
FORMATS: dict[str, Callable[[Iterable[Macro]], str]] = {"zendesk": zendesk, "json": plain}
