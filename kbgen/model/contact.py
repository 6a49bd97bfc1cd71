"""The ways to reach a human. A new one is one `ContactKind` here."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_NUMBER = r"\+?[\d\s()./–-]*\d[\d\s()./–-]*\d[\d\s()./–-]*"
_HANDLE = r"@?[\w.]{2,64}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactKind:
    name: str
    """As in `[[contact.channels]] kind`."""
    label: str
    """Msgid of the link's text, for channels without a label."""
    address: Callable[[str], str] = str
    """Target → address of the link."""
    shows_target: bool = False
    """Show the target below the label: people write it down or dial it."""
    target: str = ".+"
    """Regular expression of a target."""
    example: str = "https://shop.example.com/contact"
    """Of a target, for messages."""
    text: str = ""
    """Parameter of the address that takes a message; empty: it takes none."""
    subject: str = ""
    """Parameter that takes the message's subject."""
    is_page: bool = False
    """Whether the target is the address of a page, which may have places to fill."""

    def fits(self, target: str) -> bool:
        return re.fullmatch(self.target, target.strip(), re.ASCII) is not None


def N_(text: str) -> str:  # noqa: N802  # gettext's name for it
    """Mark a text for translation."""
    return text


def phone_address(number: str) -> str:
    return "tel:" + _dialled(number)


def _dialled(number: str) -> str:
    return "".join(char for char in number if char in "+0123456789")


def _sms_address(number: str) -> str:
    return "sms:" + _dialled(number)


def _whatsapp_address(number: str) -> str:
    return "https://wa.me/" + "".join(char for char in number if char.isdigit())


def _at(host: str) -> Callable[[str], str]:
    """Return a function that makes the address of an account at a host."""
    return lambda account: host + account.strip().removeprefix("@")


_ALL = (
    ContactKind(
        name="chat",
        # Translators: Link to a contact: opens a chat.
        label=N_("Chat with us"),
        is_page=True,
    ),
    ContactKind(
        name="phone",
        # Translators: Link to a contact: calls a number.
        label=N_("Call us"),
        address=phone_address,
        shows_target=True,
        target=_NUMBER,
        example="+31 20 123 4567",
    ),
    ContactKind(
        name="email",
        # Translators: Link to a contact: opens an email.
        label=N_("Email us"),
        address="mailto:{}".format,
        shows_target=True,
        target=r"[^\s@]+@[^\s@]+",
        example="help@shop.example.com",
        text="body",
        subject="subject",
    ),
    ContactKind(
        name="form",
        # Translators: Link to a contact: opens a contact form.
        label=N_("Write to us"),
        is_page=True,
    ),
    ContactKind(
        name="whatsapp",
        # Translators: Link to a contact: the name of the messenger.
        label=N_("WhatsApp"),
        address=_whatsapp_address,
        shows_target=True,
        target=_NUMBER,
        example="+31 6 1234 5678",
        text="text",
    ),
    ContactKind(
        name="messenger",
        # Translators: Link to a contact: the name of the messenger.
        label=N_("Messenger"),
        address=_at("https://m.me/"),
        target=_HANDLE,
        example="yourshop",
    ),
    ContactKind(
        name="instagram",
        # Translators: Link to a contact: the name of the network.
        label=N_("Instagram"),
        address=_at("https://ig.me/m/"),
        target=_HANDLE,
        example="@yourshop",
    ),
    ContactKind(
        name="telegram",
        # Translators: Link to a contact: the name of the messenger.
        label=N_("Telegram"),
        address=_at("https://t.me/"),
        target=_HANDLE,
        example="@yourshop",
        text="text",
    ),
    ContactKind(
        name="sms",
        # Translators: Link to a contact: opens a text message (SMS).
        label=N_("Text us"),
        address=_sms_address,
        shows_target=True,
        target=_NUMBER,
        example="+31 6 1234 5678",
        text="body",
    ),
    ContactKind(
        name="store",
        # Translators: Link to a contact: the page of a shop one can walk into, or of all of them.
        label=N_("Visit us"),
        is_page=True,
    ),
    ContactKind(name="link", label=N_("Write to us"), is_page=True),
)
CONTACT_KINDS = {kind.name: kind for kind in _ALL}
#: Topics that a channel may be for, beside the paths of categories.
COMPLAINT, QUESTION = "complaint", "question"
