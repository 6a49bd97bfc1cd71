"""Names of index files stand for one content each."""

import pytest

from kbgen.errors import KbgenError
from kbgen.search import files as files_module
from kbgen.search.files import Files


def test_a_name_has_64_bits_of_the_content():
    name = Files("i/", frozenset()).add(b"one")
    assert len(name) == 16
    assert int(name, 16) >= 0


def test_the_same_content_is_one_file():
    files = Files("i/", frozenset())
    assert files.add(b"one") == files.add(b"one")
    assert len(files.files()) == 1


def test_two_contents_with_one_name_are_an_error(monkeypatch):
    monkeypatch.setattr(files_module, "short_digest", lambda _: "0123456789abcdef")
    files = Files("i/en/", frozenset())
    files.add(b"one")
    with pytest.raises(KbgenError, match=r"Two index files would be i/en/0123456789abcdef.kb"):
        files.add(b"two")
