import pytest

from kbgen.diagnostics import Diagnostic
from kbgen.load import read_source
from kbgen.model.locale import Locale


@pytest.fixture
def read(tmp_path):
    def read_it(data: bytes):
        (tmp_path / "en").mkdir(exist_ok=True)
        (tmp_path / "en" / "x.md").write_bytes(data)
        return read_source(tmp_path, "en/x.md", Locale("en"))

    return read_it


def place(found: Diagnostic) -> tuple[str, str, int, int]:
    return (found.code, found.span.path, found.span.line, found.span.column)


def test_a_file_is_read_as_utf8(read):
    assert read("# Größe\n".encode()).text == "# Größe\n"


def test_windows_and_old_mac_line_ends_become_ours(read):
    assert read(b"a\r\nb\rc\n").text == "a\nb\nc\n"


def test_a_byte_order_mark_is_read_over(read):
    assert read(b"\xef\xbb\xbf---\n").text == "---\n"


def test_the_digest_is_that_of_the_bytes(read):
    assert read(b"a\n").digest == read(b"a\n").digest
    assert read(b"a\n").digest != read(b"a\r\n").digest


def test_the_parts_of_the_path_have_names(read):
    source = read(b"a")
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
def test_what_is_not_utf8_is_an_error_at_its_line_and_column(read, data, line, column):
    assert place(read(data)) == ("KB105", "content/en/x.md", line, column)


def test_a_file_that_cannot_be_read_is_an_error(tmp_path):
    found = read_source(tmp_path, "en/missing.md", Locale("en"))
    assert place(found) == ("KB105", "content/en/missing.md", 1, 1)
    assert found.message == "Cannot be read: No such file or directory"
