"""Votes as an input of the build: `[search] prior = "feedback"`."""

import re
import uuid

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project
from kbgen.feedback import open_store, read_event
from kbgen.model.locale import Locale
from kbgen.search.multilingual import SiteSearcher

CONFIG = '[site]\nname = "Help"\n[search]\nprior = "{}"\n'
BODY = "How to send a parcel back."


@pytest.fixture
def root(write_project, text_of):
    """Two articles that search cannot tell apart, and one about something else."""
    return write_project(
        {
            "en/a/one.md": text_of("Returns", BODY),
            "en/a/two.md": text_of("Returns", BODY),
            "en/a/zebra.md": text_of("Zebra", "Stripes and returns."),
        },
        CONFIG.format("feedback"),
    )


@pytest.fixture
def run(root):
    def run_it(out: str = "site", **options):
        return build(load_project(root / "kbgen.toml"), BuildOptions(out=root / out, **options))

    return run_it


@pytest.fixture
def votes(root, run):
    """Store votes on the texts that the articles have."""

    def store(article_id: str, value: str, count: int) -> None:
        page = (root / "site/en/a" / article_id.rpartition("/")[2] / "index.html").read_text(
            "utf-8"
        )
        (revision,) = re.findall(r'"revision": ?"([0-9a-f]{8})"', page)
        event = {"type": "vote", "at": "2026-11-22T10:00:00Z", "locale": "en", "value": value}
        with open_store("sqlite:///feedback.db", root) as opened:
            opened.add(
                read_event(
                    {
                        "id": str(uuid.uuid4()),
                        **event,
                        "article_id": article_id,
                        "revision": revision,
                    }
                )
                for _ in range(count)
            )

    return store


def found(root, query: str) -> list[str]:
    searcher = SiteSearcher(lambda path: (root / "site" / path).read_bytes(), Locale("en"))
    return [hit.id for hit in searcher.search(query, 10)]


def files(folder) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_votes_decide_between_equals_and_nothing_else(root, run, votes):
    run()
    assert found(root, "returns") == ["a/one", "a/two", "a/zebra"]
    votes("a/two", "yes", 60)
    votes("a/one", "no", 60)
    votes("a/zebra", "yes", 60)
    run()
    assert found(root, "returns") == ["a/two", "a/one", "a/zebra"]
    assert found(root, "zebra") == ["a/zebra"]


def test_few_votes_decide_nothing(root, run, votes):
    run()
    before = files(root / "site")
    votes("a/two", "yes", 2)
    run()
    assert files(root / "site") == before


def test_what_votes_change_is_what_a_clean_build_makes(root, run, votes):
    run()
    votes("a/two", "yes", 60)
    votes("a/one", "no", 60)
    result = run()
    assert result.made.keys() == {"index", "write"}
    assert all("/search/" in path for path in changed(root, run))
    assert (run().steps, run().written) == ((), 0)


def changed(root, run) -> set[str]:
    """Return what a clean build makes in another way than a build without votes."""
    site = files(root / "site")
    run("clean", clean=True)
    clean = files(root / "clean")
    assert site == clean
    (root / "kbgen.toml").write_text(CONFIG.format("none"), encoding="utf-8")
    run("without")
    (root / "kbgen.toml").write_text(CONFIG.format("feedback"), encoding="utf-8")
    without = files(root / "without")
    run()
    names = {name for name in {*site, *without} if site.get(name) != without.get(name)}
    return names - {".kbgen-manifest.json"}


def test_a_rewritten_article_waits_for_new_votes(root, run, votes, text_of):
    run()
    votes("a/one", "no", 60)
    votes("a/two", "yes", 60)
    (root / "content/en/a/one.md").write_text(text_of("Returns", f"{BODY} "), encoding="utf-8")
    (root / "content/en/a/two.md").write_text(text_of("Returns", f"{BODY} Now."), encoding="utf-8")
    run()
    assert found(root, "returns")[0] == "a/two"  # its own votes gone, those of the other not
    (root / "content/en/a/one.md").write_text(text_of("Returns", f"{BODY} Now."), encoding="utf-8")
    run()
    assert found(root, "returns")[0] == "a/one"


@pytest.mark.parametrize("broken", [False, True])
def test_without_a_store_it_is_built_with_a_notice(root, run, broken):
    if broken:
        (root / "feedback.db").write_bytes(b"no database" * 100)
    for result in (run(), run()):
        assert result.notice.startswith("Search ranks without votes: ")
        assert result.diagnostics == ()
    assert found(root, "returns")[0] == "a/one"


def test_without_the_setting_no_store_is_asked(root, run):
    (root / "kbgen.toml").write_text(CONFIG.format("none"), encoding="utf-8")
    (root / "feedback.db").write_bytes(b"no database" * 100)
    assert run().notice == ""
