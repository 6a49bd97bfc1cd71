"""KB227 and KB228: addresses without a page, of readers and of the shop's links; and their fix."""

import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from kbgen.check import dead_paths, run_rules, shop
from kbgen.check.fixes import fix
from kbgen.check.shop import Pace, read_shop
from kbgen.cli import _cli
from kbgen.errors import KbgenError
from kbgen.feedback import Arrival, open_store, read_event
from kbgen.feedback.arrival import now
from kbgen.moved import DeadPath

HELP = "https://help.example.com/kb/"
CONFIG = f'[site]\nname = "Help"\nurl = "{HELP}"\n'


@pytest.fixture
def content(text_of):
    return {
        "en/returns/refunds.md": text_of("When do I get my money back?", "In five days."),
        "en/returns/labels.md": text_of("Print a return label", "At home."),
        "en/shipping/track.md": text_of("Track your order", "Here.", aliases="[/en/parcel/]"),
    }


def dead(path: str, readers: int = 3, *hosts: str) -> DeadPath:
    return DeadPath(path, readers, readers, hosts, 0)


def test_dead_addresses_are_reported_with_the_line_to_add(checked, content):
    site = checked(content, CONFIG)
    listed = [
        dead("/kb/en/returns/money-back/", 3, "shop.example"),
        dead("/kb/en/returns/money-or-label/?x"),
        dead("/kb/en/parcel/"),  # redirects
        dead("/kb/en/returns/labels/"),
        dead("/kb/en/returns/lables/", 1),  # once: a typo
        dead("/kb/en/returns/qqq/"),
        dead("/kb/zzz/"),
    ]
    found = run_rules(site, [dead_paths.rule(listed)], {})

    assert {one.code for one in found} == {"KB227"}
    assert sorted((one.span.path, one.message, one.hint) for one in found) == [
        (
            "content/en/returns/labels.md",
            "No page at /kb/en/returns/money-or-label/?x for 3 readers",
            (
                "If it means “Print a return label”: Add `aliases:"
                " [/en/returns/money-or-label/]` to content/en/returns/labels.md."
            ),
        ),
        (
            "content/en/returns/refunds.md",
            "No page at /kb/en/returns/money-back/ for 3 readers, from shop.example",
            (
                "Add `aliases: [/en/returns/money-back/]` to content/en/returns/refunds.md"
                " (`--fix` does it)."
            ),
        ),
        (
            "kbgen.toml",
            "No page at /kb/en/returns/qqq/ for 3 readers",
            'Add "/en/returns/qqq/" = "/en/returns/" under [redirects] in kbgen.toml.',
        ),
        (
            "kbgen.toml",
            "No page at /kb/zzz/ for 3 readers",
            "Redirect it in the settings of your host, or correct the links that lead there.",
        ),
    ]


def test_fix_writes_the_aliases_that_are_certain(checked, content):
    site = checked(content, CONFIG)
    listed = [dead("/kb/en/returns/money-back/"), dead("/kb/en/old/labels/"), dead("/kb/en/x/")]
    changes = fix(site, None, listed)

    assert sorted(map(str, changes)) == [
        "content/en/returns/labels.md:3: + aliases: [/en/old/labels/]",
        "content/en/returns/refunds.md:3: + aliases: [/en/returns/money-back/]",
    ]
    assert fix(checked({}, CONFIG), None, listed) == ()


PAGES = {
    "/": '<a href="/de/">DE</a> <a href="/orders?page=2">more</a> <a href="https://[">bad</a>'
    f'<a href="{HELP}en/returns/refunds/?from=shop#a">fine</a>',
    "/de/": '<base href="/de/"><a href="konto/x">x</a>'
    f'<a href="{HELP}en/returns/money-back/">Geld</a>',
    "/de/konto/x": f'<script type="application/json">{{"u":"{HELP}en/gone/"}}</script>'.replace(
        "/en/", "\\/en\\/"
    ),
    "/private/": f'<a href="{HELP}en/secret/">never read</a>',
    "/robots.txt": "User-agent: *\nDisallow: /private/\n",
}
PAGES["/"] += '<a href="/private/">p</a><a href="/catalogue.pdf">pdf</a><a href="/checkout/">c</a>'


