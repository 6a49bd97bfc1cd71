/**
 * A text whose marked parts stand in `<mark>`.
 * @param {string} text
 * @param {[number, number][]} marks
 */
export function marked(text, marks) {
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const [from, to] of marks) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    fragment.append(text.slice(at, from), mark);
    at = to;
  }
  fragment.append(text.slice(at));
  return fragment;
}
