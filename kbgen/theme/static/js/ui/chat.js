// A live chat of the shop's own: its script is loaded when a reader asks for it, not before.

/** Milliseconds in which the script has to make what opens the chat, and between looks for it. */
const PATIENCE = 10_000;
const STEP = 100;

/** @type {Map<string, Promise<unknown>>} by address */
const scripts = new Map();

/** @param {HTMLAnchorElement} link followed where the chat does not open */
export async function openChat(link) {
  /** @type {{script: string, open: [string, ...unknown[]], globals: Record<string, unknown>}} */
  const { script, open: [path, ...values], globals } = JSON.parse(link.getAttribute("data-kb-chat") ?? "");
  link.setAttribute("aria-busy", "true");
  try {
    await load(script, globals);
    const open = await found(path);
    open(...values);
  } catch {
    location.assign(link.href);
  }
  link.removeAttribute("aria-busy");
}

/** @param {string} address @param {Record<string, unknown>} globals */
function load(address, globals) {
  let loading = scripts.get(address);
  if (!loading) {
    for (const [name, value] of Object.entries(globals)) {
      if (!(name in window)) Object.assign(window, { [name]: value });
    }
    loading = new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", done);
      script.addEventListener("error", fail);
      document.head.append(script);
    });
    scripts.set(address, loading);
    loading.catch(() => scripts.delete(address));
  }
  return loading;
}

/** @param {string} path names on `window`, with dots @returns {Promise<(...values: unknown[]) => unknown>} */
async function found(path) {
  const names = path.split(".");
  for (let waited = 0; waited <= PATIENCE; waited += STEP) {
    /** @type {any} */
    let owner = window;
    for (const name of names.slice(0, -1)) owner = owner?.[name];
    const value = owner?.[names[names.length - 1]];
    if (typeof value === "function") return value.bind(owner);
    await new Promise((done) => setTimeout(done, STEP));
  }
  throw new Error(`no ${path}`);
}
