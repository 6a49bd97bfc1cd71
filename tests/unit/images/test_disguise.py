"""Files that are not what their names say are not published."""

import pytest

from kbgen.images import look_at

PAGE = b"<!doctype html><script>document.title = 1</script>"
GOOD = {
    ".pdf": b"%PDF-1.7\n",
    ".docx": b"PK\x03\x04rest",
    ".xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ".doc": b"{\\rtf1 a}",
    ".zip": b"PK\x05\x06" + bytes(18),
    ".mp4": b"\0\0\0\x18ftypisom",
    ".webm": b"\x1aE\xdf\xa3",
    ".mp3": b"ID3\x03",
    ".wav": b"RIFF\0\0\0\0WAVE",
    ".csv": "Größe;Preis\n<5;3\n".encode(),
    ".vtt": b"\xef\xbb\xbfWEBVTT\n",
    ".ics": b"begin:vcalendar\r\n",
    ".txt": b"A < b",
    ".dwg": b"AC1032",
}


def codes(suffix: str, data: bytes) -> list[str]:
    facts, published = look_at(suffix, data, "")
    assert published == b""
    assert facts.is_published == (not facts.findings)
    return [finding.code for finding in facts.findings]


@pytest.mark.parametrize("suffix", GOOD)
def test_a_file_that_is_what_it_says_is_published(suffix):
    assert codes(suffix, GOOD[suffix]) == []


@pytest.mark.parametrize("suffix", GOOD)
@pytest.mark.parametrize(
    "data",
    [PAGE, b"\xef\xbb\xbf \n" + PAGE, b"<?php echo 1;", b"<?xml version='1.0'?><html/>",
     b"<svg/onload=x()>", b"<!-- x --><script>", b"#!/bin/sh", b"<% Response.Write 1 %>"],
)  # fmt: skip
def test_a_page_or_a_program_is_not_whatever_it_is_called(suffix, data):
    assert codes(suffix, data) == ["KB218"]


@pytest.mark.parametrize("suffix", sorted(set(GOOD) - {".txt", ".dwg"}))
@pytest.mark.parametrize("data", [b"", b"MZ\x90\0", bytes(200), b"x%PDF-PK\x03\x04"])
def test_other_bytes_are_not(suffix, data):
    found = codes(suffix, data)
    assert found == ([] if suffix == ".csv" and b"\0" not in data else ["KB218"])


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".gif", ".webp", ".avif"])
@pytest.mark.parametrize(
    "data", [PAGE, b"<svg width='9' height='9'><script>x()</script></svg>", GOOD[".pdf"]]
)
def test_an_image_of_pixels_is_one(suffix, data):
    assert codes(suffix, data) == ["KB211"]
