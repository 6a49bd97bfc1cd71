// Matches → documents, the best first. The twin of kbgen/search/ranking.py.

import { isCue, isTyped, isWhole } from "./matches.js";

/** @typedef {import("./types").Manifest} Manifest */
/** @typedef {import("./types").Matches} Matches */
/** @typedef {import("./types").Ranked} Ranked */

/** @param {number} value to six digits, so that the last bit of a logarithm decides nothing */
export const rounded = (value) => Math.floor(value * 1e6 + 0.5) / 1e6;

/** @param {Matches} matches @param {number} documents */
export function idf(matches, documents) {
  const count = Math.max(matches.count, matches.documents.size);
  return Math.log(1 + (documents - count + 0.5) / (count + 0.5));
}

/** @param {Matches[]} found @param {Manifest} manifest @returns {Ranked[]} */
export function rank(found, manifest) {
  const { documents, ranking, limits, boosts, asked } = manifest;
  const cues = found.filter(isCue);
  const cueIdfs = cues.map((matches) => idf(matches, documents));
  const whole = found.find(isWhole)?.documents;
  found = found.filter((matches) => !isCue(matches) && !isWhole(matches));
  const matched = found.filter((matches) => matches.documents.size);
  const idfs = matched.map((matches) => idf(matches, documents));
  const total = idfs.reduce((sum, weight) => sum + weight, 0);
  // The words of a phrase have been counted.
  const sizes = found.map(({ term }) => (term.form.includes("-") ? 0 : term.isWord ? 1 : ranking.pair));
  // Whoever says “how” and “when” tells a question in many words.
  const size = sizes.reduce((sum, one) => sum + one, 0) + cues.length;
  const fade = Math.max(0, Math.min(1, (6 - size) / 3));
  const mayFillTitle = size <= ranking.title_words && matched.length === found.length;
  const power = ranking.coverage * fade;
  const parts = new Array(limits.parts);
  /** What the words say, and what shoppers mean with them. @param {number} document */
  const weigh = (document) => {
    let sum = 0;
    let share = 0;
    let title = 1;
    let intent = 0;
    parts.fill(0);
    matched.forEach((matches, at) => {
      const place = matches.documents.get(document);
      if (!place) {
        title = 0;
        return;
      }
      sum += idfs[at] * place.score;
      share += idfs[at];
      title = Math.min(title, place.title);
      // The words of a phrase tell what it means.
      if (isTyped(matches)) intent += place.intent;
      for (let part = 0; part < limits.parts; part++) if ((place.parts >> part) & 1) parts[part] += idfs[at];
    });
    cues.forEach(({ documents: places }, at) => (sum += cueIdfs[at] * (places.get(document)?.score ?? 0)));
    const together = ranking.part_bonus * (Math.max(...parts) / total) ** ranking.part_power;
    const early = (ranking.lead_bonus * parts[0]) / total;
    const words =
      (sum / 1000) *
      (share / total) ** power *
      (1 + fade * (together + early)) *
      (1 + (mayFillTitle ? ranking.title_bonus * title : 0));
    return { document, words, intent };
  };
  const all = [...new Set(matched.flatMap((matches) => [...matches.documents.keys()]))].map(weigh);
  // Both are measured by the document that does best.
  const best = all.reduce((most, { words }) => Math.max(most, words), 0);
  const most = all.reduce((most, { intent }) => Math.max(most, intent), ranking.intent_least);
  const times = ranking.intent_many + (ranking.intent_few - ranking.intent_many) * fade;
  const factor = (times * best) / most;
  const ranked = all.map(({ document, words, intent }) => {
    const before = whole?.get(document);
    const again = before && asked ? 1 + (asked.bonus * before.score) / 1000 : 1;
    return { document, score: rounded((words + factor * intent) * (boosts[document] ?? 1) * again) };
  });
  return ranked.sort((a, b) => b.score - a.score || a.document - b.document);
}
