"""Values in values: what would be endless, too deep or too long is found before it is made."""

import datetime as dt

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project
from kbgen.policy import read_policies
from kbgen.policy.growth import DEEPEST, LARGEST

pytestmark = pytest.mark.slow


@pytest.fixture
def read(tmp_path):
    def read_it(*values: tuple[str, str]):
        """Read texts by name."""
        lines = [f"{name} = {{ type = 'text', value = '''{text}''' }}\n" for name, text in values]
        (tmp_path / "policies.toml").write_text("".join(lines), encoding="utf-8")
        return read_policies(tmp_path, ("DE", "US"))

    return read_it


def refs(name: str, count: int) -> str:
    return f"{{{{ policy.{name} }}}} " * count


def layers(depth: int, count: int) -> list[tuple[str, str]]:
    """Return values of which each names the one before it so many times."""
    return [("v0", "word"), *((f"v{n}", refs(f"v{n - 1}", count)) for n in range(1, depth + 1))]


@pytest.mark.parametrize(
    ("depth", "count"), [(4, 10), (8, 10), (18, 3), (14, 2), (2, 200), (1, 5000)]
)
def test_a_value_that_becomes_too_long_is_an_error_at_its_line(read, depth, count):
    policies, found = read(*layers(depth, count))

    assert {(one.code, one.span.path) for one in found} == {("KB313", "content/policies.toml")}
    name, line = found[0].message.split("`")[1], found[0].span.line
    assert name == f"v{line - 1}"
    assert f"longer than {LARGEST} characters" in found[0].message
    assert name in policies.broken
    assert len(policies.values) + len(policies.broken) == depth + 1


@pytest.mark.parametrize(("depth", "count"), [(3, 10), (DEEPEST, 1), (10, 2), (1, 300)])
def test_values_in_values_are_fine(read, depth, count):
    policies, found = read(*layers(depth, count))

    assert (found, len(policies.values)) == ((), depth + 1)


def test_a_long_value_is_too_long_by_itself(read):
    _, found = read(("a", "word " * 1_990), ("b", "word " * 2_010))

    assert [(one.code, one.span.line) for one in found] == [("KB313", 2)]


@pytest.mark.parametrize("depth", [DEEPEST + 1, 30, 5_000])
def test_values_are_not_nested_deeper_than_a_few(read, depth):
    policies, found = read(*layers(depth, 1))

    assert {one.code for one in found} == {"KB313"}
    assert found[0].span.line == DEEPEST + 2
    assert found[0].message == (
        f"`v{DEEPEST + 1}` names values that name values, more than {DEEPEST} deep"
    )
    assert len(policies.values) + len(policies.broken) == depth + 1


def test_growth_through_a_market_and_a_locale_is_seen(tmp_path):
    (tmp_path / "policies.toml").write_text(
        f"a = {{ type = 'text', value = '{'x' * 200}' }}\n"
        f"b = {{ type = 'text', value = {{ en = 'x', de = '{refs('a', 60)}' }} }}\n"
        f"c = {{ type = 'text', value = 'x', markets = {{ DE = '{refs('a', 60)}' }} }}\n"
        f"d = {{ type = 'text', value = 'x', markets = {{ DE = 'y' }} }}\n",
        encoding="utf-8",
    )
    _, found = read_policies(tmp_path, ("DE", "US"))

    assert [(one.code, one.span.line) for one in found] == [("KB313", 2), ("KB313", 3)]


def test_a_great_many_values_that_name_each_other_are_all_reported(read):
    names = [f"v{number}" for number in range(3_000)]
    ring = zip(names, (*names[1:], names[0]), strict=True)
    _, found = read(*((name, refs(other, 1)) for name, other in ring))

    assert {one.code for one in found} == {"KB308"}
    assert len(found) == 3_000


def test_who_names_a_value_of_a_loop_is_not_in_it(read):
    _, found = read(("a", refs("b", 1)), ("b", refs("a", 1)), ("c", refs("a", 1)))

    assert [one.span.line for one in found] == [1, 2]


def test_a_page_stays_small_and_says_why(write_project):
    lines = [f"{name} = {{ type = 'text', value = '{text}' }}\n" for name, text in layers(12, 10)]
    root = write_project(
        {
            "policies.toml": "".join(lines),
            "en/a/b.md": "---\ntitle: A {{ policy.v12 }}\n---\n{{ policy.v12 }} {{ policy.v3 }}\n",
        }
    )
    options = BuildOptions(out=root / "site", as_of=dt.date(2026, 11, 28))
    result = build(load_project(root / "kbgen.toml"), options)

    assert {one.code for one in result.diagnostics} == {"KB313"}
    assert len((root / "site/en/a/b/index.html").read_bytes()) < 60_000


@pytest.mark.parametrize("text", ["{} ", "{}\n\n", "![{}](x.png) ", "[a]({}) ", "# {}\n\n"])
def test_an_article_has_so_many_values(compile_text, text):
    body = text.format("{{ policy.a.b }}") * 5_100
    article, _ = compile_text(f"---\ntitle: A\n---\n{body}")

    assert [one.code for one in article.diagnostics if one.code != "KB209"] == ["KB315"]


def test_values_beyond_the_last_are_shown_as_they_were_written(compile_text, shown):
    body = "{{ policy.a.b }}\n\n" * 5_000 + "Last {{policy.a.b|short}}\n"
    article, html = compile_text(f"---\ntitle: A\n---\n{body}")

    assert [(one.code, one.span.line) for one in article.diagnostics] == [("KB315", 10_004)]
    assert len(article.slots) == 5_000
    assert "<p>Last {{ policy.a.b | short }}</p>" in "".join(html.html)
