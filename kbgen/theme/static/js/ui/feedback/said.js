// The vote of this device on this text; a changed text is asked about again.

import { keep, read } from "../../feedback/kept.js";
import { page } from "../../page.js";

const TEXT = `${page.locale} ${page.article_id} ${page.revision}`;
/** Votes that are remembered. */
const MOST = 200;

/** @returns {string | undefined} `yes` or `no` */
export const said = () => read("votes")?.[TEXT];

/** @param {string} value */
export function remember(value) {
  const { [TEXT]: _, ...others } = read("votes") ?? {};
  const kept = Object.entries(others).slice(1 - MOST);
  keep("votes", { ...Object.fromEntries(kept), [TEXT]: value });
}
