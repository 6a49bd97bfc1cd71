"""Writes and reads PO (GNU gettext). The context of a message is the id of its unit."""

import re
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from kbgen.translate.delivery import Delivered, Delivery, DeliveryError, wrong
from kbgen.translate.entries import Entry, Job

#: What Babel's messages end with.
_PLACE = re.compile(r" on \d+$")
_HEAD = "Codes such as <1/> stand for what the comments say. Keep each of them once."


def po(job: Job) -> str:
    """Return the file. It holds no time, so that the same job gives the same file."""
    out = BytesIO()
    catalog = Catalog(locale=job.target.babel, charset="utf-8", header_comment=f"# {_HEAD}")
    for entry in job.entries:
        catalog.add(
            entry.source,
            entry.translation,
            context=entry.id,
            locations=[_place(entry.address)],
            auto_comments=_comments(entry),
        )
    write_po(out, catalog, width=0, omit_header=True)
    head = (
        f"# {_HEAD}\n"
        'msgid ""\nmsgstr ""\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Language: {job.target.tag}\\n"\n'
        f'"X-Source-Language: {job.source.tag}\\n"\n\n'
    )
    return head + out.getvalue().decode()


def _place(address: str) -> tuple[str, int]:
    file, _, line = address.partition(" ")[0].rpartition(":")
    return file, int(line)


def _comments(entry: Entry) -> list[str]:
    listed = [f"<{number}/> = {code.text}" for number, code in entry.codes.items()]
    notes = [f"{note.category}: {note.text}" for note in entry.notes]
    return [" ".join(text.split("\n")) for text in (*notes, *listed)]


def read_po_file(data: bytes, path: str) -> Delivery:
    """Read a file. path: as errors show it. Raises DeliveryError; fuzzy messages are left out."""
    try:
        catalog = read_po(BytesIO(data), abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0) + 1  # Babel counts from 0
        reason = _PLACE.sub("", str(error))
        raise DeliveryError((wrong(path, line, f"Not a valid file: {reason}"),)) from error
    tag = str(catalog.locale_identifier or "").replace("_", "-")
    errors = [] if tag else [wrong(path, 1, "The file names no target language")]
    units = []
    for message in catalog:
        if not message.id:
            continue
        if not message.context:
            shown = str(message.id)[:40]
            errors.append(wrong(path, message.lineno or 1, f"`{shown}` has no id (msgctxt)"))
            continue
        text = "" if message.fuzzy or not isinstance(message.string, str) else message.string
        places = [f"{name}:{line}" for name, line in message.locations]
        address = places[0] if places else ""
        units.append(Delivered(message.context, text, message.lineno or 1, address))
    if errors:
        raise DeliveryError(tuple(errors))
    return Delivery(tag, tuple(units))
