// Terms of a query → where they match, and how well. The twin of kbgen/search/matching.py.

import { size } from "./analyse.js";
import { beginsAlike, distance } from "./distance.js";
import { corrected, CUE, nowhere } from "./matches.js";

/** @typedef {import("./types").Group} Group */
/** @typedef {import("./types").Matches} Matches */
/** @typedef {import("./types").Query} Query */
/** @typedef {import("./types").Term} Term */
/** @typedef {import("./types").Weight} Weight */

const HAN = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
/** The flag of a posting that the keywords hold. */
const KEYWORDS = 64;
/** A number and what stands beside it: “2kg”. */
const NUMBERS = /[0-9]+|[^0-9]+/g;
const MOST_PIECES = 3;
const ASKED = 128;
/** @type {Weight} */
const AS_TYPED = [1, 1];
/** @type {[number, string]} */
const NO_WORD = [0, ""];

/** Korean syllables are typed as two or three letters. @param {string} word */
const letters = (word) => (/[^\0-\x7f]/.test(word) ? word.normalize("NFD") : word);

/** @param {string} a @param {string} b */
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export class Matcher {
  /** @param {import("./reader.js").Reader} reader @param {import("./analyse.js").Analyser} analyser */
  constructor(reader, analyser) {
    this.reader = reader;
    this.analyser = analyser;
    this.ranking = reader.manifest.ranking;
    this.limits = reader.manifest.limits;
  }

  /**
   * The matches of each term, and of the longest phrase that the site knows. What a phrase finds,
   * its words find, too: who types it in full means no less.
   * @param {Query} query @param {boolean} corrects @returns {Promise<Matches[]>}
   */
  async match(query, corrects = true) {
    const { terms, phrases, pairs } = query;
    const asked = this.asked(query);
    asked.catch(() => {}); // whoever awaits it gets the failure
    const found = await Promise.all(terms.map((term) => this.term(term, corrects)));
    let longest = await this.phrases(phrases, found, AS_TYPED);
    if (!longest.length) {
      longest = await this.phrases(corrected(phrases, found), found, [this.ranking.typo_1, 1]);
    }
    const joined = await this.joined(pairs, found);
    return [...found, ...longest.slice(0, 1), ...joined.slice(0, 1), ...(await asked)];
  }

  /** @param {Query["phrases"]} phrases @param {Matches[]} found @param {Weight} kind @returns {Promise<Matches[]>} */
  async phrases(phrases, found, kind) {
    /** @type {Matches[]} */
    const longest = [];
    for (const [key, stems] of phrases) {
      const group = await this.reader.group(key);
      if (!group) continue;
      const phrase = nowhere({ form: key, stem: key, isWord: false, isPrefix: false });
      for (const matches of [phrase, ...found.filter(({ term }) => stems.includes(term.stem))]) {
        if (!this.add(matches, group, this.weights(group, matches.term, kind))) continue;
        matches.isKnown ||= kind === AS_TYPED;
        if (matches === phrase) longest.push(phrase);
      }
    }
    return longest;
  }

  /**
   * What the cues of a query match, and the query as an earlier question.
   * @param {Query} query @returns {Promise<Matches[]>}
   */
  async asked({ cues, whole }) {
    const { asked } = this.reader.manifest;
    if (!asked) return [];
    const known = asked.cues.split(" ");
    const names = cues.filter((form) => known.includes(form)).map((form) => CUE + form);
    if (whole) names.push(whole);
    const groups = await Promise.all(names.map((name) => this.reader.group(name)));
    return groups.flatMap((group, at) => {
      if (!group) return [];
      const matches = nowhere({ form: names[at], stem: names[at], isWord: false, isPrefix: false });
      this.add(matches, group, this.weights(group, matches.term, AS_TYPED));
      return [matches];
    });
  }

  /**
   * Add what neighbours match as one word, where they are not both known by themselves.
   * @param {Query["pairs"]} pairs @param {Matches[]} found @returns {Promise<Matches[]>}
   */
  async joined(pairs, found) {
    /** @type {Matches[]} */
    const joined = [];
    const unknown = found.filter(({ isKnown }) => !isKnown).map(({ term }) => term.stem);
    const tried = pairs.filter(([, stems]) => stems.some((stem) => unknown.includes(stem)));
    this.reader.ahead(tried.map(([{ stem }]) => stem));
    for (const [term, stems] of tried) {
      const both = found.filter((matches) => stems.includes(matches.term.stem));
      if (both.every(({ isKnown }) => isKnown)) continue;
      const one = nowhere(term);
      for (const matches of [one, ...both]) {
        if (await this.addKnown(matches, term, AS_TYPED)) matches.isKnown = true;
      }
      if (one.isKnown) joined.push(one);
    }
    return joined;
  }

  /** @param {Term} term @param {boolean} corrects */
  async term(term, corrects) {
    const matches = nowhere(term);
    matches.isKnown = await this.addKnown(matches, term, AS_TYPED);
    const respelt = matches.isKnown ? null : this.respelt(term);
    if (respelt) matches.isKnown = await this.addKnown(matches, respelt, [this.ranking.respelt, 1]);
    if (!matches.isKnown && term.isWord && corrects) await this.addCorrected(matches, term);
    return matches;
  }

  /**
   * Add what a term matches as it is, by its stem or as a beginning; is it known?
   * @param {Matches} matches @param {Term} term @param {Weight} kind
   */
  async addKnown(matches, term, kind) {
    let known = false;
    const stems = [term.stem];
    for (const stem of stems) {
      const group = await this.reader.group(stem);
      if (!group) continue;
      // Only a sign-post of the typed stem leads on.
      if (stem === term.stem) {
        for (const form of group.forms) if (form.startsWith(">")) stems.push(form.slice(1));
      }
      known = this.add(matches, group, this.weights(group, term, kind)) || known;
    }
    const length = size(term.form);
    if (term.isWord ? !term.isPrefix || length < this.limits.prefix : length !== 1) return known;
    // A single character of a script without spaces is the beginning of pairs.
    if (!term.isPrefix && !HAN.test(term.form)) return known;
    for (const group of await this.reader.beginningWith(term.form)) {
      if (stems.includes(group.stem)) continue;
      known = this.add(matches, group, this.prefixWeights(group, term, kind)) || known;
    }
    return known;
  }

  /** @param {Group} group @param {Term} term @param {Weight} kind @returns {Weight[]} */
  weights({ forms }, term, [score, title]) {
    const { exact, stem, title_stem, title_synonym } = this.ranking;
    return forms.map((form) => {
      if (form.startsWith(">")) return [0, 0];
      if (form.startsWith("=")) return [exact * score, ((form.charCodeAt(1) - 48) / 10) * title_synonym * title];
      if (form === term.form || form.includes("-")) return [exact * score, title];
      return [stem * score, title_stem * title];
    });
  }

  /** @param {Group} group @param {Term} term @param {Weight} kind @returns {Weight[]} */
  prefixWeights({ forms }, term, [factor, title]) {
    const { prefix_least, prefix_most, title_prefix } = this.ranking;
    const length = size(term.form);
    const scores = forms.map((form) =>
      form.startsWith(term.form) && !form.includes("-")
        ? (prefix_least + ((prefix_most - prefix_least) * length) / size(form)) * factor
        : 0,
    );
    // What counts for a word counts as much for its beginning.
    const best = Math.max(...scores);
    return forms.map((form, at) => [form.startsWith("=") ? best : scores[at], title_prefix * title]);
  }

  /** @param {Term} term the same with `ue` for `ü` and the like undone */
  respelt(term) {
    let form = term.form;
    for (const [typed, folded] of this.reader.manifest.respellings) form = form.replaceAll(typed, folded);
    return form === term.form ? null : { ...term, form, stem: this.analyser.stem(form) };
  }

  /** What a word may mean that nothing holds. @param {Matches} matches @param {Term} term */
  async addCorrected(matches, term) {
    const length = size(letters(term.form));
    const edits = this.limits.typos.filter((least) => length >= least).length;
    if (edits) await this.addSimilar(matches, term, edits);
    const pieces = term.form.match(NUMBERS) ?? [];
    if (matches.documents.size || pieces.length < 2 || pieces.length > MOST_PIECES) return;
    for (const piece of pieces) await this.addPart(matches, piece);
  }

  /** @param {Matches} matches @param {Term} term @param {number} edits */
  async addSimilar(matches, term, edits) {
    const { ranking } = this;
    const words = await this.reader.wordsLike(term.form, edits);
    const near = this.near(term, words, edits);
    const parts = this.parts(term.form, words, !near.length);
    const compounds = this.compounds(term, words);
    const all = [...near.map(([, word]) => word), ...parts, ...compounds];
    this.reader.ahead(all.map((word) => this.meant(word).stem));
    for (const [steps, word] of near) {
      const same = [...word][0] === [...term.form][0] ? 1 : ranking.typo_first;
      const title = steps === 1 ? 1 : ranking.title_typo_2;
      const meant = this.meant(word);
      const isKnown = await this.addKnown(matches, meant, [same * ranking[`typo_${steps}`], title]);
      if (isKnown) matches.meant ||= meant.stem;
    }
    for (const part of parts) await this.addPart(matches, part);
    for (const word of compounds) await this.addKnown(matches, this.meant(word), [ranking.compound, 1]);
  }

  /**
   * Known words that end with a word, endings aside: it says what they are.
   * @param {Term} term @param {string[]} words
   */
  compounds({ form, stem }, words) {
    if (!this.reader.manifest.links || size(stem) < this.limits.head) return [];
    const found = words.filter((word) => this.isHead(form, word) || this.isHead(stem, word));
    return found.sort((a, b) => size(a) - size(b) || order(a, b)).slice(0, this.ranking.max_typos);
  }

  /** @param {string} end @param {string} word */
  isHead(end, word) {
    const { part, ending } = this.limits;
    const at = word.lastIndexOf(end);
    return at >= 0 && size(word.slice(0, at)) >= part && size(word.slice(at + end.length)) <= ending;
  }

  /** @param {string} form @returns {Term} */
  meant(form) {
    return { form, stem: this.analyser.stem(form), isWord: true, isPrefix: false };
  }

  /** @param {Term} term @param {string[]} words @param {number} edits @returns {[number, string][]} */
  near({ form, isPrefix }, words, edits) {
    const typed = letters(form);
    /** @type {[number, string][]} */
    const found = [];
    for (const written of words) {
      const word = letters(written);
      const steps = distance(typed, word, edits);
      if (steps > 0 && steps <= edits) found.push([steps, written]);
      // An unfinished word is near to one that begins nearly like it: that counts a step more.
      else if (isPrefix && steps && beginsAlike(typed, word)) found.push([2, written]);
    }
    found.sort((a, b) => a[0] - b[0] || order(a[1], b[1]));
    return found.slice(0, this.ranking.max_typos);
  }

  /** What holds both parts of a compound is worth both. @param {Matches} matches @param {string} part */
  async addPart(matches, part) {
    const one = nowhere(matches.term);
    await this.addKnown(one, this.meant(part), [this.ranking.compound, 1]);
    for (const word of one.words) matches.words.add(word);
    matches.count = Math.max(matches.count, one.count);
    for (const [document, found] of one.documents) {
      const held = matches.documents.get(document);
      if (held) {
        held.score += found.score;
        held.parts |= found.parts;
        held.title = Math.max(held.title, found.title);
        held.keyword ||= found.keyword;
        held.asked ||= found.asked;
        held.intent += found.intent;
      } else matches.documents.set(document, found);
    }
  }

  /**
   * The known words that a compound is made from.
   * @param {string} form @param {string[]} words
   * @param {boolean} isLoose their endings may differ, and one may be all that is known
   * @returns {string[]}
   */
  parts(form, words, isLoose) {
    const { links } = this.reader.manifest;
    // Words that are written apart, typed as one: “giftcard”.
    if (!links && !isLoose) return [];
    isLoose &&= !!links;
    const { part: least, head } = this.limits;
    const typed = [...form];
    /** @type {Map<string, string[]>} words that begin alike */
    const known = new Map();
    for (const word of words) {
      const start = word.slice(0, least);
      if (!known.get(start)?.push(word)) known.set(start, [word]);
    }
    const alike = /** @param {string} part */ (part) => known.get(part.slice(0, least)) ?? [];
    const like = /** @param {string[]} letters */ (letters) => {
      const part = letters.join("");
      return letters.length < least ? NO_WORD : this.like(part, alike(part), isLoose);
    };
    /** @type {string[]} */
    let found = [];
    let best = typed.length;
    for (let at = typed.length - least; at >= least; at--) {
      const [ending, last] = like(typed.slice(at));
      for (const link of last ? ["", ...(links ?? [])] : []) {
        const first = typed.slice(0, at);
        if (link && first.splice(-size(link)).join("") !== link) continue;
        const [letters, word] = like(first);
        if (word && letters + ending < best) {
          found = [word, last];
          best = letters + ending;
        }
      }
    }
    if (!isLoose || found.length) return found;
    for (let length = typed.length - least; length >= head; length--) {
      for (const part of [typed.slice(-length), typed.slice(0, length)]) {
        const word = part.join("");
        if (alike(word).includes(word)) return [word];
      }
    }
    return [];
  }

  /**
   * The word that is most like a part of a compound, after how many letters differ.
   * @param {string} part @param {string[]} known @param {boolean} isLoose @returns {[number, string]}
   */
  like(part, known, isLoose) {
    if (known.includes(part)) return [0, part];
    /** @type {[number, string]} */
    let best = [size(part), ""];
    for (const form of isLoose ? [part, this.analyser.stem(part)] : []) {
      for (const word of known) {
        const letters = this.ending(form, word) + 1;
        if (letters < best[0]) best = [letters, word];
      }
    }
    return best;
  }

  /** How many letters two words have behind their common beginning. @param {string} form @param {string} word */
  ending(form, word) {
    const { part, head, ending } = this.limits;
    const [one, other] = [[...form], [...word]];
    let shared = 0;
    while (shared < one.length && one[shared] === other[shared]) shared++;
    const rest = [one.length - shared, other.length - shared];
    const least = Math.min(...rest) ? head : part;
    return shared < least || Math.max(...rest) > ending ? Infinity : rest[0] + rest[1];
  }

  /**
   * Add the documents of a group, with a weight for each of its forms; are there any?
   * @param {Matches} matches @param {Group} group @param {Weight[]} weights
   */
  add(matches, group, weights) {
    const { columns, start, end } = group;
    if (start === end || !weights.some(([score]) => score)) return false;
    const { impacts, limits } = this.reader.manifest;
    // A power of two: what a flag holds beside the level is above it.
    const level = impacts.length - 1;
    matches.words.add(group.stem);
    for (const form of group.forms) if (form.startsWith("=")) matches.words.add(form.slice(2));
    matches.count = Math.max(matches.count, group.count);
    for (let at = start; at < end; at++) {
      let weight = 0;
      let title = 0;
      for (let form = 0; form < weights.length; form++) {
        const bit = 1 << Math.min(form, limits.last_form);
        if (columns.forms[at] & bit) weight = Math.max(weight, weights[form][0]);
        if (columns.titles[at] & bit && weights[form][0]) title = Math.max(title, weights[form][1]);
      }
      if (!weight) continue;
      const score = weight * impacts[columns.flags[at] & level];
      const keyword = (columns.flags[at] & KEYWORDS) > 0;
      const asked = (columns.flags[at] & ASKED) > 0;
      const intent = weight * columns.intent[at];
      const found = matches.documents.get(columns.docs[at]);
      if (found) {
        found.keyword ||= keyword;
        found.asked ||= asked;
        found.intent = Math.max(found.intent, intent);
        found.score = Math.max(found.score, score);
        found.parts |= columns.parts[at];
        found.title = Math.max(found.title, title);
      } else matches.documents.set(columns.docs[at], { score, parts: columns.parts[at], title, keyword, asked, intent });
    }
    return true;
  }
}
