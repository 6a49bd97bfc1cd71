"""Whatever authors write as aliases, host files hold the redirects that were meant, and no more.

`KBGEN_FUZZ=10000` tries as many sets of aliases (`make bench` does).
"""

import json
import os
import re
import unicodedata
from dataclasses import dataclass, replace
from types import SimpleNamespace
from urllib.parse import quote, unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbgen.build import BuildOptions, build
from kbgen.config import load_project
from kbgen.load.addresses import Addresses
from kbgen.load.folders import Folders
from kbgen.load.redirects import Redirects
from kbgen.markdown import Rules, compile_article
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile
from kbgen.render.hosting import nginx_map, redirects_file, redirects_json
from tests.nginx import serving

pytestmark = pytest.mark.slow

Pairs = dict[str, str]
CONFIG = '[site]\nname = "Help"\nurl = "https://shop.example/help"\n'
#: A word of nginx's configuration, as its parser reads it; the map has pairs of them, in quotes.
_LINE = re.compile(r'"((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)";\n', re.DOTALL)


def read_nginx(data: bytes) -> Pairs:
    """Read a map as nginx does; keys are decoded there, as `$uri` is."""
    text = data.decode()
    found = _LINE.findall(text)
    assert "".join(f'"{key}" "{value}";\n' for key, value in found) == text
    pairs = {re.sub(r"\\(.)", r"\1", key): value for key, value in found}
    assert len({key.lower() for key in pairs}) == len(found), "nginx starts with no key twice"
    for key, value in pairs.items():
        assert key.startswith("/"), "no pattern, no directive"
        assert not set(value) & set("$\\\"' \t\r\n"), "no variable"
    return {quote(key): value for key, value in pairs.items()}


def read_redirects(data: bytes) -> Pairs:
    lines = data.decode("ascii").splitlines()
    words = [line.split(" ") for line in lines]
    assert all(len(some) == 3 and some[2] == "301" for some in words)
    assert not [line for line in lines if re.match(r"[^/]|.*[*\s]:|.*/:", line.split(" ")[0])]
    return {old: new for old, new, _ in words}


def read_json(data: bytes) -> Pairs:
    return {one["from"]: one["to"] for one in json.loads(data)}


def host_files(project, site) -> Pairs:
    """Return the redirects that the three files agree on."""
    pairs = read_json(redirects_json(project, site))
    assert read_redirects(redirects_file(project, site)) == pairs
    assert {quote(unquote(k)): v for k, v in pairs.items()} == read_nginx(nginx_map(project, site))
    return pairs


HOSTILE = [
    '/en/p" "/q"; volatile; "~(.)" "//evil.example$1"; "z/',
    '/x" "y"; default "https://evil.example/',
    "/x;include /etc/passwd;/",
    "/en/$host/",
    "/en/a\\",
    '/en/a\\" "b/',
    "/en/a 301\n/* https://evil.example 301\n/",
    "/en/%0a/*%20https://evil.example/",
    "/en/%22%20%22b%22;/",
    "/en/a#b/",
    "/en/\u2028x/",
    "/en/a\x00b/",
    "~^/.*",
    "/:splat/",
    "/*",
    "/en/%2e%2e/%2e%2e/index.html/",
]


@pytest.mark.parametrize("alias", HOSTILE)
def test_a_hostile_alias_is_refused_with_a_place_and_reaches_no_file(write_project, alias):
    written = json.dumps(alias)
    root = write_project(
        {"en/a/one.md": f"---\ntitle: One\naliases: [/en/good/, {written}]\n---\nText.\n"}, CONFIG
    )
    project = load_project(root / "kbgen.toml")
    result = build(project, BuildOptions(out=root / "site"))

    (found,) = result.diagnostics
    assert (found.code, found.span.path, found.span.line) in {
        ("KB222", "content/en/a/one.md", 3),
        ("KB101", "content/en/a/one.md", 2),
    }
    assert found.hint
    nginx = read_nginx((root / "site/_kb/redirects.map").read_bytes())
    hosts = read_redirects((root / "site/_redirects").read_bytes())
    assert nginx == hosts
    assert set(hosts) <= {"/help/en/good/"}
    assert not list((root / "site").rglob("*evil*"))


@dataclass(frozen=True)
class Loose:
    """A site with redirects that no check has seen."""

    redirects: tuple[tuple[str, str], ...]


