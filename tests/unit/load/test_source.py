import pytest

from kbgen.diagnostics import Diagnostic
from kbgen.load import decode, read_source
from kbgen.model.locale import Locale


@pytest.fixture
def read(tmp_path):
    """Read a file with these bytes."""

    def read_it(data: bytes):
        (tmp_path / "en").mkdir(exist_ok=True)
        (tmp_path / "en" / "x.md").write_bytes(data)
        return read_source(tmp_path, "en/x.md", Locale("en"))

    return read_it


@pytest.fixture
def text(read):
    """Return the text of a file with these bytes, or what is wrong with it."""
    return lambda data: decode(read(data))


def place(found: Diagnostic) -> tuple[str, str, int, int]:
    return (found.code, found.span.path, found.span.line, found.span.column)


def test_a_file_is_read_as_utf8(text):
    assert text("# Größe\n".encode()) == "# Größe\n"


def test_windows_and_old_mac_line_ends_become_ours(text):
    assert text(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_a_byte_order_mark_is_read_over(text):
    assert text(b"\xef\xbb\xbf---\n") == "---\n"


def test_the_digest_is_that_of_the_bytes(read):
    assert read(b"a\n").file.digest == read(b"a\n").file.digest
    assert read(b"a\n").file.digest != read(b"a\r\n").file.digest


def test_the_parts_of_the_path_have_names(read):
    source = read(b"a").file
    assert (source.inner, source.folder, source.stem) == ("x.md", "", "x")
    assert source.project_path == "content/en/x.md"


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"one\ntwo \xe9 three", 2, 5),
        ("größe\nGröße ".encode() + b"\xff", 2, 7),
        (b"\xef\xbb\xbfone\ntwo \xe9", 2, 5),
        ("UTF-16".encode("utf-16"), 1, 1),
    ],
)
def test_what_is_not_utf8_is_an_error_at_its_line_and_column(text, data, line, column):
    assert place(text(data)) == ("KB105", "content/en/x.md", line, column)


def test_a_file_that_cannot_be_read_is_an_error(tmp_path):
    found = read_source(tmp_path, "en/missing.md", Locale("en"))
    assert place(found) == ("KB105", "content/en/missing.md", 1, 1)
    assert found.message == "The file cannot be read: No such file or directory"
