"""`kbgen publish --check` against a real web server: nothing to say where all is well, and every
wrong header, lost redirect and missing file is found."""

import shutil
from email.message import Message

import pytest

from kbgen.commands.live import check_live as run_check
from kbgen.publish import read_rules
from kbgen.publish.asking import Answer
from kbgen.publish.hosts import HOSTS, HostedSite
from kbgen.publish.judging import judge
from kbgen.publish.live import check_live, open_live
from tests import webserver

pytestmark = pytest.mark.slow

CSP = "add_header Content-Security-Policy \"default-src 'self'; frame-ancestors 'self'\" always;"
PAGES = 'try_files $uri $uri/ =404;\n        add_header Cache-Control "no-cache" always;'
FOREVER = 'add_header Cache-Control "public, max-age=31536000, immutable" always;'
#: What is wrong → (the text of nginx's settings, what stands there instead, words of the finding).
SEEDED = {
    "no policy": (CSP, "", "Content-Security-Policy is missing"),
    "another policy": (CSP, CSP.replace("'self';", "'self' 'unsafe-inline';"), "expected `default"),
    "no sniffing": (
        'add_header X-Content-Type-Options "nosniff" always;',
        "",
        "X-Content-Type-Options is missing",
    ),
    "no referrer policy": (
        'add_header Referrer-Policy "strict-origin-when-cross-origin" always;',
        "",
        "Referrer-Policy is missing",
    ),
    "nothing is cached": (FOREVER, "", "Cache-Control is missing, expected a year"),
    "cached for a day": (FOREVER, FOREVER.replace("31536000, immutable", "86400"), "max-age=86400"),
    "pages for a year": (PAGES, PAGES.replace("no-cache", "max-age=31536000"), "old version"),
    "entrances for an hour": (
        "location = /_kb/search/en.json {",
        "location = /_kb/search/en.json { expires 1h; }\n    location = /x {",
        "old version for 3,600",
    ),
    "scripts as text": ("charset utf-8;", "types { text/plain js; text/html html; }", "text/plain"),
    "another charset": ("charset utf-8;", "charset iso-8859-1;", "charset=iso-8859-1"),
    "not compressed": ("gzip on;", "gzip off;", "It is not compressed"),
    "caches mix forms": ("gzip_vary on;", "", "Vary: Accept-Encoding is missing"),
    "missing pages are found": (
        "error_page 404 /404.html;",
        "error_page 404 =200 /404.html;",
        "does not exist answers 200",
    ),
    "missing page of the host": ("error_page 404 /404.html;", "", "not 404.html"),
    "pictures may run": ('"sandbox"', "\"default-src 'self'\"", "expected `sandbox`"),
    "downloads open": ('add_header Content-Disposition "attachment" always;', "", "attachment"),
    "redirects are lost": ("return 301 $kb_redirect;", "return 404;", "It leads to 404"),
    "redirects go home": ("return 301 $kb_redirect;", "return 301 /en/;", "expected http"),
    "redirects for today": (
        "return 301 $kb_redirect;",
        "return 302 $kb_redirect;",
        "Temporary, expected 301",
    ),
    "redirects in the browser": ("return 301 $kb_redirect;", "", "in the browser only: 3 former"),
    "folders need a slash": (
        "$uri $uri/ =404;",
        "$uri $uri/index.html =404;\n rewrite ^/(en|de)$ /x last;",
        "expected a redirect to",
    ),
    "an address is gone": (
        "location ~ /\\.kbgen {",
        "location = /de/returns/ { return 404; }\n    location ~ /\\.kbgen {",
        "/de/returns/: error: The answer is 404, expected 200",
    ),
    "index files are missing": (
        "location ^~ /_kb/search/i/ {",
        "location ^~ /_kb/search/i/ { deny all;",
        "403",
    ),
}

#: Faults that do not hide each other, on one server each.
GROUPS = [
    [
        *("no policy", "no sniffing", "nothing is cached", "scripts as text", "not compressed"),
        *("missing pages are found", "redirects go home", "pages for a year"),
    ],
    [
        *("another policy", "no referrer policy", "cached for a day", "another charset"),
        *("caches mix forms", "missing page of the host", "redirects are lost"),
        "entrances for an hour",
    ],
    [
        *("pictures may run", "downloads open", "redirects for today", "folders need a slash"),
        "an address is gone",
    ],
    ["redirects in the browser", "index files are missing"],
]


@pytest.fixture(scope="module")
def settings(site):
    rules = read_rules(site)
    return HOSTS["nginx"].make(
        HostedSite(rules=rules, url="https://help.example.com/", root=str(site))
    )


def look(url, site, paths):
    return [str(fault) for fault in check_live(open_live(url, site, paths, "/"))]


def test_nothing_is_wrong_with_the_settings_that_are_printed(
    settings, site, paths, project, capsys
):
    with webserver.nginx(settings) as url:
        assert look(url, site, paths) == []
        assert run_check(project, site, url, quiet=False) == 0
    assert capsys.readouterr().out == f"{url}: no problems\n"


@pytest.mark.parametrize("names", GROUPS, ids=str)
def test_what_is_wrong_is_found(names, settings, site, paths):
    for old, new, _ in map(SEEDED.get, names):
        assert old in settings
        settings = settings.replace(old, new)
    with webserver.nginx(settings) as url:
        found = look(url, site, paths)
    for name in names:
        assert any(SEEDED[name][2] in fault for fault in found), (name, found)


def test_every_kind_of_fault_is_tried():
    assert sorted(name for names in GROUPS for name in names) == sorted(SEEDED)
    assert len(SEEDED) >= 15


def test_an_older_publication_and_a_broken_index_are_found(settings, project, tmp_path, capsys):
    site = project.root / "site"
    root = tmp_path / "www"
    shutil.copytree(site, root)
    (root / "en/index.html").write_text("<p>Yesterday</p>")
    for file in (root / "_kb/search/i/en").glob("*.kb"):
        file.write_bytes(b"not an index")
    with webserver.nginx(settings.replace(str(site), str(root))) as url:
        assert run_check(project, site, url, quiet=True) == 1
    said = capsys.readouterr().err
    assert "files differ from" in said
    assert "Search does not work: Index file" in said


def test_a_server_that_does_not_answer_is_one_error(site, paths):
    found = look(f"http://127.0.0.1:{webserver.free_port()}/", site, paths)
    assert len(found) == 1
    assert "No answer" in found[0]


def test_capital_letters_in_the_name_of_a_host_change_nothing(site, paths):
    live = open_live("https://USER.github.io/Help", site, paths, "/")
    assert live.url == "https://user.github.io/Help/"


def test_what_buckets_get_uncompressed_is_no_finding():
    headers = Message()
    headers["Content-Type"] = "application/json"
    headers["Cache-Control"] = "no-cache"
    for path, count in (("_kb/urls.json", 0), ("_kb/articles.en.json", 1)):
        answer = Answer(f"https://help.example.com/{path}", 200, headers, b"x" * 9_000)
        assert len([*judge(path, answer, {})]) == count
