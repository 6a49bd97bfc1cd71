"""Help centres as files of other tools: one function for each. To add one: a file and its line."""

from collections.abc import Callable

from kbgen.export.site import ExportedSite, Files
from kbgen.export.sites.helpscout import helpscout
from kbgen.export.sites.intercom import intercom
from kbgen.export.sites.pages import html_pages
from kbgen.export.sites.records import json_records
from kbgen.export.sites.zendesk import zendesk

__all__ = ["SITES"]

#: Name → writer.
SITES: dict[str, Callable[[ExportedSite], Files]] = {
    "zendesk": zendesk,
    "intercom": intercom,
    "helpscout": helpscout,
    "json": json_records,
    "html": html_pages,
}
