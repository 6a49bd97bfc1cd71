// What an address names is shown, in whichever fold it stands. Tabs do the same by themselves.

function reveal() {
  const goal = document.getElementById(decoded(location.hash.slice(1)));
  let isHidden = false;
  for (let fold = goal?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    isHidden ||= !fold.open;
    fold.open = true;
  }
  if (isHidden) goal?.scrollIntoView();
}

/** @param {string} text of an address; somebody may have cut it short */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function bindReveal() {
  if (location.hash) reveal();
  addEventListener("hashchange", reveal);
}
