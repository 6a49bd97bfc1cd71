// The site as tools for agents in the browser, by WebMCP's `document.modelContext`: those of `kbgen mcp`,
// with the reader's market where an agent names none.

import { market } from "./market.js";
import { page } from "./page.js";

const root = new URL(page.root || "./", location.href);
/** @param {string} name @returns {Promise<any>} */
const list = async (name) =>
  (await fetch(new URL(`_kb/${name}.${page.locale.toLowerCase()}.json`, root), { cache: "no-cache" })).json();
/** @typedef {{markets: string[] | null}} ByMarket */
/** @param {string | null} own @returns {(one: ByMarket) => boolean} */
const fits = (own) => (one) => !one.markets || one.markets.includes(own ?? "");
const UNKNOWN = { error: "Not found, or it differs by market: name the shopper's market." };

/**
 * Name → description, parameters (`?`: optional), tool.
 * @type {Record<string, [string, string, (input: any, own: string | null) => unknown]>}
 */
const TOOLS = {
  search_help: [
    "Find articles that answer a question.",
    "query",
    async ({ query }, own) => {
      const { kbgen } = /** @type {any} */ (window);
      const options = { limit: 5, market: own };
      return { answer: await kbgen.answer(query, options), results: await kbgen.search(query, options) };
    },
  ],
  read_article: [
    "Read an article, with the policy values of the market.",
    "article",
    async ({ article }, own) =>
      (await list("articles")).articles.filter(fits(own)).find((/** @type {any} */ one) => one.id === article) ?? UNKNOWN,
  ],
  list_policies: [
    "List what the shop promises in the market.",
    "",
    async (_, own) =>
      (await list("policies")).policies.map((/** @type {any} */ { name, values }) => ({ name, ...values.find(fits(own)) })),
  ],
  last_day: [
    "Work out the last day to send something back, or of another policy that counts calendar days.",
    "delivered policy?",
    async ({ delivered, policy }, own) => {
      const all = (await list("policies")).policies.filter((/** @type {any} */ { type }) => type === "duration");
      const said = (/** @type {any} */ { name, means }) => (policy ? name === policy : means === "return-window");
      const named = (/** @type {any} */ { name }) => !policy && /return.*(window|period|deadline|days)$/.test(name);
      const meant = all.some(said) ? all.filter(said) : all.filter(named);
      const names = all.map((/** @type {any} */ { name }) => name).join(", ");
      if (meant.length !== 1) return { error: `Say which policy: ${names || "the site has none"}.` };
      const { most, unit } = meant[0].values.find(fits(own))?.value ?? {};
      if (!unit || unit === "working-day") return UNKNOWN;
      const { lastDay } = await import("./blocks/last-day.js");
      return { last_day: lastDay(delivered, { count: most, unit, holidays: [], zone: "" }), policy: meant[0].name };
    },
  ],
  report_problem: [
    "Report a wrong article to the shop's editors.",
    "article problem",
    async ({ article, problem }) => {
      const [{ deliver }, { wireEvent }] = await Promise.all([import("./feedback/sinks.js"), import("./feedback/wire.js")]);
      const comment = String(problem).slice(0, 1000);
      return deliver(wireEvent("comment", { article_id: article, revision: undefined, comment, via: "agent" }));
    },
  ],
};

const context = /** @type {any} */ (document).modelContext;
for (const [name, [description, parameters, tool]] of Object.entries(TOOLS)) {
  const names = parameters.split(" ").filter(Boolean);
  if (!context || (name === "report_problem" && !page.sinks?.length)) continue;
  context.registerTool({
    name,
    description,
    inputSchema: {
      type: "object",
      properties: Object.fromEntries([...names, "market"].map((one) => [one.replace("?", ""), { type: "string" }])),
      required: names.filter((one) => !one.endsWith("?")),
    },
    annotations: { readOnlyHint: name !== "report_problem" },
    execute: (/** @type {any} */ input) => tool(input, input.market || market()),
  });
}
