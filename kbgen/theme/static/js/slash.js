// Addresses of pages end with a slash, on which relative links depend. Some hosts serve a page without
// one: then it is added, and files that were looked for one folder too high are fetched again.

const { pathname, search, hash } = location;
if (!/(\/|\.html?)$/.test(pathname)) {
  // Not by loading the page again: such a host may send the reader back without a slash, for ever.
  history.replaceState(history.state, "", `${pathname}/${search}${hash}`);
  for (const node of document.querySelectorAll("link, picture, :not(picture) > img")) {
    node.replaceWith(node.cloneNode(true));
  }
  for (const script of document.querySelectorAll("script[src]")) {
    if (script instanceof HTMLScriptElement) import(script.src);
  }
}
