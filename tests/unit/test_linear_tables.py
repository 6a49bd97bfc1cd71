"""Tables four times as long take four times as long to read, not sixteen."""

import contextlib
import datetime as dt
import gc

import pytest

from kbgen import load, render
from kbgen.config import load_config, load_project
from kbgen.errors import KbgenError
from kbgen.i18n import Values
from kbgen.model.locale import Locale
from kbgen.model.policy import take_references
from kbgen.policy import read_policies
from kbgen.search.golden import read_golden
from kbgen.search.replay import read_queries
from kbgen.themes import find_theme
from tests.growth import is_steep

pytestmark = pytest.mark.slow

SIZES = (300, 1200, 4800)
CONFIG = '[site]\nname = "Help"\n[locales.en]\n[markets.US]\n'


def each(text: str, beginning: str = ""):
    """Repeat a text, with its number in it, and the number before."""

    def make(size: int) -> str:
        lines = (text.replace("%", str(n)).replace("@", str(max(n - 1, 0))) for n in range(size))
        return beginning + "\n".join(lines) + "\n"

    return make


def policies(root, text):
    (root / "content/policies.toml").write_text(text, encoding="utf-8")
    return lambda: read_policies(root / "content", ("US",))


def filled(root, text):
    found, _ = policies(root, text)()
    project = load_project(root / "kbgen.toml")
    files = find_theme(project.themes, "").read()
    names = take_references("".join(f"{{{{ policy.{value.name} }}}} " for value in found.values))

    def fill():
        day, strings = dt.date(2026, 11, 28), lambda one: render.strings(files, one.tag)
        return Values(project, found, day, strings).text(names, Locale("en"))

    return fill


def config(root, text):
    (root / "kbgen.toml").write_text(text, encoding="utf-8")

    def read():
        with contextlib.suppress(KbgenError):
            load_config(root / "kbgen.toml")

    return read


def category(root, text):
    (root / "content/en/a/_category.toml").write_text(text, encoding="utf-8")
    project = load_project(root / "kbgen.toml")
    scan = load.scan(project)
    return lambda: load.read_categories(project.content, scan)


def golden(root, text):
    (root / "golden.toml").write_text(text, encoding="utf-8")
    return lambda: read_golden(root / "golden.toml", (Locale("en"),))


def replay(root, text):
    (root / "log").write_text(text, encoding="utf-8")
    return lambda: read_queries(root / "log")


SHAPES = {
    "values": (policies, each('v% = { type = "number", value = % }')),
    "values in tables": (policies, each('[t%]\nv = { type = "text", value = "%" }')),
    "values of no type": (policies, each('v% = { type = "x%", value = % }')),
    "unknown keys of values": (policies, each('v% = { type = "number", value = 1, k% = 1 }')),
    "unknown markets": (
        policies, each('v% = { type = "number", value = 1, markets = { M% = 1 } }')
    ),
    "periods": (policies, each('[[v]]\ntype = "number"\nvalue = %\n')),
    "values that name the one before": (
        policies, each('v% = { type = "text", value = "{{ policy.v@ }}" }')
    ),
    "values that name unknown ones": (
        policies, each('v% = { type = "text", value = "{{ policy.w% }}" }')
    ),
    "a value that names all": (
        policies, lambda size: f"v = {{ type = 'text', value = '{'{{ policy.a }}' * size}' }}\n"
    ),
    "values as texts": (filled, each('v% = { type = "money", value = "% EUR" }')),
    "unknown keys": (config, each("key% = 1")),
    "unknown tables": (config, each("[table%]\nkey = 1", CONFIG)),
    "wrong redirects": (config, each('"/%/" = %', f"{CONFIG}[redirects]\n")),
    "redirects": (config, each('"/%/" = "/en/"', f"{CONFIG}[redirects]\n")),
    "channels": (config, each('[[contact.channels]]\nkind = "fax"\ntarget = "%"', CONFIG)),
    "actions": (
        config, each('[actions.a%]\nlabel = "A"\nurl = "https://example.com/%"', CONFIG)
    ),
    "keys of a folder": (category, each("key% = 1")),
    "searches": (golden, each('[[search]]\nquery = "%"\nlocale = "en"\nexpect = "a"\n')),
    "queries": (replay, each("query %")),
    "queries as JSON": (replay, each('{"query": "query %", "locale": "en"}')),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_takes_time_in_proportion_to_its_length(tmp_path, shape):
    prepare, text = SHAPES[shape]
    works = {}
    for size in SIZES:
        root = tmp_path / str(size)
        (root / "content/en/a").mkdir(parents=True)
        (root / "kbgen.toml").write_text(CONFIG, encoding="utf-8")
        works[size] = prepare(root, text(size))
    gc.disable()
    try:
        assert not is_steep(works.get, SIZES)
    finally:
        gc.enable()
