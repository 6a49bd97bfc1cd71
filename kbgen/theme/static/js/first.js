// Runs before anything is painted, so that nothing moves afterwards: which market's texts are shown,
// and which of several tabs. Rules of a sheet do it, as the texts are not there yet. Loaded by
// itself, not as a module: modules wait for the whole page.
(() => {
  const root = document.documentElement;
  const sheet = new CSSStyleSheet();
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const names = (own.getAttribute("data-kb-markets") ?? "").split(" ");
  /** @param {string} key */
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // refused
    }
  };

  /** @param {string} market empty: none of the site's markets */
  const show = (market) => {
    const name = `"${CSS.escape(market)}"`;
    const other = `[data-kb-market]:not([data-kb-market=${name}],[data-kb-market=""])`;
    const usual = market ? `,:has(>[data-kb-market=${name}])>[data-kb-market=""]` : "";
    const block = `[data-kb-for-market]:not([data-kb-for-market~=${name}])`;
    sheet.replaceSync(`[data-kb-market-mark],${block},${other}${usual}{display:none!important}`);
  };

  // Notices that the reader has closed, that are over, or that begin later on the day of the build.
  const now = new Date().toISOString();
  const closed = (stored("kb-notices") ?? "").split(" ");
  const notices = new CSSStyleSheet();
  for (const notice of (own.getAttribute("data-kb-notices") ?? "").split(" ").filter(Boolean)) {
    const [key, start, end] = notice.split(",");
    if (!closed.includes(key) && now >= start && (!end || now < end)) continue;
    notices.insertRule(`[data-kb-notice="${CSS.escape(key)}"]{display:none!important}`);
  }

  root.classList.add("js");
  // What a script is about to replace is not shown first, so that nothing moves.
  const wait = own.getAttribute("data-kb-wait");
  if (wait === "" || (wait && new URLSearchParams(location.search).get(wait)?.trim())) {
    root.classList.add("asking");
    setTimeout(() => root.classList.remove("asking"), 3000);
  }
  document.adoptedStyleSheets = [sheet, notices];
  // An address may say which order the reader asks about; order.js checks what it says.
  const said = location.hash.split(/[#&=]/);
  const kept =
    said[said.indexOf("market") + 1] || (stored("kb-market") ?? own.getAttribute("data-kb-market"));
  // Where one market is all there is, readers may be elsewhere.
  if (kept != null && (names.includes(kept) || (!kept && names.length === 1))) show(kept);
  document.addEventListener("kb:market", (event) => {
    show(/** @type {CustomEvent} */ (event).detail.market ?? "");
  });
  // Styles of what is not there at first: lists of results, reasons, paper.
  let asked = false;
  const later = () => {
    if (asked) return;
    asked = true;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("../later.css", own.src).href;
    document.head.append(link);
  };
  document.addEventListener("focusin", later);
  // Without the other scripts, the page is as it is for readers without any.
  addEventListener("load", later);
  addEventListener("load", () => {
    if (!("kbgen" in window)) root.classList.remove("js", "asking");
    else if (said[2]) import("./order.js");
  });
})();
