// Texts that differ by market. The twin of `text_for` in kbgen/model/by_market.py.

/**
 * A text for a market, without white space that a missing piece leaves behind.
 * @param {import("./types").ByMarket} text @param {string | null} [market] empty: none of the site's; null: unknown
 */
export function textFor(text, market) {
  if (typeof text === "string") return text;
  const pieces = text.map((piece) => {
    if (typeof piece === "string") return piece;
    return (Object.hasOwn(piece, market ?? "") ? piece[market ?? ""] : piece[""]) ?? "";
  });
  return pieces.join("").split(" ").filter(Boolean).join(" ");
}
