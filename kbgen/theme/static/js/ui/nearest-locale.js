// Which of the site's locales a reader reads best, by CLDR's likely subtags.

/** @type {Record<string, string>} Macrolanguage, or the other Norwegian → whose words stand for it. */
const WORDS_OF = { no: "nb", nn: "nb" };
/**
 * Where a language is written in two ways: the regions that name the second, and those that have the
 * first (CLDR: parent locales, language matching).
 * @type {Record<string, [string, string]>}
 */
const TWO_WAYS = {
  en: ["001 GB", "AS CA GU MH MP PH PR UM US VI"],
  es: ["419", "EA ES GQ IC PH"],
  pt: ["PT", "BR"],
};

/** @param {string} tag */
function likely(tag) {
  try {
    const written = new Intl.Locale(tag.replaceAll("_", "-"));
    const { language, script, region = "" } = written.maximize();
    return { language: WORDS_OF[language] ?? language, script, region, named: written.region ?? "" };
  } catch {
    return null; // no tag
  }
}

/** How near a locale is to the one that is wanted; 0: another language. @param {string} wanted @param {string} offered @returns {number} */
function nearness(wanted, offered) {
  if (wanted.toLowerCase() === offered.toLowerCase()) return 6;
  const [reader, own] = [likely(wanted), likely(offered)];
  if (!reader || !own || reader.language !== own.language) return 0;
  if (reader.script !== own.script) return 1;
  if (own.named === reader.region) return 5;
  const [second, first] = TWO_WAYS[own.language] ?? ["", ""];
  if (own.named && second.includes(own.named) && !first.includes(reader.region)) return 4;
  return own.named ? 2 : 3;
}

/**
 * The best of the site's locales: of the first language that it has, in its script; else in another.
 * @param {readonly string[]} preferred tags, the best first
 * @param {string[]} available
 */
export function nearestLocale(preferred, available) {
  for (const least of [2, 1]) {
    for (const tag of preferred) {
      const near = available.map((offered) => nearness(tag, offered));
      const most = Math.max(...near);
      if (most >= least) return available[near.indexOf(most)];
    }
  }
  return available[0];
}
