"""Whether a file is what its name says, by its first bytes."""

import re

from kbgen.images.kinds import Finding

#: Bytes that are looked at.
HEAD = 1024
_ZIP = rb"PK(?:\x03\x04|\x05\x06)"
_OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = {
    "pdf": rb"%PDF-",
    "docx epub key numbers odp ods odt pages pkpass pptx xlsx zip": _ZIP,
    "doc ppt xls": rb"%b|%b|\{\\rtf" % (_OLE, _ZIP),
    "rtf": rb"\{\\rtf",
    "gz": rb"\x1f\x8b",
    "7z": rb"7z\xbc\xaf\x27\x1c",
    "m4a m4v mov mp4": rb".{4}(?:ftyp|moov|mdat|wide|free|skip)",
    "webm": rb"\x1aE\xdf\xa3",
    "oga ogg ogv opus": rb"OggS",
    "mp3": rb"ID3|\xff[\xe0-\xff]",
    "wav": rb"RIFF.{4}WAVE",
    "flac": rb"fLaC",
    "vtt": rb"WEBVTT",
    "ics": rb"(?i:BEGIN:VCALENDAR)",
    "vcf": rb"(?i:BEGIN:VCARD)",
    "csv srt tsv": rb"[^\0]*+\Z",
}
#: What each type begins with.
SIGNATURES = {
    f".{name}": re.compile(pattern, re.DOTALL)
    for names, pattern in _KINDS.items()
    for name in names.split()
}
_RASTER = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|BM|.{4}ftyp", re.DOTALL
)
#: How pages and programs begin.
_MARKUP = re.compile(rb"<(?:!doctype|!--|\?(?:php|xml|=)|%|[a-z][a-z0-9]*[\s/>])|#!", re.IGNORECASE)
_LEADING = b"\xef\xbb\xbf\t\n\x0b\x0c\r "


def is_raster(data: bytes) -> bool:
    """Tell whether bytes begin like a raster image."""
    return _RASTER.match(data) is not None


def disguise_findings(suffix: str, data: bytes) -> tuple[Finding, ...]:
    """Report a file that is not what its name says. data: its first `HEAD` bytes."""
    head = data[:HEAD]
    begins = head.lstrip(_LEADING)
    signature = SIGNATURES.get(suffix)
    if _MARKUP.match(begins):
        message = f"File is a page or a program, not what `{suffix}` suggests; it is not published"
    elif signature and not signature.match(head) and not signature.match(begins):
        message = f"File does not start like a `{suffix}` file; it is not published"
    else:
        return ()
    return (
        Finding(
            "KB218", message, "Export it again, or give it the extension that fits its content."
        ),
    )
