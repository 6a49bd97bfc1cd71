"""The order of what a run does, and what stays for a while."""

import datetime as dt
from pathlib import Path

import pytest

from kbgen.errors import KbgenError
from kbgen.publish.files import content_type, made_file, plain_files, stored_files
from kbgen.publish.plan import make_plan
from kbgen.publish.record import Record, parse_record
from kbgen.publish.rules import SiteRules, parse_headers

NOW = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)
RULES = SiteRules(
    parse_headers(
        "/*\n  X-A: b\n\n/_kb/files/*\n  Content-Disposition: attachment\n"
        "  Cache-Control: public, max-age=31536000, immutable\n\n"
        "/_kb/urls.json\n  Cache-Control: no-cache\n"
    ),
    [],
)


def plan(paths, record, **options):
    files = [made_file(path, b"new") for path in paths]
    return make_plan(files, record, NOW, options.pop("keep", WEEK), **options)


def test_files_come_before_pages_and_new_pages_before_those_that_link_to_them():
    paths = [
        "en/index.html",
        "_kb/search/en.json",
        "en/new/index.html",
        "_kb/theme/1/site.css",
        "_kb/media/a.1.webp",
        "_kb/urls.json",
        "sitemap.xml",
    ]
    record = Record(site="Help", files={"en/index.html": "old"})
    assert [[file.path for file in group] for group in plan(paths, record).groups] == [
        ["_kb/theme/1/site.css", "_kb/media/a.1.webp"],
        ["en/new/index.html"],
        ["en/index.html"],
        ["_kb/search/en.json", "_kb/urls.json", "sitemap.xml"],
    ]


def test_pages_go_at_once_and_what_they_named_later():
    old = {
        "_kb/media/a.1.webp": "1",
        "_kb/theme/1/site.css": "1",
        "_kb/theme/0/site.css": "1",
        "en/a/index.html": "1",
        "en/a/index.html.gz": "1",
    }
    since = {
        "_kb/theme/1/site.css": NOW - dt.timedelta(days=6),
        "_kb/theme/0/site.css": NOW - dt.timedelta(days=7),
    }
    now = plan([], Record(site="Help", files=old, unused=since))
    assert now.delete == ("en/a/index.html", "en/a/index.html.gz", "_kb/theme/0/site.css")
    assert now.unused == {
        "_kb/media/a.1.webp": NOW,
        "_kb/theme/1/site.css": since["_kb/theme/1/site.css"],
    }
    later = make_plan(
        [], Record(site="Help", files=old, unused=now.unused), NOW + dt.timedelta(hours=1), WEEK
    )
    assert "_kb/media/a.1.webp" in later.delete
    assert set(plan([], Record(site="Help", files=old), prune=True).delete) == set(old)


def test_a_file_that_is_used_again_stays_and_is_not_copied():
    file = made_file("_kb/media/a.1.webp", b"new")
    record = Record(
        site="Help", files={file.path: file.fingerprint}, unused={file.path: NOW - WEEK}
    )
    again = make_plan([file], record, NOW, WEEK)
    assert (again.files, again.delete, again.unused, again.unchanged) == ((), (), {}, 1)


def test_a_bucket_gets_headers_with_each_file(tmp_path: Path):
    texts = {
        "en/index.html": b"<p>" + b"word " * 500,
        "_kb/files/a.1.csv": b"a,b",
        "_kb/urls.json": b"x" * 5_000,
        "_redirects": b"",
    }
    for path, data in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    found = {file.path: file for file in stored_files(tmp_path, texts, RULES, ["gzip"])}
    assert found["en/index.html"].headers == {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-cache",
        "Content-Encoding": "gzip",
    }
    assert len(found["en/index.html"].data) < 200
    assert found["_kb/files/a.1.csv"].headers == {
        "Content-Type": "text/csv",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Disposition": "attachment",
    }
    assert "Content-Encoding" not in found["_kb/urls.json"].headers
    plain = {file.path: file for file in stored_files(tmp_path, texts, RULES, [])}
    assert plain["en/index.html"].fingerprint != found["en/index.html"].fingerprint


def test_compressed_forms_lie_beside_the_file_and_are_written_first(tmp_path: Path):
    import brotli

    (tmp_path / "index.html").write_bytes(b"word " * 500)
    files = [*plain_files(tmp_path, ["index.html"], ["gzip", "br"])]
    assert [file.path for file in files] == ["index.html.gz", "index.html.br", "index.html"]
    assert brotli.decompress(files[1].data) == files[2].data


def test_a_file_that_is_built_again_meanwhile_is_not_published(tmp_path: Path):
    (tmp_path / "index.html").write_bytes(b"old")
    (file,) = plain_files(tmp_path, ["index.html"], [])
    (tmp_path / "index.html").write_bytes(b"new")
    with pytest.raises(KbgenError, match="was built again"):
        _ = file.data


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.PNG", "image/png"),
        ("a.kb", "application/octet-stream"),
        ("CNAME", "text/plain; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.unheard", "application/octet-stream"),
    ],
)
def test_types_do_not_depend_on_the_machine(path: str, expected: str):
    assert content_type(path) == expected


@pytest.mark.parametrize(
    "files", [{"../secret": "1"}, {"/etc/passwd": "1"}, {"a//b": "1"}, {"a\nb": "1"}]
)
def test_a_record_never_names_what_lies_elsewhere(files):
    data = Record(site="Help", files=files).pack()
    with pytest.raises(KbgenError, match="is damaged"):
        parse_record(data, "/var/www")


@pytest.mark.parametrize("data", [b"{}", b"[]", b"\xff", b'{"format": 2}'])
def test_a_damaged_record_says_what_to_do(data: bytes):
    with pytest.raises(KbgenError) as caught:
        parse_record(data, "/var/www")
    assert "--take-over" in caught.value.hint


def test_a_record_comes_back_as_it_was():
    record = Record(site="Hilfe", files={"en/größe/index.html": "1"}, unused={"_kb/x": NOW})
    assert parse_record(record.pack(), "/var/www") == record