@pytest.fixture
def shop_server():
    """Run a small shop; yield its address, and the paths that were asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # name of the library
            asked.append(self.path)
            body = PAGES.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join()


def test_a_shop_is_crawled_politely_and_its_dead_links_are_reported(checked, content, shop_server):
    url, asked = shop_server
    links = read_shop(url, HELP, Pace(delay=0))
    found = run_rules(checked(content, CONFIG), [shop.rule(links)], {})

    assert asked == ["/robots.txt", "/", "/de/", "/de/konto/x"]
    assert (links.read, links.is_cut) == (3, False)
    assert [(one.code, one.span.path, one.message) for one in found] == [
        (
            "KB228",
            "content/en/returns/refunds.md",
            f"The shop links to /kb/en/returns/money-back/, which has no page: {url}de/",
        ),
        (
            "KB228",
            "kbgen.toml",
            f"The shop links to /kb/en/gone/, which has no page: {url}de/konto/x",
        ),
    ]


def test_a_crawl_is_bounded(shop_server):
    url, _ = shop_server
    assert read_shop(url, HELP, Pace(pages=1, delay=0))[1:] == (1, True)
    assert read_shop(url, HELP, Pace(delay=0, all=0))[1:] == (0, True)
    with pytest.raises(KbgenError, match="cannot be read: 404"):
        read_shop(f"{url}nothing", HELP, Pace(delay=0))


MAIL = f"""\
Subject: Your order
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<a href=3D"{HELP}en/returns/money-=
back/">R=C3=BCckgabe</a>
"""


def test_mail_templates_are_read_for_links(tmp_path):
    (tmp_path / "order.eml").write_text(MAIL)
    (tmp_path / "plain.txt").write_text(
        f"Hello {{{{ name }}}},\ntrack it: {HELP}en/shipping/track/.\n"
        f"Or {HELP}en/{{{{ slug }}}} and {HELP}en/x-*|ID|* and https://help.example.com/other/\n"
        f"({HELP}de/gr%C3%B6%C3%9Fen/)"
    )
    links = read_shop(str(tmp_path), HELP)

    assert links.read == 2
    assert links.links == (
        ("/kb/de/gr%C3%B6%C3%9Fen/", (f"{tmp_path}/plain.txt:4",)),
        ("/kb/en/returns/money-back/", (f"{tmp_path}/order.eml:1",)),
        ("/kb/en/shipping/track/", (f"{tmp_path}/plain.txt:2",)),
    )


def test_what_cannot_be_read_is_said(tmp_path):
    with pytest.raises(KbgenError, match="not found"):
        read_shop(str(tmp_path / "none"), HELP)
    with pytest.raises(KbgenError, match="requires the address of the site"):
        read_shop("https://shop.example/", "")


def test_check_reads_the_store_and_fixes(make_project, content):
    project = make_project(content, CONFIG)
    run = ["check", "-f", str(project.root / "kbgen.toml")]
    nothing = CliRunner().invoke(_cli, [*run, "--missing"])
    assert "Feedback store sqlite:///feedback.db not found" in str(nothing.exception)
    with open_store(project.store, project.root) as store:
        for host in ("shop.example", "shop.example", "mail.example"):
            event = read_event(
                {
                    "id": str(uuid.uuid4()),
                    "type": "missing",
                    "at": "2026-11-20T10:00:00Z",
                    "locale": "en",
                    "page": "/kb/en/returns/money-back/",
                    "referrer": host,
                }
            )
            store.add([Arrival(event=event, received=now())])
    found = CliRunner().invoke(_cli, [*run, "--missing"])
    assert "No page at /kb/en/returns/money-back/ for 3 readers, from shop.example" in found.output
    fixed = CliRunner().invoke(_cli, [*run, "--missing", "--fix"])
    assert "No page at" not in fixed.output
    assert "aliases: [/en/returns/money-back/]" in (
        (project.content / "en/returns/refunds.md").read_text()
    )