LOOSE = Loose(
    (
        ('a" "b"; "~(.)" "c/evil.example$1"; "y/', "en/a/"),
        ("a\\/", 'en/"b" $host/'),
        ("a b/", "https://evil.example/${uri}?a=b;c#d e"),
        ("c; include x;/", "en/größe/#maß"),
        ("new\nline/", "en/a\n/"),
    )
)


def test_the_writers_quote_what_should_not_get_there(write_project):
    project = load_project(write_project({"en/a/one.md": "Text."}, CONFIG) / "kbgen.toml")

    pairs = host_files(project, LOOSE)

    assert {unquote(old).removeprefix("/help/"): unquote(new) for old, new in pairs.items()} == {
        old: new if "://" in new else f"/help/{new}" for old, new in LOOSE.redirects
    }


def test_nginx_starts_with_the_map_and_sends_each_address_where_it_should(write_project):
    """The reader of this file agrees with nginx, on what is hostile as well."""
    odd = Loose(
        (
            *LOOSE.redirects,
            ("en/größe & maß/", "en/größe/"),
            ("ja/返品・交換/", "ja/返品/"),
            (f"en/{'x' * 250}/{'ü' * 120}/", "en/long/"),
        )
    )
    project = load_project(write_project({"en/a/one.md": "Text."}, CONFIG) / "kbgen.toml")
    pairs = host_files(project, odd)

    with serving(nginx_map(project, odd)) as goal:
        assert {old: goal(old) for old in pairs} == pairs
        for free in ("/", "/help/", "/help/en/a/", "/help/y/", "/anything"):
            assert goal(free) == ""


TRIES = int(os.environ.get("KBGEN_FUZZ", "300"))
NASTY = st.sampled_from(
    [
        *HOSTILE,
        *('" "', "${uri}", ";", "include ", "default ", "~", "%24", "%22", "%5c", "%0a", "\\"),
        *("/../", "//", "index.html", "CON", "nul.txt", "x.", "é", "e\u0301", "ﷺ" * 20, "_kb", "İ"),
        *("/en/a/one/", "/EN/a/One/", "robots.txt", "?id=1", "#a", "*", ":splat", "\ufeff"),
    ]
)
ALIASES = st.lists(
    st.lists(NASTY | st.text(max_size=8) | st.just("/"), max_size=5).map("".join), max_size=4
)


@pytest.fixture
def small(make_project):
    """Return what makes the redirects of a project whose one article has aliases."""
    project = make_project({"en/a/one.md": "---\ntitle: One\n---\nText.\n"}, CONFIG)
    source = SourceFile(path="en/a/one.md", locale=Locale("en"), digest="0")
    article, *_ = compile_article(source, "---\ntitle: One\n---\nText.\n", Rules())

    def make(aliases):
        own = replace(article, meta=article.meta._replace(aliases=tuple(aliases)))
        addresses = Addresses(project, {own.key: own}, Folders({}))
        redirects = Redirects(project, addresses, {own.key: own})
        redirects.add_aliases([own])
        return redirects, host_files(project, SimpleNamespace(redirects=redirects.sorted()))

    return make


def meant(alias: str) -> str:
    """Return the address that an accepted alias stands for."""
    path = unicodedata.normalize("NFC", unquote(alias)).strip("/")
    parts = [part for part in path.split("/") if part.lower() != "index.html"]
    if not alias.startswith("/") and parts[0] != "en":
        parts = ["en", *parts]
        parts[-1] = parts[-1].removesuffix(".md") or ".md"
    return f"/help/{quote('/'.join(parts))}/"


@settings(
    max_examples=TRIES,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(aliases=ALIASES)
def test_any_aliases(small, aliases):
    redirects, pairs = small(aliases)

    assert set(pairs.values()) <= {"/help/en/a/one/"}
    accepted = [a for a in aliases if not [d for d in redirects.diagnostics if f"`{a}`" in str(d)]]
    assert set(pairs) <= {meant(alias) for alias in accepted}
    for one in redirects.diagnostics:
        assert one.code in {"KB203", "KB222", "KB223"}
        assert one.hint
    for former, _ in redirects.sorted():
        assert not re.search(r"[\x00-\x20\"'\\$;*?#:<>|%\x7f\u202e\u2028]", former)
        assert all(0 < len(part.encode()) <= 255 for part in former.rstrip("/").split("/"))
        assert unicodedata.is_normalized("NFC", former)
