// Stands in for a server where pages are opened from a folder: there, browsers load classic scripts, and
// nothing else. Each file that scripts fetch or import is such a script, `<path>.js`, that calls `kbFile`.
(() => {
  const own = document.currentScript;
  if (!(own instanceof HTMLScriptElement)) return;
  const root = new URL(own.getAttribute("data-kb-root") ?? "", location.href).href;
  const INDEX = "index.html";
  /** By path. @type {Map<string, string | Uint8Array<ArrayBuffer>>} */
  const contents = new Map();
  /** By address. @type {Map<string, Promise<string | Uint8Array<ArrayBuffer>>>} */
  const loading = new Map();
  /** By address. @type {Map<string, Promise<string>>} */
  const modules = new Map();

  /** @param {string} path @param {string} content @param {boolean} isText else Base64 */
  const kbFile = (path, content, isText) => {
    contents.set(path, isText ? content : Uint8Array.from(atob(content), (char) => char.charCodeAt(0)));
  };
  Object.assign(window, { kbFile });

  /** @param {string} url @returns {Promise<string | Uint8Array<ArrayBuffer>>} */
  function load(url) {
    const started = loading.get(url);
    if (started) return started;
    const promise = new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = `${url}.js`;
      script.onload = () => {
        script.remove();
        const content = contents.get(decodeURI(url.slice(root.length)));
        if (content === undefined) fail(new TypeError(url));
        else done(content);
      };
      script.onerror = () => fail(new TypeError(url));
      document.head.append(script);
    });
    loading.set(url, promise);
    promise.catch(() => loading.delete(url)); // the next call retries
    return promise;
  }

  const online = window.fetch;
  /** @param {RequestInfo | URL} input @param {RequestInit} [init] */
  window.fetch = async (input, init) => {
    const { protocol, href } = new URL(input instanceof Request ? input.url : input, location.href);
    if (protocol !== "file:") return online(input, init);
    return load(href.split(/[?#]/)[0]).then(
      (content) => new Response(content),
      () => new Response(null, { status: 404 }),
    );
  };

  /** The address under which a module can be imported. @param {string} url @returns {Promise<string>} */
  function module(url) {
    const started = modules.get(url);
    if (started) return started;
    const promise = adapt(url);
    modules.set(url, promise);
    promise.catch(() => modules.delete(url));
    return promise;
  }

  /** @param {string} url */
  async function adapt(url) {
    let text = String(await load(url));
    for (const [whole, word, , address] of text.matchAll(/(\bfrom|\bimport)\s*(["'])(\.[^"']+)\2/g)) {
      const needed = await module(new URL(address, url).href);
      text = text.replaceAll(whole, () => `${word} ${JSON.stringify(needed)}`);
    }
    text = text.replace(/\bimport\(/g, () => `kbImport(${JSON.stringify(url)},`);
    return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  }

  /** @param {string} from @param {string | URL} address */
  const kbImport = async (from, address) => {
    const url = new URL(address, from);
    return import(url.protocol === "file:" ? await module(url.href) : url.href);
  };
  Object.assign(window, { kbImport });

  // Scripts name pages by their folders, as a server has them.
  const complete = () => {
    for (const link of document.querySelectorAll("a[href$='/'], a[href*='/#'], a[href*='/?']")) {
      if (link instanceof HTMLAnchorElement && link.protocol === "file:" && link.pathname.endsWith("/")) {
        link.pathname += INDEX;
      }
    }
  };
  complete();
  new MutationObserver(complete).observe(document, { subtree: true, childList: true, attributeFilter: ["href"] });

  (async () => {
    for (const address of (own.getAttribute("data-kb-modules") ?? "").split(" ").filter(Boolean)) {
      await kbImport(location.href, address);
    }
    // The page has waited for them long enough to think that there are none.
    document.documentElement.classList.add("js");
  })();
})();
