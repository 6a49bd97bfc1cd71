"""Settings of hosts, on the servers themselves where they run here."""

import json
import shutil
import subprocess

import pytest

from kbgen.build.folder import check_output
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.publish import read_rules
from kbgen.publish.asking import ask
from kbgen.publish.hosts import HOSTS, HostedSite
from kbgen.publish.live import check_live, open_live
from kbgen.publish.rules import HeaderRule, Redirect, SiteRules
from tests import webserver
from tests.factories import article_text, build_site, write_project

pytestmark = pytest.mark.slow

POLICY = "default-src 'self'; frame-ancestors 'self'"


@pytest.fixture(scope="module")
def below(tmp_path_factory):
    """A site in a folder of another one."""
    config = '[site]\nname = "Help"\nurl = "https://shop.example.com/help/"\n'
    texts = {
        "en/returns/refunds.md": article_text(
            "Refunds", aliases="[/en/money-back]", updated="2026-01-02"
        )
    }
    root = write_project(tmp_path_factory.mktemp("below") / "project", texts, config)
    build_site(root)
    return load_project(root / "kbgen.toml")


def make(name, site, root="/var/www/help"):
    hosted = HostedSite(rules=read_rules(site), url="https://help.example.com/", root=str(root))
    return HOSTS[name].make(hosted)


def test_caddy_serves_the_site_as_it_should_be(site, paths):
    with webserver.caddy(make("caddy", site, site)) as url:
        assert [str(one) for one in check_live(open_live(url, site, paths, "/"))] == []
        serves_pages_and_twins(url)


def test_apache_serves_the_site_as_it_should_be(site, paths, tmp_path):
    shutil.copytree(site, tmp_path / "www")
    (tmp_path / "www/.htaccess").write_text(make("apache", site), "utf-8")
    with webserver.apache(tmp_path / "www") as url:
        assert [str(one) for one in check_live(open_live(url, site, paths, "/"))] == []
        serves_pages_and_twins(url)


def serves_pages_and_twins(url):
    page, twin, feed = (
        ask(url + path)
        for path in ("en/returns/refunds/", "en/returns/refunds/index.md", "en/changes.atom")
    )
    for one in (page, twin, feed):
        assert (one.status, one.header("Cache-Control")) == (200, "no-cache")
        assert one.header("Link").endswith('llms.txt>; rel="describedby"; type="text/markdown"')
    assert page.header("Content-Security-Policy") == POLICY
    assert twin.header("Content-Type").lower() == "text/markdown; charset=utf-8"
    assert feed.header("Content-Type").startswith("application/atom+xml")


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_a_site_below_a_path_is_served_as_it_should_be(name, below, tmp_path):
    site = below.root / "site"
    shutil.copytree(site, tmp_path / "www/help")
    hosted = HostedSite(
        rules=read_rules(site), url=below.config.site.url, root=str(tmp_path / "www")
    )
    files = check_output(site, below.root).files
    with getattr(webserver, name)(HOSTS[name].make(hosted)) as url:
        assert [*check_live(open_live(f"{url}help/", site, files, "/help/"))] == []
        serves_pages_and_twins(f"{url}help/")


def test_files_of_hosts_are_json_with_all_headers_and_redirects(site):
    azure = json.loads(make("azure-static-web-apps", site))
    assert azure["globalHeaders"]["Content-Security-Policy"] == POLICY
    assert {"route": "/en/größe/", "redirect": "/en/returns/refunds/", "statusCode": 301} in azure[
        "routes"
    ]
    vercel = json.loads(make("vercel", site))
    sources = {one["source"] for one in vercel["redirects"]}
    assert {"/en/größe/", "/en/old-\\(5\\)\\+a/"} <= sources
    assert {"/(.*)", "/_kb/theme/(.*)", "/_kb/urls\\.json"} <= {
        one["source"] for one in vercel["headers"]
    }
    firebase = json.loads(make("firebase", site))["hosting"]
    assert {"source": "/en/money-back/", "destination": "/en/returns/refunds/", "type": 301} in (
        firebase["redirects"]
    )
    assert {"**", "/_kb/media/**", "/_kb/articles.*"} <= {
        one["source"] for one in firebase["headers"]
    }


def test_the_function_for_cloudfront_runs(site, tmp_path):
    script = (
        make("cloudfront", site)
        + """
const ask = (uri) => handler({ context: { eventType: 'viewer-request' }, request: { uri } });
const answer = (uri) => handler({
  context: { eventType: 'viewer-response' }, request: { uri }, response: { headers: {} },
}).headers;
console.log(JSON.stringify([
  ask('/en/').uri, ask('/en').uri, ask('/robots.txt').uri, ask('/%E0%A4%A').uri + '',
  ask('/en/gr%C3%B6%C3%9Fe/').headers.location.value, answer('/en/').link.value,
  ...['/en/', '/_kb/media/a.svg'].map((uri) => answer(uri)['content-security-policy'].value),
]));
"""
    )
    (tmp_path / "function.js").write_text(script, "utf-8")
    done = subprocess.run(
        ["node", str(tmp_path / "function.js")], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [
        "/en/index.html",
        "/en/index.html",
        "/robots.txt",
        "/%E0%A4%A/index.html",
        "/en/returns/refunds/",
        '</en/llms.txt>; rel="describedby"; type="text/markdown"',
        POLICY,
        "sandbox",
    ]


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://help.example.com/", "help.example.com\n"),
        ("https://user.github.io/help/", ""),
        ("http://127.0.0.1:8000/", ""),
        ("", ""),
    ],
)
def test_a_domain_of_ones_own_is_in_cname(url, text):
    rules = SiteRules([], [])
    assert HOSTS["github-pages"].make(HostedSite(rules=rules, url=url, root="")) == text


def test_what_a_host_does_not_take_is_said_or_left_to_the_browser():
    rules = SiteRules(
        [HeaderRule("/*", {"Referrer-Policy": "no-referrer"})],
        [Redirect(f"/en/old-{number}/", "/en/") for number in range(2_001)],
    )
    hosted = HostedSite(rules=rules, url="", root="")
    with pytest.raises(KbgenError, match="reads 2000 redirects"):
        HOSTS["cloudflare-pages"].make(hosted)
    assert json.loads(HOSTS["azure-static-web-apps"].make(hosted))["routes"] == []
    assert "2001 redirects do not fit" in HOSTS["cloudfront"].make(hosted)


def test_every_host_of_the_configuration_is_known():
    from typing import get_args

    from kbgen.config.publish import Host

    assert set(get_args(Host)) == set(HOSTS)


@pytest.mark.parametrize(("languages", "fits"), [(25, True), (91, True), (92, False)])
def test_cloudflare_reads_the_rules_that_matter_of_that_many_languages(languages, fits):
    entrances = [
        HeaderRule(f"/_kb/search/{n}.json", {"Cache-Control": "no-cache"}) for n in range(languages)
    ]
    guides = [HeaderRule(f"/{n}/*", {"Link": "<llms.txt>"}) for n in range(languages)]
    first = [HeaderRule(f"/{n}/*", {"Cache-Control": "x"}) for n in range(9)]
    hosted = HostedSite(rules=SiteRules([*first, *entrances, *guides], []), url="", root="")
    if fits:
        assert HOSTS["cloudflare-pages"].make(hosted) == ""
    else:
        with pytest.raises(KbgenError, match="reads 100 rules of _headers; the site has 101"):
            HOSTS["cloudflare-pages"].make(hosted)
