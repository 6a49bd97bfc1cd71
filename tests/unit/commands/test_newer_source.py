"""Readers of a translation are told when its source has an important change that it misses."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.factories import article_text, build_site, write_project

CONFIG = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n[locales.ja]\n'
BODY = "Text.\n\n## When {#when}\n\nAfter 30 days.\n"


def project(tmp_path: Path, source: str, **translations: str) -> Path:
    texts = {f"{tag}/returns/fees.md": text for tag, text in translations.items()}
    return write_project(tmp_path, {"en/returns/fees.md": source, **texts}, CONFIG)


def told(root: Path, tag: str) -> tuple[str, str | None] | None:
    """Return what a reader is told above the article, and where the link leads; None: nothing."""
    page = HTMLParser((root / "site" / tag / "returns/fees/index.html").read_text("utf-8"))
    (*_, notice) = [None, *page.css("article .notice")]
    if notice is None:
        return None
    return notice.text().strip(), notice.css_first("a").attributes["href"]


NOTICES = {
    "de": "Dieser Artikel wurde seit der Übersetzung geändert. Neueste Fassung: Englisch.",
    "ja": "この記事は翻訳後に変更されました。最新版：英語",
}


@pytest.mark.parametrize("tag", NOTICES)
def test_the_newest_version_is_linked_in_the_readers_language(tmp_path, tag) -> None:
    source = article_text("Fees", BODY, updated="2026-11-20", change="major")
    root = project(tmp_path, source, **{tag: article_text("Kosten", BODY, updated="2026-11-01")})
    build_site(root)

    assert told(root, tag) == (NOTICES[tag], "../../../en/returns/fees/")
    assert told(root, "en") is None


@pytest.mark.parametrize(
    ("change", "theirs", "ours"),
    [
        ("normal", "2026-11-20", "2026-11-01"),
        ("minor", "2026-11-20", "2026-11-01"),
        ("major", "2026-11-20", "2026-11-20"),
    ],
)
def test_only_an_important_change_that_is_missing_is_told(tmp_path, change, theirs, ours) -> None:
    source = article_text("Fees", BODY, updated=theirs, change=change)
    root = project(tmp_path, source, de=article_text("Kosten", BODY, updated=ours))
    build_site(root)

    assert told(root, "de") is None


def test_sections_decide_where_the_lock_knows_them(run, tmp_path) -> None:
    source = article_text("Fees", BODY, change="major")
    root = project(tmp_path, source, de=article_text("Kosten", BODY))
    config = root / "kbgen.toml"
    run("translate", "done", "--all", "-f", config)
    run("build", "-q", "-d", root / "site", "-f", config)
    assert told(root, "de") is None

    file = root / "content/en/returns/fees.md"
    file.write_text(source.replace("30 days", "14 days"), "utf-8")
    run("build", "-q", "-d", root / "site", "-f", config)
    assert told(root, "de") == (NOTICES["de"], "../../../en/returns/fees/")

    run("translate", "done", "de", "returns/fees", "-f", config)
    run("build", "-q", "-d", root / "site", "-f", config)
    assert told(root, "de") is None
