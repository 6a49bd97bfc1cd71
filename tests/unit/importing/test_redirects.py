"""Lists of redirects of other sites."""

from pathlib import Path

import pytest

from kbgen import toml
from kbgen.importing.redirects import read_redirects, with_redirects
from tests.factories import article_text

LISTS = {
    "_redirects": (
        "# moved\n/old/a /en/a/ 301!\n/old/b\t/en/b/ # by hand\n/old/* /en/:splat 301\n"
        "/app /index.html 200\n/lang /de/ 302 Language=de\n"
    ),
    "list.csv": (
        "Old URL;New URL;Code\nhttps://help.example/old/a;https://help.example/en/a/;301\n"
        "/old/b;/en/b/;301\n/lang;/de/;302\n/old/*;/en/:splat;301\n/app;/index.html;200\n"
    ),
    ".htaccess": (
        'Redirect 301 /old/a "/en/a/"\nRedirectPermanent /old/b https://help.example/en/b/\n'
        "RedirectMatch ^/old/(.*)$ /en/$1\nRedirect /lang /de/\nRedirect gone /app\n"
    ),
    "map.conf": (
        'map $uri $new {\n    default "";\n    /old/a /en/a/;\n    "/old/b" "/en/b/";\n'
        "    /lang /de/;\n    ~^/old/(.*)$ /en/$1;\n    /app /x 410;\n}\n"
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_each_form_gives_the_same_redirects_and_names_what_is_left_out(tmp_path, name) -> None:
    file = tmp_path / name
    file.write_text(LISTS[name], "utf-8")

    found = read_redirects(file, {}, "https://help.example/")

    assert found.redirects == {"/old/a/": "/en/a/", "/old/b/": "/en/b/", "/lang/": "/de/"}
    messages = sorted(problem.message for problem in found.problems)
    assert len(messages) == 2, messages
    assert any("is a pattern" in one for one in messages)
    assert any("`/app` answers" in one for one in messages)


def test_goals_are_followed_to_their_end_and_known_addresses_stay(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "/one,/two\n/two,/hc/en-us/articles/12-fees\n/hc/en-us/articles/12-fees,/elsewhere/\n"
        "/shop,https://shop.example/x?y=1\n/loop,/pool\n/pool,/loop\n/q?id=1,/en/\n"
    )
    former = {"/hc/en-us/articles/12-fees/": "/en/returns/fees/"}

    found = read_redirects(file, former)

    assert found.redirects == {
        "/one/": "/en/returns/fees/",
        "/two/": "/en/returns/fees/",
        "/shop/": "https://shop.example/x?y=1",
    }
    assert [problem.message for problem in found.problems] == [
        "`/q?id=1` cannot be an address: it has a query",
        "`/loop/` leads back to itself",
        "`/pool/` leads back to itself",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('site.name = "x"\n', 'site.name = "x"\n\n[redirects]\n"/a/" = "/en/a/"\n'),
        (
            '[redirects] # old\n"/b/" = "/en/b/"\n\n[site]\nname = "x"',
            '[redirects] # old\n"/a/" = "/en/a/"\n"/b/" = "/en/b/"\n\n[site]\nname = "x"',
        ),
    ],
)
def test_redirects_are_added_and_all_else_stays(before: str, after: str) -> None:
    assert with_redirects(before, {"/a/": "/en/a/"}, "kbgen.toml") == after
    assert toml.parse(after)["redirects"]["/a/"] == "/en/a/"


def test_a_list_becomes_redirects_of_the_built_site(tmp_path: Path, kbgen) -> None:
    root = tmp_path / "help"
    (root / "content/en/returns").mkdir(parents=True)
    article = article_text("Fees", aliases="[/hc/12]")
    (root / "content/en/returns/fees.md").write_text(article)
    (root / "kbgen.toml").write_bytes(b'# Ours\r\n[site]\r\nname = "Help"\r\n')
    (root / "_old").write_text("/faq/fees /hc/12\n/faq/* /en/\n")

    done = kbgen("import", "redirects", "_old", cwd=root)

    assert done.returncode == 1
    assert done.stdout == "1 redirect added; 1 line left out. Run: kbgen check\n"
    assert "_old:2: `/faq/*` is a pattern" in done.stderr
    assert (root / "kbgen.toml").read_bytes() == (
        b'# Ours\r\n[site]\r\nname = "Help"\r\n\r\n'
        b'[redirects]\r\n"/faq/fees/" = "/en/returns/fees/"\r\n'
    )
    assert kbgen("build", "-q", cwd=root).returncode == 0
    assert "/faq/fees/ /en/returns/fees/ 301" in (root / "site/_redirects").read_text()
