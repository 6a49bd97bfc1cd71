"""A shopper's phone: `python -m tests.bench.phone [SITE] [--net slow-3g] [--locale en]`.

It builds the demo, or takes a built site, serves it as good static hosts do, and does the tasks of
`phone-tasks.tsv` in Chromium with a slow network and processor: tap on the box, type, tap on the
right result. A line of JSON for each task and one of medians: seconds until the first result, from
the tap and from the last key; requests, kilobytes and round trips in a row until then; the rank;
seconds from its tap to the article; whether its heading and the answer are on the screen.
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.host import host

TASKS = Path(__file__).with_name("phone-tasks.tsv")
#: Latency in milliseconds and kilobytes a second, as the developer tools of browsers have them.
NETS = {"slow-3g": (2000, 50), "fast-3g": (562.5, 180), "4g": (150, 200)}
#: Milliseconds between two keys.
KEY = 90
FIRST = """() => document.querySelector("[role=option]:not(.offer)")
    || document.querySelector("[data-kb-note]:not([hidden])")?.textContent.trim()"""
HUMAN = ", ".join(
    f"{place} {way}"
    for place in ("[data-kb-list]", "[data-kb-note]")
    for way in ("a[href^='mailto:']", "a[href^='tel:']", "[data-kb-contact]")
)
#: Whether the goal's heading, and the innermost element with a text, are below the header.
SEEN = r"""(text) => {
    const bar = document.querySelector("header.top");
    const isFixed = bar && ["sticky", "fixed"].includes(getComputedStyle(bar).position);
    const top = isFixed ? bar.getBoundingClientRect().bottom : 0;
    const id = decodeURIComponent(location.hash.slice(1));
    const goal = id && document.getElementById(id);
    const holds = (element) => element.textContent.replace(/\s+/g, " ").includes(text);
    const innermost = [...document.querySelectorAll("main *")].filter(
        (element) => holds(element) && ![...element.children].some(holds));
    return {
        heading_hidden: Boolean(goal) && goal.getBoundingClientRect().top < top - 1,
        answer_visible: innermost.some((element) => element.checkVisibility()
            && [...element.getClientRects()].some(
                (box) => box.top >= top - 1 && box.bottom <= innerHeight)),
    };
}"""


class Task(NamedTuple):
    locale: str
    typed: str
    address: str
    """Part of the right one; `-`: the answer is a way to a human."""
    text: str
    """On the screen after the tap; `-`: any."""


class Request:
    """A request of the page, with the times when it began and ended."""

    def __init__(self, start: float) -> None:
        self.start = start
        self.end = float("inf")
        self.size = 0.0


class Phone:
    """A page in a fresh profile that records its requests."""

    def __init__(self, browser: Browser, locale: str, net: str = "", slower: float = 1) -> None:
        self.context = browser.new_context(
            viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, locale=locale
        )
        self.page: Page = self.context.new_page()
        self._requests: dict[str, Request] = {}
        tools = self.context.new_cdp_session(self.page)
        tools.on("Network.requestWillBeSent", self._begin)
        tools.on("Network.loadingFinished", self._finish)
        tools.send("Network.enable")
        if net:
            latency, speed = NETS[net]
            tools.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": latency,
                    "downloadThroughput": speed * 1000,
                    "uploadThroughput": speed * 500,
                },
            )
        tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        #: Until everything that is under way has come.
        self.pause = 3 * NETS[net][0] + 1500 if net else 1000

    def _begin(self, event: dict[str, Any]) -> None:
        self._requests.setdefault(event["requestId"], Request(event["timestamp"]))

    def _finish(self, event: dict[str, Any]) -> None:
        if request := self._requests.get(event["requestId"]):
            request.end, request.size = event["timestamp"], event["encodedDataLength"]

    def mark(self) -> int:
        """Return where later requests begin."""
        return len(self._requests)

    def since(self, mark: int = 0) -> dict[str, float]:
        """Count finished requests since the mark, their bytes, and round trips in a row."""
        requests = [one for one in list(self._requests.values())[mark:] if one.size]
        depths: list[int] = []
        for number, request in enumerate(requests):
            # Two milliseconds: browsers stamp an end a little after they act on it.
            before = [
                depth
                for earlier, depth in zip(requests[:number], depths, strict=True)
                if earlier.end <= request.start + 0.002
            ]
            depths.append(1 + max(before, default=0))
        return {
            "requests": len(requests),
            "kB": round(sum(one.size for one in requests) / 1000, 1),
            "depth": max(depths, default=0),
        }

    def type(self, text: str, *, at_once: bool = False) -> None:
        """Type letter by letter, or at once, where no half word is looked up in between."""
        if at_once:
            self.page.keyboard.insert_text(text)
            return
        for letter in text:
            if letter.isascii():
                self.page.keyboard.type(letter)
            else:
                self.page.keyboard.insert_text(letter)
            self.page.wait_for_timeout(KEY)


def tasks(locale: str = "") -> Iterator[Task]:
    """Yield the tasks of a locale, or all of them."""
    for line in TASKS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            task = Task(*line.split("\t"))
            if locale in ("", task.locale):
                yield task


def do(phone: Phone, root: str, task: Task, *, at_once: bool = False) -> dict[str, Any]:
    """Do a task; return what it took."""
    page = phone.page
    page.goto(f"{root}{task.locale}/", wait_until="load", timeout=120_000)
    page.wait_for_timeout(500)
    mark, start = phone.mark(), time.monotonic()
    page.locator("input[type=search]").first.tap()
    phone.type(task.typed, at_once=at_once)
    typed = time.monotonic()
    page.wait_for_function(FIRST, timeout=120_000)
    now = time.monotonic()
    did: dict[str, Any] = {
        "typed": task.typed,
        "first_s": round(now - start, 2),
        "after_key_s": round(now - typed, 2),
        **phone.since(mark),
    }
    page.wait_for_timeout(phone.pause)
    if task.address == "-":
        return {**did, "human": page.locator(HUMAN).count() > 0}
    options = page.locator("[role=option]:not(.offer)")
    links = [option.get_attribute("href") or "" for option in options.all()]
    rank = next((at for at, link in enumerate(links, 1) if task.address in link), None)
    return {**did, "rank": rank, **(follow(phone, rank, task) if rank else {})}


def follow(phone: Phone, rank: int, task: Task) -> dict[str, Any]:
    """Tap on a result; return how it lands."""
    page = phone.page
    start = time.monotonic()
    page.locator("[role=option]:not(.offer)").nth(rank - 1).tap()
    page.wait_for_url(re.compile(re.escape(task.address)), wait_until="commit", timeout=120_000)
    page.locator("main h1").wait_for(timeout=120_000)
    landed = round(time.monotonic() - start, 2)
    page.wait_for_timeout(phone.pause)
    seen = page.evaluate(SEEN, task.text)
    if task.text == "-":
        del seen["answer_visible"]
    return {"to_article_s": landed, "leads_to": page.url.partition("#")[2], **seen}


def summary(done: list[dict[str, Any]]) -> dict[str, Any]:
    names = ("first_s", "after_key_s", "requests", "kB", "depth", "to_article_s")
    medians = {
        name: round(statistics.median(one[name] for one in done if name in one), 2)
        for name in names
        if any(name in one for one in done)
    }
    shares = {
        name: f"{sum(bool(one[name]) for one in done if name in one)} of "
        f"{sum(name in one for one in done)}"
        for name in ("heading_hidden", "answer_visible", "human")
    }
    first = sum(one.get("rank") == 1 for one in done)
    return {
        "median": medians,
        "first": f"{first} of {sum('rank' in one for one in done)}",
        **shares,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path, nargs="?")
    parser.add_argument("--net", choices=NETS, default="4g")
    parser.add_argument("--locale", default="")
    parser.add_argument("--slower", type=float, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = options.site
        if site is None:
            site = Path(folder) / "site"
            subprocess.run([sys.executable, "-m", "kbgen", "build", "-q", "-d", site], check=True)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        done = []
        with host(site) as root:
            for task in tasks(options.locale):
                phone = Phone(browser, task.locale, options.net, options.slower)
                done.append(do(phone, root, task))
                print(json.dumps(done[-1], ensure_ascii=False), flush=True)
                phone.context.close()
        browser.close()
    print(json.dumps(summary(done)))


if __name__ == "__main__":
    main()
