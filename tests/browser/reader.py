"""Somebody who reads an article and answers."""

from playwright.sync_api import BrowserContext, Page

from tests.browser.feedback_site import ARTICLE
from tests.browser.recording import HelpCentre

#: Opening a database that is not there would make it.
THERE = "async () => (await indexedDB.databases()).some(({ name }) => name === 'kb-feedback')"
#: What readers who stay get, at once; timers may stand still.
STAY = """async () => {
    const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
    const counts = fetched.some((name) => name.endsWith("js/feedback.js"));
    if (!counts) document.dispatchEvent(new Event("kb:contact_click"));
    const main = document.querySelector("script[src$='js/main.js']").src;
    const words = `words/${document.documentElement.lang}.js`;
    for (const name of ["reading.js", "feedback.js", words])
        await import(main.replace(/main\\.js$/, name)).catch(() => {});
    for (let turn = 0; turn < 3; turn++) await fetch(main);
}"""
WAITING = """() => new Promise((done, fail) => {
    const request = indexedDB.open("kb-feedback");
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
        const database = request.result;
        const ended = (types) => { database.close(); done(types); };
        const all = database.transaction("events").objectStore("events").getAll();
        all.onsuccess = () => ended(all.result.map(({ type }) => type).sort());
    };
})"""


def stay(page: Page) -> None:
    """Wait for what is loaded for readers who stay, without the seconds that takes."""
    if page.evaluate("Boolean(window.kbgen)"):  # not without scripts
        page.evaluate(STAY)


class Reader:
    """Opens articles in tabs of a browser of her own."""

    def __init__(self, context: BrowserContext, centre: HelpCentre) -> None:
        self.context = context
        self.centre = centre
        self.page = self.open()

    def open(self, article: str = ARTICLE, locale: str = "en") -> Page:
        """Open an article in a new tab, stay, and wait until everything is there."""
        self.page = self.context.new_page()
        self.page.goto(f"{self.centre.url}{locale}/{article}/")
        self.page.wait_for_load_state("networkidle")
        stay(self.page)
        return self.page

    def set_clock(self) -> None:
        """Give pages a clock that `spend` moves. It hides from them that they were reloaded."""
        self.context.clock.install()

    def spend(self, seconds: float) -> None:
        """Let time pass for the page, and wait until what it does then has been done."""
        self.page.clock.run_for(seconds * 1000)
        self.page.wait_for_timeout(300)

    def vote(self, value: str) -> None:
        self.page.locator(f"[data-kb-vote] button[value={value}]").click()

    def says(self) -> str:
        """Return what the page says of the answer, when it has stopped sending."""
        status = self.page.locator("[data-kb-vote-status]")
        self.page.wait_for_function(
            """() => {
                const said = document.querySelector("[data-kb-vote-status]")?.textContent;
                return said && !said.startsWith("Sending");
            }""",
            timeout=15_000,
        )
        return status.inner_text()

    def waiting(self) -> list[str]:
        """Return the types of the events that wait on the device."""
        there = self.page.evaluate(THERE)
        types: list[str] = self.page.evaluate(WAITING) if there else []
        return types
