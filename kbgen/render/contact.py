"""The ways to reach a human, for the readers of a page: those that suit it best come first."""

from typing import NamedTuple
from urllib.parse import quote

from kbgen.config import Texts
from kbgen.config.contact import ChannelTable
from kbgen.i18n import Catalogue, Values, hours_view, period
from kbgen.model.address import is_safe
from kbgen.model.contact import COMPLAINT, CONTACT_KINDS, QUESTION
from kbgen.model.foreign import in_language
from kbgen.model.locale import Locale
from kbgen.model.page import ContactLink
from kbgen.model.policy import take_references
from kbgen.render.setting import Setting
from kbgen.urls import PLACE, fill_places


class Reader(NamedTuple):
    """Who is to be helped: the readers of a page."""

    folder: str | None = ""
    """Of the page; None: all channels are shown, those of some categories as well."""
    article: str = ""
    """Id."""


#: Of a page in no category.
ANYONE = Reader()


def contact_links(
    setting: Setting, strings: Catalogue, reader: Reader = ANYONE
) -> tuple[ContactLink, ...]:
    """Return the channels for readers of a page in the locale of the strings."""
    tag = strings.locale.tag
    channels = [
        channel
        for channel in setting.project.config.contact.channels
        if (channel.locales is None or tag in channel.locales) and _is_shown(channel, reader.folder)
    ]
    channels.sort(key=lambda channel: _order(channel, reader.folder))
    links = (_link(channel, setting, strings, reader) for channel in channels)
    return tuple(link for link in links if is_safe(link.url))


def _is_shown(channel: ChannelTable, folder: str | None) -> bool:
    return folder is None or channel.categories is None or _is_in(folder, channel.categories)


def _is_in(folder: str, categories: list[str]) -> bool:
    return any(folder == path or folder.startswith(f"{path}/") for path in categories)


def _order(channel: ChannelTable, folder: str | None) -> tuple[int, float]:
    """Sort by how well a channel suits a question of the page, then by the usual first answer."""
    seconds = channel.answer_seconds
    return _suits(channel.topics, folder or ""), float("inf") if seconds is None else seconds


def _suits(topics: list[str], folder: str) -> int:
    if QUESTION in topics or _is_in(folder, topics):
        return 0
    others = [topic for topic in topics if topic != COMPLAINT]
    return 2 if topics and (folder or not others) else 1


def _link(
    channel: ChannelTable, setting: Setting, strings: Catalogue, reader: Reader
) -> ContactLink:
    locale, values = strings.locale, setting.values
    kind = CONTACT_KINDS[channel.kind]
    target, url = contact_address(channel, values, locale)
    places = {"locale": locale.tag, "language": locale.language, "article": reader.article}
    template = PLACE.sub(lambda m: quote(places.get(m[1], m[0]), safe="{}"), url)
    market = setting.project.market_of(locale)
    hours = setting.project.config.contact.hours.get(channel.hours)
    opening = hours.hours(setting.project.config.site.time_zone) if hours else None
    return ContactLink(
        kind=channel.kind,
        label=_in_locale(channel.label, channel, setting, locale),
        default_label=kind.label,
        target=target,
        shows_target=kind.shows_target,
        url=fill_places(url, {**places, "market": market}) if kind.is_page else url,
        template=template if kind.is_page and PLACE.search(template) else "",
        text=kind.text,
        subject=kind.subject,
        markets=" ".join(channel.markets or ()),
        note=_in_locale(channel.note, channel, setting, locale),
        answer=period(*channel.answer_parts, strings) if channel.answer_parts else "",
        is_for_complaints=COMPLAINT in channel.topics,
        hours=hours_view(opening, locale) if opening else None,
        opening=opening.for_scripts() if opening else None,
        chat={"script": channel.script, "open": channel.open, "globals": channel.globals}
        if channel.script
        else None,
    )


def _in_locale(texts: Texts, channel: ChannelTable, setting: Setting, locale: Locale) -> str:
    """Return a text of a channel; empty if it has none in the language of the locale.

    The theme has labels of its own, and a note is worth less than the page's language.
    """
    if isinstance(texts, dict) and not any(texts.get(tag) for tag in locale.lineage):
        return ""
    text, own = setting.project.words(texts, locale, channel.locales)
    return in_language(setting.values.title(take_references(text), own), own, locale)


def contact_address(
    channel: ChannelTable, values: Values, locale: Locale, market: str | None = None
) -> tuple[str, str]:
    """Return the target of a channel with its values filled in, and the address of its link."""
    target = values.title(take_references(channel.target), locale, market)
    return target, CONTACT_KINDS[channel.kind].address(target)
