"""Few rules of headers say the same of every file as a rule for each file and language did."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kbgen.publish import read_rules
from kbgen.publish.hosts import HOSTS, HostedSite
from kbgen.publish.rules import HeaderRule
from tests.factories import article_text, build_site, write_project

LOCALES = [
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt-BR", "ro", "sk", "sl", "sv", "th",
]  # fmt: skip
CONFIG = """[site]
name = "Help"
url = "https://help.example.com/"
[embed]
origins = ["https://shop.example.com"]
[markets.DE]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A site in 30 languages, with files of every kind that has a rule."""
    root = tmp_path_factory.mktemp("many") / "project"
    text = "It costs {{ policy.fee }}. [List](list.pdf) ![Logo](logo.svg)"
    content = {
        "policies.toml": 'fee = { type = "money", value = "3 EUR" }\n',
        "en/costs/fee.md": article_text("Fee", text),
        "de/costs/fee.md": article_text("Kosten", "Das kostet {{ policy.fee }}."),
        "en/costs/list.pdf": b"%PDF-1.4",
        "en/costs/logo.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    }
    write_project(root, content, CONFIG + "".join(f"[locales.{tag}]\n" for tag in LOCALES))
    build_site(root)
    return root / "site"


def cloudflare(pattern: str) -> str:
    """`*` fits everything, `:name` what has no slash.

    https://developers.cloudflare.com/pages/configuration/headers/
    """
    return re.sub(r":[A-Za-z]\w*", "[^/]+", re.escape(pattern).replace(r"\*", ".*"))


def netlify(pattern: str) -> str:
    """`*` as the last part fits the folder and everything below it, in a part any characters.

    https://docs.netlify.com/manage/routing/headers/
    """
    parts = []
    for part in pattern.strip("/").split("/"):
        is_name = part.startswith(":")
        parts.append("[^/]+" if is_name else re.escape(part).replace(r"\*", ".*"))
    whole = "/" + "/".join(parts)
    return re.sub(r"/\.\*$", "(?:/.*)?", whole) if pattern != "/*" else ".*"


def effective(rules: list[HeaderRule], path: str, form: Callable[[str], str]) -> dict[str, str]:
    """Return the headers of a path: those of all rules that fit, joined where they meet."""
    found: dict[str, str] = {}
    for rule in rules:
        if re.fullmatch(form(rule.pattern), path):
            for name, value in rule.headers.items():
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def one_by_one(rules: list[HeaderRule]) -> list[HeaderRule]:
    """Return the rules with one for each list and language, as they were."""
    found = []
    for rule in rules:
        kind = re.fullmatch(r"/_kb/(articles|policies)\.\*", rule.pattern)
        found += [rule] if not kind else [
            HeaderRule(f"/_kb/{kind[1]}.{tag.lower()}.json", rule.headers) for tag in LOCALES
        ]  # fmt: skip
    return found


@pytest.mark.parametrize("form", [cloudflare, netlify])
def test_every_file_has_the_headers_that_it_had(site, form):
    rules = list(read_rules(site).headers)
    before = one_by_one(rules)
    assert len(before) == len(rules) + 2 * len(LOCALES) - 2
    files = sorted(one.relative_to(site).as_posix() for one in site.rglob("*") if one.is_file())
    caches = set()
    for file in files:
        path = f"/{file.removesuffix('index.html')}"
        after = effective(rules, path, form)
        assert after == effective(before, path, form), path
        caches.add(after.get("Cache-Control"))
    # None is of two rules: a host would join their values.
    assert caches == {None, "no-cache", "public, max-age=31536000, immutable"}
    lists = [one for one in files if re.match(r"_kb/(articles|policies)\.", one)]
    assert len(lists) == 2 * len(LOCALES)


def test_cloudflare_reads_every_rule_of_thirty_languages(site):
    rules = read_rules(site)
    assert len(rules.headers) <= 70
    hosted = HostedSite(rules=rules, url="https://help.example.com/", root="")
    assert HOSTS["cloudflare-pages"].make(hosted) == ""
