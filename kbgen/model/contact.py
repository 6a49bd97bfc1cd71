"""The ways to reach a human. A new one is one `ContactKind` here."""

from collections.abc import Callable
from dataclasses import dataclass


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


def N_(text: str) -> str:  # noqa: N802  # gettext's name for it
    """Mark a text for translation."""
    return text


def phone_address(number: str) -> str:
    return "tel:" + "".join(char for char in number if char in "+0123456789")


def _whatsapp_address(number: str) -> str:
    return "https://wa.me/" + "".join(char for char in number if char.isdigit())


_ALL = (
    ContactKind(
        name="email",
        # Translators: Link to a contact: opens an email.
        label=N_("Email us"),
        address="mailto:{}".format,
        shows_target=True,
    ),
    ContactKind(
        name="phone",
        # Translators: Link to a contact: calls a number.
        label=N_("Call us"),
        address=phone_address,
        shows_target=True,
    ),
    ContactKind(
        name="chat",
        # Translators: Link to a contact: opens a chat.
        label=N_("Chat with us"),
    ),
    ContactKind(
        name="form",
        # Translators: Link to a contact: opens a contact form.
        label=N_("Write to us"),
    ),
    ContactKind(
        name="whatsapp",
        # Translators: Link to a contact: the name of the messenger.
        label=N_("WhatsApp"),
        address=_whatsapp_address,
        shows_target=True,
    ),
    ContactKind(name="link", label=N_("Write to us")),
)
CONTACT_KINDS = {kind.name: kind for kind in _ALL}
