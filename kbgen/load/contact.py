"""The contact page of each locale."""

from collections.abc import Iterable, Mapping

from kbgen.config import Project
from kbgen.model.locale import Locale
from kbgen.model.site import ContactPage
from kbgen.urls import same_file


def contact_addresses(project: Project) -> dict[Locale, str]:
    """Return where the contact page of each locale with a channel is."""
    return {
        locale: _address(locale)
        for locale in project.locales
        if any(
            channel.locales is None or locale.tag in channel.locales
            for channel in project.config.contact.channels
        )
    }


def contact_pages(
    project: Project, pages: Mapping[str, str], former: Iterable[str]
) -> dict[Locale, ContactPage]:
    """Return the contact pages. Whatever the writers have at that address takes the place of ours.

    pages: by the result of `same_file`. former: the addresses that redirect.
    """
    theirs = {*pages, *map(same_file, former)}
    ours = contact_addresses(project)
    return {
        locale: ContactPage(url, is_ours=same_file(url) not in theirs)
        for locale in project.locales
        if same_file(url := _address(locale)) in theirs or locale in ours
    }


def _address(locale: Locale) -> str:
    return f"{locale.segment}/contact/"
