"""Measures the search of a large site: `python -m tests.bench.search [-n ARTICLES]`.

It writes a seeded corpus, builds its index, serves the site on loopback without compression and
asks 100 queries of two title words, half of them misspelt or cut short, in headless Chromium.
Bytes are min(raw, gzip -9) of each response; pages, style sheets, pictures, fonts and the scripts
of the feedback are left out.
"""

import argparse
import functools
import gzip
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

from kbgen.build import BuildOptions, check
from kbgen.config import load_project
from kbgen.model.search import SearchCorpus, SearchText
from kbgen.search import search_corpus, searched_articles
from tests.bench.corpus import write_corpus
from tests.bench.queries import title_queries
from tests.written import index_documents, read_text

NOT_SEARCH = {"document", "stylesheet", "image", "font"}
#: Scripts that come after the page, whether somebody searches or not.
AFTER = re.compile(r"js/(?:feedback|reading|ways)")
#: Of `title_queries`, in their order.
KINDS = ("plain", "typo", "plain", "cut")
#: Queries that are typed letter by letter.
TYPED = 24
READY = "async () => { while (!window.kbgen?.search) await new Promise(r => setTimeout(r, 10)) }"
SEARCH = "async (query) => (await window.kbgen.search(query, {limit: 10})).map((hit) => hit.id)"
TYPE = """async (queries) => {
    const tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration)))
        .observe({entryTypes: ["longtask"]});
    const times = [];
    for (const query of queries) {
        for (let length = 2; length <= query.length; length++) {
            const start = performance.now();
            await window.kbgen.search(query.slice(0, length), {limit: 6});
            times.push(performance.now() - start);
            await new Promise((resolve) => setTimeout(resolve));
        }
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return [times, tasks];
}"""


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; yield its address."""
    handler = functools.partial(Handler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def weigh(responses: list[Response]) -> int:
    """Return the bytes on the wire of what search needs."""
    asked = [r for r in responses if r.request.resource_type not in NOT_SEARCH]
    bodies = [r.body() for r in asked if not AFTER.search(r.url)]
    return sum(min(len(body), len(gzip.compress(body, 9))) for body in bodies)


def collect(page: Page, responses: list[Response]) -> None:
    def keep(response: Response) -> None:
        responses.append(response)

    page.on("response", keep)


def first_query(browser: Browser, url: str, query: str) -> int:
    """Return the bytes of a first query in a fresh profile."""
    context = browser.new_context()
    page = context.new_page()
    responses: list[Response] = []
    collect(page, responses)
    page.goto(url)
    page.evaluate(READY)
    page.evaluate(SEARCH, query)
    page.wait_for_timeout(50)
    size = weigh([r for r in responses if "icon" not in r.url])
    context.close()
    return size


def further_queries(
    browser: Browser, url: str, queries: list[tuple[str, str]]
) -> tuple[list[int], list[bool]]:
    """Return the bytes of each query in one profile, and whether it finds its article first."""
    page = browser.new_page()
    responses: list[Response] = []
    collect(page, responses)
    page.goto(url)
    page.evaluate(READY)
    sizes, good = [], []
    for query, wanted in queries:
        responses.clear()
        ids = page.evaluate(SEARCH, query)
        sizes.append(weigh(responses))
        good.append(ids[:1] == [wanted])
    page.close()
    return sizes, good


def keystrokes(browser: Browser, url: str, queries: list[str]) -> tuple[list[float], list[float]]:
    """Return milliseconds of each keystroke, and of the long tasks, with the CPU throttled 4x."""
    page = browser.new_page()
    page.set_default_timeout(600_000)
    page.goto(url)
    page.evaluate(READY)
    page.evaluate(TYPE, queries)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times, tasks = page.evaluate(TYPE, queries)
    page.close()
    return times, tasks


def index_cost(project: Path) -> tuple[float, int]:
    """Return CPU seconds of one index, and by how many bytes the peak of memory grew."""
    loaded = load_project(project / "kbgen.toml")
    site = check(loaded, BuildOptions(out=project / "site")).site
    corpus = search_corpus(loaded, site, loaded.default_locale)
    articles = searched_articles(site, loaded.default_locale)
    texts = tuple(read_text(loaded, article) for article in articles)
    # A process of its own: this one's peak is that of compiling.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_index_cost, texts, corpus).result()


def _index_cost(texts: tuple[SearchText, ...], corpus: SearchCorpus) -> tuple[float, int]:
    before = _peak()
    start = time.process_time()
    index_documents(texts, corpus)
    return time.process_time() - start, _peak() - before


def _peak() -> int:
    """Return the most bytes of memory that this process has had (Linux)."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    return 1024 * int(found[1]) if found else 0


def spread(values: list[int]) -> str:
    return f"{statistics.median(values) / 1000:.1f} kB median, {max(values) / 1000:.1f} kB max"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-n", type=int, default=10_000, metavar="ARTICLES")
    count = parser.parse_args().n
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        project, site = Path(work), Path(work) / "site"
        write_corpus(project, count)
        command = [sys.executable, "-m", "kbgen", "build", "-q", "-f", project / "kbgen.toml"]
        subprocess.run([*command, "-d", site], check=True)
        seconds, memory = index_cost(project)
        print(
            f"{count} articles: index {seconds:.1f} s CPU, {memory / 1e6:.0f} MB more at the peak"
        )
        files = [file for file in (site / "_kb/search").rglob("*") if file.is_file()]
        print(f"index: {len(files)} files, {sum(f.stat().st_size for f in files) / 1e6:.1f} MB")
        queries = title_queries(project, "en")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with serve(site) as address:
            url = f"{address}en/"
            firsts = [first_query(browser, url, query) for query, _ in queries[:20]]
            sizes, good = further_queries(browser, url, queries)
            times, tasks = keystrokes(browser, url, [query for query, _ in queries[:TYPED]])
        browser.close()
    print(f"first query: {spread(firsts)}")
    for kind in dict.fromkeys(KINDS):
        of_kind = [n for at, n in enumerate(sizes) if at and KINDS[at % len(KINDS)] == kind]
        print(f"further query, {kind}: {spread(of_kind)}")
    print(f"success at 1: {statistics.fmean(good):.2f}")
    p95 = statistics.quantiles(times, n=20, method="inclusive")[18]
    print(f"keystroke, CPU 4x slower: p50 {statistics.median(times):.1f} ms, p95 {p95:.1f} ms")
    print(f"long tasks: {len(tasks)}, the longest {max(tasks, default=0):.0f} ms")


if __name__ == "__main__":
    main()
