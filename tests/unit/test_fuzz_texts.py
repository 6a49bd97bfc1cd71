"""Whatever text a file has: findings or a message with the file, never a traceback.

`KBGEN_FUZZ=10000` tries as many texts of each kind (`make bench` does).
"""

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbgen import frontmatter, render
from kbgen.config import load_config, load_project
from kbgen.errors import KbgenError
from kbgen.feedback import open_store
from kbgen.feedback.importing import import_file
from kbgen.feedback.imports import IMPORTERS
from kbgen.i18n import Values
from kbgen.i18n.values import FORMATS as VALUE_FORMATS
from kbgen.markdown import Rules, compile_article
from kbgen.model.article import FrontMatter
from kbgen.model.locale import Locale
from kbgen.model.policy import Reference
from kbgen.model.source import SourceFile
from kbgen.policy import TYPES, read_policies
from kbgen.themes import find_theme

pytestmark = pytest.mark.slow

TRIED = settings(
    max_examples=int(os.environ.get("KBGEN_FUZZ", "150")),
    database=None,
    suppress_health_check=list(HealthCheck),
)
NASTY = (
    *("[", "]", "{", "}", '"', "'", '"""', "'''", "\\", "#", "=", ".", ",", ":", "- ", "? ", "|"),
    *("\n", "\r\n", "\t", "  ", "\x00", "\x1b", "\x85", "\u2028", "\ufeff", "\ufdd0", "\ud7ff"),
    *("é", "e\u0301", "日", "🙂", "true", "null", "~", "<<: ", "&a ", "*a", "!!set ", "!x ", "%"),
    *("0", "-1", "1e999", "nan", "inf", "0x10", "0o7", "1_000", "9" * 30, "9" * 5000, "-0.0"),
    *("2026-12-24", "2026-13-40", "0000-00-00", "9999-12-31", "12:30", "99:99", "T", "Z"),
    *("http://[", "javascript:x", "//", "../", "/", "a@b", "+31 10", "3.95 EUR", "30 days"),
    *("{{ policy.a.b }}", "{{ policy.returns.window | short }}", "{{", "[" * 60, "a." * 60),
)


def mutated(text: str, *pieces: str) -> st.SearchStrategy[str]:
    """Texts that begin as a good one: pieces are put in, taken out and repeated."""
    piece = st.sampled_from((*NASTY, *pieces)) | st.text(max_size=8)
    place = st.integers(0, len(text))
    change = st.tuples(place, place, st.lists(piece, max_size=4).map("".join))

    def apply(changes: list[tuple[int, int, str]]) -> str:
        changed = text
        for first, last, new in changes:
            begin, end = sorted((first, min(last, first + 20)))
            changed = changed[:begin] + new + changed[end:]
        return changed

    return st.lists(change, max_size=5).map(apply) | st.lists(piece, max_size=25).map("".join)


FRONT_MATTER = "title: A\norder: 1\nupdated: 2026-01-02\nsearch: {boost: 2}\nnotice: {text: B}\n"
LINES = tuple(f"\n{key}: " for key in frontmatter.KEYS)


@TRIED
@given(text=mutated(FRONT_MATTER, *LINES))
def test_any_front_matter(text):
    meta, found = frontmatter.parse(text, "content/en/a.md")
    assert isinstance(meta, FrontMatter)
    assert all(one.span.line >= 1 and len(one.message) < 20_000 for one in found)

    source = SourceFile(path="en/a.md", locale=Locale("en"), digest="")
    article, *_ = compile_article(source, f"---\n{text}\n---\nText.\n", Rules())
    assert article.title


CONFIG = """\
[site]
name = "Help"
url = "https://help.example.com/kb/"
[locales.en]
fallback = ["de"]
[locales.de]
[markets.US]
label = { en = "America" }
locales = ["en"]
[[contact.channels]]
kind = "email"
target = "{{ policy.shop.mail }}"
[search]
prior = "none"
[[search.pinned]]
queries = ["refund"]
article = "a"
[feedback]
endpoint = "https://help.example.com/v1/events"
[redirects]
"/old/" = "/en/a/"
[check.rules]
orphans = "off"
[theme]
name = "default"
"""
TABLES = tuple(f"\n{line}\n" for line in CONFIG.split("\n"))


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "content/en").mkdir(parents=True)
    (tmp_path / "content/de").mkdir()
    (tmp_path / "kbgen.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogatepass"))


def message_of(work: Callable[[], object]) -> str:
    """Return what the command line would say; empty: nothing is wrong."""
    try:
        work()
    except KbgenError as error:
        return error.message or "nothing is said"
    return ""


@TRIED
@given(text=mutated(CONFIG, *TABLES))
def test_any_configuration(folder, text):
    file = folder / "kbgen.toml"
    write(file, text)

    for load in (load_config, load_project):
        message = message_of(lambda load=load: load(file))
        assert "Traceback" not in message
        assert len(message) < 100_000


