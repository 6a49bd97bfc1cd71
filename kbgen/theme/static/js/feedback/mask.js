// Takes out of queries what points at a person, before the shop's own analytics hear them. The
// collector's rules, step by step: kbgen/feedback/masks.py and mask_numbers.py; tests run both.

import { IBANS, MAIL, MOST_NUMBERS, NUMBERS, SAME, WORDS } from "./mask-rules.js";

/** Start, end, and what to write there; empty: what stands there is harmless. @typedef {[number, number, string]} Span */

/** @template {string} K @param {Record<K, string>} patterns @param {string} flags @returns {Record<K, RegExp>} */
const compile = (patterns, flags) =>
  /** @type {any} */ (Object.fromEntries(Object.entries(patterns).map(([name, source]) => [name, new RegExp(/** @type {string} */ (source), flags)])));

const mail = compile(MAIL, "y");
const number = compile(NUMBERS, "y");
const words = compile(WORDS, "");
const AT = new RegExp(MAIL.at, "g");
const DIGITS = new RegExp(NUMBERS.digits, "g");
const WORD = new RegExp(NUMBERS.word, "g");
const CHAIN = /[a-z0-9_/-]+/y;
const UNSEEN = "\u200b";
const GAPS = " ./_·-";
const lengths = new Map((IBANS.match(/..../g) ?? []).map((one) => [one.slice(0, 2), Number(one.slice(2))]));
const same = new Map(Object.entries(SAME).flatMap(([one, others]) => [...others].map((other) => [other, one])));

/** @param {string} text @returns {string} with `[email]`, `[phone]`, `[card]`, `[iban]`, `[order]` */
export function mask(text) {
  const chars = [...text];
  let plain = chars.map(plainChar).join("");
  /** @type {Span[]} */
  const spans = [];
  for (const step of [placeholders, mails, null, beyond, certain, phones, orders]) {
    if (!step) {
      plain = plain.replaceAll(UNSEEN, " ").replace(new RegExp(NUMBERS.long, "g"), "-");
      continue;
    }
    const found = [...step(plain)];
    spans.push(...found);
    plain = write([...plain], found.map(([start, end]) => [start, end, "\0".repeat(end - start)]));
  }
  return write(chars, spans.filter(([, , label]) => label).sort(([one], [other]) => one - other));
}

/** @param {string[]} chars @param {Span[]} spans */
function write(chars, spans) {
  let at = 0;
  let text = "";
  for (const [start, end, other] of spans) {
    text += chars.slice(at, start).join("") + other;
    at = end;
  }
  return text + chars.slice(at).join("");
}

/** @param {string} char */
function plainChar(char) {
  const narrow = char.normalize("NFKC");
  if ([...narrow].length === 1) char = narrow;
  if (/\p{Nd}/u.test(char)) return digit(char);
  if (/\p{Pd}|\u2212/u.test(char)) return "-";
  if (/\p{Cf}|[\ufe0f\u20e3]/u.test(char)) return UNSEEN;
  if (/\p{Zs}|\t/u.test(char)) return " ";
  if (/\p{Sc}/u.test(char)) return "¤";
  if (char.length > 1) return /\p{L}/u.test(char) ? "字" : "\x01";
  const low = char.toLowerCase();
  return same.get(char) ?? (low.length === 1 ? low : char);
}

