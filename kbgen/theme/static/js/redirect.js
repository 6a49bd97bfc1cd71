// A page that has moved: leads on, and keeps what follows `?` and `#`.

const link = document.querySelector("a[data-kb-target]");
if (link instanceof HTMLAnchorElement) {
  const target = new URL(link.href);
  if (location.search) target.search = location.search;
  if (location.hash) target.hash = location.hash;
  location.replace(target);
}