POLICIES = """\
[returns]
window = { type = "duration", value = "3-5 working days", note = "x" }
fee = { type = "money", value = "3.95 EUR", markets = { US = "5 USD" } }
[[returns.last]]
type = "date"
value = 2026-12-20
valid_until = 2026-12-31
[shop]
name = { type = "text", value = { en = "A {{ policy.returns.window }}", de = "B" } }
mail = { type = "email", value = "help@example.com" }
share = { type = "percent", value = 8.1 }
open = { type = "time", value = "15:00" }
"""
VALUES = tuple(f'\nv{n} = {{ type = "{kind}", value = ' for n, kind in enumerate(TYPES))


@TRIED
@given(text=mutated(POLICIES, *VALUES, *POLICIES.split("\n")))
def test_any_policies(folder, text):
    write(folder / "content/policies.toml", text)
    project = load_project(folder / "kbgen.toml")
    policies, found = read_policies(project.content, ("US",))
    assert {one.code for one in found} <= {"KB105", "KB308", "KB313"}
    assert all(one.span.line >= 1 and len(one.message) < 20_000 for one in found)

    files = find_theme(project.themes, "").read()
    values = Values(
        project, policies, dt.date(2026, 11, 28), lambda one: render.strings(files, one.tag)
    )
    for value in policies.values:
        for how in VALUE_FORMATS[value.type]:
            for tag in ("en", "de"):
                html = values.html(Reference(value.name, how), Locale(tag))
                assert "<script" not in html


EVENT = {
    "id": "7a0f2a3c-51c5-4d0a-9a70-3b6f0a6d4f11",
    "type": "vote",
    "at": "2026-11-28T12:00:00Z",
    "locale": "en",
    "article_id": "a/b",
    "value": "yes",
}
BIG_QUERY = {
    "event_name": "search",
    "event_date": "20261128",
    "event_timestamp": "1764331200000000",
    "event_params": [{"key": "search_term", "value": {"string_value": "refund"}}],
}
FILES = {
    "ndjson": f"{json.dumps(EVENT)}\n{json.dumps({**EVENT, 'suspicious': ['bot']})}\n",
    "csv": "id,type,at,locale,article_id,value\n" + ",".join(EVENT.values()) + "\n",
    "views": "day,locale,article_id,count\n2026-11-28,en,a/b,5\n",
    "ga4": "# Start date: 20261101\n# End date: 20261128\n\n"
    "Event name,Page path,Views,Event count\npage_helpful,/en/a/b/,7,3\n,/en/a/,9,\n",
    "ga4 json": f"{json.dumps(BIG_QUERY)}\n",
    "plausible": '"date","page","pageviews","name","events"\n'
    '"2026-11-27","/en/a/b/",20,"search",2\n',
}
CELLS = ("\n", ",", '","', "\n#", "/en/", "search", "page_helpful", "\\ud800", '{"a":' * 2000)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store("sqlite:///f.db", tmp_path_factory.mktemp("store")) as opened:
        yield opened


@TRIED
@given(data=st.data(), kind=st.sampled_from(sorted(FILES)))
def test_any_import(store, tmp_path, data, kind):
    text = data.draw(mutated(FILES[kind], *CELLS))
    write(tmp_path / "file", text)
    form = kind.partition(" ")[0].replace("views", "csv")

    for chosen in (form, None):
        done = message_of(lambda chosen=chosen: import_file(store, tmp_path / "file", chosen))
        assert "Traceback" not in done


@pytest.mark.parametrize("form", sorted(i.name for i in IMPORTERS))
@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"PK\x03\x04 no archive", b"\n\n\n", b'"\n' * 200, b"{}\n[]\n1\n"],
)
def test_any_bytes_are_imported_or_named(store, tmp_path, form, data):
    (tmp_path / "file").write_bytes(data)

    done = import_file(store, tmp_path / "file", form)
    assert done.new == 0


@pytest.mark.parametrize("form", sorted(i.name for i in IMPORTERS))
def test_a_line_that_never_ends_is_an_error(store, tmp_path, form):
    (tmp_path / "file").write_text("a\n" + "1" * 1_000_001)

    with pytest.raises(KbgenError, match=r"file:2: the line has more than"):
        import_file(store, tmp_path / "file", form)


@pytest.mark.parametrize("digits", ["9" * 5_000, "1," * 3_000 + "1", "０" * 5_000])
def test_a_count_of_thousands_of_digits_is_a_line_left_out(store, tmp_path, digits):
    (tmp_path / "file").write_text(f'day,locale,article_id,count\n2026-11-28,en,a,"{digits}"\n')

    done = import_file(store, tmp_path / "file", None)
    assert [problem.line for _, problem in done.problems] == [2]