/** Digits of a script stand one after the other, from its zero on. @param {string} char */
function digit(char) {
  const code = /** @type {number} */ (char.codePointAt(0));
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** @param {RegExp} pattern sticky @param {string} text @param {number} at @returns {string} empty: no match */
function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** @param {RegExp} pattern sticky @param {string} text */
const fits = (pattern, text) => text !== "" && matchAt(pattern, text, 0) === text;

/** @param {string} text */
const reversed = (text) => [...text].reverse().join("");

/** @param {string} plain @returns {Iterable<Span>} */
function* placeholders(plain) {
  for (const { index, 0: all } of plain.matchAll(new RegExp(NUMBERS.placeholder, "g"))) {
    yield [index, index + all.length, ""];
  }
}

/** @param {string} plain @returns {Iterable<Span>} */
function* mails(plain) {
  let before = 0;
  for (const { index, 0: at } of plain.matchAll(AT)) {
    const limit = before;
    const end = index + at.length;
    before = Math.max(before, end);
    let [left, right] = [index, end];
    while (plain[right] === " " && right < end + 2) right++;
    while (left > limit && plain[left - 1] === " " && left > index - 2) left--;
    for (const [name, domain] of kinds(at, right - left > at.length)) {
      const named = matchAt(mail[name], reversed(plain.slice(limit, Math.max(left, limit))), 0);
      const placed = named && matchAt(mail[domain], plain, right);
      if (!placed) continue;
      before = right + placed.length;
      yield [left - named.length, before, "[email]"];
      break;
    }
  }
}

/** @param {string} at @param {boolean} isSpaced @returns {["name" | "any_name" | "wordy_name", "wordy" | "spaced" | "domain" | "any_domain"][]} */
function kinds(at, isSpaced) {
  if (at[0] === " ") return [["wordy_name", "wordy"]];
  if (at === "@" && isSpaced) return [["name", "spaced"]];
  return [["name", "domain"], ["any_name", "any_domain"]];
}

/** @param {string} plain @returns {Iterable<[number, number]>} */
function* runs(plain) {
  for (const { index, 0: all } of plain.matchAll(DIGITS)) yield [index, index + all.length];
}

/** @param {string} plain @returns {Iterable<Span>} */
function* beyond(plain) {
  const all = [...runs(plain)];
  if (all.length > MOST_NUMBERS) yield [all[MOST_NUMBERS][0], all[all.length - 1][1], "[order]"];
}

/** @param {string} plain @returns {Iterable<Span>} */
function* certain(plain) {
  let done = 0;
  for (const [start, end] of runs(plain)) {
    if (start < done) continue;
    const account = iban(plain, start);
    const size = end - start;
    const card = size === 4 || size > 12 ? matchAt(number.card, plain, start) : "";
    if (account) {
      done = account[1];
      yield account;
    } else if (card && isCard(card)) {
      done = start + card.length;
      yield [start, done, "[card]"];
    } else {
      const kept = matchAt(number.harmless, plain, start);
      if (!kept) continue;
      done = start + kept.length;
      yield [start, done, ""];
    }
  }
}

/** @param {string} plain @param {number} start @returns {Span | null} */
function iban(plain, start) {
  const head = [start - 2, start - 3].find((at) => lengths.has(plain.slice(at, at + 2))) ?? -1;
  if (head < 0 || /[a-z0-9_/-]/.test(plain.slice(Math.max(head - 1, 0), head))) return null;
  const country = plain.slice(head, head + 2);
  let size = (lengths.get(country) ?? 0) - 2;
  const body = [...matchAt(number.iban, plain, start)].filter((char) => !GAPS.includes(char)).join("");
  if (body.length < size) return null;
  let rest = 0;
  for (const char of body.slice(2, size) + country + body.slice(0, 2)) {
    rest = Number(`${rest}${parseInt(char, 36)}`) % 97;
  }
  if (rest !== 1) return null;
  let end = start;
  for (; size; end++) if (!GAPS.includes(plain[end])) size--;
  return matchAt(CHAIN, plain, end) ? null : [head, end, "[iban]"];
}

/** @param {string} found */
function isCard(found) {
  const digits = [...found].filter((char) => char >= "0" && char <= "9").reverse();
  const sum = digits.reduce((all, one, at) => {
    const value = Number(one) * (at % 2 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** @param {string} text @returns {string[]} */
const groupsOf = (text) => text.match(/[0-9]+/g) ?? [];
/** @param {string} char */
const isPlain = (char) => /^[a-z0-9]$/.test(char);

/** @param {string} plain @returns {Iterable<Span>} */
function* phones(plain) {
  let done = 0;
  for (const [start, runEnd] of runs(plain)) {
    if (start < done) continue;
    let end = start + matchAt(number.stretch, plain, start).length;
    if (end - start < 5 || !begins(plain, start)) {
      done = end - start < 5 ? end : runEnd;
      continue;
    }
    done = end;
    const groups = groupsOf(plain.slice(start, end));
    if (/^[a-z]/.test(plain.slice(end, end + 1))) {
      end -= groups.pop()?.length ?? 0;
      while (start < end && !/[0-9]/.test(plain[end - 1])) end--;
    }
    let first = start;
    while (first && "+(".includes(plain[first - 1]) && first > start - 2) first--;
    const label = groups.length ? phone(plain, first, start, end, groups) : null;
    if (label !== null) yield [first, end, label];
  }
}

/** @param {string} plain @param {number} start */
function begins(plain, start) {
  const [other, last] = [plain[start - 2] ?? "", plain[start - 1] ?? ""];
  if (last === "#") return false;
  const isInside = isPlain(last) || (/^[-_/]$/.test(last) && isPlain(other));
  return !isInside || said(plain, start).kind === "phone";
}

/** @param {string} plain @param {number} first @param {number} start @param {number} end @param {string[]} groups @returns {string | null} */
function phone(plain, first, start, end, groups) {
  const digits = groups.join("").length;
  const hasGroups = groups.length > 1;
  const hasLong = groups.some((group) => group.length > 2);
  const beginsLikeOne = first < start || groups[0][0] === "0";
  const stretch = plain.slice(start, end);
  if (!beginsLikeOne && (isList(groups) || fits(number.thousands, stretch))) return "";
  const { kind, isNumbered } = digits > 4 ? said(plain, first) : { kind: "", isNumbered: false };
  if (kind === "phone") return "[phone]";
  if (kind === "thing" && digits < 15 && !(hasGroups && /[ ()]/.test(stretch))) return "";
  if (digits > 15 || (!hasGroups && !beginsLikeOne && digits !== 9)) return digits > 5 && hasLong ? "[order]" : null;
  const isLong = digits > (hasGroups ? 6 : 7);
  if (isLong && (beginsLikeOne || hasLong || groups.length === 4 || groups.length === 5)) return "[phone]";
  return (hasGroups ? kind === "order" && isNumbered : digits > 5) ? "[order]" : null;
}

/** @param {string[]} groups */
function isList(groups) {
  const size = groups[0].length;
  if (groups.length < 2 || size > 4 || groups.some((group) => group.length !== size)) return false;
  if (groups.some((group, at) => at && group <= groups[at - 1])) return false;
  const areMore = groups.length > 2;
  return (
    groups.length > 3 ||
    groups.every((group) => group.endsWith("00")) ||
    (areMore && groups.every((group) => group.endsWith("0"))) ||
    (areMore && size === 4 && groups.every((group) => /^(?:19|20)/.test(group)))
  );
}

/** @param {string} plain @returns {Iterable<Span>} */
function* orders(plain) {
  const backwards = reversed(plain);
  let done = 0;
  for (const [runStart] of runs(plain)) {
    if (runStart < done) continue;
    const before = matchAt(CHAIN, backwards.slice(0, plain.length - done), plain.length - runStart).length;
    let start = runStart - before;
    let end = runStart + matchAt(CHAIN, plain, runStart).length;
    done = end;
    if (end - start < 3) continue;
    const parts = plain.slice(start, end).split("/");
    while (!/[0-9]/.test(parts[0])) start += (parts.shift() ?? "").length + 1;
    while (!/[0-9]/.test(parts[parts.length - 1])) end -= (parts.pop() ?? "").length + 1;
    while (/[-_]/.test(plain[start])) start++;
    while (/[-_]/.test(plain[end - 1])) end--;
    const first = plain[start - 1] === "#" ? start - 1 : start;
    const label = order(plain, first, start, end);
    if (label) yield [first, end, label];
  }
}

/** @param {string} plain @param {number} first @param {number} start @param {number} end */
function order(plain, first, start, end) {
  const found = plain.slice(start, end);
  const lengthsOfRuns = groupsOf(found).map((group) => group.length);
  const digits = lengthsOfRuns.reduce((all, one) => all + one, 0);
  const { kind, isNumbered } = said(plain, first);
  if (digits < 3) return digits > 1 && found.length > 3 && kind === "order" && isNumbered ? "[order]" : "";
  if (fits(number.hashtag, plain.slice(first, end)) || (!isNumbered && fits(number.with_unit, found))) return "";
  const isNumber = /^[0-9]+$/.test(found);
  if (kind === "phone" && isNumber && digits > 4) return "[phone]";
  const most = Math.max(...lengthsOfRuns);
  let isCode = most > 4 || (digits > 5 && found.length > 7 && !/^[0-9]/.test(found));
  if (first < start) isCode = most > 3;
  else if (isNumber) isCode = digits > 5;
  if (isCode) return kind === "thing" ? "" : "[order]";
  return kind === "order" && (isNumbered || digits > 4 || !isNumber) ? "[order]" : "";
}

/** What the words before a number say of it. @param {string} plain @param {number} start */
function said(plain, start) {
  let kind = "";
  let isNumbered = plain[start] === "#";
  const before = plain.slice(Math.max(start - 48, 0), start).match(WORD) ?? [];
  for (const word of before.reverse().slice(0, 6)) {
    const isNumber = words.number.test(word);
    const own = ["order", "phone", "thing"].find((one) => words[/** @type {"order"} */ (one)].test(word)) ?? "";
    isNumbered ||= isNumber;
    if (!isNumber && !words.between.test(word) && (kind || !own)) break;
    kind ||= own;
  }
  return { kind, isNumbered };
}
